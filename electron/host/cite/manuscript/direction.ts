// Which way words run: from left to right, or as Hebrew and Arabic do.
import { runsToText } from '../runs.ts'
import type { Placed } from './page.ts'

const LETTER = /\p{L}/u
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Whether words are written from right to left: their first letter decides, as in a browser. */
export function isRightToLeft(page: readonly Placed[]): boolean {
  const words = page.map((part) => ('text' in part ? part.text : '')).join('')
  const cited = page.map((part) => ('runs' in part ? runsToText(part.runs) : '')).join('')
  const letter = LETTER.exec(words)?.[0] ?? LETTER.exec(cited)?.[0] ?? ''
  return RIGHT_TO_LEFT.test(letter)
}

const BACKWARDS = new RegExp(`${RIGHT_TO_LEFT.source}(?:[^\\p{L}\\n]*${RIGHT_TO_LEFT.source}|\\p{M})*`, 'gu')
const FORWARDS =
  /(?:(?![\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}])\p{L}|\p{N})+/gu

/** The text in pieces of one direction: what is neither follows the paragraph's. */
export function byDirection(text: string, paragraph: 'ltr' | 'rtl'): { text: string; isRightToLeft: boolean }[] {
  const foreign = paragraph === 'ltr' ? BACKWARDS : FORWARDS
  const pieces: { text: string; isRightToLeft: boolean }[] = []
  let at = 0
  for (const { 0: found, index } of text.matchAll(foreign)) {
    pieces.push({ text: text.slice(at, index), isRightToLeft: paragraph === 'rtl' })
    pieces.push({ text: found, isRightToLeft: paragraph === 'ltr' })
    at = index + found.length
  }
  pieces.push({ text: text.slice(at), isRightToLeft: paragraph === 'rtl' })
  return pieces.filter((piece) => piece.text !== '')
}
