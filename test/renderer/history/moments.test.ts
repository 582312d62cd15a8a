import { describe, expect, test } from 'vitest'
import { byDays, listMoments, nowAt } from '../../../renderer/history/moments.ts'
import type { HistoryEntry } from '../../../shared/model/view.ts'

const entry = (id: string, at: string, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id,
  at,
  verb: 'tag',
  parameters: {},
  name: `Tag ${id}`,
  undone: false,
  device: 'd',
  own: true,
  step: 'back',
  ...more,
})
const HISTORY = [
  entry('Délai', '2026-03-02T12:00:00', { undone: true, step: 'forward' }),
  entry('Power', '2026-03-02T11:00:00', { own: false, step: null }),
  entry('Law', '2026-03-01T12:00:00'),
]
const list = (filter: string) =>
  listMoments(
    HISTORY,
    filter,
    ({ name }) => name,
    (iso) => iso.slice(0, 10),
  ).map(({ entry: { id } }) => id)

describe('the history is found by', () => {
  test.each([
    ['', ['Délai', 'Power', 'Law']],
    ['delai', ['Délai']],
    ['TAG law', ['Law']],
    ['2026-03-02', ['Délai', 'Power']],
    ['2026-03-01 tag', ['Law']],
    ['nowhere', []],
  ])('“%s”', (filter, found) => expect(list(filter)).toEqual(found))
})

test('changes of one day stand together, newest first', () => {
  const moments = HISTORY.map((one) => ({ entry: one, name: one.name }))
  expect(byDays(moments).map(({ day, moments: of }) => [day, of.length])).toEqual([
    ['2026-03-02', 2],
    ['2026-03-01', 1],
  ])
  expect(byDays([])).toEqual([])
})

test('now is after the newest change of this device that stands', () => {
  expect(nowAt(HISTORY)).toBe('Law')
  expect(nowAt([])).toBeNull()
})
