// Paints passages with the CSS Custom Highlight API, for the sections near the viewport only: the cost does not grow with their number.
import type { Color } from '../../shared/model/annotation.ts'
import { COLORS } from '../../shared/model/annotation.ts'
import type { IntervalIndex } from './interval-index.ts'
import { LANES } from './lane.ts'
import type { Section } from './section.ts'
import type { Span } from './sentence.ts'
import type { TextMap } from './text-map.ts'

export interface Painted extends Span {
  id: string
  color: Color
  /** It has a note: shown by an underline. */
  noted: boolean
}

/** Names registered with `CSS.highlights`; highlights.css styles each. A later one of the same priority paints above. */
export const EXTRAS = ['passage-hover', 'passage-active', 'found', 'found-now', 'selection-kept'] as const
export type Extra = (typeof EXTRAS)[number]

const laneName = (color: Color, lane: number) => (lane < LANES ? `passage-${color}-${lane}` : `passage-${color}-more`)
const notedName = (color: Color) => `noted-${color}`

const NAMES: readonly string[] = [
  ...[...Array(LANES).keys()].flatMap((lane) => COLORS.map((color) => laneName(color, lane))),
  ...COLORS.map((color) => laneName(color, LANES)),
  ...COLORS.map(notedName),
  ...EXTRAS,
]

export interface Painter {
  /** The passages to paint from now on. */
  setPassages(index: IntervalIndex<Painted>, lanes: ReadonlyMap<string, number>): void
  /** Spans of a second channel (find hits, the passage under the pointer); replaces those of that name. */
  setExtra(name: Extra, spans: readonly Span[]): void
  /** Sections within a screen of the viewport. */
  setNear(sections: ReadonlySet<number>): void
  /** Paints a section anew, after its elements were rebuilt. */
  refresh(section: number): void
  stop(): void
}

export function startPainter(sections: readonly Section[], map: () => TextMap): Painter {
  const registered = new Map<string, Highlight>()
  for (const [priority, name] of NAMES.entries()) {
    const highlight = new Highlight()
    highlight.priority = priority
    registered.set(name, highlight)
    CSS.highlights.set(name, highlight)
  }
  const painted = new Map<number, [name: string, range: Range][]>()
  const extras = new Map<Extra, readonly Span[]>()
  let near: ReadonlySet<number> = new Set()
  let passages: IntervalIndex<Painted> | null = null
  let laneOf: ReadonlyMap<string, number> = new Map()

  function clear(section: number): void {
    for (const [name, range] of painted.get(section) ?? []) registered.get(name)!.delete(range)
    painted.delete(section)
  }

  function paint(section: number): void {
    clear(section)
    const { start, end } = sections[section]!
    const ranges: [string, Range][] = []
    const add = (name: string, from: number, to: number) => {
      const range = map().toRange(Math.max(from, start), Math.min(to, end))
      if (!range || range.collapsed) return
      ranges.push([name, range])
      registered.get(name)!.add(range)
    }
    for (const passage of passages?.touching(start, end) ?? []) {
      add(laneName(passage.color, laneOf.get(passage.id) ?? 0), passage.start, passage.end)
      if (passage.noted) add(notedName(passage.color), passage.start, passage.end)
    }
    for (const [name, spans] of extras) {
      for (const span of spans) if (span.start < end && span.end > start) add(name, span.start, span.end)
    }
    painted.set(section, ranges)
  }

  const paintNear = () => near.forEach(paint)
  return {
    setPassages(index, lanes) {
      passages = index
      laneOf = lanes
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
      if (near.has(section)) paint(section)
    },
    stop() {
      for (const [name, highlight] of registered)
        if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name)
    },
  }
}
