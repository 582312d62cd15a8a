// Which citable works a text holds and where each begins and ends. Several only where bylines or section labels prove them;
// otherwise the text is one work.
import { isByline } from './bylines.ts'
import { isHeading } from './headings.ts'
import { ABOUT_AUTHOR } from './names-of-sections.ts'
import type { Layout } from '../clean/layout.ts'
import type { Piece } from './pieces.ts'

export interface FoundWork {
  /** Indices of its first piece and the one after its last. */
  start: number
  end: number
  title: Piece[]
  byline: Piece | null
}

/** `labels` are indices of lines that name a kind of contribution ("Analysis"). Empty where the text is a single work. */
export function worksOf(pieces: readonly Piece[], labels: readonly number[], layout: Layout): FoundWork[] {
  const works = pieces.flatMap((piece, i) => (isByline(piece.text) ? signed(pieces, i, layout) : []))
  const pages = new Set(works.map((work) => pieces[work.start]!.page))
  let at = 0
  for (const label of labels) {
    while (at < pieces.length && pieces[at]!.firstLine <= label) at++
    const work = unsigned(pieces, at, pages, layout)
    if (work) works.push(work)
  }
  works.sort((a, b) => a.start - b.start)
  if (works.length < 2) return []
  for (const [i, work] of works.entries()) {
    const next = works[i + 1]?.start ?? pieces.length
    work.end = next < pieces.length ? withoutTrailingTables(pieces, work, next) : next
  }
  return works
}

/** The title of a signed work is the one or two short pieces above its byline. */
function signed(pieces: readonly Piece[], byline: number, layout: Layout): FoundWork[] {
  let start = byline
  while (
    start > 0 &&
    byline - start < 2 &&
    isTitle(pieces[start - 1]!, pieces[start]!, layout) &&
    (start === byline || !recurs(pieces, start - 1))
  )
    start--
  if (start === byline) return []
  return [{ start, end: pieces.length, title: pieces.slice(start, byline), byline: pieces[byline]! }]
}

/** The last line of a list of contents stands again where its own work begins. */
function recurs(pieces: readonly Piece[], at: number): boolean {
  return pieces.some(({ text }, i) => i > at + 1 && text === pieces[at]!.text)
}

function isTitle(piece: Piece, next: Piece, layout: Layout): boolean {
  // A byline above a byline names a second author, or the same one again: nothing either wrote has that title.
  const about = ABOUT_AUTHOR.test(piece.text) || isByline(piece.text)
  return !about && piece.page === next.page && piece.kind === 'heading' && isHeading(piece, next, layout)
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

/** Pages of nothing but tables and figures between two works belong to neither. */
function withoutTrailingTables(pieces: readonly Piece[], work: FoundWork, next: number): number {
  let end = next
  while (end > work.start && ['table', 'caption', 'figure'].includes(pieces[end - 1]!.kind)) end--
  const last = pieces[end - 1]!
  return pieces[end] && pieces[end]!.page > last.lastPage ? end : next
}
