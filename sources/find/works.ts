// Which citable works a text holds and where each begins and ends. Several only where bylines or section labels prove them;
// otherwise the text is one work.
import { isByline } from './bylines.ts'
import { areNames, isNameAndPlace } from './names.ts'
import { isHeading } from './headings.ts'
import { ABOUT_AUTHOR, isSectionName, PART_OF_ISSUE } from './names-of-sections.ts'
import type { Layout } from '../clean/layout.ts'
import { isBody, type Piece } from './pieces.ts'
import { wordCount } from '../clean/words.ts'

export interface FoundWork {
  /** Indices of its first piece and the one after its last. */
  start: number
  end: number
  title: Piece[]
  byline: Piece | null
}

/** `labels` are indices of lines that name a kind of contribution ("Analysis"). Empty where the text is a single work. */
export function worksOf(pieces: readonly Piece[], labels: readonly number[], layout: Layout): FoundWork[] {
  const last = new Map(pieces.map(({ text }, i) => [text, i]))
  const works = pieces.flatMap((piece, i) => (isByline(piece.text) ? signed(pieces, i, layout, last) : []))
  const pages = new Set(works.map((work) => pieces[work.start]!.page))
  let at = 0
  for (const label of labels) {
    while (at < pieces.length && pieces[at]!.firstLine <= label) at++
    const work = unsigned(pieces, at, pages, layout)
    if (work) works.push(work)
  }
  if (works.length > 1) works.push(...partsOf(pieces, works))
  works.sort((a, b) => a.start - b.start)
  if (works.length === 0) works.push(...named(pieces, layout))
  if (works.length < 2) return []
  for (const [i, work] of works.entries()) {
    const next = works[i + 1]?.start ?? pieces.length
    work.end = next < pieces.length ? withoutTrailingTables(pieces, work, next) : next
  }
  return works
}

/** The title of a signed work is the one or two short pieces above its byline. */
function signed(
  pieces: readonly Piece[],
  byline: number,
  layout: Layout,
  last: ReadonlyMap<string, number>,
): FoundWork[] {
  let start = byline
  while (
    start > 0 &&
    byline - start < 2 &&
    isTitle(pieces[start - 1]!, pieces[start]!, layout) &&
    // The last line of a list of contents stands again where its own work begins.
    (start === byline || last.get(pieces[start - 1]!.text)! <= start)
  )
    start--
  if (start === byline) return []
  return [{ start, end: pieces.length, title: pieces.slice(start, byline), byline: pieces[byline]! }]
}

function isTitle(piece: Piece, next: Piece, layout: Layout): boolean {
  // A byline above a byline names a second author, or the same one again: nothing either wrote has that title.
  const about = ABOUT_AUTHOR.test(piece.text) || isByline(piece.text)
  return !about && piece.page === next.page && piece.kind === 'heading' && isHeading(piece, next, layout)
}

/** Words of a line below a name that says where its owner works, at most. */
const LONGEST_AFFILIATION = 16

/**
 * Without bylines: a title at the top of a page, a line of names below it, then what they are or the text itself. Believed only
 * where it recurs with other titles by others; the first may be the first of a book that goes on by one author.
 */
function named(pieces: readonly Piece[], layout: Layout): FoundWork[] {
  const works: FoundWork[] = []
  for (let i = 0; i < pieces.length; i++) {
    if (i > 0 && pieces[i - 1]!.lastPage === pieces[i]!.page) continue
    const lines = pieces.slice(i, i + 3)
    const at = lines.findIndex(({ text }) => areNames(text) || isNameAndPlace(text))
    const byline = pieces[i + at]
    if (at < 1 || !byline || byline.page !== pieces[i]!.page) continue
    const title = pieces.slice(i, i + at)
    const titled = title.every((piece, k) => isTitle(piece, pieces[i + k + 1]!, layout) && !isSectionName(piece.text))
    const next = pieces[i + at + 1]
    const speaks =
      next !== undefined &&
      next.page === byline.page &&
      (isBody(next) || wordCount(next.text, 17) <= LONGEST_AFFILIATION)
    if (titled && speaks) works.push({ start: i, end: pieces.length, title, byline })
  }
  const titles = new Set(works.map(({ title }) => title[0]!.text.toLowerCase()))
  const names = new Set(works.map(({ byline }) => byline!.text.toLowerCase()))
  return titles.size === works.length && names.size > works.length / 2 ? works : []
}

/** A label no signed work on its page has taken begins a work without an author, if a title follows it. */
function unsigned(pieces: readonly Piece[], start: number, taken: Set<number>, layout: Layout): FoundWork | null {
  const title = pieces[start]
  const next = pieces[start + 1]
  if (!title || !next || title.kind !== 'heading' || !isHeading(title, next, layout) || taken.has(title.page))
    return null
  taken.add(title.page)
  return { start, end: pieces.length, title: [title], byline: null }
}

/** "Letters" at the top of a page, after the first signed work: what follows is no part of the work before it. */
function partsOf(pieces: readonly Piece[], works: readonly FoundWork[]): FoundWork[] {
  const first = Math.min(...works.map(({ start }) => start))
  const taken = new Set(works.flatMap(({ title }) => title))
  return pieces.flatMap((piece, i): FoundWork[] => {
    const begins = i > first && piece.kind === 'heading' && pieces[i - 1]!.lastPage < piece.page && !taken.has(piece)
    if (!begins || !PART_OF_ISSUE.test(piece.text)) return []
    return [{ start: i, end: pieces.length, title: [piece], byline: null }]
  })
}

/** Pages of nothing but tables and figures between two works belong to neither. */
function withoutTrailingTables(pieces: readonly Piece[], work: FoundWork, next: number): number {
  let end = next
  while (end > work.start && ['table', 'caption', 'figure'].includes(pieces[end - 1]!.kind)) end--
  const last = pieces[end - 1]!
  return pieces[end] && pieces[end]!.page > last.lastPage ? end : next
}
