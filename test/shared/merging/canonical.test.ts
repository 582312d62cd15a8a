// One spelling for equal values, and none for what JSON cannot hold.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical, same } from '../../../shared/merging/canonical.ts'

describe('canonical', () => {
  test.each<[name: string, value: unknown, spelled: string]>([
    ['keys', { b: 1, a: { d: [], c: null } }, '{"a":{"c":null,"d":[]},"b":1}'],
    ['undefined', { a: undefined, b: [undefined] }, '{"b":[null]}'],
    ['text', 'ß "ü"', '"ß \\"ü\\""'],
  ])('%s', (_, value, spelled) => {
    expect(JSON.stringify(canonical(value))).toBe(spelled)
  })

  test.each<[name: string, value: unknown]>([
    ['a number that is none', { a: [Number.NaN] }],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a function', { a: () => 1 }],
    ['a big number', 1n],
    ['__proto__', JSON.parse('{"a": {"__proto__": 1}}')],
    ['constructor', { constructor: 1 }],
  ])('%s is refused', (_, value) => {
    expect(() => canonical(value)).toThrow(TypeError)
  })

  test('keeps every JSON value, and does not mind the order of keys', () => {
    const value = fc.jsonValue().filter((one) => !/"(?:__proto__|constructor|prototype)":/u.test(JSON.stringify(one)))
    fc.assert(
      fc.property(value, (one) => {
        expect(canonical(one)).toEqual(JSON.parse(JSON.stringify(one)))
        expect(same(one, reversed(one))).toBe(true)
      }),
    )
  })
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, one]) => [key, reversed(one)]),
  )
}

test.each<[a: unknown, b: unknown, equal: boolean]>([
  [undefined, undefined, true],
  [undefined, null, false],
  [1, '1', false],
  [[1, 2], [2, 1], false],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [{ a: 1 }, { a: 1, b: undefined }, true],
])('%j and %j', (a, b, equal) => {
  expect(same(a, b)).toBe(equal)
  expect(same(b, a)).toBe(equal)
})
