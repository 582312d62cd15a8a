// Rows: the lines of running text as they were set, after page furniture, notes and markers on lines of their own have gone.
import type { Line } from '../read/plain-text.ts'

export interface Strip {
  /** Raw range. */
  from: number
  to: number
}

export interface Row {
  /** More than one where a marker on a line of its own cut the row. */
  strips: Strip[]
  text: string
  first: Line
  last: Line
  page: number
  /** The row keeps the space it was cut at. */
  trailing: boolean
  /** Blank lines above it. */
  gap: number
  /** A page break, notes or page furniture lie between it and the row above. */
  interrupted: boolean
  /** Spaces before its content; the one that marks a page does not count. */
  indent: number
  /** Its first strip is the large first letter of its first word. */
  dropCap?: true
  /** A line of verse. */
  verse?: true
}

export interface Taken {
  /** Lines that are no running text (furniture, notes); a blank line may be among them. */
  gone: ReadonlySet<number>
  /** Lines that hold nothing but a note marker. */
  markers: ReadonlySet<number>
}

export function rowsOf(lines: readonly Line[], pages: Int32Array, { gone, markers }: Taken): Row[] {
  const rows: Row[] = []
  let gap = 0
  let interrupted = false
  let open: Row | null = null
  for (const line of lines) {
    if (markers.has(line.index)) {
      open = continuesAfter(lines, line, gone) ? (rows.at(-1) ?? null) : null
      continue
    }
    if (line.blank) {
      if (open && line.start < line.end) open = null
      gap++
      continue
    }
    if (gone.has(line.index)) {
      interrupted = true
      open = null
      continue
    }
    const page = pages[line.index]!
    if (line.columnTop) {
      interrupted = true
      gap = 0
    }
    if (open && open.page === page) {
      const last = open.strips.at(-1)!
      open.strips.push({ from: line.from, to: line.to })
      open.text += (/^[.,;:!?)]/.test(line.text) || last.from === last.to ? '' : ' ') + line.text
      open.last = line
      open.trailing = line.trailing
    } else {
      const pageBreak = rows.length > 0 && rows.at(-1)!.page !== page
      rows.push({
        strips: [{ from: line.from, to: line.to }],
        text: line.text,
        first: line,
        last: line,
        page,
        trailing: line.trailing,
        gap,
        interrupted: interrupted || pageBreak,
        indent: (pageBreak || rows.length === 0) && line.indent === ' ' ? 0 : widthOf(line.indent),
      })
    }
    open = null
    gap = 0
    interrupted = false
  }
  return rows
}

/** A marker without a space after it stands inside its row: the rest of the row is the next line, if it holds anything. */
function continuesAfter(lines: readonly Line[], marker: Line, gone: ReadonlySet<number>): boolean {
  if (marker.trailing) return false
  for (let i = marker.index + 1; i < lines.length; i++) {
    const line = lines[i]!
    if (!line.blank) return !gone.has(i) && i <= marker.index + 2
    if (line.start < line.end) return false
  }
  return false
}

function widthOf(indent: string): number {
  let width = 0
  for (const c of indent) width += c === '\t' ? 4 : 1
  return width
}
