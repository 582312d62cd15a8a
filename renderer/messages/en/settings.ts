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
      'Everything stays on this machine, in one folder, unless you ask for something else. The window can reach no network; nothing is counted or sent by itself.',
    asked: {
      title: 'What leaves it when you ask',
      lookUp: 'Looking up a DOI or ISBN asks its registry for that one number.',
      sync: 'Sync leaves the library where you say. It is encrypted before it leaves, unless a road says “not encrypted”: then whoever reaches the place can read everything.',
      learns:
        'Of an encrypted library a server or folder still learns how many records and files there are, about how large they are, when they change, and by which of your laptops; not what they are called, nor a word in them.',
      laptop:
        'Between two laptops nothing lies in between. Others on the network see that Commonplace listens, under a name that is new each time, and nothing of whose it is.',
    },
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
