// What a user types into the search field: words (all must occur), "phrases", and a prefix by a star. Everything else is
// punctuation: no query is wrong, and none reaches SQLite but as folded words in quotation marks.
import { tokens } from './fold.ts'

/** Words that stand next to each other; the last may be the beginning of one. */
export interface Term {
  words: string[]
  prefix: boolean
}

/** More terms than anyone means; each costs a look-up. */
const MAX_TERMS = 32
const MAX_WORDS = 64

/** Quotation marks as keyboards, texts and languages write them. */
const PARTS = /["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)(\*?)|[^\s"“”„«»]+/gu

export function parseQuery(query: string): Term[] {
  const terms: Term[] = []
  for (const part of query.matchAll(PARTS)) {
    const phrase = part[1]
    const text = phrase ?? part[0]
    const words = [...tokens(text)].slice(0, MAX_WORDS).map(({ word }) => word)
    if (words.length > 0) terms.push({ words, prefix: part[2] === '*' || text.endsWith('*') })
    if (terms.length === MAX_TERMS) break
  }
  return terms
}

/** FTS5's own language (https://sqlite.org/fts5.html#full_text_query_syntax); null where nothing is asked. Words hold no quotation mark. */
export function toMatch(terms: readonly Term[]): string | null {
  if (terms.length === 0) return null
  return terms.map(({ words, prefix }) => `"${words.join(' ')}"${prefix ? '*' : ''}`).join(' AND ')
}
