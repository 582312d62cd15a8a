// Columns the extraction left side by side, with white space between them: the left one is read first, then the right one. Notes in
// a margin beside a column are read before the paragraph they stand beside.
import type { Line } from '../read/plain-text.ts'

/** Lines with a gap in the same place, at least; fewer are a table or chance. */
const FEWEST_LINES = 6
/** Words and characters a column's lines have on average, at least; cells of tables have fewer. */
const COLUMN = { words: 3, characters: 15 }
/** Spaces that part two columns. */
const GAP = / {2,}/g
/** Longer lines were not set in columns. */
const LONGEST_LINE = 300

interface Halves {
  left: Line | null
  right: Line | null
}

/** In reading order; a line that was parted is two. Lines of a text without columns come back as they are. */
export function splitGutters(lines: readonly Line[]): readonly Line[] {
  const ordered: Line[] = []
  let parted = false
  for (let start = 0; start < lines.length;) {
    let end = start + 1
    while (end < lines.length && !lines[end]!.formFeed) end++
    const page = lines.slice(start, end)
    const split = splitPage(page)
    parted ||= split !== null
    // The page begins where it did, whichever of its lines is read first.
    for (const [i, line] of (split ?? page).entries())
      ordered.push(split ? { ...line, formFeed: i === 0 && page[0]!.formFeed } : line)
    start = end
  }
  return parted ? ordered.map((line, index) => (line.index === index ? line : { ...line, index })) : lines
}

function splitPage(page: readonly Line[]): Line[] | null {
  const column = gapColumn(page)
  return column === null ? null : (inColumns(page, column) ?? besideMargin(page, column))
}

function inColumns(page: readonly Line[], column: number): Line[] | null {
  const filled = page.filter(({ blank }) => !blank)
  const edges = new Set([filled[0], filled.at(-1)])
  const halves = page.map((line) => (edges.has(line) && isHead(line) ? null : halvesOf(line, column)))
  const both = halves.map((half) => half?.left != null && half.right !== null)
  const [first, last] = [both.indexOf(true), both.lastIndexOf(true)]
  const inside = halves.slice(first, last + 1).filter((half, i) => half || !page[first + i]!.blank)
  const parted = both.filter(Boolean).length
  if (parted < FEWEST_LINES || parted * 2 < inside.length) return null
  if (!isProse(inside.flatMap((half) => half?.left ?? [])) || !isProse(inside.flatMap((half) => half?.right ?? [])))
    return null
  const end = lastHalf(page, halves, last)
  const ordered = page.slice(0, first)
  let waiting: { half: Halves | null; line: Line }[] = []
  const flush = (): void => {
    const rights = sideOf(waiting, 'right')
    if (rights[0]) rights[0] = { ...rights[0], columnTop: true }
    const region = waiting[0]?.line.start ?? 0
    for (const line of [...sideOf(waiting, 'left'), ...rights]) ordered.push({ ...line, region })
    waiting = []
  }
  for (let i = first; i <= end; i++) {
    const [half, line] = [halves[i]!, page[i]!]
    if (half || line.blank) waiting.push({ half, line })
    else {
      flush()
      ordered.push(line)
    }
  }
  flush()
  return [...ordered, ...page.slice(end + 1)]
}

/** Below the last line both columns share one of them goes on, until a line reaches across or stands alone. */
function lastHalf(page: readonly Line[], halves: readonly (Halves | null)[], last: number): number {
  let end = last
  while (end + 1 < page.length && halves[end + 1] && !page[end + 1]!.blank) end++
  return end
}

/** "17", or a head and a number far from each other. */
function isHead({ text }: Line): boolean {
  return /^(?:\d{1,4}|[ivxlc]{1,7})(?:\s{2,}\S.*)?$|\s{2,}(?:\d{1,4}|[ivxlc]{1,7})$/i.test(text)
}

/** Where most right halves begin, counted in characters from the edge of the page; null where no gap recurs. */
function gapColumn(page: readonly Line[]): number | null {
  const counts = new Map<number, number>()
  for (const { text, indent } of page) {
    if (text.length > LONGEST_LINE) continue
    for (const gap of text.matchAll(GAP)) {
      const at = indent.length + gap.index + gap[0].length
      counts.set(at, (counts.get(at) ?? 0) + 1)
    }
  }
  let best: number | null = null
  for (const [at, count] of counts) if (count >= FEWEST_NOTES && count > (counts.get(best ?? -1) ?? 0)) best = at
  return best
}

