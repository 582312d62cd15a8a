// Where in a text most of a quotation's word pairs stand together: finds a passage that has moved and changed without reading
// the whole text against it.
import { NOTHING, PairTable } from './pair-table.ts'
import { eachWordPair, Lexicon } from './word-scan.ts'

export interface WordPairs {
  /**
   * Offsets at which the quotation may begin, the likeliest first; none where too few of its pairs stand together anywhere. Null for
   * a quotation with too few pairs to tell.
   */
  places(quote: string): number[] | null
}

/** A pair that stands in more places than this tells nothing. */
const MOST_PLACES = 50
/** Votes for beginnings this near to each other, in code units, are one: words may have been put in or taken out. */
const STEP = 64
/** So many pairs, and so large a part of all, must agree. */
const LEAST_PAIRS = 4
const LEAST_VOTES = 2
const LEAST_SHARE = 0.12
const MOST_CANDIDATES = 4

/** Takes time in proportion to the text (about a quarter of a second for a million characters). */
export function indexWordPairs(text: string): WordPairs {
  const newest = new PairTable()
  const lexicon = new Lexicon()
  // Each occurrence leads to the one before it.
  const offsets: number[] = []
  const before: number[] = []
  eachWordPair(text, lexicon, (first, second, at) => {
    before.push(newest.put(first, second, offsets.length))
    offsets.push(at)
  })
  const placesOf = (first: number, second: number): number[] => {
    const places: number[] = []
    for (let one = newest.get(first, second); one !== NOTHING; one = before[one]!) {
      if (places.push(offsets[one]!) > MOST_PLACES) return []
    }
    return places
  }
  return {
    places(quote) {
      let pairs = 0
      const votes = new Map<number, number>()
      eachWordPair(quote, lexicon, (first, second, at) => {
        pairs++
        for (const place of placesOf(first, second)) {
          const step = Math.floor((place - at) / STEP)
          votes.set(step, (votes.get(step) ?? 0) + 1)
        }
      })
      if (pairs < LEAST_PAIRS) return null
      const least = Math.max(LEAST_VOTES, pairs * LEAST_SHARE)
      const counted = [...votes.keys()].map((step) => ({
        step,
        // A beginning near the border of two steps has its votes in both.
        count: votes.get(step)! + (votes.get(step + 1) ?? 0),
      }))
      return counted
        .filter(({ count }) => count >= least)
        .sort((a, b) => b.count - a.count || a.step - b.step)
        .slice(0, MOST_CANDIDATES)
        .map(({ step }) => Math.max(0, step * STEP + STEP))
    },
  }
}
