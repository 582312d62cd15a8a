// What the host says of changed passages, applied to a list; which answers grow stale with which keys.
import { expect, test } from 'vitest'
import { isStale } from '../../../renderer/state/invalidation.ts'
import { applyQuoteDelta } from '../../../renderer/state/quote-delta.ts'
import type { QuoteDetail } from '../../../shared/model/view.ts'

const quote = (id: string, start: number, more: Partial<QuoteDetail> = {}): QuoteDetail => ({
  id,
  source: 'src:a',
  work: 1,
  page: null,
  paragraph: null,
  start,
  end: start + 10,
  quote: 'words',
  match: 'exact',
  themes: [],
  note: null,
  color: 'yellow',
  kind: 'verbatim',
  themeIds: [],
  noteId: null,
  quotedFrom: null,
  created: '2026-01-01T00:00:00.000Z',
  ...more,
})
const ids = (list: QuoteDetail[]) => list.map((one) => one.id)

test('a new passage comes in at its place', () => {
  expect(ids(applyQuoteDelta([quote('a', 0), quote('c', 50)], 'src:a', [quote('b', 20)], []))).toEqual(['a', 'b', 'c'])
})

test('a changed passage takes its own place, also when it moved', () => {
  const list = applyQuoteDelta([quote('a', 0), quote('b', 20)], 'src:a', [quote('a', 90, { color: 'pink' })], [])
  expect(ids(list)).toEqual(['b', 'a'])
  expect(list[1]!.color).toBe('pink')
})

test('a passage that is gone leaves', () => {
  expect(ids(applyQuoteDelta([quote('a', 0), quote('b', 20)], 'src:a', [], ['a']))).toEqual(['b'])
})

test('another source’s passage changes nothing, and the list stays the same object', () => {
  const list = [quote('a', 0)]
  expect(applyQuoteDelta(list, 'src:a', [quote('z', 5, { source: 'src:b' })], ['y'])).toBe(list)
})

test.each<[string, string[], boolean]>([
  ['quotes', ['quotes'], true],
  ['quotes', ['themes'], true],
  ['source', ['source:src:a'], true],
  ['sources', ['themes'], false],
  ['bibliography', ['references'], true],
  ['getSetting', ['sources', 'quotes'], false],
  ['nonsense', ['quotes'], false],
])('%s with %j: stale %s', (call, keys, stale) => {
  expect(isStale(call, keys)).toBe(stale)
})
