// A theme as codebook files carry it, and what reading such a file gives: a value and what could not be taken over.
import { COLORS, type Color } from '../../../shared/model/annotation.ts'
import type { CodebookWarning } from '../../../shared/model/view.ts'

export interface CodebookEntry {
  path: string[]
  definition: string
  /** Null where the file names none. */
  color: Color | null
  /** Own passages; files that are read need not know. */
  count?: number
  /** The theme's id; files that are read have their own. */
  id?: string
}

export interface CodebookRead {
  /** In the order of the file; a theme stands before those below it, or is implied by them. */
  entries: CodebookEntry[]
  warnings: CodebookWarning[]
}

/** The hues as other programs are told of them. */
export const HEX: Record<Color, string> = {
  yellow: '#E6B800',
  blue: '#2F7DC1',
  green: '#2E8B57',
  orange: '#D9742B',
  pink: '#B5478F',
}

/** The hue nearest to "#RRGGBB" or "#RGB", or the one named; null where the text is neither. */
export function colorOf(text: string | undefined): Color | null {
  const wanted = text?.trim().toLowerCase() ?? ''
  const named = COLORS.find((color) => color === wanted)
  if (named !== undefined) return named
  const short = /^#([\da-f])([\da-f])([\da-f])$/u.exec(wanted)
  const whole = short ? `#${short[1]!.repeat(2)}${short[2]!.repeat(2)}${short[3]!.repeat(2)}` : wanted
  if (!/^#[\da-f]{6}$/u.test(whole)) return null
  const rgb = partsOf(whole)
  const distance = (color: Color) => partsOf(HEX[color]).reduce((sum, part, i) => sum + (part - rgb[i]!) ** 2, 0)
  return COLORS.toSorted((a, b) => distance(a) - distance(b))[0]!
}

function partsOf(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
}
