// Which way a text runs. Pure.

const BACKWARD =
  '[\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Adlam}]'
const BACKWARD_LETTERS = new RegExp(`(?=\\p{L})${BACKWARD}`, 'gu')
const LETTERS = /\p{L}/gu
const STARTS_BACKWARD = new RegExp(`^\\P{L}*(?=\\p{L})${BACKWARD}`, 'u')

export type Direction = 'ltr' | 'rtl'

/** Enough to know a text by: its front matter may be in another script. */
const SAMPLE = 50_000

/** The direction most letters of a text run in: that of its page, where each paragraph still has its own. */
export function directionOf(text: string): Direction {
  const sample = text.slice(0, SAMPLE)
  const letters = sample.match(LETTERS)?.length ?? 0
  const backward = sample.match(BACKWARD_LETTERS)?.length ?? 0
  return backward * 2 > letters ? 'rtl' : 'ltr'
}

/** The direction of a paragraph: that of its first letter; null where it has none, and runs as what it stands in. */
export function directionOfParagraph(text: string): Direction | null {
  if (STARTS_BACKWARD.test(text)) return 'rtl'
  return /\p{L}/u.test(text) ? 'ltr' : null
}
