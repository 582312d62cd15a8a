// The words of a text in order, as numbers that are equal for equal words, without a match object for each: aligning and indexing
// texts of a million characters spend their time here.

/** Words met so far and their numbers; several texts that are compared share one. */
export type Lexicon = Map<string, number>

/** 1 for code units of letters and digits, 2 for others, 0 for those not yet asked about. Halves of pairs count as letters. */
const kinds = new Uint8Array(0x10000)

function isWordUnit(unit: number): boolean {
  const known = kinds[unit]!
  if (known !== 0) return known === 1
  const isWord = (unit >= 0xd800 && unit < 0xe000) || /[\p{L}\p{N}]/u.test(String.fromCharCode(unit))
  kinds[unit] = isWord ? 1 : 2
  return isWord
}

/** Calls `visit` with each two words that follow each other and the offset of the first. */
export function eachWordPair(
  text: string,
  lexicon: Lexicon,
  visit: (first: number, second: number, at: number) => void,
): void {
  let previous = -1
  let previousAt = 0
  for (let at = 0; at < text.length; at++) {
    if (!isWordUnit(text.charCodeAt(at))) continue
    const start = at
    while (at < text.length && isWordUnit(text.charCodeAt(at))) at++
    const word = text.slice(start, at)
    let number = lexicon.get(word)
    if (number === undefined) lexicon.set(word, (number = lexicon.size))
    if (previous >= 0) visit(previous, number, previousAt)
    previous = number
    previousAt = start
  }
}
