import fc from 'fast-check'
import { describe as suite, expect, test } from 'vitest'
import { align } from '../../../shared/anchoring/align.ts'
import { describe } from '../../../shared/anchoring/describe.ts'
import { Haystack } from '../../../shared/anchoring/match-quote.ts'
import { reanchor } from '../../../shared/anchoring/reanchor.ts'

// Words from a counter: sentences that are all alike in build and all different in words.
const word = (n: number): string => ((n * 2_654_435_761) % 4_294_967_296).toString(36)
const sentence = (n: number): string => `${Array.from({ length: 9 }, (_, i) => word(n * 9 + i)).join(' ')}.`
const SENTENCES = Array.from({ length: 400 }, (_, n) => sentence(n))
const OLD = SENTENCES.join(' ')

function moved(after: string, n: number) {
  const start = OLD.indexOf(SENTENCES[n]!)
  return reanchor(describe(OLD, start, start + SENTENCES[n]!.length), align(OLD, after), new Haystack(after))
}

suite('a passage is found in another version', () => {
  test('that has text put in and taken out elsewhere', () => {
    const edits = fc.array(fc.tuple(fc.nat(398), fc.boolean()), { maxLength: 20 })
    fc.assert(
      fc.property(fc.nat(398), edits, (n, changes) => {
        const now = [...SENTENCES]
        for (const [at, put] of changes) if (at !== n) now[at] = put ? `Something new. ${now[at]} And more.` : ''
        const after = now.join(' ')
        const found = moved(after, n)
        expect(found).toMatchObject({ found: 'one', match: 'exact', doubtful: false })
        if (found.found === 'one') expect(after.slice(found.start, found.end)).toBe(SENTENCES[n])
      }),
      { numRuns: 40 },
    )
  })

  test('whose lines are broken anew', () => {
    const after = OLD.replaceAll(' ', '\n')
    const found = moved(after, 200)
    expect(found).toMatchObject({ found: 'one', match: 'normalised', moved: false })
    if (found.found === 'one') expect(after.slice(found.start, found.end)).toBe(SENTENCES[200]!.replaceAll(' ', '\n'))
  })

  test('that corrects a few of its letters', () => {
    const after = OLD.replace(SENTENCES[200]!, SENTENCES[200]!.replace(/[a-f]/u, 'é').replace(/\d/u, '_'))
    expect(moved(after, 200)).toMatchObject({ found: 'one', match: 'fuzzy', moved: false, doubtful: false })
  })

  test('that moved it far away', () => {
    const after = [...SENTENCES.slice(0, 200), ...SENTENCES.slice(201), SENTENCES[200]!].join(' ')
    const found = moved(after, 200)
    expect(found).toMatchObject({ found: 'one', match: 'exact', moved: true })
    if (found.found === 'one') expect(after.slice(found.start, found.end)).toBe(SENTENCES[200])
  })

  test('that rewrote a third of it, as doubtful', () => {
    const words = SENTENCES[200]!.split(' ')
    const after = OLD.replace(SENTENCES[200]!, [...words.slice(0, 6), 'entirely', 'different', 'now.'].join(' '))
    expect(moved(after, 200)).toMatchObject({ found: 'one', doubtful: true })
  })

  test('but not where it is gone', () => {
    expect(moved(OLD.replace(SENTENCES[200]!, ''), 200)).toEqual({ found: 'lost' })
  })

  test('and of equal ones the one where it is expected', () => {
    const before = `${SENTENCES[0]} same words. ${SENTENCES.slice(1, 60).join(' ')} same words. ${SENTENCES[60]}`
    const after = `A new start. ${before}`
    const second = before.lastIndexOf('same words')
    const found = reanchor(describe(before, second, second + 10), align(before, after), new Haystack(after))
    expect(found).toMatchObject({ found: 'one', start: second + 13, moved: false })
  })
})

suite('an alignment', () => {
  test('never turns back, and keeps to the text', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c d', 'e f', ' ', '. '), { maxLength: 40 })
      .map((all) => all.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { map } = align(before, after)
        let last = 0
        for (let offset = 0; offset <= before.length; offset++) {
          const at = map(offset)
          expect(at).toBeGreaterThanOrEqual(last)
          expect(at).toBeLessThanOrEqual(after.length)
          last = at
        }
      }),
    )
  })

  test('of a text with itself changes nothing', () => {
    const { map } = align(OLD, OLD)
    for (const offset of [0, 1, 500, OLD.length - 1, OLD.length]) expect(map(offset)).toBe(offset)
  })
})
