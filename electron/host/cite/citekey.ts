// Keys for references that have none: first author, year, and from the second of a kind on a letter or a title's word
// ("moshes2014", "moshes2014b"). A key once given stays: it is in the user's manuscripts.
import type { CslItem } from '../../../shared/model/reference.ts'

/** A key for `item` that is not in `taken`. */
export function citekeyOf(item: CslItem, taken: ReadonlySet<string>): string {
  const base = `${authorPart(item)}${yearPart(item)}`
  if (!taken.has(base)) return base
  for (let number = 2; ; number++) {
    const key = `${base}${suffix(number)}`
    if (!taken.has(key)) return key
  }
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
