// A long text in pieces laid out one at a time, and a piece cut where something in it is marked. Pure; offsets are UTF-16 code units.
import type { Block } from '../../shared/model/source-text.ts'

export interface Chunk {
  start: number
  end: number
}

/** About a screen of text. */
const CHUNK = 3_000
/** More pieces than this cost more than they save. */
const MOST_CHUNKS = 1_500

/** The file's text, cut after line breaks; a line longer than a piece is cut as well. */
export function rawChunks(text: string): Chunk[] {
  const size = Math.max(CHUNK, Math.ceil(text.length / MOST_CHUNKS))
  const chunks: Chunk[] = []
  for (let start = 0; start < text.length;) {
    const wanted = Math.min(text.length, start + size)
    const line = text.lastIndexOf('\n', wanted - 1)
    const end = wanted === text.length ? wanted : line > start ? line + 1 : wanted
    chunks.push({ start, end })
    start = end
  }
  return chunks
}

/** Whole blocks; a block longer than a piece is one alone. `from` and `to` are indices of blocks, half-open. */
export function blockChunks(blocks: readonly Block[], length: number): (Chunk & { from: number; to: number })[] {
  const size = Math.max(CHUNK, Math.ceil(length / MOST_CHUNKS))
  const chunks: (Chunk & { from: number; to: number })[] = []
  for (let from = 0; from < blocks.length;) {
    const { start } = blocks[from]!
    let to = from + 1
    while (to < blocks.length && blocks[to]!.end - start < size) to++
    chunks.push({ start, end: blocks[to]?.start ?? length, from, to })
    from = to
  }
  return chunks
}

/** The line of the file an offset is in, without its break. A line longer than a piece counts as several. */
export function lineAt(text: string, offset: number): Chunk {
  const at = Math.max(0, Math.min(offset, text.length))
  let start = text.lastIndexOf('\n', at - 1) + 1
  if (at - start > CHUNK) start = at - ((at - start) % CHUNK)
  const stop = text.indexOf('\n', at)
  return { start, end: Math.min(stop < 0 ? text.length : stop, start + CHUNK) }
}

/** The next line with something in it, or the one before; null at the end. */
export function nextLine(text: string, { start, end }: Chunk, direction: 1 | -1): Chunk | null {
  let line = { start, end }
  for (;;) {
    const at = direction === 1 ? line.end + (text.charAt(line.end) === '\n' ? 1 : 0) : line.start - 1
    if (at < 0 || at >= text.length) return null
    const next = lineAt(text, at)
    if (next.start === line.start) return null
    if (text.slice(next.start, next.end).trim() !== '') return next
    line = next
  }
}

/** Something in a text that looks otherwise. */
export interface Marked extends Chunk {
  kind: string
  title?: string
}

export interface Part extends Chunk {
  kinds: string[]
  title?: string
}

/** `[start, end)` cut wherever a mark begins or ends; an empty mark inside makes an empty part. */
export function partsOf({ start, end }: Chunk, marks: readonly Marked[]): Part[] {
  const inside = marks.filter(
    (mark) => mark.start <= end && mark.end >= start && (mark.end > start || mark.start >= start),
  )
  const cuts = new Set([start, end])
  for (const mark of inside) {
    if (mark.start > start && mark.start < end) cuts.add(mark.start)
    if (mark.end > start && mark.end < end) cuts.add(mark.end)
  }
  const points = [...cuts].sort((a, b) => a - b)
  const parts: Part[] = []
  for (const [i, from] of points.entries()) {
    for (const mark of inside)
      if (mark.start === mark.end && mark.start === from) parts.push({ start: from, end: from, kinds: [mark.kind] })
    const to = points[i + 1]
    if (to === undefined) break
    const here = inside.filter((mark) => mark.start <= from && mark.end >= to && mark.end > mark.start)
    const title = here.find((mark) => mark.title !== undefined)?.title
    parts.push({ start: from, end: to, kinds: here.map(({ kind }) => kind), ...(title === undefined ? {} : { title }) })
  }
  return parts
}

/** Index of the last chunk that begins at or before an offset. */
export function chunkAt(chunks: readonly Chunk[], offset: number): number {
  let low = 0
  let high = chunks.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (chunks[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Those of sorted, disjoint marks that reach into a range. */
export function marksIn(marks: readonly Marked[], { start, end }: Chunk): Marked[] {
  if (marks.length === 0) return []
  const found: Marked[] = []
  for (let i = chunkAt(marks, start); i < marks.length && marks[i]!.start <= end; i++)
    if (marks[i]!.end >= start) found.push(marks[i]!)
  return found
}
