// What of a set of citations is to be painted again: answers compared with what was last said under the same name.

/** Sets that are remembered; a window shows one or two. */
const MAX_SETS = 16

export interface Repaint<T> {
  /** Citations in the set. */
  count: number
  /** Those that differ from the last answer, all of them the first time. */
  changed: { index: number; rendered: T }[]
}

/** `set`: a name of the asker's choice that no other uses. */
export function makeRepainter<T>(): (set: string, answer: readonly T[]) => Repaint<T> {
  const said = new Map<string, string[]>()
  return (set, answer) => {
    const before = said.get(set) ?? []
    const now = answer.map((rendered) => JSON.stringify(rendered))
    said.delete(set)
    said.set(set, now)
    const [oldest] = said.keys()
    if (said.size > MAX_SETS && oldest !== undefined) said.delete(oldest)
    const changed = answer.flatMap((rendered, index) => (now[index] === before[index] ? [] : [{ index, rendered }]))
    return { count: answer.length, changed }
  }
}
