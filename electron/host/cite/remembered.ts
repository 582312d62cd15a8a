// What was last said of lists that are asked for again and again, by name: two sides that hear the same in the same order
// forget the same.

/** Lists that are remembered; a window shows one or two. */
const MAX_SETS = 16

export interface Remembered<T> {
  get(set: string): T | undefined
  /** What it replaces. */
  swap(set: string, now: T): T | undefined
  clear(): void
}

/** The list not swapped for longest is forgotten. */
export function remembered<T>(): Remembered<T> {
  const sets = new Map<string, T>()
  return {
    get: (set) => sets.get(set),
    swap(set, now) {
      const before = sets.get(set)
      sets.delete(set)
      sets.set(set, now)
      const [oldest] = sets.keys()
      if (sets.size > MAX_SETS && oldest !== undefined) sets.delete(oldest)
      return before
    },
    clear: () => sets.clear(),
  }
}
