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

/** One character without accent and case. */
function foldCharacter(character: string): string {
  if (/^[\u0021-\u0040\u005b-\u007e]$/u.test(character)) return character
  if (/^[a-z]$/u.test(character)) return character
  if (/\s/u.test(character)) return ' '
  if (character === '\u00ad' || character === '\u200b') return ''
  const lower = character.toLowerCase()
  const known = SAME[lower]
  if (known !== undefined) return known
  return lower.normalize('NFD').replace(/\p{M}/gu, '')
}

/** Folds a text; runs of white space become one blank. */
export function foldText(text: string): Folded {
  const out: string[] = []
  const at: number[] = []
  let offset = 0
  let blank = false
  for (const character of text) {
    const folded = foldCharacter(character)
    if (folded !== ' ' || !blank) {
      for (const unit of folded) {
        out.push(unit)
        for (let i = 0; i < unit.length; i++) at.push(offset)
      }
    }
    if (folded !== '') blank = folded === ' '
    offset += character.length
  }
  at.push(text.length)
  return { text: out.join(''), at: Uint32Array.from(at) }
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
