// What of a list (citations of a text, entries of a bibliography) is to be painted again: answers compared with what was last
// said under the same name, and on the asker's side the list put together again.

/** Lists that are remembered; a window shows one or two. */
const MAX_SETS = 16

export interface Repaint<T> {
  /** In the list's order, no two alike. */
  ids: string[]
  /** Those that differ from the last answer, all of them the first time. */
  changed: { id: string; rendered: T }[]
}

/** `set`: a name of the asker's choice that no other uses. */
export function makeRepainter<T>(): (set: string, ids: readonly string[], answer: readonly T[]) => Repaint<T> {
  const said = remembered<string>()
  return (set, ids, answer) => {
    const now = new Map(ids.map((id, index) => [id, JSON.stringify(answer[index])]))
    if (now.size !== ids.length || ids.length !== answer.length)
      throw new Error('the ids of a painted list must differ')
    const before = said.swap(set, now)
    return {
      ids: [...ids],
      changed: ids.flatMap((id, index) => (before.get(id) === now.get(id) ? [] : [{ id, rendered: answer[index]! }])),
    }
  }
}

/** The asker's side: the whole list, of what was told now and before. To be given every answer, in their order. */
export function makeCanvas<T>(): (set: string, repaint: Repaint<T>) => T[] {
  const painted = remembered<T>()
  return (set, { ids, changed }) => {
    const fresh = new Map(changed.map(({ id, rendered }) => [id, rendered]))
    const before = painted.get(set)
    const now = new Map(ids.map((id) => [id, fresh.get(id) ?? before.get(id)!]))
    painted.swap(set, now)
    return [...now.values()]
  }
}

/** Both sides forget the list not asked for longest. */
function remembered<T>() {
  const sets = new Map<string, ReadonlyMap<string, T>>()
  const get = (set: string): ReadonlyMap<string, T> => sets.get(set) ?? new Map()
  return {
    get,
    swap(set: string, now: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
      const before = get(set)
      sets.delete(set)
      sets.set(set, now)
      const [oldest] = sets.keys()
      if (sets.size > MAX_SETS && oldest !== undefined) sets.delete(oldest)
      return before
    },
  }
}
