// Paints passages with the CSS Custom Highlight API, for the sections near the viewport only: the cost does not grow with their number.
// What is in view is painted at once, what is near it a frame later; and only ranges that are new are made.
import type { Color } from '../../shared/model/annotation.ts'
import { COLORS } from '../../shared/model/annotation.ts'
import { indexIntervals, type IntervalIndex } from './interval-index.ts'
import { assignLanes, LANES } from './lane.ts'
import type { Section } from './section.ts'
import type { Span } from './sentence.ts'
import type { TextMap } from './text-map.ts'

export interface Painted extends Span {
  id: string
  color: Color
  /** Its note: a passage with one is underlined. */
  note: string | null
}

/** Names registered with `CSS.highlights`; highlights.css styles each. A later one of the same priority paints above. */
export const EXTRAS = ['passage-hover', 'passage-active', 'found', 'found-now', 'arrived', 'selection-kept'] as const
export type Extra = (typeof EXTRAS)[number]

const laneName = (color: Color, lane: number) => (lane < LANES ? `passage-${color}-${lane}` : `passage-${color}-more`)
const notedName = (color: Color) => `noted-${color}`

const NAMES: readonly string[] = [
  ...[...Array(LANES).keys()].flatMap((lane) => COLORS.map((color) => laneName(color, lane))),
  ...COLORS.map((color) => laneName(color, LANES)),
  ...COLORS.map(notedName),
  ...EXTRAS,
]

/** The page has one registry for all its texts: each painter adds its ranges to the same highlights and takes only its own away. */
function registry(): ReadonlyMap<string, Highlight> {
  const registered = new Map<string, Highlight>()
  for (const [priority, name] of NAMES.entries()) {
    let highlight = CSS.highlights.get(name)
    if (!highlight) {
      highlight = new Highlight()
      highlight.priority = priority
      CSS.highlights.set(name, highlight)
    }
    registered.set(name, highlight)
  }
  return registered
}

export interface Painter {
  /** The passages to paint from now on. */
  setPassages(index: IntervalIndex<Painted>): void
  /** A passage that is on its way to the library; null: none. */
  setComing(passage: (Span & { color: Color }) | null): void
  /** Spans of a second channel (find hits, the passage under the pointer); replaces those of that name. */
  setExtra(name: Extra, spans: readonly Span[]): void
  /** Sections within a screen of the viewport. */
  setNear(sections: ReadonlySet<number>): void
  /** Paints a section anew, after its elements were rebuilt. */
  refresh(section: number): void
  stop(): void
}

/** `inView` tells which of the sections given can be seen now. */
export function startPainter(
  sections: readonly Section[],
  map: () => TextMap,
  inView: (near: ReadonlySet<number>) => number[],
): Painter {
  const registered = registry()
  /** By section, the ranges painted there: by name and offsets. */
  const painted = new Map<number, Map<string, { name: string; range: Range }>>()
  const extras = new Map<Extra, readonly Span[]>()
  let near: ReadonlySet<number> = new Set()
  let passages: IntervalIndex<Painted> = indexIntervals<Painted>([])
  let laneOf = assignLanes([])
  let coming: (Span & { color: Color }) | null = null
  let frame = 0

  function clear(section: number): void {
    for (const { name, range } of painted.get(section)?.values() ?? []) registered.get(name)!.delete(range)
    painted.delete(section)
  }

  function paint(section: number): void {
    const { start, end } = sections[section]!
    const before = painted.get(section)
    const now = new Map<string, { name: string; range: Range }>()
    const add = (name: string, span: Span): void => {
      const from = Math.max(span.start, start)
      const to = Math.min(span.end, end)
      const key = `${name} ${from} ${to}`
      const there = before?.get(key)
      if (there) {
        before!.delete(key)
        now.set(key, there)
        return
      }
      const range = now.has(key) ? null : map().toRange(from, to)
      if (!range || range.collapsed) return
      now.set(key, { name, range })
      registered.get(name)!.add(range)
    }
    for (const place of passages.placesTouching(start, end)) {
      const passage = passages.list[place]!
      add(laneName(passage.color, laneOf(place)), passage)
      if (passage.note) add(notedName(passage.color), passage)
    }
    if (coming && coming.start < end && coming.end > start) add(laneName(coming.color, freeLane(coming)), coming)
    for (const [name, spans] of extras) {
      for (const span of spans) if (span.start < end && span.end > start) add(name, span)
    }
    for (const { name, range } of before?.values() ?? []) registered.get(name)!.delete(range)
    painted.set(section, now)
  }

  /** The first lane in which nothing lies over the passage on its way: most often the one it will keep. */
  function freeLane(span: Span): number {
    const taken = new Set(passages.placesTouching(span.start, span.end).map(laneOf))
    let lane = 0
    while (taken.has(lane)) lane++
    return lane
  }

  function paintNear(): void {
    const first = inView(near)
    for (const section of first) paint(section)
    cancelAnimationFrame(frame)
    const rest = [...near].filter((section) => !first.includes(section))
    if (rest.length === 0) return
    frame = requestAnimationFrame(() => rest.filter((section) => near.has(section)).forEach(paint))
  }

  return {
    setPassages(index) {
      passages = index
      laneOf = assignLanes(index.list)
      paintNear()
    },
    setComing(passage) {
      if (coming === passage) return
      coming = passage
      paintNear()
    },
    setExtra(name, spans) {
      if (spans.length === 0 && (extras.get(name)?.length ?? 0) === 0) return
      extras.set(name, spans)
      paintNear()
    },
    setNear(next) {
      for (const section of painted.keys()) if (!next.has(section)) clear(section)
      near = next
      for (const section of next) if (!painted.has(section)) paint(section)
    },
    refresh(section) {
      // Its elements are new, and with them every range.
      clear(section)
      if (near.has(section)) paint(section)
    },
    stop() {
      cancelAnimationFrame(frame)
      for (const section of painted.keys()) clear(section)
    },
  }
}
