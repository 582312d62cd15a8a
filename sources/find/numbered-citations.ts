// Citations by number, "[12]" or "[3, p. 8; 5–7]", and the numbered entries they mean. Brackets are citations only where the
// list of references is numbered; whether "[1]" is a note is decided before.
import type { ListedReference, TextCitation } from '../../shared/model/source-text.ts'

const ENTRY = /^(?:\[(\d{1,4})\]|(\d{1,4})[.)])\s/
const GROUP = /\[(\d{1,4}[^[\]\n]{0,80})\](?:\s?[–—-]\s?\[(\d{1,4})\])?/gu
/** A number or a range of numbers, and where in the work. */
const PART =
  /^\s*(\d{1,4})(?:\s?[-–—]\s?(\d{1,4}))?\s*(?:[,:]\s*(?:pp?|s|ss|с|ch|sect?|fig|para?)\.?\s?[\divxlc]+(?:\s?[-–—]\s?\d+)?\s*f{0,2}\.?)?\s*$/iu
/** A longer range is none of citations. */
const LONGEST_RANGE = 40

/** Sorted by start. A number the list does not have is reported as none. */
export function numberedCitationsOf(
  text: string,
  ranges: readonly { start: number; end: number }[],
  references: readonly ListedReference[],
): TextCitation[] {
  const byNumber = new Map<number, number>()
  for (const [index, { raw }] of references.entries()) {
    const entry = ENTRY.exec(raw)
    const number = Number(entry?.[1] ?? entry?.[2])
    if (entry && !byNumber.has(number)) byNumber.set(number, index)
  }
  if (byNumber.size < 2) return []
  return ranges.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(GROUP)].flatMap((match): TextCitation[] => {
      const numbers = numbersIn(match[2] === undefined ? match[1]! : `${match[1]}-${match[2]}`)
      if (numbers === null) return []
      const found = numbers.flatMap((number) => byNumber.get(number) ?? [])
      const place = { start: start + match.index, end: start + match.index + match[0].length }
      return [{ ...place, references: found, certainty: found.length === numbers.length ? 'exact' : 'none' }]
    }),
  )
}

/** Null where the bracket holds anything but numbers and places. */
function numbersIn(group: string): number[] | null {
  const numbers: number[] = []
  for (const part of group.split(/;|,(?=\s*\d{1,4}\s*(?:[,;–—-]|$))/u)) {
    const match = PART.exec(part)
    if (!match) return null
    const [first, last] = [Number(match[1]), Number(match[2] ?? match[1])]
    if (last < first || last - first > LONGEST_RANGE) return null
    for (let number = first; number <= last; number++) numbers.push(number)
  }
  return numbers
}
