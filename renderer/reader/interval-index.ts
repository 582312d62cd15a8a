// Which passages cover an offset or touch a range: the passages sorted by start, with how far those up to each place reach. Pure.
// It is made anew at every change of ten thousand passages, so that nothing in it is a map or an object a passage.
import { firstWhere } from '../../shared/first-where.ts'

export interface Interval {
  id: string
  start: number
  end: number
}

export interface IntervalIndex<T extends Interval> {
  /** Passages that hold the code unit at `offset`, in text order. */
  at(offset: number): T[]
  /** Passages that share at least one code unit with `[start, end)`, in text order. */
  touching(start: number, end: number): T[]
  /** The same as positions in `list`. */
  placesTouching(start: number, end: number): number[]
  byId(id: string): T | undefined
  /** In text order: by start, the longer first. */
  list: readonly T[]
}

function inTextOrder(a: Interval, b: Interval): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1)
}

/** The host gives passages in text order, so that sorting is the exception. */
function sorted<T extends Interval>(intervals: readonly T[]): readonly T[] {
  for (let i = 1; i < intervals.length; i++) {
    const before = intervals[i - 1]!
    const here = intervals[i]!
    if (here.start > before.start) continue
    if (here.start < before.start || inTextOrder(before, here) > 0) return sortFast(intervals)
  }
  return intervals
}

/** As many passages as fit beside a start in the 53 bits of a number. */
const MOST = 2 ** 22

/** Sorted as numbers, which costs a fraction of comparing objects; passages that begin together are put in order after. */
function sortFast<T extends Interval>(intervals: readonly T[]): T[] {
  if (intervals.length > MOST) return [...intervals].sort(inTextOrder)
  const keys = Float64Array.from(intervals, ({ start }, i) => start * MOST + i).sort()
  const list = Array.from(keys, (key) => intervals[key % MOST]!)
  for (let from = 0; from < list.length;) {
    let to = from + 1
    while (to < list.length && list[to]!.start === list[from]!.start) to++
    if (to - from > 1) list.splice(from, to - from, ...list.slice(from, to).sort(inTextOrder))
    from = to
  }
  return list
}

export function indexIntervals<T extends Interval>(intervals: readonly T[]): IntervalIndex<T> {
  const list = sorted(intervals)
  /** The greatest end of all up to a place: it never falls, so that those before the first that reaches far enough need no look. */
  const reach = new Float64Array(list.length)
  for (let i = 0, greatest = -1; i < list.length; i++) reach[i] = greatest = Math.max(greatest, list[i]!.end)
  let ids: Map<string, T> | null = null

  function placesTouching(start: number, end: number): number[] {
    const found: number[] = []
    const first = firstWhere(list.length, (place) => reach[place]! > start)
    for (let place = first; place < list.length && list[place]!.start < end; place++)
      if (list[place]!.end > start) found.push(place)
    return found
  }
  const touching = (start: number, end: number): T[] => placesTouching(start, end).map((place) => list[place]!)
  return {
    at: (offset) => touching(offset, offset + 1),
    touching,
    placesTouching,
    byId: (id) => (ids ??= new Map(list.map((interval) => [interval.id, interval]))).get(id),
    list,
  }
}
