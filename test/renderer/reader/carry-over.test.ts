// A text laid out anew: what the reader was at stands at the same words of the text as it is now.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SourceTextView } from '../../../shared/model/view.ts'
import { carryOver } from '../../../renderer/reader/carry-over.ts'
import { FRESH, type ReaderState } from '../../../renderer/reader/reader-state.ts'

const BEFORE = 'The bailiff counted barrels.\nThe fishemen refused to pay.\nA third year went by.'

const view = (text: string, notes: string[] = []): SourceTextView => ({
  id: 'so_1',
  file: 'toll.txt',
  text,
  blocks: [],
  marks: [],
  works: [],
  pages: [],
  notes: notes.map((number) => ({ number, block: 0, markers: [], work: null })),
  references: [],
  citations: [],
  removed: [],
  map: [],
  warnings: [],
})
const state = (change: Partial<ReaderState>): ReaderState => ({ ...FRESH, scroller: null, color: 'yellow', ...change })
const at = (text: string, words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })

/** What is selected after `words` were selected in the text before. */
function selected(after: string, words: string): string | null {
  const selection = at(BEFORE, words)
  const carried = carryOver(
    { source: view(BEFORE), state: state({ selection, toolbarShown: true }), ends: null },
    view(after),
  )
  const found = carried.state.selection
  expect(carried.state.toolbarShown).toBe(found !== null)
  return found ? after.slice(found.start, found.end) : null
}

test.each<[string, string, string, string | null]>([
  ['the same text', BEFORE, 'refused to pay', 'refused to pay'],
  ['a word corrected before it', BEFORE.replace('fishemen', 'fishermen'), 'refused to pay', 'refused to pay'],
  ['itself corrected', BEFORE.replace('fishemen', 'fishermen'), 'fishemen', 'fishermen'],
  ['paragraphs joined', BEFORE.replace('barrels.\nThe', 'barrels. The'), 'A third year', 'A third year'],
  ['a paragraph more at the front', `A toll book.\n${BEFORE}`, 'A third year', 'A third year'],
  ['its own words gone', BEFORE.replace('refused to pay', ''), 'refused to pay', null],
  ['nothing left', '', 'refused to pay', null],
])('a selection, %s', (_name, after, words, expected) => expect(selected(after, words)).toBe(expected))

test('words are found again where much was changed before and after them', () => {
  const page = (words: string) => Array.from({ length: 60 }, (_, n) => `${words} ${n} was written down.`).join('\n')
  const before = `${page('Entry')}\nNobody remembers what the third book said.\n${page('Line')}`
  const after = `${page('Item')}\n${page('Note')}\nNobody remembers what the third book said.\n${page('Row')}`
  const { follow } = carryOver({ source: view(before), state: state({}), ends: null }, view(after))
  const { start, end } = at(before, 'remembers what the third')
  expect(after.slice(follow(start), follow(end))).toBe('remembers what the third')
})

describe('what is open goes on', () => {
  const left = { active: 'an_1', held: true, tool: 'note', finding: true, goingToPage: true, caret: 4 } as const

  test('the passage whose note is being written, its card, the search and the caret', () => {
    const source = view(BEFORE)
    const carried = carryOver({ source, state: state(left), ends: { anchor: 4, focus: 4 } }, view(`My ${BEFORE}`))
    expect(carried.state).toMatchObject({ ...left, caret: 7 })
    expect(carried.ends).toEqual({ anchor: 7, focus: 7 })
  })

  test.each<[string, string[], number | null]>([
    ['the same note', ['1', '2'], 1],
    ['another note in its place', ['1', '3'], null],
    ['no note there any more', ['1'], null],
  ])('the note beside its marker: %s', (_name, notes, expected) => {
    const source = view(BEFORE, ['1', '2'])
    expect(carryOver({ source, state: state({ note: 1 }), ends: null }, view(BEFORE, notes)).state.note).toBe(expected)
  })
})

test('offsets stay within the text and in their order, whatever it becomes', () => {
  const words = fc.array(fc.constantFrom('a', 'toll', 'book', 'was', 'read', '\n'), { maxLength: 30 })
  fc.assert(
    fc.property(words, words, (first, second) => {
      const [before, after] = [first.join(' '), second.join(' ')]
      const { follow } = carryOver({ source: view(before), state: state({}), ends: null }, view(after))
      let last = 0
      for (let offset = 0; offset <= before.length; offset++) {
        const now = follow(offset)
        expect(now).toBeGreaterThanOrEqual(last)
        expect(now).toBeLessThanOrEqual(after.length)
        last = now
      }
    }),
  )
})
