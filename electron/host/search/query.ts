// What a user types into the search field: words (all must occur), "phrases", a prefix by a star, words near each other ("a ~5 b"), and a
// word whose spelling is not certain ("~word"). Everything else is punctuation: no query is wrong, and none reaches SQLite but as folded
// words in quotation marks.
import { tokens } from './fold.ts'

/** Words that stand next to each other; the last may be the beginning of one. */
export interface Term {
  words: string[]
  prefix: boolean
  /** The term after this one stands at most so many words away, before or behind. */
  near?: number
  /** Asked for also as it might be misspelt. */
  unsure?: boolean
  /** Other spellings that count as the term, which is one word then. */
  spellings?: readonly string[]
}

/** More terms than anyone means; each costs a look-up. */
const MAX_TERMS = 32
const MAX_WORDS = 64
/** Words between two that are near, where no number says so: about a sentence. */
const NEAR = 10
const MAX_NEAR = 100
/** A shorter word has too many neighbours to be a slip of one of them. */
const LEAST_SPELLED = 4
/** Spellings of each of two near words that are looked for: every pair is a term of its own. */
const MAX_PAIRED = 4

/** Quotation marks as keyboards, texts and languages write them. */
const PARTS = /["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)(\*?)|[^\s"“”„«»]+/gu

export function parseQuery(query: string): Term[] {
  const terms: Term[] = []
  let near: number | null = null
  for (const part of query.matchAll(PARTS)) {
    const phrase = part[1]
    const between = phrase === undefined ? /^~(\d*)$/u.exec(part[0]) : null
    if (between) {
      near = between[1] === '' ? NEAR : Math.min(Number(between[1]), MAX_NEAR)
      continue
    }
    const text = phrase ?? part[0]
    const words = tokens(text)
      .slice(0, MAX_WORDS)
      .map(({ word }) => word)
    if (words.length === 0) continue
    const before = terms.at(-1)
    if (near !== null && before) before.near = near
    near = null
    const term: Term = { words, prefix: part[2] === '*' || text.endsWith('*') }
    if (phrase === undefined && text.startsWith('~') && words.length === 1) term.unsure = true
    terms.push(term)
    if (terms.length === MAX_TERMS) break
  }
  return terms
}

/** FTS5's own language (https://sqlite.org/fts5.html#full_text_query_syntax); null where nothing is asked. Words hold no quotation mark. */
export function toMatch(terms: readonly Term[]): string | null {
  if (terms.length === 0) return null
  const parts: string[] = []
  terms.forEach((term, index) => {
    const next = terms[index + 1]
    if (term.near !== undefined && next) {
      const pairs = phrasesOf(term, MAX_PAIRED).flatMap((one) =>
        phrasesOf(next, MAX_PAIRED).map((other) => `NEAR(${one} ${other}, ${term.near})`),
      )
      parts.push(either(pairs))
    } else if (terms[index - 1]?.near === undefined) parts.push(either(phrasesOf(term, Infinity)))
  })
  return parts.join(' AND ')
}

function phrasesOf({ words, prefix, spellings = [] }: Term, most: number): string[] {
  return [`"${words.join(' ')}"${prefix ? '*' : ''}`, ...spellings.map((word) => `"${word}"`)].slice(0, most)
}

function either(phrases: readonly string[]): string {
  return phrases.length === 1 ? phrases[0]! : `(${phrases.join(' OR ')})`
}

/** Whether another spelling of the term may be looked for: it is one word, of some length, with letters in it. */
export function canBeMisspelt({ words }: Term): boolean {
  return words.length === 1 && words[0]!.length >= LEAST_SPELLED && /\p{L}/u.test(words[0]!)
}

const ALPHABETS = [
  [/[a-z]/u, 'abcdefghijklmnopqrstuvwxyz'],
  [/[а-я]/u, 'абвгдежзийклмнопрстуфхцчшщъыьэюя'],
  [/[α-ω]/u, 'αβγδεζηθικλμνξοπρστυφχψω'],
] as const

/** All words one slip away: a letter left out, one too many, another one, or two that changed places. Folded, as the index holds them. */
export function* neighboursOf(word: string): Generator<string> {
  const letters = ALPHABETS.filter(([script]) => script.test(word)).flatMap(([, all]) => [...all])
  const at = [...word]
  const put = (from: number, to: number, ...between: string[]) =>
    [...at.slice(0, from), ...between, ...at.slice(to)].join('')
  for (let i = 0; i <= at.length; i++) {
    if (i < at.length) yield put(i, i + 1)
    if (i + 1 < at.length && at[i] !== at[i + 1]) yield put(i, i + 2, at[i + 1]!, at[i]!)
    for (const letter of letters) {
      if (i < at.length && letter !== at[i]) yield put(i, i + 1, letter)
      yield put(i, i, letter)
    }
  }
}
