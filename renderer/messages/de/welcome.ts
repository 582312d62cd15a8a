// Der erste Start und seine Übung auf Deutsch.
import type { welcome as english } from '../en/welcome.ts'

export const welcome: typeof english = {
  hello: 'Ein Exzerptbuch für Ihre Arbeit',
  lead: 'Lesen Sie Ihre Quellen, heben Sie unter eigenen Themen auf, was zählt, und holen Sie es mit dem richtigen Beleg wieder heraus.',
  tryTitle: 'Erst einmal probieren',
  tryText: 'Ein kurzer Essay und vier Schritte: Markierung, Thema, Notiz, Zitat. Das dauert zwei Minuten.',
  try: 'Den Essay öffnen',
  ownTitle: 'Mit eigenen Texten beginnen',
  ownText: 'Ziehen Sie Dateien oder einen Ordner irgendwo in dieses Fenster, oder wählen Sie sie hier.',
  importFiles: 'Dateien wählen',
  importFolder: 'Ein Ordner',
  private: 'Alles bleibt auf diesem Gerät.',
  command: 'Erste Übung',
  label: 'Erste Übung',
  title: 'Vier Dinge zum Probieren',
  doneTitle: 'Mehr ist nicht dabei',
  skip: 'Übung überspringen',
  close: 'Übung schließen',
  stepDone: ', erledigt',
  ticked: (step) => `Erledigt: ${step}`,
  allDone: 'Alle vier erledigt. Der Rest ist Lesen.',
  whatNext: 'Ihre Stellen stehen jetzt mit ihren Belegen unter den Themen. Der Essay kann jederzeit in den Papierkorb.',
  importOwn: 'Meine Texte importieren',
  steps: {
    highlight: {
      title: 'Eine Stelle markieren',
      how: 'Wählen Sie ein paar Wörter im Text, mit der Maus oder mit Umschalt und Pfeilen, und drücken Sie',
    },
    theme: {
      title: 'Ihr ein Thema geben',
      how: 'Sagen Sie, worum es geht: Zwei Buchstaben finden ein Thema, ein neues Wort legt eines an. Drücken Sie',
    },
    note: {
      title: 'Eine Notiz schreiben',
      how: 'Ihr eigener Gedanke neben der Stelle, gespeichert, während Sie tippen. Drücken Sie',
    },
    copy: {
      title: 'Mit Beleg kopieren',
      how: 'Esc verlässt die Notiz. Für das Zitat mit Autor, Jahr und Seite, fertig zum Einfügen, drücken Sie',
    },
  },
}
