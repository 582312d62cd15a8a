// Suche auf Deutsch.
import type { search as english } from '../en/search.ts'
import { format } from './format.ts'

/** What was asked for as a phrase stands in quotation marks already. */
const asked = (query: string): string => (/^["“„«]/u.test(query) ? query : format.quote(query))

export const search: typeof english = {
  title: 'Suche',
  label: 'Die Bibliothek durchsuchen',
  placeholder: 'Wörter in Texten, Notizen, Zitaten, Themen, Literaturangaben',
  clear: 'Leeren',
  resultsLabel: 'Treffer',
  kindsLabel: 'Wo die Treffer sind',
  all: (n) => `Überall ${format.number(n)}`,
  kinds: {
    quotation: (n) => `Zitate ${format.number(n)}`,
    note: (n) => `Notizen ${format.number(n)}`,
    theme: (n) => `Themen ${format.number(n)}`,
    text: (n) => `Texte ${format.number(n)}`,
    sourceNote: (n) => `Fußnoten ${format.number(n)}`,
    reference: (n) => `Literaturangaben ${format.number(n)}`,
  },
  groups: {
    quotation: 'Zitate',
    note: 'Ihre Notizen',
    theme: 'Themen',
    text: 'Text',
    sourceNote: 'Fußnoten',
    reference: 'Literaturangaben',
  },
  page: (label) => `S. ${label}`,
  found: (n) => format.plural(n, { zero: 'Keine Treffer', one: '# Treffer', other: '# Treffer' }),
  many: (n) => `Die ersten ${format.number(n)} Treffer; mehr Wörter finden weniger`,
  spelled: (words: readonly string[]) => `Auch geschrieben: ${format.list(words)}.`,
  syntax: [
    ['hafen winter', 'Beide Wörter, in beliebiger Folge'],
    ['"offener Hafen"', 'Genau diese Wörter nebeneinander'],
    ['souver*', 'Wörter, die so beginnen'],
    ['fähre ~5 brücke', 'Höchstens fünf Wörter voneinander'],
    ['~hafne', 'Auch mit einem Tippfehler; von selbst, wo wenig gefunden wird'],
  ],
  filters: {
    label: 'Eingegrenzt auf',
    show: 'Filter',
    on: 'Filter (eingegrenzt)',
    source: 'Quelle',
    anySource: 'Jede Quelle',
    work: 'Werk',
    anyWork: 'Jedes Werk',
    workNumber: (n: number) => `Werk ${format.number(n)}`,
    theme: 'Thema',
    anyTheme: 'Jedes Thema',
    color: 'Farbe',
    anyColor: 'Jede Farbe',
    since: 'Seit',
    until: 'Bis',
    clear: 'Filter aufheben',
  },
  saved: {
    title: 'Gespeicherte Suchen',
    save: 'Diese Suche speichern…',
    name: 'Name der Suche',
    keep: 'Speichern',
    kept: (name: string) => `Die Suche ${format.quote(name)} ist gespeichert`,
    more: (name: string) => `Was mit der Suche ${name} geschehen soll`,
    remove: 'In den Papierkorb',
    removed: (name: string) => `Die Suche ${format.quote(name)} liegt im Papierkorb`,
  },
  empty: {
    title: 'Alles auf einmal durchsuchen',
    explain:
      'Alle Texte und alles, was Sie dazu geschrieben haben. Akzente und Großschreibung zählen nicht; Anführungszeichen halten Wörter zusammen.',
  },
  none: {
    title: (query) => `Nichts mit ${asked(query)}`,
    explain: 'Weniger Wörter oder ein Wortanfang finden es vielleicht.',
    everywhere: 'Überall suchen',
  },
  failed: 'Die Suche ist gescheitert',
  again: 'Noch einmal',
}
