import { describe as suite, expect, test } from 'vitest'
import { decide } from '../../../shared/anchoring/anchor.ts'
import { Haystack, matchQuote } from '../../../shared/anchoring/match-quote.ts'
import { CONTEXT_CASES, MATCH_CASES } from './match-cases.ts'

suite('a quotation is found', () => {
  test.each(MATCH_CASES)('$name', ({ text, quote, expected, match }) => {
    const hits = matchQuote(new Haystack(text), quote)
    expect(hits.map((hit) => text.slice(hit.start, hit.end))).toEqual(expected)
    if (match !== undefined) expect(new Set(hits.map((hit) => hit.match))).toEqual(new Set([match]))
  })
})

suite('the context decides', () => {
  test.each(CONTEXT_CASES)('$name', ({ text, quote, prefix, suffix, start }) => {
    const anchored = decide(matchQuote(new Haystack(text), quote, { prefix, suffix }))
    if (start === null) expect(anchored.found).toBe('several')
    else expect(anchored).toMatchObject({ found: 'one', start })
  })
})

test('a long text is searched for a misspelt sentence within seconds', () => {
  // Words from a counter, so that no two sentences are alike.
  const word = (n: number): string => ((n * 2_654_435_761) % 4_294_967_296).toString(36)
  const sentence = (n: number): string => [0, 1, 2, 3, 4, 5].map((i) => word(n * 6 + i)).join(' ')
  const text = Array.from({ length: 25_000 }, (_, n) => sentence(n)).join('. ')
  const wanted = sentence(12_345)
  const started = performance.now()
  const hits = matchQuote(new Haystack(text), `${wanted.slice(0, 10)}_${wanted.slice(11)}`)
  expect(hits.map((hit) => [text.slice(hit.start, hit.end), hit.match])).toEqual([[wanted, 'fuzzy']])
  expect(performance.now() - started).toBeLessThan(5000)
})
