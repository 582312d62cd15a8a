import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../../../electron/host/search/query.ts'
import { findRange, snippetAround } from '../../../../electron/host/search/snippet.ts'

const long = Array.from({ length: 200 }, (_, i) => `word${i}`).join(' ')

describe('where a query is met', () => {
  it.each([
    ['a word', 'The Łódź question', 'lodz', 'Łódź'],
    ['the first of several', 'one two one', 'one', 'one'],
    ['a phrase, not its words', 'union of customs: a customs union', '"customs union"', 'customs union'],
    ['a prefix', 'the sovereign state', 'sover*', 'sovereign'],
    ['the first that has the prefix', 'sovereignty of a sovereign', 'sover*', 'sovereignty'],
    [
      'the narrowest range with all words',
      'customs are old. A union of customs is new',
      'union customs',
      'union of customs',
    ],
    ['a word and a phrase that overlap', 'x the customs union y', '"customs union" customs', 'customs union'],
    ['longer when folded', 'die Straße hier', 'strasse', 'Straße'],
    [
      'one of them where they stand far apart',
      `alpha ${long} omega alpha`,
      'alpha word3',
      'alpha word0 word1 word2 word3',
    ],
    ['the rarest where no narrow range holds all', `alpha alpha ${long} omega`, 'alpha omega', 'omega'],
  ])('%s', (_, text, query, expected) => {
    const range = findRange(text, parseQuery(query))
    expect(text.slice(range!.start, range!.end)).toBe(expected)
  })

  it('is nowhere where no term is met', () => {
    expect(findRange('customs and union', parseQuery('"customs union"'))).toBeNull()
  })
})

describe('a snippet', () => {
  it('is the whole of a short text, as one line', () => {
    expect(snippetAround('one\n\ttwo  three', { start: 0, end: 3 })).toBe('one two three')
  })

  it('is cut between words around the place, and says so', () => {
    const start = long.indexOf('word100')
    const snippet = snippetAround(long, { start, end: start + 7 })
    expect(snippet).toMatch(/^…\u00a0word\d+ .* word100 .* word\d+\u00a0…$/)
    expect(snippet.length).toBeGreaterThan(150)
    expect(snippet.length).toBeLessThanOrEqual(206)
  })

  it('shows the beginning where there is no place', () => {
    expect(snippetAround(long, null)).toMatch(/^word0 word1 .* word\d+\u00a0…$/)
  })

  it('always holds the place, and no half character, for any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'bc', ' ', '\n', '🧩', 'жж', '-'), { maxLength: 800 }),
        fc.nat(),
        fc.nat(60),
        (parts, at, length) => {
          const text = parts.join('')
          if (text.length === 0) return
          const start = at % text.length
          const end = Math.min(text.length, start + length)
          if (!text.slice(start, end).isWellFormed()) return
          const snippet = snippetAround(text, { start, end })
          expect(snippet.isWellFormed()).toBe(true)
          expect(snippet).toContain(text.slice(start, end).replace(/\s+/gu, ' ').trim())
        },
      ),
      { numRuns: 2_000 },
    )
  })
})
