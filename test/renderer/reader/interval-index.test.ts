// The interval index answers as a search through all would; lanes keep overlapping passages apart.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexIntervals, type Interval } from '../../../renderer/reader/interval-index.ts'
import { assignLanes } from '../../../renderer/reader/lane.ts'

const intervals = fc
  .array(fc.record({ start: fc.nat(200), length: fc.integer({ min: 1, max: 60 }) }), { maxLength: 60 })
  .map((list) => list.map(({ start, length }, i): Interval => ({ id: `i${i}`, start, end: start + length })))

const ids = (list: readonly Interval[]) => list.map((one) => one.id).sort()

test('what holds an offset', () => {
  fc.assert(
    fc.property(intervals, fc.nat(260), (list, offset) => {
      const expected = list.filter((one) => one.start <= offset && offset < one.end)
      expect(ids(indexIntervals(list).at(offset))).toEqual(ids(expected))
    }),
  )
})

test('what touches a range, in text order', () => {
  fc.assert(
    fc.property(intervals, fc.nat(260), fc.integer({ min: 1, max: 80 }), (list, start, length) => {
      const found = indexIntervals(list).touching(start, start + length)
      expect(ids(found)).toEqual(ids(list.filter((one) => one.start < start + length && one.end > start)))
      for (const [i, one] of found.entries()) if (i > 0) expect(found[i - 1]!.start).toBeLessThanOrEqual(one.start)
    }),
  )
})

test('passages that share a character never share a lane', () => {
  fc.assert(
    fc.property(intervals, (list) => {
      const sorted = indexIntervals(list).list
      const lanes = assignLanes(sorted)
      for (const [i, a] of sorted.entries()) {
        for (const [j, b] of sorted.entries()) {
          if (i !== j && a.start < b.end && b.start < a.end) expect(lanes(i)).not.toBe(lanes(j))
        }
      }
    }),
  )
})

test('a lane is used again once it is free', () => {
  const lanes = assignLanes([
    { start: 0, end: 10 },
    { start: 5, end: 12 },
    { start: 10, end: 20 },
  ])
  expect([0, 1, 2].map(lanes)).toEqual([0, 1, 0])
})

test('the list is in text order however it came: by start, the longer first, then by id', () => {
  fc.assert(
    fc.property(intervals, (list) => {
      const expected = [...list].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1))
      expect(indexIntervals(list).list).toEqual(expected)
      expect(indexIntervals(expected).list).toEqual(expected)
      for (const one of list) expect(indexIntervals(list).byId(one.id)).toBe(one)
    }),
  )
})
