// Which passages cover an offset or touch a range: an implicit tree over the passages sorted by start, with the greatest end below each node. Pure.

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
  byId(id: string): T | undefined
  /** In text order: by start, the longer first. */
  list: readonly T[]
}

export function indexIntervals<T extends Interval>(intervals: readonly T[]): IntervalIndex<T> {
  const list = [...intervals].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1))
  const greatest = new Float64Array(list.length)
  const ids = new Map(list.map((interval) => [interval.id, interval]))

  function fill(low: number, high: number): number {
    if (low >= high) return -1
    const middle = (low + high) >> 1
    const end = Math.max(list[middle]!.end, fill(low, middle), fill(middle + 1, high))
    greatest[middle] = end
    return end
  }
  fill(0, list.length)

  function collect(start: number, end: number, low: number, high: number, found: T[]): void {
    if (low >= high) return
    const middle = (low + high) >> 1
    if (greatest[middle]! <= start) return
    collect(start, end, low, middle, found)
    const here = list[middle]!
    if (here.start >= end) return
    if (here.end > start) found.push(here)
    collect(start, end, middle + 1, high, found)
  }

  function touching(start: number, end: number): T[] {
    const found: T[] = []
    collect(start, end, 0, list.length, found)
    return found
  }
  return { at: (offset) => touching(offset, offset + 1), touching, byId: (id) => ids.get(id), list }
}
