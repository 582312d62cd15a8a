// Printed citations are found by a place in them, whether or not a list says what they mean.
import { expect, test } from 'vitest'
import { citationAt } from '../../../renderer/reader/citation-at.ts'

const source = {
  citations: [
    { start: 10, end: 20, references: [1, 0], certainty: 'exact' as const },
    { start: 30, end: 40, references: [], certainty: 'none' as const },
    { start: 50, end: 60, references: [7], certainty: 'near' as const },
  ],
}

test.each<[string, number, number | null]>([
  ['before it', 9, null],
  ['at its first character', 10, 0],
  ['at its last', 19, 0],
  ['after it', 20, null],
  ['on one that means no reference', 35, 1],
  ['between two', 45, null],
])('the citation at a place: %s', (_name, offset, index) => {
  expect(citationAt(source, offset)).toBe(index)
})
