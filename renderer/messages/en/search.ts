// Search over the whole library.
import { format } from './format.ts'

/** What was asked for as a phrase stands in quotation marks already. */
const asked = (query: string): string => (/^["“„«]/u.test(query) ? query : format.quote(query))

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
  spelled: (words: readonly string[]) => `Also spelt: ${format.list(words)}.`,
  syntax: [
    ['harbour winter', 'Both words, in any order'],
    ['"customs union"', 'Just these words, side by side'],
    ['sover*', 'Words that begin so'],
    ['ferry ~5 bridge', 'At most five words apart'],
    ['~harbuor', 'Also with one slip of the pen; by itself where little is found'],
  ],
  filters: {
    label: 'Narrowed to',
    show: 'Filters',
    on: 'Filters (narrowed)',
    source: 'Source',
    anySource: 'Any source',
    work: 'Work',
    anyWork: 'Any work',
    workNumber: (n: number) => `Work ${format.number(n)}`,
    theme: 'Theme',
    anyTheme: 'Any theme',
    color: 'Colour',
    anyColor: 'Any colour',
    since: 'Since',
    until: 'Until',
    clear: 'Clear filters',
  },
  saved: {
    title: 'Saved searches',
    save: 'Save this search…',
    name: 'Name of the search',
    keep: 'Save',
    kept: (name: string) => `The search ${format.quote(name)} is saved`,
    more: (name: string) => `What to do with the search ${name}`,
    remove: 'Move to the trash',
    removed: (name: string) => `The search ${format.quote(name)} is in the trash`,
  },
  empty: {
    title: 'Search everything at once',
    explain:
      'All texts and everything you wrote about them. Accents and capitals do not matter; quotation marks keep words together.',
  },
  none: {
    title: (query: string) => `Nothing with ${asked(query)}`,
    explain: 'Fewer words, or the beginning of a word, may find it.',
    everywhere: 'Look everywhere',
  },
  failed: 'The search did not work',
  again: 'Try again',
}
