// Where a sorted list turns from one answer to the other: whatever is looked up by its place is looked up by this.

/** The first index below `length` for which `holds`, or `length` where there is none. Once it holds it must go on holding. */
export function firstWhere(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Index of the last entry with `start` ≤ `offset` in a list sorted by start; -1 where there is none. */
export function lastStartingBy(sorted: readonly { start: number }[], offset: number): number {
  return firstWhere(sorted.length, (index) => sorted[index]!.start > offset) - 1
}
