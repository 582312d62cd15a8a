// The words of a text, folded, as the index has them. Text and queries pass through here alike; SQLite only sees what comes out.
import { foldWord, isAscii } from '../../../shared/fold-word.ts'

export interface Token {
  /** The folded word: letters, digits and the vowel signs of scripts that write them as marks. */
  word: string
  /** UTF-16 range in the text it was found in. */
  start: number
  end: number
}

/**
 * A word with what may stand inside it unseen (soft hyphen, zero-width signs), or one character of a script that writes no spaces:
 * there a word of a query becomes a phrase of its characters.
 */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}][\p{M}\u00ad\u200b-\u200d\u2060]*)+/gu

/** Whether a text has scripts that write no spaces; where it has none, words are found by a simpler and much faster pattern. */
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const SPACED_WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060]*/gu

const NO_WORD = /[^\p{L}\p{N}\p{M}]+/gu
/** Words already folded: a text has few different ones, and each costs several passes. */
const folded = new Map<string, string>()
const MOST_FOLDED = 50_000
const LONGEST_KEPT = 40

function foldedWord(word: string): string {
  const known = folded.get(word)
  if (known !== undefined) return known
  const made = foldWord(word).replace(NO_WORD, '')
  if (folded.size >= MOST_FOLDED) folded.clear()
  if (word.length <= LONGEST_KEPT) folded.set(word, made)
  return made
}

/** What a code unit is to the quick way through a text. */
const NO_LETTER = 0
/** A letter or digit that stands for itself. */
const PLAIN_LETTER = 1
/** A letter that folding changes. */
const OTHER_LETTER = 2
/** What only the pattern can judge: marks, and what may stand in a word unseen. */
const HARD = 3

/** Latin, Greek and Cyrillic: what most texts are written in. */
const KNOWN = 0x530
const KINDS = Uint8Array.from({ length: KNOWN }, (_, code) => {
  const letter = String.fromCharCode(code)
  if (/[\p{M}\u00ad]/u.test(letter)) return HARD
  if (!/[\p{L}\p{N}]/u.test(letter)) return NO_LETTER
  return foldWord(letter) === letter ? PLAIN_LETTER : OTHER_LETTER
})
/** The first code unit of what each of those letters is folded to; 0 where nothing is left of it. */
const INITIALS = Uint16Array.from({ length: KNOWN }, (_, code) => {
  const folded = foldWord(String.fromCharCode(code)).replace(NO_WORD, '')
  return folded === '' ? 0 : folded.charCodeAt(0)
})
/** Dashes, quotation marks and the like: General Punctuation without what is unseen. */
const FIRST_SIGN = 0x2010
const LAST_SIGN = 0x205f

function kindOf(code: number): number {
  if (code < KNOWN) return KINDS[code]!
  return code >= FIRST_SIGN && code <= LAST_SIGN ? NO_LETTER : HARD
}

/** Is told a folded word and its UTF-16 range; says whether it has seen enough. */
type Visit = (word: string, start: number, end: number) => boolean

/**
 * Visits the words of a text in order, letter by letter, which takes a fraction of the pattern's time. Returns where it stopped, between
 * words: at the end, which one who has seen enough is done with too, or before the first word that only the pattern can judge.
 */
function visitPlain(text: string, visit: Visit, initials: ReadonlySet<number> | null): number {
  for (let at = 0; at < text.length;) {
    let kind = kindOf(text.charCodeAt(at))
    if (kind === NO_LETTER) {
      at++
      continue
    }
    const start = at
    let plain = true
    for (; kind !== NO_LETTER; kind = at < text.length ? kindOf(text.charCodeAt(at)) : NO_LETTER) {
      if (kind === HARD) return start
      plain &&= kind === PLAIN_LETTER
      at++
    }
    const initial = INITIALS[text.charCodeAt(start)]!
    if (initials && initial !== 0 && !initials.has(initial)) {
      if (visit('', start, at)) return text.length
      continue
    }
    const written = text.slice(start, at)
    const word = plain ? written : foldedWord(written)
    if (word !== '' && visit(word, start, at)) return text.length
  }
  return text.length
}

/** Visits the words of a text in order. Words that begin with none of `initials`, first code units of folded words, may be left empty. */
export function visitWords(text: string, visit: Visit, initials: ReadonlySet<number> | null = null): void {
  const from = visitPlain(text, visit, initials)
  if (from === text.length) return
  const rest = text.slice(from)
  for (const match of rest.matchAll(SPACELESS.test(rest) ? WORD : SPACED_WORD)) {
    // Compatibility forms come apart with points and spaces ("⒈", "½"): what SQLite sees is one word, or none.
    const word = isAscii(match[0]) ? match[0].toLowerCase() : foldedWord(match[0])
    if (word !== '' && visit(word, from + match.index, from + match.index + match[0].length)) return
  }
}

const LEFT_EMPTY: Token = { word: '', start: 0, end: 0 }

/** The words of a text in order; those that `visitWords` leaves empty have no range either. */
export function tokens(text: string, initials: ReadonlySet<number> | null = null): Token[] {
  const found: Token[] = []
  const keep: Visit = (word, start, end) => {
    found.push(word === '' ? LEFT_EMPTY : { word, start, end })
    return false
  }
  visitWords(text, keep, initials)
  return found
}

/** The text as it is indexed: its words, by single spaces. */
export function foldText(text: string): string {
  let joined = ''
  visitWords(text, (word) => {
    joined += joined === '' ? word : ` ${word}`
    return false
  })
  return joined
}
