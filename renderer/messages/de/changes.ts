// Die Namen der Änderungen auf Deutsch.
import type { Parameters, Verb } from '../../../shared/model/change.ts'
import { format } from './format.ts'

type Say = (p: Parameters) => string

const count = (p: Parameters) => (typeof p['count'] === 'number' ? p['count'] : 1)
const passages = (p: Parameters) => format.plural(count(p), { one: 'Stelle', other: '# Stellen' })
const named = (p: Parameters, key: string) => (typeof p[key] === 'string' ? ` ${format.quote(p[key])}` : '')

export const changes = {
  name: {
    import: (p) => `Import${named(p, 'file')}`,
    annotate: (p) => `Markierung${named(p, 'quote')}`,
    recolour: (p) => `${passages(p)} umfärben`,
    setKind: (p) => `Art ändern: ${passages(p)}`,
    resize: (p) => `Enden einer Stelle verschieben${named(p, 'quote')}`,
    mergePassages: (p) => `${passages(p)} zusammenfassen`,
    splitPassage: () => 'eine Stelle teilen',
    highlightAll: (p) =>
      `${format.plural(count(p), { one: 'eine Fundstelle', other: '# Fundstellen' })}${named(p, 'quote')} markieren`,
    setQuotedFrom: (p) =>
      typeof p['title'] === 'string'
        ? `Sekundärzitat${named(p, 'title')}: ${passages(p)}`
        : `kein Sekundärzitat mehr: ${passages(p)}`,
    tag: (p) => `Thema${named(p, 'theme')} für ${passages(p)}`,
    untag: (p) => `Thema${named(p, 'theme')} entfernen: ${passages(p)}`,
    link: (p) => `Verbindung von${named(p, 'from')} zu${named(p, 'to')}`,
    unlink: (p) => `Verbindung von${named(p, 'from')} zu${named(p, 'to')} lösen`,
    trash: (p) => `${count(p) === 1 ? '' : `${format.number(count(p))} `}in den Papierkorb${named(p, 'label')}`,
    restore: (p) => `${count(p) === 1 ? '' : `${format.number(count(p))} `}wiederherstellen${named(p, 'label')}`,
    writeNote: (p) => `Notiz schreiben${named(p, 'label')}`,
    restoreNote: (p) => `frühere Fassung der Notiz${named(p, 'label')} zurückholen`,
    createTheme: (p) => `neues Thema${named(p, 'theme')}`,
    renameTheme: (p) => `Thema${named(p, 'from')}${p['to'] ? ` in${named(p, 'to')}` : ''} umbenennen`,
    recolourTheme: (p) => `Thema${named(p, 'theme')} umfärben`,
    defineTheme: (p) => `Thema${named(p, 'theme')} bestimmen`,
    moveTheme: (p) => `Thema${named(p, 'theme')} verschieben`,
    mergeThemes: (p) => format.plural(count(p), { one: 'Themen zusammenführen', other: '# Themen zusammenführen' }),
    splitTheme: (p) => `Thema${named(p, 'theme')} aufteilen (${passages(p)})`,
    setExample: (p) => `${p['on'] === false ? 'kein Beispiel' : 'Beispiel'} für${named(p, 'theme')}: ${passages(p)}`,
    keyTheme: (p) => `${p['key'] === null ? 'Taste entfernen' : 'Taste vergeben'}:${named(p, 'theme')}`,
    importCodebook: (p) => `Themen importieren${typeof p['file'] === 'string' ? ` aus${named(p, 'file')}` : ''}`,
    saveView: (p) => `Ansicht sichern:${named(p, 'name')}`,
    correctText: (p) => `berichtigen:${named(p, 'quote')}`,
    labelPages: () => 'Seiten benennen',
    divideWorks: () => 'Werke einteilen',
    reread: (p) => `neu einlesen:${named(p, 'file')}`,
    repair: (p) => `an ihren Platz setzen:${named(p, 'quote')}`,
    setReference: (p) => `Nachweis ändern${named(p, 'title')}`,
    tidyReferences: (p) => format.plural(count(p), { one: 'einen Nachweis aufräumen', other: '# Nachweise aufräumen' }),
    mergeReferences: (p) =>
      format.plural(count(p), { one: 'einen Nachweis zusammenführen', other: '# Nachweise zusammenführen' }),
    setCitekeys: (p) => format.plural(count(p), { one: 'ein Zitierkürzel ändern', other: '# Zitierkürzel ändern' }),
    groupReferences: (p) =>
      `${format.plural(count(p), { one: 'Nachweis', other: '# Nachweise' })} als ${p['group'] === 'primary' ? 'Quelle' : p['group'] === 'secondary' ? 'Sekundärliteratur' : 'nichts davon'} zählen`,
    importReferences: (p) =>
      format.plural(count(p), { one: 'Nachweise importieren', other: '# Nachweise importieren' }),
    nameDevice: (p) => `den eigenen Rechner nennen:${named(p, 'name')}`,
    undoSync: () => 'einen Abgleich zurücknehmen',
    joinNotes: (p) =>
      format.plural(count(p), {
        one: 'eine auf zwei Rechnern geänderte Notiz verbinden',
        other: '# auf zwei Rechnern geänderte Notizen verbinden',
      }),
    decide: () => 'zwischen zwei Fassungen entscheiden',
    undo: () => 'rückgängig machen',
    redo: () => 'wiederholen',
  } satisfies Record<Verb, Say> as Record<Verb, Say>,
}
