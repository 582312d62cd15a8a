// Words as numbers: equal for equal words and for no others, whatever their hashes are.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eachWordPair, Lexicon } from '../../../shared/anchoring/word-scan.ts'

function pairsOf(text: string, lexicon: Lexicon): [number, number, number][] {
  const pairs: [number, number, number][] = []
  eachWordPair(text, lexicon, (first, second, at) => pairs.push([first, second, at]))
  return pairs
}

/** The same with a match object and a string for each word. */
function plainly(text: string, numbers: Map<string, number>): [number, number, number][] {
  const words = [...text.matchAll(/[\p{L}\p{N}\ud800-\udfff]+/gv)].map((match) => {
    if (!numbers.has(match[0])) numbers.set(match[0], numbers.size)
    return [numbers.get(match[0])!, match.index] as const
  })
  return words.slice(1).map(([second], at) => [words[at]![0], second, words[at]![1]])
}

describe('the words of a text', () => {
  it('are numbered as they are met, over several texts', () => {
    const texts = fc.array(
      fc.array(fc.constantFrom('a', 'b', 'ab', 'ба', 'é', '7', ' ', '. ', '-'), { maxLength: 60 }),
      {
        maxLength: 4,
      },
    )
    fc.assert(
      fc.property(texts, (all) => {
        const lexicon = new Lexicon()
        const numbers = new Map<string, number>()
        for (const parts of all) expect(pairsOf(parts.join(''), lexicon)).toEqual(plainly(parts.join(''), numbers))
      }),
      { numRuns: 500 },
    )
  })

  it('keep their numbers when there are many', () => {
    const text = Array.from({ length: 20_000 }, (_, i) => `w${(i * 7919) % 9_000}`).join(' ')
    expect(pairsOf(text, new Lexicon())).toEqual(plainly(text, new Map()))
  })

  it('are told apart where their hashes are one', () => {
    const lexicon = new Lexicon()
    const text = 'one two one'
    expect([
      lexicon.numberOf(text, 0, 3, 5),
      lexicon.numberOf(text, 4, 7, 5),
      lexicon.numberOf(text, 8, 11, 5),
    ]).toEqual([0, 1, 0])
  })
})
