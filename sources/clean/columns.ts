// Two columns whose order the extraction swapped: put right where the sentences prove it.
import { endsSentence, type Layout } from './layout.ts'
import type { Row } from './rows.ts'

export interface Ordered {
  rows: Row[]
  /** First rows of columns that were moved back to their place. */
  moved: Row[]
  /** First rows of pages that go on with a sentence although the page above them has ended: no single place proves where it began. */
  doubtful: Row[]
}

/**
 * The proof: a page ends with a finished paragraph although the next one begins in mid-sentence, and exactly one column end on
 * it is unfinished although what follows begins afresh. Then the part after that column end was read first.
 */
export function orderColumns(rows: readonly Row[], layout: Layout): Ordered {
  const ordered = [...rows]
  const moved: Row[] = []
  const doubtful: Row[] = []
  for (let start = 0; start < rows.length;) {
    let end = start
    while (end < rows.length && rows[end]!.page === rows[start]!.page) end++
    const next = rows[end]
    if (next && isFinished(rows[end - 1]!, layout) && /^\p{Ll}/u.test(next.text)) {
      const cut = onlyUnfinishedGap(rows, start, end, layout)
      const top = cut === null ? null : columnTop(rows, start, cut, layout)
      if (cut !== null && top !== null) {
        ordered.splice(top, end - top, ...rows.slice(cut, end), ...rows.slice(top, cut))
        moved.push(rows[cut]!)
      } else if (hasUnfinishedGap(rows, start, end, layout)) doubtful.push(next)
    }
    start = end
  }
  return { rows: ordered, moved, doubtful }
}

/** Somewhere on the page a sentence stops at a blank line, and what follows begins afresh. */
function hasUnfinishedGap(rows: readonly Row[], start: number, end: number, layout: Layout): boolean {
  return rows.slice(start + 1, end).some((below, k) => {
    const above = rows[start + k]!
    const open = /[\p{Ll},]$/u.test(above.text) && above.text.length >= SHORTEST_OPEN
    return below.gap > 0 && open && !isFinished(above, layout) && isFresh(below, rows[start + k + 2], layout)
  })
}

/** Characters of a row that stops in mid-sentence; shorter ones are headings and names. */
const SHORTEST_OPEN = 30

function onlyUnfinishedGap(rows: readonly Row[], start: number, end: number, layout: Layout): number | null {
  let found: number | null = null
  for (let i = start + 1; i < end; i++) {
    const [above, below] = [rows[i - 1]!, rows[i]!]
    if (below.gap === 0 || isFinished(above, layout) || !isFresh(below, rows[i + 1], layout)) continue
    if (found !== null) return null
    found = i
  }
  return found
}

/** Where the moved column belongs: below the abstract or byline of the page, else at its top if a paragraph begins there. */
function columnTop(rows: readonly Row[], start: number, cut: number, layout: Layout): number | null {
  for (let i = start; i < cut; i++) {
    if (!/^(?:abstract|summary|zusammenfassung|аннотация)$/i.test(rows[i]!.text)) continue
    for (let end = i + 1; end < cut; end++) if (rows[end]!.gap > 0 && isFinished(rows[end - 1]!, layout)) return end
  }
  const above = rows[start - 1]
  return !above || isFinished(above, layout) ? start : null
}

function isFinished(row: Row, layout: Layout): boolean {
  return layout.trailing ? !row.trailing && !/[-‐—]$/u.test(row.text) : endsSentence(row.text)
}

/** A heading on one row, or a paragraph with a capital. */
function isFresh(row: Row, next: Row | undefined, layout: Layout): boolean {
  if (/^\p{Lu}/u.test(row.text) && !layout.trailing) return true
  const heads = !!next && next.gap === 0 && !endsSentence(row.text) && /^\p{Lu}/u.test(next.text)
  return heads && (!layout.trailing || !row.trailing)
}
