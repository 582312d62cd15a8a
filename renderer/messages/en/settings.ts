// Settings.
import { format } from './format.ts'

export const settings = {
  title: 'Settings',
  reading: {
    title: 'Reading',
    sample: 'The reader too should keep apart whatever he has gathered, and then blend the several flavours into one.',
  },
  citing: {
    title: 'Citing',
    explain: 'Copied quotations, cards and the bibliography follow this style and language.',
  },
  language: {
    title: 'Language of the window',
    label: 'Language of the window',
    names: { system: 'As the system', en: 'English', de: 'Deutsch' },
  },
  library: {
    title: 'Library and privacy',
    privacy:
      'Everything stays on this machine, in one folder. The window can reach no network; nothing is counted, sent or looked up.',
    folder: 'Folder',
    setAside: 'Set aside',
    nothingSetAside: 'Nothing: all that is kept can be read',
    someSetAside: (n: number) =>
      format.plural(n, {
        one: '# item could not be read; it is kept on disk, untouched',
        other: '# items could not be read; they are kept on disk, untouched',
      }),
    lesson: 'Repeat the first lesson',
    trash: 'Open the trash',
  },
  keys: {
    title: 'Keys',
    explain:
      'Press Change, then the new key. Backspace leaves a command without one, Escape keeps the old. Views that were not open yet add theirs when they are.',
    find: 'Find a command',
    clear: 'Clear',
    change: 'Change',
    changeOf: (title: string, keys: string) => `Change the key of ${title}${keys === '' ? '' : `, now ${keys}`}`,
    press: 'Press the key…',
    reset: 'Reset',
    resetOf: (title: string) => `Give ${title} its first key again`,
    resetAll: 'Reset all keys',
    given: (key: string, title: string) => `${key} now does: ${title}`,
    taken: (key: string, title: string, others: string) => `${key} now does: ${title}. Taken from: ${others}`,
  },
  about: {
    title: 'About',
    licence: 'Free software under the MIT licence. It stands on the work of many; these ask to be named:',
    all: 'All licences and notices',
    noNotices:
      'This copy runs from its sources: each package in node_modules carries its licence as its authors wrote it.',
    close: 'Close',
  },
}
