// Would the next word have fitted on this line? If so, the line was ended on purpose. Lines are measured in characters, or as
// a book face sets them, whichever explains the text's own breaks better.

import { firstWord } from './words.ts'

export type Measure = (text: string) => number

/** Widths of a common book face in thousandths of its size, by the characters that have them; anything else is 500. */
const CLASSES: readonly (readonly [characters: string, width: number])[] = [
  ['iljt:;/\\', 278],
  ["'.,  ", 250],
  ['()[]fr-‘’!|I', 333],
  ['sJ', 389],
  ['acez?“”"', 444],
  ['FPS', 556],
  ['ELTZ', 611],
  ['BCR', 667],
  ['ADGHKNOQUVXYw', 722],
  ['m&', 778],
  ['%', 833],
  ['M', 889],
  ['W', 944],
  ['—…', 1000],
]
const WIDTHS = new Map(CLASSES.flatMap(([characters, width]) => [...characters].map((c) => [c, width] as const)))

export const inCharacters: Measure = (text) => text.length

export const inType: Measure = (text) => {
  let width = 0
  for (let i = 0; i < text.length; i++) width += WIDTHS.get(text.charAt(i)) ?? 500
  return width / 1000
}

export interface Fitting {
  /** The full width of the lines around row `index`. */
  full: (index: number) => number
  /** How wide row `index` is. */
  width: (index: number) => number
  /** How wide row `index` would be with the first word of the next row. */
  stretched: (index: number) => number
  /** The measure's error: a break is on purpose only if the next word fits by this much. */
  slack: number
}

/** Rows on either side that tell how wide the column is; columns and pages may differ. */
const NEIGHBOURS = 20

/** `regions` tells rows apart that were set in columns of different widths: a number for each row. */
export function fittingOf(rows: readonly string[], regions: readonly number[] = []): Fitting {
  const byCharacter = fitting(rows, inCharacters, 0, regions)
  if (violations(rows, byCharacter) === 0 || isSharp(rows, byCharacter)) return byCharacter
  const byType = fitting(rows, inType, 0, regions)
  return violations(rows, byType) < violations(rows, byCharacter)
    ? { ...byType, slack: 0.4 }
    : { ...byCharacter, slack: 2 }
}

function fitting(rows: readonly string[], measure: Measure, slack: number, regions: readonly number[]): Fitting {
  const widths = rows.map(measure)
  const space = measure(' ')
  const stretched = rows.map((_, i) => widths[i]! + space + measure(firstWord(rows[i + 1] ?? '')))
  const maxima = regionMaxima(widths, regions)
  return { full: (i) => maxima[i]!, width: (i) => widths[i]!, stretched: (i) => stretched[i]!, slack }
}

/** Where characters were counted, many rows end at the very limit; in a book face hardly any has the most characters. */
function isSharp(rows: readonly string[], { full, width }: Fitting): boolean {
  let long = 0
  let atLimit = 0
  for (let i = 0; i < rows.length; i++) {
    if (width(i) < full(i) * 0.8) continue
    long++
    if (width(i) >= full(i) - 1 && width(i) <= full(i)) atLimit++
  }
  return long >= 20 && atLimit > long * SHARP_SHARE
}

const SHARP_SHARE = 0.2

/** Breaks inside a sentence that the measure takes for breaks on purpose, as a share. */
function violations(rows: readonly string[], fitting: Fitting): number {
  let inside = 0
  let wrong = 0
  for (let i = 0; i + 1 < rows.length; i++) {
    if (!/^\p{Ll}/u.test(rows[i + 1]!) || !/[\p{Ll},]$/u.test(rows[i]!)) continue
    inside++
    if (fitting.stretched(i) <= fitting.full(i) - fitting.slack) wrong++
  }
  return inside === 0 ? 1 : wrong / inside
}

/** As `localMaxima`, in each run of rows of one region by itself. */
function regionMaxima(widths: readonly number[], regions: readonly number[]): number[] {
  const maxima: number[] = []
  for (let start = 0; start < widths.length;) {
    let end = start + 1
    while (end < widths.length && regions[end] === regions[start]) end++
    for (const top of localMaxima(widths.slice(start, end))) maxima.push(top)
    start = end
  }
  return maxima
}

/** The widest row but one near each row: one line that runs over must not make all others look short. */
function localMaxima(widths: readonly number[]): number[] {
  const step = NEIGHBOURS
  const tops: number[] = []
  for (let start = 0; start < widths.length; start += step) {
    const near = widths.slice(Math.max(0, start - step), start + 2 * step).sort((a, b) => b - a)
    tops.push(near[Math.min(1, near.length - 1)] ?? 0)
  }
  return widths.map((_, i) => tops[Math.floor(i / step)]!)
}
