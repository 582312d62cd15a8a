// Which word was probably meant by one that is mistyped. Pure.
import search from 'approx-string-match'

/** Letters left out, added or changed that still pass for a slip of the hand. */
const MOST_SLIPS = 2

/** The word with the fewest slips between it and what was typed, if they are few enough; the first of equals, null for none. */
export function nearest(typed: string, words: readonly string[]): string | null {
  const meant = words.flatMap((word) => {
    const found = search(word, typed, MOST_SLIPS).map(({ errors }) => errors)
    const slips = Math.max(Math.min(...found), Math.abs(word.length - typed.length))
    // Half a short word is no slip.
    return slips <= MOST_SLIPS && slips * 2 < word.length ? [{ word, slips }] : []
  })
  return meant.sort((a, b) => a.slips - b.slips)[0]?.word ?? null
}
