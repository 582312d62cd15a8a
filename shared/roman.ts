// Roman numbers, as prefaces count their pages and series their volumes.

const ROMAN: readonly (readonly [string, number])[] = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
]

/** In small letters. */
export function romanOf(value: number): string {
  let rest = value
  let text = ''
  for (const [letters, worth] of ROMAN) {
    while (rest >= worth) {
      text += letters
      rest -= worth
    }
  }
  return text
}

/** The value of a well-formed roman number below 200; null for anything else. */
export function valueOfRoman(text: string): number | null {
  if (!/^[ivxlc]{1,8}$/i.test(text)) return null
  const lower = text.toLowerCase()
  for (let value = 1; value < 200; value++) if (romanOf(value) === lower) return value
  return null
}
