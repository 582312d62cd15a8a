// The words of a text in order, as numbers that are equal for equal words, without a match object for each: aligning and indexing
// texts of a million characters spend their time here.

const FREE = -1
const START_SIZE = 1 << 12

/**
 * Words met so far and their numbers, from 0; several texts that are compared share one. A word is looked for by its letters where they
 * stand: to cut it out of the text first would take longer than all the rest.
 */
export class Lexicon {
  readonly #words: string[] = []
  readonly #hashes: number[] = []
  /** Numbers of words, at the place their hash names or the next free one; never more than half full. */
  #slots = new Int32Array(START_SIZE).fill(FREE)

  /** The number of the word that stands in `text` from `start` to `end`; `hash` is the same for equal words. */
  numberOf(text: string, start: number, end: number, hash: number): number {
    let slot = this.#slotOf(hash)
    for (; this.#slots[slot] !== FREE; slot = (slot + 1) & (this.#slots.length - 1)) {
      const number = this.#slots[slot]!
      if (this.#hashes[number] === hash && standsAt(text, start, end, this.#words[number]!)) return number
    }
    const number = this.#words.push(text.slice(start, end)) - 1
    this.#hashes.push(hash)
    this.#slots[slot] = number
    if (this.#words.length * 2 > this.#slots.length) this.#grow()
    return number
  }

  #slotOf(hash: number): number {
    return (hash ^ (hash >>> 15)) & (this.#slots.length - 1)
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(FREE)
    for (let number = 0; number < this.#words.length; number++) {
      let slot = this.#slotOf(this.#hashes[number]!)
      while (this.#slots[slot] !== FREE) slot = (slot + 1) & (this.#slots.length - 1)
      this.#slots[slot] = number
    }
  }
}

function standsAt(text: string, start: number, end: number, word: string): boolean {
  if (word.length !== end - start) return false
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false
  return true
}

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
    let hash = 0
    for (let unit; at < text.length && isWordUnit((unit = text.charCodeAt(at))); at++) {
      hash = Math.imul(hash ^ unit, 0x01000193)
    }
    const number = lexicon.numberOf(text, start, at, hash)
    if (previous >= 0) visit(previous, number, previousAt)
    previous = number
    previousAt = start
  }
}
