// Suche auf Deutsch.
import type { search as english } from '../en/search.ts'
import { format } from './format.ts'

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
  empty: {
    title: 'Alles auf einmal durchsuchen',
    explain:
      'Alle Texte und alles, was Sie dazu geschrieben haben. Akzente und Großschreibung zählen nicht; Anführungszeichen halten Wörter zusammen.',
  },
  none: {
    title: (query) => `Nichts mit ${format.quote(query)}`,
    explain: 'Weniger Wörter oder ein Wortanfang finden es vielleicht.',
    everywhere: 'Überall suchen',
  },
  failed: 'Die Suche ist gescheitert',
  again: 'Noch einmal',
}
