// Blocks of runs to canonical text with stable offsets, and a map that accounts for every raw character.
import { type Block, MAP_DROPPED, MAP_JOINED, MAP_KEPT } from '../shared/model/source-text.ts'
import type { DraftBlock, Run } from './run.ts'
import { firstWhere } from '../shared/first-where.ts'

/** One entry of the map, not yet flattened. */
interface Segment {
  rawStart: number
  rawEnd: number
  start: number
  end: number
  kind: number
}

export interface Flat {
  text: string
  /** One for each draft, in the same order. */
  blocks: Block[]
  /** Flattened segments as `SourceText.map` holds them, sorted by raw start. */
  map: number[]
  /** Where a raw offset stands in the text; for a dropped character the place it was dropped from. */
  place: (raw: number) => number
}

export function flatten(drafts: readonly DraftBlock[], rawLength: number): Flat {
  const writer = new Writer()
  const blocks = drafts.map((draft, index) => {
    if (index > 0) writer.insert('\n')
    const start = writer.length
    const rows = draft.rows && writeRows(writer, draft.rows)
    if (!rows) for (const run of draft.runs) writer.write(run)
    const block: Block = { kind: draft.kind, start, end: writer.length }
    if (draft.level !== undefined) block.level = draft.level
    if (draft.role !== undefined) block.role = draft.role
    if (rows) block.rows = rows
    return block
  })
  const segments = withDropped(writer.segments, rawLength)
  return { text: writer.text(), blocks, map: merged(segments), place: placing(segments) }
}

class Writer {
  readonly segments: Segment[] = []
  private readonly pieces: string[] = []
  private rawEnd = 0
  length = 0

  write(run: Run): void {
    const start = this.length
    this.pieces.push(run.text)
    this.length += run.text.length
    this.rawEnd = run.rawEnd
    this.segments.push({ rawStart: run.rawStart, rawEnd: run.rawEnd, start, end: this.length, kind: run.kind })
  }

  /** A character no raw one stands for: it separates blocks, rows and cells. */
  insert(text: string): void {
    this.write({ rawStart: this.rawEnd, rawEnd: this.rawEnd, text, kind: MAP_JOINED })
  }

  text(): string {
    return this.pieces.join('')
  }
}

function writeRows(writer: Writer, rows: readonly Run[][][]): NonNullable<Block['rows']> {
  return rows.map((cells, row) => {
    if (row > 0) writer.insert('\n')
    return {
      cells: cells.map((runs, cell) => {
        if (cell > 0) writer.insert('\t')
        const start = writer.length
        for (const run of runs) writer.write(run)
        return { start, end: writer.length }
      }),
    }
  })
}

/** Sorted by raw start, with an entry for each stretch that no run was made of. */
function withDropped(segments: readonly Segment[], rawLength: number): Segment[] {
  const sorted = [...segments].sort((a, b) => a.rawStart - b.rawStart || a.rawEnd - b.rawEnd || a.start - b.start)
  const all: Segment[] = []
  let raw = 0
  let at = 0
  for (const segment of sorted) {
    if (segment.rawStart > raw)
      all.push({ rawStart: raw, rawEnd: segment.rawStart, start: at, end: at, kind: MAP_DROPPED })
    all.push(segment)
    raw = Math.max(raw, segment.rawEnd)
    if (segment.rawStart < segment.rawEnd) at = segment.end
  }
  if (raw < rawLength) all.push({ rawStart: raw, rawEnd: rawLength, start: at, end: at, kind: MAP_DROPPED })
  return all
}

/** Flattened, neighbours of one kind that touch on both sides made one. */
function merged(segments: readonly Segment[]): number[] {
  const map: number[] = []
  let last: Segment | undefined
  const push = (segment: Segment): void => {
    map.push(segment.rawStart, segment.rawEnd, segment.start, segment.end, segment.kind)
  }
  for (const segment of segments) {
    const touches = last && last.rawEnd === segment.rawStart && last.end === segment.start && last.kind === segment.kind
    if (last && touches && (segment.kind === MAP_KEPT || segment.kind === MAP_DROPPED)) {
      last = { ...last, rawEnd: segment.rawEnd, end: segment.end }
      continue
    }
    if (last) push(last)
    last = segment
  }
  if (last) push(last)
  return map
}

function placing(segments: readonly Segment[]): (raw: number) => number {
  const filled = segments.filter((segment) => segment.rawStart < segment.rawEnd)
  return (raw) => {
    const segment = filled[firstWhere(filled.length, (i) => filled[i]!.rawStart > raw) - 1]
    if (!segment) return 0
    if (segment.kind !== MAP_KEPT) return raw < segment.rawEnd ? segment.start : segment.end
    return Math.min(segment.start + (raw - segment.rawStart), segment.end)
  }
}
