// The list of everything that was done.
import { format } from './format.ts'

const steps = (undone: number, redone: number) =>
  redone > 0
    ? format.plural(redone, { one: '# step done again', other: '# steps done again' })
    : format.plural(undone, { zero: 'Nothing to undo', one: '# step undone', other: '# steps undone' })

export const history = {
  title: 'History',
  filter: 'Find in the history',
  clear: 'Clear',
  explain:
    'Choose a change to go back to the moment after it. What is undone on the way stays here and can be done again.',
  now: 'Now',
  undone: 'undone',
  elsewhere: 'on another device',
  back: 'Go back to here',
  forward: 'Forward to here',
  more: (n: number) => `Show ${format.number(n)} more`,
  older: 'Show older changes',
  beforeAll: 'Go back to before all of this',
  gone: (undone: number, redone: number) => `${steps(undone, redone)}. The history leads back.`,
  goneExcept: (undone: number, redone: number, left: number) =>
    `${steps(undone, redone)}; ${format.plural(left, { one: '# field was', other: '# fields were' })} changed elsewhere since and left as they are.`,
  outOfReach: 'Something else was done after this had been undone; it cannot be done again from here.',
  othersOwn: 'This was done on another device, and only there can it be undone.',
  here: {
    undo: { source: 'Undo in this source', theme: 'Undo in this theme', note: 'Undo in this note', other: 'Undo here' },
    redo: { source: 'Redo in this source', theme: 'Redo in this theme', note: 'Redo in this note', other: 'Redo here' },
    rests: (name: string, later: readonly string[]) =>
      `Not undone: ${name}. Later changes rest on it: ${format.list(later)}. Undo those first, or go back in the history.`,
  },
  loading: 'Reading the history…',
  failed: 'The history could not be read',
  again: 'Try again',
  empty: { title: 'Nothing was done yet', explain: 'Whatever you do from now on stands here, and can be undone.' },
  none: { title: 'No change matches', explain: 'Fewer words, or a date, may find it.' },
}