/** Null for a line that reaches across, and for a blank one. */
function halvesOf(line: Line, column: number): Halves | null {
  const { text, blank } = line
  const indent = line.indent.length
  if (blank) return null
  if (indent >= column - 1) return { left: null, right: withIndent(line, indent - column) }
  if (indent + text.length < column) return { left: line, right: null }
  for (const gap of text.slice(0, LONGEST_LINE).matchAll(GAP)) {
    const [end, begin] = [indent + gap.index, indent + gap.index + gap[0].length]
    if (end > column - 2 || begin < column) continue
    return partedAt(line, gap.index, gap.index + gap[0].length, begin - column)
  }
  return null
}

/** A line cut at a gap of its text; the right one is so far indented in its column. */
function partedAt(line: Line, from: number, to: number, indent: number): { left: Line; right: Line } {
  const [end, start] = [line.from + from, line.from + to]
  const left = { ...line, end, next: end, text: line.text.slice(0, from), to: end, trailing: false }
  const right = { ...line, start, text: line.text.slice(to), from: start, formFeed: false }
  return { left, right: withIndent(right, indent) }
}

function withIndent(line: Line, indent: number): Line {
  return { ...line, indent: ' '.repeat(Math.max(0, indent)) }
}

function isProse(lines: readonly Line[]): boolean {
  const characters = lines.reduce((sum, { text }) => sum + text.length, 0)
  const letters = lines.reduce((sum, { text }) => sum + (text.match(/\p{L}/gu)?.length ?? 0), 0)
  const words = lines.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0)
  return (
    characters >= lines.length * COLUMN.characters && words >= lines.length * COLUMN.words && letters > characters * 0.6
  )
}

/** Lines of one side; where it had none the other went on, which is a blank line. */
function sideOf(waiting: readonly { half: Halves | null; line: Line }[], side: 'left' | 'right'): Line[] {
  const least = Math.min(...waiting.map(({ half }) => half?.[side]?.indent.length ?? Infinity))
  const own = waiting.map(({ half, line }) => {
    const content = half?.[side]
    if (content) return withIndent(content, content.indent.length - least)
    return side === 'left' && line.blank ? line : blankAt(line.end)
  })
  return own.slice(
    own.findIndex(({ blank }) => !blank),
    own.findLastIndex(({ blank }) => !blank) + 1,
  )
}

function blankAt(at: number): Line {
  const bounds = { start: at, end: at, next: at, from: at, to: at }
  return { index: -1, ...bounds, text: '', blank: true, indent: '', trailing: false, formFeed: false }
}

/** Lines with a note in the margin, at least; words of each, at most; words of the column's lines on average, at least. */
const FEWEST_NOTES = 3
const LONGEST_NOTE = 4
const BODY_WORDS = 4

/** A column whose lines all begin (or end) at the margin, and here and there a few words in it. */
function besideMargin(page: readonly Line[], column: number): Line[] | null {
  const halves = page.map((line) => halvesOf(line, column))
  for (const side of ['left', 'right'] as const) {
    const body = side === 'left' ? 'right' : 'left'
    const noted = halves.flatMap((half, i) => (half?.[side] && half[body] ? [i] : []))
    const bodies = halves.flatMap((half) => half?.[body] ?? [])
    const notes = noted.map((i) => halves[i]![side]!.text)
    const filled = page.filter(({ blank }) => !blank).length
    if (notes.length < FEWEST_NOTES || notes.length * 2 > bodies.length || bodies.length < filled * 0.8) continue
    // Names before what they say, and words before what they mean, stand beside first lines; notes beside any.
    const beside = noted.filter((i) => halves[i - 1]?.[body] && !halves[i - 1]![side])
    if (beside.length < 2 || new Set(notes).size < notes.length) continue
    if (!notes.every((text) => /\p{L}{2}/u.test(text) && text.split(/\s+/).length <= LONGEST_NOTE)) continue
    const words = bodies.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0)
    if (words < bodies.length * BODY_WORDS) continue
    return notesFirst(page, halves, side)
  }
  return null
}

/** Of each paragraph the notes beside it, then its lines. */
function notesFirst(page: readonly Line[], halves: readonly (Halves | null)[], side: 'left' | 'right'): Line[] {
  const body = side === 'left' ? 'right' : 'left'
  const ordered: Line[] = []
  let notes: Line[] = []
  let lines: Line[] = []
  const flush = (): void => {
    if (notes.length > 0) notes.push(blankAt(notes.at(-1)!.end))
    if (notes.length > 0 && ordered.at(-1)?.blank === false) ordered.push(blankAt(ordered.at(-1)!.end))
    ordered.push(...notes, ...lines)
    notes = []
    lines = []
  }
  for (const [i, line] of page.entries()) {
    const half = halves[i]
    const content = half?.[body]
    if (!half || !content || content.indent.length >= 2) flush()
    if (half?.[side] && content) notes.push(withIndent(half[side], 0))
    if (half && content) lines.push(content)
    else ordered.push(line)
  }
  flush()
  return ordered
}
