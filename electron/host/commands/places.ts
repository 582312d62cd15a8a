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

/** One line a place: `page 4: --prefix 'the words before'`, or the suffix where the words before do not decide. */
export function ambiguousPlaces(text: SourceText, hits: readonly Range[]): string {
  const before = hits.map(({ start }) => wordsOf(text.text.slice(Math.max(0, start - WINDOW), start)))
  const after = hits.map(({ end }) => wordsOf(text.text.slice(end, end + WINDOW)))
  const lines = hits.slice(0, MAX_LISTED).map((hit, index) => {
    const prefix = deciding(before, index, -1)
    const suffix = prefix === null ? deciding(after, index, 1) : null
    const words =
      prefix !== null
        ? `--prefix ${shellQuoted(prefix)}`
        : suffix !== null
          ? `--suffix ${shellQuoted(suffix)}`
          : '(no words nearby tell it apart)'
    return `  ${placeName(text, hit)}${words}`
  })
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

interface Words {
  words: string[]
  /** As context is compared when it is given: without spaces and hyphens. */
  joined: string
}

function wordsOf(around: string): Words {
  const { text } = fold(around)
  return { words: text.split(' ').filter((word) => word !== ''), joined: joinedWords(text) }
}

function joinedWords(words: string): string {
  return foldJoints(fold(words)).text
}

/** The fewest words next to one place that stand next to no other; null where even `MAX_WORDS` do. */
function deciding(around: readonly Words[], index: number, side: -1 | 1): string | null {
  const { words } = around[index]!
  const others = around.filter((_, other) => other !== index)
  for (let count = 1; count <= Math.min(words.length, MAX_WORDS); count++) {
    const wanted = (side < 0 ? words.slice(-count) : words.slice(0, count)).join(' ')
    const needle = joinedWords(wanted)
    if (needle === '') continue
    if (others.every(({ joined }) => !(side < 0 ? joined.endsWith(needle) : joined.startsWith(needle)))) return wanted
  }
  return null
}

/** Ready to paste into a shell. */
function shellQuoted(words: string): string {
  return words.includes("'") ? `"${words.replace(/["\\$`]/gu, '\\$&')}"` : `'${words}'`
}
