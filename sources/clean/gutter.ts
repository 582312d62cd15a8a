// Two columns the extraction left side by side, with white space between them: the left one is read first, then the right one.
import type { Row } from './rows.ts'

/** Rows with a gap in the same place, at least; fewer are a table or chance. */
const FEWEST_ROWS = 6
/** Words and characters a column's rows have on average, at least; cells of tables have fewer. */
const COLUMN = { words: 3, characters: 15 }
/** Spaces that part two columns. */
const GAP = / {2,}/g

interface Halves {
  left: Row | null
  right: Row | null
}

export function splitGutters(rows: readonly Row[]): Row[] {
  const ordered: Row[] = []
  for (let start = 0; start < rows.length;) {
    let end = start
    while (end < rows.length && rows[end]!.page === rows[start]!.page) end++
    for (const row of splitPage(rows.slice(start, end))) ordered.push(row)
    start = end
  }
  return ordered
}

function splitPage(rows: readonly Row[]): Row[] {
  const column = rightColumn(rows)
  if (column === null) return [...rows]
  const halves = rows.map((row) => halvesOf(row, column))
  const both = halves.map((half) => half?.left != null && half.right !== null)
  const [first, last] = [both.indexOf(true), both.lastIndexOf(true)]
  const inside = halves.slice(first, last + 1)
  const parted = both.filter(Boolean).length
  if (parted < FEWEST_ROWS || parted * 2 < inside.length) return [...rows]
  if (!isProse(inside.flatMap((half) => half?.left ?? [])) || !isProse(inside.flatMap((half) => half?.right ?? [])))
    return [...rows]
  const ordered = rows.slice(0, first)
  let waiting: Halves[] = []
  const flush = (): void => {
    const rights = sideOf(waiting, 'right')
    if (rights[0]) rights[0] = { ...rights[0], interrupted: true, gap: 0 }
    ordered.push(...sideOf(waiting, 'left'), ...rights)
    waiting = []
  }
  for (let i = first; i <= last; i++) {
    const half = halves[i]
    if (half) waiting.push(half)
    else {
      flush()
      ordered.push(rows[i]!)
    }
  }
  flush()
  return [...ordered, ...rows.slice(last + 1)]
}

/** Where most right halves begin, counted in characters from the edge of the page; null where no gap recurs. */
function rightColumn(rows: readonly Row[]): number | null {
  const counts = new Map<number, number>()
  for (const { text, indent, strips } of rows) {
    if (strips.length > 1 || text.length > 300) continue
    for (const gap of text.matchAll(GAP)) {
      const at = indent + gap.index + gap[0].length
      counts.set(at, (counts.get(at) ?? 0) + 1)
    }
  }
  let best: number | null = null
  for (const [at, count] of counts) if (count >= FEWEST_ROWS && count > (counts.get(best ?? -1) ?? 0)) best = at
  return best
}

/** Null for a row that reaches across. */
function halvesOf(row: Row, column: number): Halves | null {
  const { text, indent, strips } = row
  if (indent >= column - 1) return { left: null, right: { ...row, indent: indent - column } }
  if (indent + text.length < column) return { left: row, right: null }
  if (strips.length > 1) return null
  for (const gap of text.matchAll(GAP)) {
    const [end, begin] = [indent + gap.index, indent + gap.index + gap[0].length]
    if (end > column - 2 || begin < column) continue
    const from = strips[0]!.from
    const cut = gap.index + gap[0].length
    return {
      left: { ...row, text: text.slice(0, gap.index), strips: [{ from, to: from + gap.index }], trailing: false },
      right: {
        ...row,
        text: text.slice(cut),
        strips: [{ from: from + cut, to: strips[0]!.to }],
        indent: begin - column,
      },
    }
  }
  return null
}

function isProse(rows: readonly Row[]): boolean {
  const characters = rows.reduce((sum, { text }) => sum + text.length, 0)
  const letters = rows.reduce((sum, { text }) => sum + (text.match(/\p{L}/gu)?.length ?? 0), 0)
  const words = rows.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0)
  return (
    characters >= rows.length * COLUMN.characters && words >= rows.length * COLUMN.words && letters > characters * 0.6
  )
}

/** Rows of one side; where it had none the other went on, which is a blank line. */
function sideOf(halves: readonly Halves[], side: 'left' | 'right'): Row[] {
  const least = Math.min(...halves.map((half) => half[side]?.indent ?? Infinity))
  const rows: Row[] = []
  let gap = 0
  for (const half of halves) {
    const row = half[side]
    gap += (half.left ?? half.right)!.gap
    if (!row) gap++
    else {
      rows.push({ ...row, gap, indent: row.indent - least })
      gap = 0
    }
  }
  return rows
}
