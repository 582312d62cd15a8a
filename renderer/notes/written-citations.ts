// Citations in a note's Markdown, lifted out before Markdown is read, since a bracket and an underscore in them are none of its own. Pure.
import { parsePandoc } from '../../shared/citing/pandoc-citation.ts'

/** A bracket with a key in it, not escaped, and no link's text. */
const BRACKET = /(?<!(?<!\\)(?:\\\\)*\\)\[[^[\]\n]*@[^[\]\n]*\](?!\()/gu
/** Stands for a citation: punctuation to Markdown, as the bracket was, and nothing a keyboard types. */
const PLACE = /⸢\uE000(\d+)\uE000⸣/gu

export interface Lifted {
  /** The Markdown with a sign for each citation. */
  text: string
  /** The citations as written, by the number in their sign. */
  raws: readonly string[]
}

/** Whether a piece of text is just one citation in brackets. */
export function isCitation(raw: string): boolean {
  const [one, ...others] = parsePandoc(raw)
  return others.length === 0 && one !== undefined && typeof one !== 'string' && one.raw === raw && raw.startsWith('[')
}

export function liftCitations(markdown: string): Lifted {
  const raws: string[] = []
  const text = markdown.replace(BRACKET, (raw) => (isCitation(raw) ? `⸢\uE000${raws.push(raw) - 1}\uE000⸣` : raw))
  return { text, raws }
}

/** The text as it was before its citations were lifted out. */
export function putBack(text: string, raws: readonly string[]): string {
  return text.replace(PLACE, (sign, number: string) => raws[Number(number)] ?? sign)
}

/** The text in its order: words, and citations as `{ raw }`. */
export function splitAtCitations(text: string, raws: readonly string[]): (string | { raw: string })[] {
  const parts: (string | { raw: string })[] = []
  let at = 0
  for (const match of text.matchAll(PLACE)) {
    const raw = raws[Number(match[1])]
    if (raw === undefined) continue
    if (match.index > at) parts.push(text.slice(at, match.index))
    parts.push({ raw })
    at = match.index + match[0].length
  }
  if (at < text.length) parts.push(text.slice(at))
  return parts
}

/** The first citation in words as they are typed, with its place; null where none is complete. */
export function typedCitation(text: string): { raw: string; start: number } | null {
  for (const match of text.matchAll(/\[[^[\]\n]*@[^[\]\n]*\]/gu))
    if (isCitation(match[0])) return { raw: match[0], start: match.index }
  return null
}
