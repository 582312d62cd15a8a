// Einstellungen auf Deutsch.
import type { settings as english } from '../en/settings.ts'
import { format } from './format.ts'

export const settings: typeof english = {
  title: 'Einstellungen',
  reading: {
    title: 'Lesen',
    sample:
      'Auch der Leser soll getrennt aufheben, was er gesammelt hat, und dann die vielen Säfte zu einem Geschmack vereinen.',
  },
  citing: {
    title: 'Zitieren',
    explain: 'Kopierte Zitate, Karten und Literaturverzeichnis folgen diesem Stil und dieser Sprache.',
  },
  language: {
    title: 'Sprache des Fensters',
    label: 'Sprache des Fensters',
    names: { system: 'Wie das System', en: 'English', de: 'Deutsch' },
  },
  library: {
    title: 'Bibliothek und Privatsphäre',
    privacy:
      'Alles bleibt auf diesem Gerät, in einem Ordner, solange Sie nichts anderes verlangen. Das Fenster erreicht kein Netz; nichts wird von selbst gezählt oder gesendet.',
    asked: {
      title: 'Was es verlässt, wenn Sie es verlangen',
      lookUp: 'Eine DOI oder ISBN nachzuschlagen fragt deren Register nach dieser einen Nummer.',
      sync: 'Der Abgleich legt die Bibliothek ab, wo Sie es sagen. Sie wird vorher verschlüsselt, außer ein Weg sagt „nicht verschlüsselt“: dann kann jeder, der den Ort erreicht, alles lesen.',
      learns:
        'Von einer verschlüsselten Bibliothek erfährt ein Server oder Ordner noch, wie viele Einträge und Dateien es gibt, etwa wie groß sie sind, wann sie sich ändern und durch welchen Ihrer Rechner; nicht, wie sie heißen, und kein Wort daraus.',
      laptop:
        'Zwischen zwei Rechnern liegt nichts. Andere im Netz sehen, dass Commonplace wartet, unter einem jedes Mal neuen Namen, und nicht, wessen es ist.',
    },
    folder: 'Ordner',
    setAside: 'Beiseitegelegt',
    nothingSetAside: 'Nichts: Alles, was aufgehoben ist, lässt sich lesen',
    someSetAside: (n) =>
      format.plural(n, {
        one: '# Eintrag ließ sich nicht lesen; er bleibt unberührt auf der Platte',
        other: '# Einträge ließen sich nicht lesen; sie bleiben unberührt auf der Platte',
      }),
    lesson: 'Erste Übung wiederholen',
    trash: 'Papierkorb öffnen',
  },
  keys: {
    title: 'Tasten',
    explain:
      'Drücken Sie Ändern, dann die neue Taste. Die Rücktaste lässt einen Befehl ohne Taste, Escape behält die alte. Ansichten, die noch nicht offen waren, bringen ihre mit, sobald sie es sind.',
    find: 'Befehl suchen',
    clear: 'Leeren',
    change: 'Ändern',
    changeOf: (title, keys) => `Taste ändern für ${title}${keys === '' ? '' : `, jetzt ${keys}`}`,
    press: 'Taste drücken…',
    reset: 'Zurücksetzen',
    resetOf: (title) => `${title} wieder die erste Taste geben`,
    resetAll: 'Alle Tasten zurücksetzen',
    given: (key, title) => `${key} tut jetzt: ${title}`,
    taken: (key, title, others) => `${key} tut jetzt: ${title}. Weggenommen von: ${others}`,
  },
  about: {
    title: 'Über',
    licence: 'Freie Software unter der MIT-Lizenz. Sie ruht auf der Arbeit vieler; diese wollen genannt sein:',
    all: 'Alle Lizenzen und Hinweise',
    noNotices:
      'Diese Kopie läuft aus ihren Quellen: Jedes Paket in node_modules trägt seine Lizenz, wie seine Verfasser sie schrieben.',
    close: 'Schließen',
  },
}
