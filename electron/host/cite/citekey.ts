// Keys for references that have none: first author, year, and from the second of a kind on a letter or a title's word
// ("moshes2014", "moshes2014b"). A key once given stays: it is in the user's manuscripts.
import type { CslItem } from '../../../shared/model/reference.ts'

/** What keys are made of unless the user says otherwise: see `citekeyOf`. */
export const CITEKEY_PATTERN = '[auth][year]'
const PART = /\[(auth|Auth|authors|year|title|shorttitle|Shorttitle)(\d{0,2})\]/g

/** Throws an `Error` that says what is wrong with a pattern. */
export function checkPattern(pattern: string): void {
  const literal = pattern.replace(PART, '')
  if (literal === pattern) throw new Error('it names no part such as [auth] or [year]')
  if (!/^[\p{L}\p{N}_:.+-]*$/u.test(literal))
    throw new Error('between its parts only letters, digits and _ : . + - may stand')
  if (pattern.length > 100) throw new Error('it is too long')
}

/**
 * A key for `item` that is not in `taken`. Parts of a pattern: [auth] the first author's family name, [Auth] with a capital,
 * [authors] up to three ([authors2]: two), [year], [title] the first word of the title that tells, [shorttitle] its first
 * three ([shorttitle5]: five), [Shorttitle] the same with capitals.
 */
export function citekeyOf(item: CslItem, taken: ReadonlySet<string>, pattern = CITEKEY_PATTERN): string {
  const base = pattern.replace(PART, (_, part: string, count: string) => partOf(item, part, Number(count))) || 'item'
  if (!taken.has(base)) return base
  for (let number = 2; ; number++) {
    const key = `${base}${suffix(number)}`
    if (!taken.has(key)) return key
  }
}

function partOf(item: CslItem, part: string, count: number): string {
  switch (part) {
    case 'auth':
      return authorPart(item)
    case 'Auth':
      return capital(authorPart(item))
    case 'authors': {
      const names = (item.author ?? item.editor ?? []).slice(0, count || 3)
      return names.map((name) => plain(name.family ?? name.literal ?? '')).join('') || authorPart(item)
    }
    case 'year':
      return yearPart(item)
    case 'title':
      return firstWord(String(item['title'] ?? ''))
    case 'Shorttitle':
      return tellingWords(item)
        .slice(0, count || 3)
        .map((word) => capital(plain(word)))
        .join('')
    default:
      return tellingWords(item)
        .slice(0, count || 3)
        .map(plain)
        .join('')
  }
}

const capital = (word: string): string => word.charAt(0).toLocaleUpperCase('en') + word.slice(1)

const SMALL =
  /^(?:an?|and|as|at|by|das|de|del|dem|den|der|des|die|du|ein|eine|el|et|for|from|in|la|las|le|les|los|of|on|or|the|to|und|und|von|with|y|zu|zur)$/i

function tellingWords(item: CslItem): string[] {
  const words = String(item['title'] ?? '')
    .replace(/<[^<>]*>/g, '')
    .split(/[\s\p{Pd}/:;,.!?]+/u)
  return words.filter((word) => plain(word) !== '' && !SMALL.test(word))
}

/** b … z, then numbers: "moshes2014b", "moshes2014-27". */
const suffix = (number: number): string => (number <= 26 ? String.fromCharCode(96 + number) : `-${number}`)

function authorPart(item: CslItem): string {
  const [author] = item.author ?? item.editor ?? []
  const name = author?.family ?? author?.literal ?? author?.given
  return plain(name ?? '') || firstWord(String(item['title'] ?? '')) || 'item'
}

function yearPart(item: CslItem): string {
  return String(item.issued?.['date-parts']?.[0]?.[0] ?? '').replace(/[^\d]/g, '') || 'nd'
}

function firstWord(title: string): string {
  const words = title.replace(/<[^<>]*>/g, '').split(/\s+/)
  return plain(words.find((word) => !/^(?:an?|the|der|die|das|le|la|les|el|los)$/i.test(word)) ?? '')
}

/** Letters and digits only, accents dropped, Latin or not, at most 24. */
function plain(name: string): string {
  const folded = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
  return folded.replaceAll('ß', 'ss').replaceAll('ø', 'o').replaceAll('ł', 'l').toLowerCase().slice(0, 24)
}
