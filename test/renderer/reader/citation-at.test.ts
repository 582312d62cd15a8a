// Printed citations lead to what they mean, where they mean anything.
import { expect, test } from 'vitest'
import { citationAt, referencesOf } from '../../../renderer/reader/citation-at.ts'

const source = {
  citations: [
    { start: 10, end: 20, references: [1, 0], certainty: 'exact' as const },
    { start: 30, end: 40, references: [], certainty: 'none' as const },
    { start: 50, end: 60, references: [7], certainty: 'near' as const },
  ],
  references: [
    { raw: 'Lane, D. (2014).', block: 4, work: 1 },
    { raw: 'Okonjo, A. (2016).', block: 5, work: 1 },
  ],
}

test.each<[string, number, number | null]>([
  ['before it', 9, null],
  ['at its first character', 10, 0],
  ['at its last', 19, 0],
  ['after it', 20, null],
  ['on one that means no reference', 35, null],
])('the citation at a place: %s', (_name, offset, index) => {
  expect(citationAt(source, offset)).toBe(index)
})

test('references in the order they are cited; one that is not listed is left out', () => {
  expect(referencesOf(source, 0)).toEqual([source.references[1], source.references[0]])
  expect(referencesOf(source, 2)).toEqual([])
  expect(referencesOf(source, 9)).toEqual([])
})
