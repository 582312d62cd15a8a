// Search over the whole library.
import { format } from './format.ts'

export const search = {
  title: 'Search',
  label: 'Search the library',
  placeholder: 'Words in texts, notes, quotations, themes, references',
  clear: 'Clear',
  resultsLabel: 'Hits',
  kindsLabel: 'Where the hits are',
  all: (n: number) => `Everywhere ${format.number(n)}`,
  kinds: {
    quotation: (n: number) => `Quotations ${format.number(n)}`,
    note: (n: number) => `Notes ${format.number(n)}`,
    theme: (n: number) => `Themes ${format.number(n)}`,
    text: (n: number) => `Texts ${format.number(n)}`,
    sourceNote: (n: number) => `Footnotes ${format.number(n)}`,
    reference: (n: number) => `References ${format.number(n)}`,
  },
  groups: {
    quotation: 'Quotations',
    note: 'Your notes',
    theme: 'Themes',
    text: 'Text',
    sourceNote: 'Footnotes',
    reference: 'References',
  },
  page: (label: string) => `p. ${label}`,
  found: (n: number) => format.plural(n, { zero: 'No hits', one: '# hit', other: '# hits' }),
  many: (n: number) => `The first ${format.number(n)} hits; more words find fewer`,
  empty: {
    title: 'Search everything at once',
    explain:
      'All texts and everything you wrote about them. Accents and capitals do not matter; quotation marks keep words together.',
  },
  none: {
    title: (query: string) => `Nothing with ${format.quote(query)}`,
    explain: 'Fewer words, or the beginning of a word, may find it.',
    everywhere: 'Look everywhere',
  },
  failed: 'The search did not work',
  again: 'Try again',
}
