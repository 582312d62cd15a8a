// The list a user gets when a quotation stands in several places: where each is, and the words before it that decide.
import { fold, foldJoints } from '../../../shared/anchoring/normalise.ts'
import { locatorOf } from '../../../shared/citing/locator.ts'
import type { SourceText } from '../../../shared/model/source-text.ts'

interface Range {
  start: number
  end: number
}

// A longer list helps no one choose.
const MAX_LISTED = 50
// Two passages whose last so many words before them are equal are told apart by their place only.
const MAX_WORDS = 40
const WINDOW = 400

/** One line a place: `p. 4: --prefix 'the words before'`, or the suffix where it stands at the text's very beginning. */
export function ambiguousPlaces(text: SourceText, hits: readonly Range[]): string {
  const lines = hits.slice(0, MAX_LISTED).map((hit) => `  ${placeName(text, hit)}${deciding(text.text, hit, hits)}`)
  if (hits.length > lines.length) lines.push(`  … and ${hits.length - lines.length} more`)
  return lines.join('\n')
}

function placeName(text: SourceText, hit: Range): string {
  const { page, paragraph, label } = locatorOf(text, hit.start, hit.end)
  if (label === 'page') return `page ${page}: `
  if (label === 'paragraph') return `paragraph ${paragraph}: `
  if (label === 'abstract') return 'in the abstract: '
  return `at character ${hit.start}: `
}

function deciding(text: string, hit: Range, hits: readonly Range[]): string {
  const others = hits.filter((other) => other !== hit)
  const prefix = shortest(
    before(text, hit),
    others.map((other) => before(text, other)),
    -1,
  )
  if (prefix !== null) return `--prefix ${shellQuoted(prefix)}`
  const suffix = shortest(
    after(text, hit),
    others.map((other) => after(text, other)),
    1,
  )
  return suffix === null ? '(no words nearby tell it apart)' : `--suffix ${shellQuoted(suffix)}`
}

/** The fewest words next to the hit that stand next to no other; null where even `MAX_WORDS` do. */
function shortest(around: string, others: readonly string[], side: -1 | 1): string | null {
  const words = around.split(' ').filter((word) => word !== '')
  // Compared as context is compared when it is given: without spaces and hyphens.
  const rest = others.map(joined)
  for (let count = 1; count <= Math.min(words.length, MAX_WORDS); count++) {
    const wanted = (side < 0 ? words.slice(-count) : words.slice(0, count)).join(' ')
    const needle = joined(wanted)
    if (needle === '') continue
    if (rest.every((other) => !(side < 0 ? other.endsWith(needle) : other.startsWith(needle)))) return wanted
  }
  return null
}

function joined(words: string): string {
  return foldJoints(fold(words)).text
}

function before(text: string, { start }: Range): string {
  return fold(text.slice(Math.max(0, start - WINDOW), start)).text.trim()
}

function after(text: string, { end }: Range): string {
  return fold(text.slice(end, end + WINDOW)).text.trim()
}

/** Ready to paste into a shell. */
function shellQuoted(words: string): string {
  return words.includes("'") ? `"${words.replace(/["\\$`]/gu, '\\$&')}"` : `'${words}'`
}
