// Describes a range of a text by W3C selectors: where it is, and what it says with a little of what stands around it.
import type { Selectors } from '../model/selector.ts'

/** Code units of context on each side; 32 decide among almost all equal passages (measured) and stay cheap in 50,000 records. */
export const CONTEXT_LENGTH = 32

/** `start` and `end` are UTF-16 code units of `text`, half-open, and must lie within it. */
export function describe(text: string, start: number, end: number): Selectors {
  if (!(Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= text.length)) {
    throw new RangeError(`no range ${start}–${end} in a text of ${text.length}`)
  }
  return [
    { type: 'TextPositionSelector', start, end },
    {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      prefix: text.slice(wholeCharacter(text, Math.max(0, start - CONTEXT_LENGTH), 1), start),
      suffix: text.slice(end, wholeCharacter(text, Math.min(text.length, end + CONTEXT_LENGTH), -1)),
    },
  ]
}

/** The range without white space at its ends, whole characters only; null where nothing is left. */
export function trimRange(text: string, start: number, end: number): { start: number; end: number } | null {
  let first = wholeCharacter(text, Math.max(0, Math.min(start, text.length)), -1)
  let last = wholeCharacter(text, Math.max(0, Math.min(end, text.length)), 1)
  while (first < last && /\s/u.test(text[first]!)) first++
  while (last > first && /\s/u.test(text[last - 1]!)) last--
  return first < last ? { start: first, end: last } : null
}

/** `offset`, moved by one in the given direction if it lies inside a surrogate pair. */
function wholeCharacter(text: string, offset: number, direction: -1 | 1): number {
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  const inside = before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000
  return inside ? offset + direction : offset
}
