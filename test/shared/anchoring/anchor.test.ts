import fc from 'fast-check'
import { describe as suite, expect, test } from 'vitest'
import { anchor } from '../../../shared/anchoring/anchor.ts'
import { describe, trimRange } from '../../../shared/anchoring/describe.ts'
import { Haystack } from '../../../shared/anchoring/match-quote.ts'
import { fold, foldJoints } from '../../../shared/anchoring/normalise.ts'

const PIECES = [
  'a',
  'b',
  ' ',
  ' ',
  '\n',
  '\u00A0',
  '’',
  '“',
  '–',
  '-',
  '…',
  'e\u0301',
  '😀',
  'ﬁ',
  '\u00AD',
  'ж',
  '\u200D',
]
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''))
const textAndRange = text.chain((value) =>
  fc.tuple(fc.constant(value), fc.nat(value.length), fc.nat(value.length)).map(([t, a, b]) => ({
    text: t,
    start: Math.min(a, b),
    end: Math.max(a, b),
  })),
)

suite('what is described is found again', () => {
  test('at the same range, for every range of every text', () => {
    fc.assert(
      fc.property(textAndRange, ({ text, start, end }) => {
        expect(anchor(new Haystack(text), describe(text, start, end))).toEqual({
          found: 'one',
          start,
          end,
          match: 'exact',
          moved: false,
        })
      }),
    )
  })

  test('when text was put before it, by quotation and context', () => {
    const before = 'One fish. Two fish. Red fish. Blue fish.'
    const after = `A new beginning. ${before}`
    for (const [start, end] of [
      [0, 9],
      [14, 18],
      [24, 28],
      [36, 40],
    ] as const) {
      expect(anchor(new Haystack(after), describe(before, start, end))).toMatchObject({
        found: 'one',
        start: start + 17,
        end: end + 17,
        moved: true,
      })
    }
  })

  test('but not where it no longer stands', () => {
    const selectors = describe('The committee adjourned before lunch.', 4, 23)
    expect(anchor(new Haystack('Nothing of the sort is written here at all.'), selectors)).toEqual({ found: 'none' })
  })

  test('and equally good places are handed back', () => {
    const selectors = describe('echo', 0, 4)
    expect(anchor(new Haystack('xx echo xx echo xx'), selectors)).toMatchObject({ found: 'several' })
  })
})

suite('describe', () => {
  test('does not cut a character of the context in half', () => {
    const text = `${'😀'.repeat(20)}x${'😀'.repeat(20)}`
    const [, quote] = describe(text, 41, 41)
    expect(quote.prefix.isWellFormed() && quote.suffix.isWellFormed()).toBe(true)
  })

  test.each([
    [-1, 2],
    [0, 6],
    [3, 2],
    [0.5, 1],
  ])('refuses the range %s–%s', (start, end) => {
    expect(() => describe('short', start, end)).toThrow(RangeError)
  })

  test.each([
    ['  a b ', 0, 6, { start: 2, end: 5 }],
    ['a\n', 1, 2, null],
    ['a😀b', 2, 3, { start: 1, end: 3 }],
    ['ab', 1, 99, { start: 1, end: 2 }],
  ])('trims %j %i–%i', (text, start, end, expected) => {
    expect(trimRange(text, start, end)).toEqual(expected)
  })
})

suite('folding', () => {
  test('keeps the way back: the original of a folded range folds to text that holds it', () => {
    fc.assert(
      fc.property(text, fc.nat(60), fc.nat(60), (value, a, b) => {
        for (const folded of [fold(value), foldJoints(fold(value))]) {
          const [start, end] = [Math.min(a, b), Math.max(a, b)].map((n) => Math.min(n, folded.text.length))
          if (start === end) continue
          const original = folded.original(start!, end!)
          expect(original.end).toBeLessThanOrEqual(value.length)
          const again = fold(value.slice(original.start, original.end))
          expect([again.text, foldJoints(again).text].some((t) => t.includes(folded.text.slice(start, end)))).toBe(true)
        }
      }),
    )
  })

  test('is idempotent', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(fold(fold(value).text).text).toBe(fold(value).text)
      }),
    )
  })
})
