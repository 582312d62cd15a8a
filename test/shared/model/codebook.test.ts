import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldName, formatPath, normaliseName, parsePath } from '../../../shared/model/codebook.ts'

// Names as the codebook keeps them; one that ends with a backslash is refused (its separator would be read as part of it).
const name = fc
  .string({
    unit: fc.constantFrom('a', 'B', '/', '\\', ' ', 'é', 'ß', 'ж', '\u0301', '\t'),
    minLength: 1,
    maxLength: 8,
  })
  .map(normaliseName)
  .filter((each) => each !== '' && !each.endsWith('\\'))

test('a path written and read again is the same path', () => {
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (levels) => {
      expect(parsePath(formatPath(levels))).toEqual(levels)
    }),
  )
})

test('a kept name stays as it is', () => {
  fc.assert(
    fc.property(name, (each) => {
      expect(normaliseName(each)).toBe(each)
      expect(foldName(foldName(each))).toBe(foldName(each))
    }),
  )
})

test.each([
  ['Customs Union', 'CUSTOMS  union'],
  ['café', 'CAFE\u0301'],
  ['Право', 'право'],
])('%j and %j are one name', (a, b) => {
  expect(foldName(a)).toBe(foldName(b))
})
