// Work on the codebook as a whole: keys of themes, splitting, history, import and export.
import type { CodebookWarning } from '../../../shared/model/view.ts'
import { format } from './format.ts'

const count = (n: number, one: string, other: string) => format.plural(n, { one, other })

export const codebook = {
  more: 'More for the themes',
  close: 'Close',
  cancel: 'Cancel',
  tagWith: (theme: string) => `Tag with ${theme}`,
  key: {
    action: 'Key…',
    title: (theme: string) => `Key for ${format.quote(theme)}`,
    explain:
      'Press a letter or a digit, alone or with Alt or Shift. While reading it tags the selection or the passage; here it tags the passage that has the focus.',
    press: 'Press the key',
    now: (key: string) => `Now: ${key}`,
    none: 'It has no key yet',
    unfit: (key: string) =>
      `${key} cannot be the key of a theme: take a letter or a digit, with Alt or Shift if you like.`,
    taken: (key: string, by: string) => `${key} is taken already: ${by}. Nothing was changed.`,
    given: (key: string, theme: string) => `${key} now tags with ${format.quote(theme)}`,
    clash: (key: string, theme: string, by: string) =>
      `${key} does not tag with ${format.quote(theme)} here: ${by}. Give the theme another key.`,
    remove: 'Take the key off',
    removed: (theme: string) => `${format.quote(theme)} has no key any more`,
    typeAhead: 'A letter by itself works while reading; in lists letters search, so there it works on a passage only.',
  },
  split: {
    action: 'Split by going through…',
    title: (theme: string) => `Split ${format.quote(theme)}`,
    progress: (done: number, all: number) => `${format.number(done)} of ${format.number(all)}`,
    progressLabel: 'Passages gone through',
    into: 'Goes to',
    none: 'No theme below yet: N makes the first.',
    new: 'New theme below',
    newLabel: 'Name of the new theme below',
    skip: 'Leave it for later',
    back: 'Back to the one before',
    moved: (theme: string) => `→ ${theme}`,
    skipped: 'Left for later',
    taken: (theme: string) => `Back from ${format.quote(theme)}`,
    passage: (number: number) => `Passage ${format.number(number)}`,
    nothing: 'This theme has no passages of its own to go through.',
    done: (moved: number) =>
      count(moved, 'All gone through: # passage found its theme.', 'All gone through: # passages found their themes.'),
    left: (n: number) => count(n, '# passage is left in the theme.', '# passages are left in the theme.'),
    again: 'Go through those left',
    finish: 'Finish',
    leave: 'Stop here',
    stopped: (moved: number) =>
      count(
        moved,
        '# passage has its new theme. Split again to go on; undo takes it all back.',
        '# passages have their new themes. Split again to go on; undo takes it all back.',
      ),
    keys: { digit: 'takes the theme of that number', more: 'More than nine: the first nine have keys' },
    resumed: 'Going on where you stopped',
  },
  history: {
    action: 'History of the themes',
    actionOf: 'History of this theme',
    title: 'History of the themes',
    titleOf: (theme: string) => `History of ${format.quote(theme)}`,
    label: 'Changes of themes',
    reading: 'Reading the history…',
    failed: 'The history could not be read',
    again: 'Try again',
    none: 'Nothing has happened to the themes yet.',
    undone: 'undone',
    all: 'All themes',
    which: 'Theme',
    made: (theme: string) => `${format.quote(theme)} made`,
    renamed: (from: string, to: string) => `renamed from ${format.quote(from)} to ${format.quote(to)}`,
    moved: (theme: string, to: string) => `${format.quote(theme)} moved under ${format.quote(to)}`,
    movedTop: (theme: string) => `${format.quote(theme)} moved to the top level`,
    merged: (theme: string, into: string) => `${format.quote(theme)} merged into ${format.quote(into)}`,
    split: (theme: string) => `${format.quote(theme)} split`,
    defined: (theme: string, text: string) => `${format.quote(theme)} defined: ${text}`,
    undefined: (theme: string) => `the definition of ${format.quote(theme)} taken away`,
    recoloured: (theme: string) => `${format.quote(theme)} recoloured`,
    keyed: (theme: string) => `the key of ${format.quote(theme)} changed`,
    exampled: (theme: string) => `the examples of ${format.quote(theme)} changed`,
    trashed: (theme: string) => `${format.quote(theme)} moved to the trash`,
    restored: (theme: string) => `${format.quote(theme)} restored from the trash`,
    changed: (theme: string) => `${format.quote(theme)} changed`,
    passages: (n: number) => count(n, '# passage', '# passages'),
    more: (n: number) => count(n, '# more theme', '# more themes'),
    gone: 'That theme is in the trash',
  },
  file: {
    export: 'Export the themes',
    formats: { qdc: 'REFI-QDA codebook (.qdc)', csv: 'Table (.csv)', markdown: 'Outline (.md)' },
    exported: (name: string) => `${name} is among your downloads`,
    import: 'Import themes…',
    title: (file: string) => `Import themes from ${file}`,
    explain: 'Nothing is changed until you import. It is one step, and can be undone.',
    make: (n: number) => count(n, '# new theme', '# new themes'),
    merge: (n: number) => count(n, '# theme is there already', '# themes are there already'),
    change: (n: number) => count(n, '# of them gets a definition', '# of them get a definition'),
    kept: 'keeps its own definition',
    defines: 'gets the definition of the file',
    new: 'new',
    there: 'there',
    warnings: (n: number) => count(n, '# remark', '# remarks'),
    warning: (w: CodebookWarning): string => {
      switch (w.code) {
        case 'setLeftOut':
          return `The set ${format.quote(w.name)} was left out: themes stand in one tree here.`
        case 'rowWithoutName':
          return `Row ${format.number(w.row)} was left out: it names no theme.`
        case 'lineWithoutName':
          return `Line ${format.number(w.line)} was left out: it names no theme.`
        case 'colourUnknown':
          return `Row ${format.number(w.row)}: ${format.quote(w.colour)} is no colour known here.`
        case 'themeUnfit':
          return `${format.quote(w.theme)} was left out: its name cannot be kept here, or it stands too deep.`
      }
    },
    list: 'What the file holds',
    do: 'Import',
    nothing: 'There is nothing in it that is not here already.',
    done: (n: number) => count(n, '# theme imported', '# themes imported'),
    tooLarge: 'The file is too large to be a codebook.',
  },
}
