// The long lists of a question that is asked again after every edit, told by what the edit put between two parts that stay:
// 500 works take longer to be handed to a thread than one citation takes to be set.
import { remembered } from './remembered.ts'

/** Of the list told before under the same name, the first `head` and the last `tail` stay. */
export interface Splice {
  head: number
  put: readonly unknown[]
  tail: number
}

/** A question without its long lists, and those by their names. */
export interface Briefly {
  rest: Record<string, unknown>
  lists: Record<string, Splice>
}

/** Lists of this length are not worth the comparing. */
const SHORT = 8
const same = (one: unknown, other: unknown): boolean => one === other || JSON.stringify(one) === JSON.stringify(other)

/** `forget`: whoever listens has begun anew. */
export function makeTeller(): { brief(set: string, question: object): Briefly; forget(): void } {
  const told = remembered<readonly unknown[]>()
  const splice = (name: string, list: readonly unknown[]): Splice => {
    const before = told.swap(name, [...list]) ?? []
    const shorter = Math.min(before.length, list.length)
    let head = 0
    while (head < shorter && same(before[head], list[head])) head++
    let tail = 0
    while (tail < shorter - head && same(before.at(-1 - tail), list.at(-1 - tail))) tail++
    return { head, put: list.slice(head, list.length - tail), tail }
  }
  return {
    brief: (set, question) => {
      const rest: Briefly['rest'] = {}
      const lists: Briefly['lists'] = {}
      for (const [name, value] of Object.entries(question)) {
        if (Array.isArray(value) && value.length > SHORT) lists[name] = splice(`${set} ${name}`, value)
        else rest[name] = value
      }
      return { rest, lists }
    },
    forget: () => told.clear(),
  }
}

/** Puts the questions together again; what stayed of a list is the very same objects. To be told all, in their order. */
export function makeListener(): (set: string, briefly: Briefly) => Record<string, unknown> {
  const heard = remembered<readonly unknown[]>()
  return (set, { rest, lists }) => {
    const whole = { ...rest }
    for (const [name, { head, put, tail }] of Object.entries(lists)) {
      const before = heard.get(`${set} ${name}`) ?? []
      const now = [...before.slice(0, head), ...put, ...before.slice(before.length - tail)]
      if (now.length !== head + put.length + tail) throw new Error('a list was told by a part that was never told')
      heard.swap(`${set} ${name}`, now)
      whole[name] = now
    }
    return whole
  }
}
