// Where the places of one version of a text stand in another: pairs of words that occur once in both are the fixed points
// (as in patience diff), and what lies between two of them is measured out between them.
import { NOTHING, PairTable } from './pair-table.ts'
import { eachWordPair, Lexicon } from './word-scan.ts'
import { firstWhere } from '../first-where.ts'

export interface Alignment {
  /** The offset in the new text that an offset in the old one comes nearest to. Grows with it. */
  map(offset: number): number
}

/** Takes time in proportion to the texts (about half a second for a million characters). */
export function align(before: string, after: string): Alignment {
  const pairs = commonPairs(before, after)
  const kept = longestIncreasing(pairs.map(([, there]) => there)).map((index) => pairs[index]!)
  // The ends belong together too, so that every offset lies between two fixed points.
  const from = [0, ...kept.map(([here]) => here), before.length]
  const to = [0, ...kept.map(([, there]) => there), after.length]
  return {
    map(offset) {
      const next = firstWhere(from.length, (i) => from[i]! > offset)
      if (next <= 0) return 0
      if (next >= from.length) return after.length
      const [a, b, x, y] = [from[next - 1]!, from[next]!, to[next - 1]!, to[next]!]
      // Next to a fixed point the distance from it is kept; further on the stretch between two may have grown or shrunk.
      return Math.round(Math.min(y, b - a === y - x ? x + offset - a : x + ((offset - a) * (y - x)) / (b - a)))
    },
  }
}

/** Offsets here and there of the word pairs that occur once in each, in the order of here. */
function commonPairs(here: string, there: string): [number, number][] {
  const lexicon = new Lexicon()
  const others = new PairTable()
  eachWordPair(there, lexicon, (first, second, at) => {
    if (others.put(first, second, at) !== NOTHING) others.put(first, second, REPEATED)
  })
  const own = new PairTable()
  const met: (readonly [number, number] | null)[] = []
  eachWordPair(here, lexicon, (first, second, at) => {
    const other = others.get(first, second)
    if (other === NOTHING || other === REPEATED) return
    const before = own.put(first, second, met.length)
    if (before !== NOTHING) met[before] = null
    met.push(before === NOTHING ? [at, other] : null)
  })
  return met.filter((pair) => pair !== null) as [number, number][]
}

/** Greater than any offset. */
const REPEATED = 0x7fff_ffff

/** Indices of a longest increasing subsequence: what moved against the rest is left out. */
function longestIncreasing(values: readonly number[]): number[] {
  const tails: number[] = []
  const before: number[] = []
  for (const [index, value] of values.entries()) {
    const place = firstWhere(tails.length, (i) => values[tails[i]!]! >= value)
    before[index] = place > 0 ? tails[place - 1]! : -1
    tails[place] = index
  }
  const found: number[] = []
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index]!) found.push(index)
  return found.reverse()
}
