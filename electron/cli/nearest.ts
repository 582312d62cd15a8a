// Which word was probably meant by one that is mistyped. Pure.

/** Letters left out, added or changed that still pass for a slip of the hand. */
const MOST_SLIPS = 2

/** The word with the fewest slips between it and what was typed, if they are few enough; the first of equals, null for none. */
export function nearest(typed: string, words: readonly string[]): string | null {
  let best: { word: string; slips: number } | null = null
  for (const word of words) {
    const slips = slipsBetween(typed, word)
    // Half a short word is no slip.
    if (slips <= MOST_SLIPS && slips * 2 < word.length && (best === null || slips < best.slips)) best = { word, slips }
  }
  return best?.word ?? null
}

/** Levenshtein's distance, in UTF-16 code units. */
function slipsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}
