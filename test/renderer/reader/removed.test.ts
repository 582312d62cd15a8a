// What was taken out of a text: which piece a caret means, and that showing pieces moves no offset.
import { describe, expect, test } from 'vitest'
import { removedNear } from '../../../renderer/reader/removed.ts'
import { indexRuns, runsOf } from '../../../renderer/reader/run.ts'

const piece = (at: number, text = 'menu') => ({ raw: [0, 1] as [number, number], text, reason: 'menu' as const, at })

test.each<[string, number[], number, number | null]>([
  ['none', [], 5, null],
  ['the nearest', [10, 30], 27, 1],
  ['at the caret', [10, 30], 10, 0],
  ['of two at one place the first', [10, 10], 12, 0],
  ['not one far away', [500], 10, null],
])('%s', (_name, places, caret, index) =>
  expect(
    removedNear(
      places.map((at) => piece(at)),
      caret,
    ),
  ).toBe(index),
)

test('white space was no piece', () => expect(removedNear([piece(10, '   ')], 10)).toBeNull())

describe('runs with removed pieces', () => {
  const source = { marks: [], notes: [], pages: [{ start: 4, label: '2', certainty: 'printed' as const }] }
  const text = (runs: ReturnType<typeof runsOf>) =>
    runs.map((run) => (run.kind === 'text' ? [run.start, run.end] : run.kind))

  test('stand where they stood, before the page that begins there', () => {
    const index = indexRuns(source, [piece(4, '  17 \n'), piece(9)])
    expect(text(runsOf(index, 0, 9))).toEqual([[0, 4], 'removed', 'page', [4, 9], 'removed'])
    expect(runsOf(index, 0, 9)[1]).toMatchObject({ text: '17', index: 0 })
  })

  test('are not there unless asked for, and the text is covered all the same', () => {
    const covered = (index: ReturnType<typeof indexRuns>) =>
      runsOf(index, 0, 9).reduce((sum, run) => sum + (run.kind === 'text' ? run.end - run.start : 0), 0)
    expect(covered(indexRuns(source))).toBe(covered(indexRuns(source, [piece(2), piece(4), piece(7)])))
    expect(text(runsOf(indexRuns(source), 0, 9))).toEqual([[0, 4], 'page', [4, 9]])
  })
})
