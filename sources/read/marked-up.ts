// A source text that was read without the signs of its markup, placed in the file that has them.
import { MAP_DROPPED, MAP_KEPT, MAP_REPLACED, type SourceText } from '../../shared/model/source-text.ts'
import type { MarkupEdit } from './markup.ts'
import { firstWhere } from '../../shared/first-where.ts'

/** `source` was read from `raw` with `edits` made; what it says of raw ranges comes to mean ranges of `raw`. */
export function inMarkedUp(source: SourceText, raw: string, edits: readonly MarkupEdit[]): SourceText {
  const starts: number[] = []
  let shift = 0
  const shifts: number[] = [0]
  for (const { from, to, text } of edits) {
    starts.push(from + shift)
    shift += text.length - (to - from)
    shifts.push(shift)
  }
  const rawOf = (at: number): number => {
    const index = firstWhere(starts.length, (i) => starts[i]! >= at)
    const edit = edits[index - 1]
    // Inside what an edit put in.
    if (edit && at < starts[index - 1]! + edit.text.length) return edit.to
    return at - shifts[index]!
  }
  return {
    ...source,
    map: mapIn(source.map, raw.length, edits, starts, rawOf),
    removed: source.removed.map((one) => {
      const [start, end] = [rawOf(one.raw[0]), rawOf(one.raw[1])]
      return { ...one, raw: [start, end], text: raw.slice(start, end) }
    }),
  }
}

/** Entries of the map, each cut where an edit lies inside what it kept; what an edit put in is replaced, what it took dropped. */
function mapIn(
  map: readonly number[],
  rawLength: number,
  edits: readonly MarkupEdit[],
  starts: readonly number[],
  rawOf: (at: number) => number,
): number[] {
  const placed: number[] = []
  let at = 0
  let edit = 0
  const push = (to: number, start: number, end: number, kind: number): void => {
    if (at === to && start === end) return
    placed.push(at, to, start, end, kind)
    at = to
  }
  for (let i = 0; i < map.length; i += 5) {
    const [from, to, start, end, kind] = map.slice(i, i + 5) as [number, number, number, number, number]
    if (kind !== MAP_KEPT) {
      push(from === to ? at : Math.max(at, rawOf(to)), start, end, kind)
      while (edit < edits.length && edits[edit]!.to <= at) edit++
      continue
    }
    let read = from
    for (; edit < edits.length && starts[edit]! < to; edit++) {
      const { to: rawTo, from: rawFrom, text } = edits[edit]!
      if (starts[edit]! > read) push(rawFrom, start + read - from, start + starts[edit]! - from, MAP_KEPT)
      read = Math.max(read, starts[edit]!)
      const inside = Math.min(starts[edit]! + text.length, to)
      if (inside > read) push(rawTo, start + read - from, start + inside - from, MAP_REPLACED)
      else push(rawTo, start + read - from, start + read - from, MAP_DROPPED)
      read = Math.max(read, inside)
      if (inside < starts[edit]! + text.length) break
    }
    if (read < to) push(rawOf(to), start + read - from, end, MAP_KEPT)
  }
  push(rawLength, placed.at(-2) ?? 0, placed.at(-2) ?? 0, MAP_DROPPED)
  return placed
}
