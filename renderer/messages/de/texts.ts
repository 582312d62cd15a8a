// Einen Text berichtigen, seine Seiten benennen, seine Werke einteilen, ihn neu einlesen, und was aus den Markierungen wurde.
import type { Catalogue } from '../en.ts'
import { format } from './format.ts'

export const texts: Catalogue['texts'] = {
  close: 'Schließen',
  cancel: 'Abbrechen',
  commands: {
    words: 'Text berichtigen…',
    join: 'Mit dem nächsten Absatz verbinden',
    break: 'Hier einen neuen Absatz beginnen',
    heading: 'Zur Überschrift machen',
    paragraph: 'Zum Absatz machen',
    pages: 'Seitenzahlen…',
    splitWork: 'Hier beginnt ein Werk',
    joinWork: 'Mit dem Werk davor verbinden',
    extent: 'Dieses Werk ist das Ausgewählte',
    facts: 'Titel und Verfasser dieses Werks…',
    reread: 'Neu einlesen',
    replace: 'Durch eine neuere Datei ersetzen…',
    audit: 'Markierungen prüfen…',
    attach: 'Die Markierung auf die gewählten Wörter setzen',
  },
  correct: 'Berichtigen',
  nothingThere: 'Hier gibt es nichts zu ändern.',
  joined: 'Verbunden',
  broken: 'Hier beginnt ein neuer Absatz',
  nowHeading: 'Jetzt eine Überschrift',
  nowParagraph: 'Jetzt ein Absatz',
  workSplit: 'Hier beginnt ein Werk. Geben Sie ihm Titel und Verfasser.',
  workExtent: 'Das Werk reicht vom ersten dieser Absätze bis zum letzten',
  workJoined: 'Mit dem Werk davor verbunden',
  words: {
    title: 'Text berichtigen',
    field: 'Diese Wörter sollen lauten',
    help: 'Markierungen wandern mit. Rückgängig stellt alles wieder her.',
    inFile: 'In der Datei',
    save: 'Berichtigen',
    remove: 'Herausnehmen',
    corrected: 'Berichtigt',
    removed: 'Aus dem Text genommen',
    oneParagraph: 'Wählen Sie Wörter eines einzigen Absatzes.',
  },
  pages: {
    title: 'Seitenzahlen',
    explain: 'Sagen Sie, wie eine Seite heißt; die anderen werden von ihr aus gezählt. Belege ändern sich sofort.',
    sentence: 'Dieser Satz',
    isOn: 'steht auf Seite',
    isOnHelp: 'Wie gedruckt: 14, xii, A-3. Leer: keine Zahl.',
    scope: 'Das gilt',
    scopes: { all: 'für den ganzen Text', here: 'ab dieser Seite' },
    begins: 'Hier beginnt eine neue Seite',
    doubtful: 'Die gedruckten Zahlen stehen zwischen zwei Seiten. Zu welcher gehören sie?',
    guessed: 'In diesem Text ist keine Seitenzahl gedruckt; die Seiten werden ab 1 gezählt.',
    reading: (first: string) => `Die erste Seite ist ${first}`,
    preview: 'Seiten',
    from: 'Wörter',
    now: 'Jetzt',
    later: 'Dann',
    noNumber: 'keine',
    noPages: 'Dieser Text zeigt keine Seiten. „Hier beginnt eine neue Seite“ macht eine.',
    citations: (changed: number, same: number) =>
      changed === 0
        ? format.plural(same, {
            zero: 'Noch keine Markierungen in diesem Text',
            one: 'Der Beleg der einen Markierung bleibt',
            other: 'Alle # Belege bleiben',
          })
        : format.plural(changed, { one: 'Ein Beleg ändert sich', other: '# Belege ändern sich' }) +
          (same > 0 ? format.plural(same, { one: ', einer bleibt', other: ', # bleiben' }) : ''),
    changesTo: 'wird',
    more: (count: number) => format.plural(count, { one: 'und ein weiterer', other: 'und # weitere' }),
    rules: 'Bisher gesagt',
    rule: (label: string, words: string) =>
      label === '' ? `${format.quote(words)}: keine Zahl` : `${format.quote(words)} steht auf Seite ${label}`,
    takeBack: 'Zurücknehmen',
    save: 'Diese Zahlen verwenden',
    saved: 'Seitenzahlen geändert',
    working: 'Zählt…',
  },
  reading: (file: string) => `${file} wird neu eingelesen…`,
  audit: {
    title: 'Markierungen in diesem Text',
    allWell: 'Alle Markierungen sind, wo sie waren',
    allWellExplain: (count: number) =>
      format.plural(count, {
        zero: 'In diesem Text gibt es noch keine.',
        one: 'Die eine Markierung wurde Wort für Wort gefunden.',
        other: 'Alle # wurden Wort für Wort gefunden.',
      }),
    counts: ({ exact, moved, fuzzy, lost }: { exact: number; moved: number; fuzzy: number; lost: number }) =>
      [
        `${exact} genau`,
        moved > 0 ? `${moved} verschoben` : '',
        fuzzy > 0 ? `${fuzzy} mit anderen Wörtern` : '',
        lost > 0 ? `${lost} verloren` : '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
    how: { exact: 'genau', moved: 'verschoben', fuzzy: 'andere Wörter', lost: 'verloren' },
    explain: {
      moved: 'Dieselben Wörter an anderer Stelle.',
      fuzzy: 'Fast dieselben Wörter; durchgestrichen ist, wie sie waren.',
      lost: 'Nicht mehr in diesem Text. Zitat, Themen und Notiz bleiben erhalten.',
    },
    dropped: (count: number) =>
      format.plural(count, {
        one: 'Eine Berichtigung hatte in dieser Datei keinen Platz und wurde weggelassen.',
        other: '# Berichtigungen hatten in dieser Datei keinen Platz und wurden weggelassen.',
      }),
    confirm: 'Stimmt so',
    confirmAll: 'Alle stimmen so',
    find: 'Ihren Platz suchen',
    show: 'Zeigen',
    confirmed: (count: number) => format.plural(count, { one: 'Vermerkt', other: '# vermerkt' }),
    page: (label: string) => `S.\u00a0${label}`,
    list: 'Anzusehende Markierungen',
    working: 'Die Markierungen werden geprüft…',
    was: 'vorher',
    now: 'jetzt',
  },
  notice: (lost: number, check: number) =>
    [
      lost > 0
        ? format.plural(lost, { one: 'Eine Markierung ist verloren', other: '# Markierungen sind verloren' })
        : '',
      check > 0 ? format.plural(check, { one: 'eine ist anzusehen', other: '# sind anzusehen' }) : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  review: 'Ansehen',
  repair: {
    label: 'Eine Markierung, die ihren Platz sucht',
    stood: 'Sie stand hier',
    stoodOn: (page: string) => `Sie stand auf Seite ${page}`,
    select: 'Wählen Sie unten im Text ihre Wörter.',
    attach: 'Auf die gewählten Wörter setzen',
    leave: 'So lassen',
    attached: (text: string) => `Jetzt ${format.quote(text)}`,
  },
}
