// Arbeit am ganzen Codebuch: Tasten der Themen, Aufteilen, Geschichte, Import und Export.
import type { codebook as english } from '../en/codebook.ts'
import { format } from './format.ts'

const count = (n: number, one: string, other: string) => format.plural(n, { one, other })

export const codebook: typeof english = {
  more: 'Mehr zu den Themen',
  close: 'Schließen',
  cancel: 'Abbrechen',
  tagWith: (theme) => `Thema ${theme} geben`,
  key: {
    action: 'Taste…',
    title: (theme) => `Taste für ${format.quote(theme)}`,
    explain:
      'Drücken Sie einen Buchstaben oder eine Ziffer, allein oder mit Alt oder Umschalt. Beim Lesen gibt die Taste der Auswahl oder der Stelle das Thema, hier der Stelle, die den Fokus hat.',
    press: 'Taste drücken',
    now: (key) => `Jetzt: ${key}`,
    none: 'Noch keine Taste',
    unfit: (key) =>
      `${key} kann keine Taste eines Themas sein: nehmen Sie einen Buchstaben oder eine Ziffer, gern mit Alt oder Umschalt.`,
    taken: (key, by) => `${key} ist schon vergeben: ${by}. Nichts wurde geändert.`,
    given: (key, theme) => `${key} gibt jetzt das Thema ${format.quote(theme)}`,
    clash: (key, theme, by) =>
      `${key} gibt hier nicht das Thema ${format.quote(theme)}: ${by}. Geben Sie dem Thema eine andere Taste.`,
    remove: 'Taste entfernen',
    removed: (theme) => `${format.quote(theme)} hat keine Taste mehr`,
    typeAhead: 'Ein Buchstabe allein gilt beim Lesen; in Listen suchen Buchstaben, dort gilt er nur auf einer Stelle.',
  },
  split: {
    action: 'Aufteilen, Stelle für Stelle…',
    title: (theme) => `${format.quote(theme)} aufteilen`,
    progress: (done, all) => `${format.number(done)} von ${format.number(all)}`,
    progressLabel: 'Durchgesehene Stellen',
    into: 'Kommt zu',
    none: 'Noch kein Thema darunter: N legt das erste an.',
    new: 'Neues Thema darunter',
    newLabel: 'Name des neuen Themas darunter',
    skip: 'Für später lassen',
    back: 'Zurück zur vorigen',
    moved: (theme) => `→ ${theme}`,
    skipped: 'Für später gelassen',
    taken: (theme) => `Zurück aus ${format.quote(theme)}`,
    passage: (number) => `Stelle ${format.number(number)}`,
    nothing: 'Dieses Thema hat keine eigenen Stellen, die durchzusehen wären.',
    done: (moved) =>
      count(
        moved,
        'Alles durchgesehen: # Stelle hat ihr Thema gefunden.',
        'Alles durchgesehen: # Stellen haben ihre Themen gefunden.',
      ),
    left: (n) => count(n, '# Stelle bleibt im Thema.', '# Stellen bleiben im Thema.'),
    again: 'Die übrigen durchsehen',
    finish: 'Fertig',
    leave: 'Hier aufhören',
    stopped: (moved) =>
      count(
        moved,
        '# Stelle hat ihr neues Thema. Erneut aufteilen geht weiter; Rückgängig nimmt alles zurück.',
        '# Stellen haben ihre neuen Themen. Erneut aufteilen geht weiter; Rückgängig nimmt alles zurück.',
      ),
    keys: { digit: 'nimmt das Thema dieser Nummer', more: 'Mehr als neun: die ersten neun haben Tasten' },
    resumed: 'Es geht weiter, wo Sie aufgehört haben',
  },
  history: {
    action: 'Geschichte der Themen',
    actionOf: 'Geschichte dieses Themas',
    title: 'Geschichte der Themen',
    titleOf: (theme) => `Geschichte von ${format.quote(theme)}`,
    label: 'Änderungen der Themen',
    reading: 'Die Geschichte wird gelesen…',
    failed: 'Die Geschichte ließ sich nicht lesen',
    again: 'Noch einmal',
    none: 'Mit den Themen ist noch nichts geschehen.',
    undone: 'rückgängig gemacht',
    all: 'Alle Themen',
    which: 'Thema',
    made: (theme) => `${format.quote(theme)} angelegt`,
    renamed: (from, to) => `umbenannt von ${format.quote(from)} in ${format.quote(to)}`,
    moved: (theme, to) => `${format.quote(theme)} unter ${format.quote(to)} verschoben`,
    movedTop: (theme) => `${format.quote(theme)} auf die oberste Ebene verschoben`,
    merged: (theme, into) => `${format.quote(theme)} zusammengelegt mit ${format.quote(into)}`,
    split: (theme) => `${format.quote(theme)} aufgeteilt`,
    defined: (theme, text) => `${format.quote(theme)} definiert: ${text}`,
    undefined: (theme) => `Definition von ${format.quote(theme)} entfernt`,
    recoloured: (theme) => `${format.quote(theme)} umgefärbt`,
    keyed: (theme) => `Taste von ${format.quote(theme)} geändert`,
    exampled: (theme) => `Beispiele von ${format.quote(theme)} geändert`,
    trashed: (theme) => `${format.quote(theme)} in den Papierkorb gelegt`,
    restored: (theme) => `${format.quote(theme)} aus dem Papierkorb geholt`,
    changed: (theme) => `${format.quote(theme)} geändert`,
    passages: (n) => count(n, '# Stelle', '# Stellen'),
    more: (n) => count(n, '# weiteres Thema', '# weitere Themen'),
    gone: 'Dieses Thema liegt im Papierkorb',
  },
  file: {
    export: 'Themen exportieren',
    formats: { qdc: 'REFI-QDA-Codebuch (.qdc)', csv: 'Tabelle (.csv)', markdown: 'Gliederung (.md)' },
    exported: (name) => `${name} liegt bei Ihren Downloads`,
    import: 'Themen importieren…',
    title: (file) => `Themen aus ${file} importieren`,
    explain: 'Nichts wird geändert, bevor Sie importieren. Es ist ein Schritt und lässt sich rückgängig machen.',
    make: (n) => count(n, '# neues Thema', '# neue Themen'),
    merge: (n) => count(n, '# Thema ist schon da', '# Themen sind schon da'),
    change: (n) => count(n, '# davon bekommt eine Definition', '# davon bekommen eine Definition'),
    kept: 'behält seine Definition',
    defines: 'bekommt die Definition der Datei',
    new: 'neu',
    there: 'da',
    warnings: (n) => count(n, '# Bemerkung', '# Bemerkungen'),
    warning: (w) => {
      switch (w.code) {
        case 'setLeftOut':
          return `Die Gruppe ${format.quote(w.name)} blieb weg: Themen stehen hier in einem Baum.`
        case 'rowWithoutName':
          return `Zeile ${format.number(w.row)} blieb weg: sie nennt kein Thema.`
        case 'lineWithoutName':
          return `Zeile ${format.number(w.line)} blieb weg: sie nennt kein Thema.`
        case 'colourUnknown':
          return `Zeile ${format.number(w.row)}: ${format.quote(w.colour)} ist keine Farbe, die hier bekannt ist.`
        case 'themeUnfit':
          return `${format.quote(w.theme)} blieb weg: der Name geht hier nicht, oder es steht zu tief.`
      }
    },
    list: 'Was in der Datei steht',
    do: 'Importieren',
    nothing: 'Darin steht nichts, was nicht schon hier ist.',
    done: (n) => count(n, '# Thema importiert', '# Themen importiert'),
    tooLarge: 'Die Datei ist zu groß für ein Codebuch.',
  },
}
