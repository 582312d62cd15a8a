// Notes: the editor and the view of all of them.
import { format } from './format.ts'

const count = (n: number, one: string, other: string) => format.plural(n, { one, other })

export const notes = {
  title: 'Notes',
  toList: 'All notes',
  listLabel: 'Notes',
  new: 'New note',
  filter: (n: number) => (n === 0 ? 'Find a note' : `Find in ${count(n, '# note', '# notes')}`),
  clearFilter: 'Clear',
  saving: 'Saving…',
  saved: 'Saved',
  failed: 'Could not save yet; your text is kept here and tried again.',
  marks: {
    label: 'Marks',
    bold: 'Bold',
    italic: 'Italic',
    bullets: 'List',
    numbers: 'Numbered list',
    quote: 'Quotation',
  },
  kinds: { all: 'All', passage: 'Passages', source: 'Sources', theme: 'Themes', free: 'Free' },
  kindLabel: 'Which notes',
  about: {
    passage: (source: string) => `On a passage of ${source}`,
    source: (title: string) => `On ${title}`,
    theme: (path: string) => `On the theme ${path}`,
    free: 'Free note',
    unknown: 'On something in the trash',
  },
  label: (about: string) => `Note: ${about}`,
  open: { passage: 'Open the passage', source: 'Open the source', theme: 'Open the theme' },
  remove: 'Move to the trash',
  removed: 'The note is in the trash',
  nothingYet: 'Empty note',
  written: (date: string) => `Written ${date}`,
  loading: 'Reading the notes…',
  failedToRead: 'The notes could not be read',
  again: 'Try again',
  empty: {
    title: 'No notes yet',
    explain: 'Write one beside a passage (N), on a source, on a theme, or free of any of them.',
  },
  noMatch: { title: 'No note matches', explain: 'Other words, or another kind, may find it.' },
  choose: 'Choose a note to read on or go on writing.',
}
