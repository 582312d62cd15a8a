// How a text was set: whether its lines were cut at a width, and what a paragraph's end looks like. Everything that joins
// lines asks this first.
import type { Line } from '../read/plain-text.ts'
import { isVerse } from './verses.ts'

export interface Layout {
  /** Lines were cut at a width; otherwise a line is a paragraph. */
  wrapped: boolean
  /** A blank line follows every line, so blank lines say nothing. */
  doubled: boolean
  /** A cut line keeps the space it was cut at, the last line of a paragraph has none. */
  trailing: boolean
  /** The text is a poem: its lines were ended by its author. */
  verse: boolean
}

/** Longer lines were not cut by anybody. */
const LONGEST_CUT_LINE = 180
/** Shorter ones that stop in mid-sentence are headings or items. */
const SHORTEST_CUT_LINE = 25
/** A full stop, and after it at most what closes a quotation and a marker. */
const TERMINAL = /[.!?…]["”’»)\]]{0,4}(?:[\d⁰¹²³⁴-⁹]{1,3}|\[\d{1,3}\]){0,2}$/u

export function layoutOf(lines: readonly Line[]): Layout {
  const filled = lines.filter((line) => !line.blank)
  const wrapped = isWrapped(filled)
  const doubled = wrapped && isDoubled(lines, filled)
  const touching = filled.map(({ text, index }) => ({ text, touches: lines[index + 1]?.blank === false }))
  const verse = filled.length < LONGEST_POEM && isVerse(touching)
  return { wrapped, doubled, trailing: wrapped && !doubled && isTrailing(lines, filled), verse }
}

/** Lines of a poem that is looked for as such, at most. */
const LONGEST_POEM = 20_000

/** The same with a space before the marker; a word of five letters is no abbreviation with its number. */
const TERMINAL_SPACED = /\p{L}{5}[.!?…]["”’»)\]]{0,4}[ \u00a0]\d{1,3}$/u

export function endsSentence(text: string): boolean {
  return TERMINAL.test(text) || TERMINAL_SPACED.test(text.slice(-30))
}

/** Words no line ends with on purpose, also where what they stand before has a capital. */
const ENDS_OPEN =
  /\s(?:der|die|das|den|dem|des|eine?|einen|einem|einer|und|oder|von|vom|mit|im|zum|zur|für|the|an|of|and|or|le|les|du|et|el|los|las)$/iu

/** Sentences go on from line to line; and where most of the text stands in lines nobody cut, such lines are chance. */
function isWrapped(filled: readonly Line[]): boolean {
  let characters = 0
  let inLongLines = 0
  let cut = 0
  for (const [i, { text }] of filled.entries()) {
    characters += text.length
    if (text.length > LONGEST_CUT_LINE) inLongLines += text.length
    const next = filled[i + 1]
    if (
      next &&
      text.length >= SHORTEST_CUT_LINE &&
      !endsSentence(text) &&
      (/^\p{Ll}/u.test(next.text) || (ENDS_OPEN.test(text) && /^\p{L}/u.test(next.text)))
    )
      cut++
  }
  if (inLongLines >= characters * 0.3) return false
  return cut >= 1 && cut >= filled.length * 0.04
}

/** Lines that stop in the middle of a sentence are followed by a blank line almost without exception. */
function isDoubled(lines: readonly Line[], filled: readonly Line[]): boolean {
  let open = 0
  let apart = 0
  for (const line of filled) {
    const next = lines[line.index + 1]
    if (!next || line.text.length < 40 || endsSentence(line.text)) continue
    open++
    if (next.blank) apart++
  }
  return open >= 5 && apart > open * 0.8
}

/**
 * Lines inside a paragraph end in a space (or a hyphen), and those before a blank line and a capital do not. Both must hold,
 * since some programs leave a space after every line.
 */
function isTrailing(lines: readonly Line[], filled: readonly Line[]): boolean {
  let inside = 0
  let insideTrailing = 0
  let ends = 0
  let endsTrailing = 0
  for (const line of filled) {
    const next = lines[line.index + 1]
    if (!next) continue
    if (next.blank) {
      const after = lines[line.index + 2]
      if (!endsSentence(line.text) || !after || !/^\p{Lu}/u.test(after.text)) continue
      ends++
      if (line.trailing) endsTrailing++
    } else if (/^\p{Ll}/u.test(next.text) && !/[-‐—–]$/u.test(line.text)) {
      inside++
      if (line.trailing) insideTrailing++
    }
  }
  return inside >= 5 && insideTrailing > inside * 0.8 && endsTrailing < ends * 0.3
}
