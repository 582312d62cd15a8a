import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ambiguousPlaces } from '../../../../electron/host/commands/places.ts'
import { decide } from '../../../../shared/anchoring/anchor.ts'
import { Haystack, matchQuote } from '../../../../shared/anchoring/match-quote.ts'
import type { SourceText } from '../../../../shared/model/source-text.ts'

const source = (text: string): SourceText => ({
  text,
  blocks: [{ kind: 'paragraph', start: 0, end: text.length, number: '1' }],
  marks: [],
  works: [],
  pages: [{ start: 0, label: '7', certainty: 'printed' }],
  notes: [],
  references: [],
  citations: [],
  removed: [],
  map: [],
  warnings: [],
})

test('each place is listed with its page and the fewest words that decide', () => {
  const text = 'Nobody came at first. Nobody came then. At night nobody came.'
  const hits = matchQuote(new Haystack(text), 'obody came')
  expect(ambiguousPlaces(source(text), hits)).toBe(
    ["  page 7: --suffix 'at'", "  page 7: --prefix 'first. N'", "  page 7: --prefix 'n'"].join('\n'),
  )
})

test('words with apostrophes are ready for a shell', () => {
  const text = "It's $5 yes and it's `6` yes"
  const lines = ambiguousPlaces(source(text), matchQuote(new Haystack(text), 'yes'))
  expect(lines).toContain("--prefix '$5'")
  expect(ambiguousPlaces(source("a's x b's x"), matchQuote(new Haystack("a's x b's x"), 'x'))).toContain(
    `--prefix "b's"`,
  )
})

test('whatever the text, the words listed decide for their place', () => {
  const words = fc.array(fc.constantFrom('the', 'sea', 'Sea,', 'over-sea', '“old”', 'port.', 'x'), {
    minLength: 2,
    maxLength: 25,
  })
  fc.assert(
    fc.property(words, (list) => {
      const text = list.join(' ')
      const hits = matchQuote(new Haystack(text), 'sea')
      if (hits.length < 2) return
      const lines = ambiguousPlaces(source(text), hits).split('\n')
      for (const [index, line] of lines.entries()) {
        const found = /--(prefix|suffix) (?:'([^']*)'|"([^"]*)")/u.exec(line)
        if (found === null) continue
        const context = { [found[1]!]: found[2] ?? found[3] }
        expect(decide(matchQuote(new Haystack(text), 'sea', context))).toMatchObject({
          found: 'one',
          start: hits[index]!.start,
        })
      }
    }),
  )
})
