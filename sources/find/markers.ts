// Note markers in running text: candidates by form. Whether a digit is a marker is decided by sequence, in `notes.ts` and here.
import type { Line } from '../read/plain-text.ts'

export interface Marker {
  number: number
  /** Raw range of what is taken out of the text. */
  from: number
  to: number
  /** `unsure`: behind a space, or glued to a year, it looks like any number. */
  form: 'bracket' | 'superscript' | 'glued' | 'unsure' | 'sign' | 'alone'
  page: number
  /** Of a glued one: punctuation, not a letter, stands before it. */
  afterPunctuation: boolean
}

/** Notes called by signs: each sign is a number of its own below zero, so that it counts with no other. */
const SIGNS = ['*', '**', '***', '†', '††', '‡', '‡‡']

/** −1 for "*", −4 for "†"; null for anything else. */
export function numberOfSign(text: string): number | null {
  const at = SIGNS.indexOf(text)
  return at < 0 ? null : -1 - at
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const INLINE =
  /(?:\[|(?<=[\p{L}.,;:!?…"”’»])\()(\d{1,3})[\])]|([⁰¹²³⁴-⁹]{1,3})|(?<=[\p{L}\p{Pe}\p{Pf}.,;:!?…"'%])(\d{1,3})(?![\d\p{L}]|[.,:]\d)|((?<=[\p{L}\p{N}\p{Pe}\p{Pf}][.,;:!?…”’»)] |[\p{L}\p{N}.,;:!?…”’»)]\u00a0)\d{1,3}(?=[.,;:!?)]?(?:\s|$)))|(?<=(?<![\d.,])(?:1\d|20)\d{2})(\d{1,2})(?![\d\p{L}]|[.,:]\d)|(?<=[\p{L}\p{Pe}\p{Pf}.,;:!?…"'])(\*{1,3}|†{1,2}|‡{1,2})(?=[\s.,;:!?)]|$)|(?<=[\p{L}.,;:!?…”’»)])\s?Footnote(\d{1,3})/gu
/** Before a full stop with a number after it these abbreviate; so does a single letter. */
const ABBREVIATED = /(?:^|[^\p{L}])(?:\p{L}|pp|ss|no|nr|nos|vol|vols|art|fig|sec|ch|chap|bd|jg|st|ff|ca|cf|ed|eds)$/iu

/** Candidates in a stretch of one line; `start` is the raw offset of `text`. */
export function markersIn(text: string, start: number, page: number): Marker[] {
  const found: Marker[] = []
  for (const match of text.matchAll(INLINE)) {
    const [whole, bracket, superscript, glued, spaced, behindYear, sign, called] = match
    const from = start + match.index
    const before = text.charAt(match.index - 1)
    const range = { from, to: from + whole.length, page, afterPunctuation: before !== '' && !/\p{L}/u.test(before) }
    if (bracket) found.push({ number: Number(bracket), ...range, form: 'bracket' })
    else if (superscript) found.push({ number: valueOfSuperscript(superscript), ...range, form: 'superscript' })
    else if (glued && isGlued(text.slice(Math.max(0, match.index - 24), match.index))) {
      found.push({ number: Number(glued), ...range, form: 'glued' })
    } else if (spaced && isGlued(text.slice(Math.max(0, match.index - 24), match.index - 1))) {
      found.push({ number: Number(spaced), ...range, form: 'unsure' })
    } else if (called) found.push({ number: Number(called), ...range, form: 'superscript' })
    else if (sign) found.push({ number: numberOfSign(sign)!, ...range, form: 'sign' })
    else if (behindYear) found.push({ number: Number(behindYear), ...range, form: 'unsure' })
  }
  return found
}

/** A number on a line of its own, directly below text, is a superscript the extraction put on its own line. */
export function isAlone(lines: readonly Line[], line: Line): boolean {
  const previous = lines[line.index - 1]
  return /^\d{1,3}$/.test(line.text) && !!previous && !previous.blank
}

function isGlued(before: string): boolean {
  const last = before.at(-1)!
  if (/[.,:;]/.test(last)) {
    const word = before.slice(0, -1)
    // "485,50" is a number; "in 1994.2" may be a year and a marker.
    if (/\d$/.test(word)) return last !== ':' && /(?<![\d.,])(?:1\d|20)\d{2}$/.test(word)
    return !(last === '.' && ABBREVIATED.test(word))
  }
  if (!/\p{L}/u.test(last)) return true
  // "G7" and "U2" are names; a word of small letters, or a longer one of capitals, may carry a marker.
  const word = /\p{L}+$/u.exec(before)?.[0] ?? ''
  return word.length >= 3 || (word.length === 2 && /\p{Ll}$/u.test(word))
}

export function valueOfSuperscript(text: string): number {
  return Number([...text].map((c) => SUPERSCRIPTS.indexOf(c)).join(''))
}
