import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstWhere, lastStartingBy } from '../../shared/first-where.ts'

test('it is what going through the list would find', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 })), fc.integer({ min: -1, max: 31 }), (numbers, value) => {
      const sorted = numbers.toSorted((a, b) => a - b)
      const found = sorted.findIndex((one) => one >= value)
      expect(firstWhere(sorted.length, (i) => sorted[i]! >= value)).toBe(found === -1 ? sorted.length : found)
      const starts = sorted.map((start) => ({ start }))
      expect(lastStartingBy(starts, value)).toBe(sorted.findLastIndex((start) => start <= value))
    }),
  )
})
