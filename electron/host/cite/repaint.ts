// What of a list (citations of a text, entries of a bibliography) is to be painted again: answers compared with what was last
// said under the same name, and on the asker's side the list put together again.
import { remembered } from './remembered.ts'

export interface Repaint<T> {
  /** In the list's order, no two alike. */
  ids: string[]
  /** Those that differ from the last answer, all of them the first time. */
  changed: { id: string; rendered: T }[]
}

/** `set`: a name of the asker's choice that no other uses. */
export function makeRepainter<T>(): (set: string, ids: readonly string[], answer: readonly T[]) => Repaint<T> {
  const said = remembered<ReadonlyMap<string, T>>()
  return (set, ids, answer) => {
    const now = new Map(ids.map((id, index) => [id, answer[index]!]))
    if (now.size !== ids.length || ids.length !== answer.length)
      throw new Error('the ids of a painted list must differ')
    const before = said.swap(set, now)
    const isSaid = (id: string, rendered: T): boolean => {
      const last = before?.get(id)
      return last === rendered || (last !== undefined && JSON.stringify(last) === JSON.stringify(rendered))
    }
    return {
      ids: [...ids],
      changed: [...now].flatMap(([id, rendered]) => (isSaid(id, rendered) ? [] : [{ id, rendered }])),
    }
  }
}

/** The asker's side: the whole list, of what was told now and before. To be given every answer, in their order. */
export function makeCanvas<T>(): (set: string, repaint: Repaint<T>) => T[] {
  const painted = remembered<ReadonlyMap<string, T>>()
  return (set, { ids, changed }) => {
    const fresh = new Map(changed.map(({ id, rendered }) => [id, rendered]))
    const before = painted.get(set) ?? new Map<string, T>()
    const now = new Map(ids.map((id) => [id, fresh.get(id) ?? before.get(id)!]))
    painted.swap(set, now)
    return [...now.values()]
  }
}
