// Find in text: every place where a search stands, however it is accented, capitalised or quoted. Pure; offsets are UTF-16 code units.
import type { Span } from './sentence.ts'

/** A folded text and, for each of its code units, where it stood before. */
export interface Folded {
  text: string
  /** `at[i]` is the offset of the folded code unit i; one entry more for the end. */
  at: Uint32Array
}

const SAME: Record<string, string> = {
  '’': "'",
  '‘': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
}

/** One character without accent and case; white space becomes a blank. */
function foldCharacter(character: string): string {
  if (/\s/u.test(character)) return ' '
  if (character === '\u00ad' || character === '\u200b') return ''
  const lower = character.toLowerCase()
  return SAME[lower] ?? lower.normalize('NFD').replace(/\p{M}/gu, '')
}

const BLANK = 0x20
/** Whole texts are folded at once: the buffers grow by doubling. */
class Folding {
  private units = new Uint16Array(1 << 16)
  private offsets = new Uint32Array(1 << 16)
  private length = 0

  push(unit: number, offset: number): void {
    if (this.length === this.units.length) {
      const units = new Uint16Array(this.length * 2)
      const offsets = new Uint32Array(this.length * 2)
      units.set(this.units)
      offsets.set(this.offsets)
      this.units = units
      this.offsets = offsets
    }
    this.units[this.length] = unit
    this.offsets[this.length++] = offset
  }

  finish(end: number): Folded {
    const decoder = new TextDecoder('utf-16le', { ignoreBOM: true })
    const at = new Uint32Array(this.length + 1)
    at.set(this.offsets.subarray(0, this.length))
    at[this.length] = end
    // Every machine the browsers run on is little-endian; a byte order mark in the text itself must stay.
    return { text: decoder.decode(this.units.subarray(0, this.length)), at }
  }
}

/** Folds a text; runs of white space become one blank. */
export function foldText(text: string): Folded {
  const folding = new Folding()
  const known = new Map<string, string>()
  let blank = false
  for (let offset = 0; offset < text.length;) {
    const code = text.charCodeAt(offset)
    if (code < 0x80) {
      // Nearly all of most texts: letters, digits and signs, folded without making a string.
      const isBlank = code <= BLANK && (code === BLANK || (code >= 9 && code <= 13))
      if (!isBlank || !blank) folding.push(isBlank ? BLANK : code >= 0x41 && code <= 0x5a ? code + BLANK : code, offset)
      blank = isBlank
      offset += 1
      continue
    }
    const character = String.fromCodePoint(text.codePointAt(offset)!)
    let folded = known.get(character)
    if (folded === undefined) {
      folded = foldCharacter(character)
      known.set(character, folded)
    }
    if (folded !== ' ' || !blank) for (let i = 0; i < folded.length; i++) folding.push(folded.charCodeAt(i), offset)
    if (folded !== '') blank = folded === ' '
    offset += character.length
  }
  return folding.finish(text.length)
}

/** Past this many the list is cut: nobody steps through them, and painting would slow the page. */
export const MOST_FOUND = 5_000

/** All places of `wanted` in order, not overlapping; a place covers whole characters with their accents. */
export function findAll(folded: Folded, wanted: string): Span[] {
  const needle = foldText(wanted).text.trim()
  if (needle === '') return []
  const found: Span[] = []
  for (
    let i = folded.text.indexOf(needle);
    i !== -1 && found.length < MOST_FOUND;
    i = folded.text.indexOf(needle, i + needle.length)
  ) {
    found.push({ start: folded.at[i]!, end: folded.at[i + needle.length]! })
  }
  return found
}
