// What stands in a line: pieces of text with one set of marks, note markers and page labels between them. Pure.
import type { Mark, Page, Removed, RemovedReason, SourceNote } from '../../shared/model/source-text.ts'
import { firstWhere } from '../../shared/first-where.ts'

export type Format = 'italic' | 'bold' | 'superscript' | 'subscript' | 'smallCaps'

export type Run =
  | { kind: 'text'; start: number; end: number; formats: Format[]; href: string | null; marked: string[] }
  /** A note's marker; it takes no place in the text. `note` is an index into the source's notes. */
  | { kind: 'marker'; at: number; note: number; number: string }
  /** A printed page begins; it takes no place in the text. */
  | { kind: 'page'; at: number; label: string; certainty: Page['certainty'] }
  /** Something was taken out here; shown on demand, it takes no place in the text. `index`: of the source's removed pieces. */
  | { kind: 'removed'; at: number; index: number; reason: RemovedReason; text: string }

export interface RunSource {
  marks: readonly Mark[]
  pages: readonly Page[]
  notes: readonly SourceNote[]
}

/** A passage to be wrapped in a real mark element. */
export interface Marked {
  id: string
  start: number
  end: number
}

const FORMAT_ORDER: readonly Format[] = ['bold', 'italic', 'superscript', 'subscript', 'smallCaps']

/** Only addresses that leave the window for the web or for mail; anything else in a text is shown as words. */
export function safeHref(href: string | undefined): string | null {
  return href !== undefined && /^(?:https?:\/\/|mailto:)/iu.test(href) ? href : null
}

/** Finds what lies in a range quickly, for texts with many marks: both lists are sorted once. */
export interface RunIndex {
  source: RunSource
  marks: Mark[]
  markers: { at: number; note: number; number: string }[]
  removed: { at: number; index: number; reason: RemovedReason; text: string }[]
}

/** `removed`: what was taken out and is to be shown where it stood. */
export function indexRuns(source: RunSource, removed: readonly Removed[] = []): RunIndex {
  const markers = source.notes.flatMap((note, index) =>
    note.markers.map((at) => ({ at, note: index, number: note.number })),
  )
  return {
    source,
    marks: [...source.marks].sort((a, b) => a.start - b.start),
    markers: markers.sort((a, b) => a.at - b.at),
    removed: removed
      .map(({ at, reason, text }, index) => ({ at, index, reason, text: text.replace(/\s+/gu, ' ').trim() }))
      .filter(({ text }) => text !== '')
      .sort((a, b) => a.at - b.at),
  }
}

/** The first index whose key is at or after `value`. */
function lowerBound<T>(list: readonly T[], value: number, key: (item: T) => number): number {
  return firstWhere(list.length, (i) => key(list[i]!) >= value)
}

/** Marks are short, so one that reaches into a range begins at most this far before it. */
const LONGEST_MARK = 20_000

function overlapping(index: RunIndex, start: number, end: number): Mark[] {
  const found: Mark[] = []
  for (let i = lowerBound(index.marks, start - LONGEST_MARK, (mark) => mark.start); i < index.marks.length; i++) {
    const mark = index.marks[i]!
    if (mark.start >= end) break
    if (mark.end > start) found.push(mark)
  }
  return found
}

function between<T>(list: readonly T[], start: number, end: number, key: (item: T) => number): T[] {
  const from = lowerBound(list, start, key)
  return list.slice(from, lowerBound(list, end, key))
}

/**
 * The runs of `[start, end)` in order. A page label stands before the text it begins, a marker after the text it belongs to.
 * `last` says that the range ends its block, so that a marker at its very end is its own.
 */
export function runsOf(index: RunIndex, start: number, end: number, marked: readonly Marked[] = []): Run[] {
  const marks = overlapping(index, start, end)
  const pages = between(index.source.pages, start, Math.max(end, start + 1), (page) => page.start)
  const markers = between(index.markers, start, end + 1, (marker) => marker.at)
  const removed = between(index.removed, start, end + 1, (piece) => piece.at)
  const inside = marked.filter((one) => one.end > start && one.start < end)
  const cuts = new Set([start, end])
  const cut = (at: number) => at > start && at < end && cuts.add(at)
  for (const mark of [...marks, ...inside]) {
    cut(mark.start)
    cut(mark.end)
  }
  for (const page of pages) cut(page.start)
  for (const marker of markers) cut(marker.at)
  for (const piece of removed) cut(piece.at)
  const runs: Run[] = []
  const points = [...cuts].sort((a, b) => a - b)
  for (const [i, from] of points.entries()) {
    for (const marker of markers) {
      if (marker.at === from) runs.push({ kind: 'marker', at: from, note: marker.note, number: marker.number })
    }
    for (const piece of removed) if (piece.at === from) runs.push({ kind: 'removed', ...piece })
    for (const page of pages) {
      if (page.start === from && page.label !== '')
        runs.push({ kind: 'page', at: from, label: page.label, certainty: page.certainty })
    }
    const to = points[i + 1]
    if (to === undefined) continue
    const here = marks.filter((mark) => mark.start <= from && mark.end >= to)
    const kinds = new Set(here.map((mark) => mark.kind))
    runs.push({
      kind: 'text',
      start: from,
      end: to,
      formats: FORMAT_ORDER.filter((format) => kinds.has(format)),
      href: safeHref(here.find((mark) => mark.kind === 'link')?.href),
      marked: inside.filter((one) => one.start <= from && one.end >= to).map((one) => one.id),
    })
  }
  return runs
}
