// A large first letter that the extraction set apart, on a line of its own or before a space: it belongs to the word after it.
import type { Lexicon } from './hyphens.ts'
import { endsSentence } from './layout.ts'
import type { Row } from './rows.ts'
import { firstWord } from './words.ts'

/** Letters that are words by themselves in some language theses are written in. */
const WORDS = /^[AIOYEÀÉÓВИКОСУЯА]$/u
/** Blank lines that may lie between a letter and its word. */
const LARGEST_GAP = 2

/** Rows with such letters put back; the first two strips of those are to be joined without a space. */
export function joinDropCaps(rows: readonly Row[], lexicon: Lexicon): Row[] {
  const joined: Row[] = []
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    const next = rows[i + 1]
    const before = joined.at(-1)
    const begins = !before || row.gap > 0 || row.interrupted || endsSentence(before.text) || before.text.length < 40
    if (
      begins &&
      next &&
      /^\p{Lu}$/u.test(row.text) &&
      next.gap <= LARGEST_GAP &&
      belongs(row.text, next.text, lexicon)
    ) {
      joined.push({
        ...next,
        strips: [...row.strips, ...next.strips],
        text: row.text + next.text,
        first: row.first,
        gap: row.gap,
        indent: next.indent,
        dropCap: true,
      })
      i++
    } else if (
      begins &&
      row.strips.length === 1 &&
      /^\p{Lu} \p{Ll}/u.test(row.text) &&
      belongs(row.text.charAt(0), row.text.slice(2), lexicon)
    ) {
      const { from, to } = row.strips[0]!
      const text = row.text.charAt(0) + row.text.slice(2)
      joined.push({
        ...row,
        strips: [
          { from, to: from + 1 },
          { from: from + 2, to },
        ],
        text,
        dropCap: true,
      })
    } else joined.push(row)
  }
  return joined
}

/** A letter that may be a word is one unless the text knows it joined, or what follows is a letter alone. */
function belongs(letter: string, rest: string, lexicon: Lexicon): boolean {
  const word = firstWord(rest).replace(/[^\p{L}]+$/u, '')
  // The rest of the word may be set in capitals, as a line of them may follow the letter.
  if (/^\p{Lu}+$/u.test(word)) return !WORDS.test(letter) || lexicon.knows(letter + word)
  if (!/^\p{Ll}/u.test(rest)) return false
  if (word.length === 1 && !lexicon.knows(letter + word)) return !WORDS.test(word.toUpperCase())
  return WORDS.test(letter) ? lexicon.knows(letter + word) : true
}
