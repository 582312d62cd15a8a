// What of the citing worker's answers goes to the disk, and when: an answer that took long at once, that of a text which is
// being edited when the edits rest.
import type { AnswerCache } from './answer-cache.ts'

/** An answer that took less is not worth keeping, in ms. */
const WORTH_KEEPING = 100
/** After an answer was found on the disk: the engine is made ready for the edit that will follow, in ms. */
const WARM_AFTER = 50
/** After the last edit, in ms. */
const AT_REST = 1_000
/** Beyond this many new elements a list is no edit of the one before: it may be one of the last start. */
const MAX_EDITED = 20

export interface Keeping {
  /** What is kept of a question. */
  kept(question: readonly unknown[]): unknown
  /** Of a question asked once: the kept answer, else that of `ask`. */
  once<T>(question: readonly unknown[], ask: () => T): T
  /** Of a question asked again after each edit of `list`, whose unedited elements are the same objects. */
  latest<T>(set: string, list: readonly unknown[], question: readonly unknown[], ask: () => T): T
}

interface Edited {
  list: ReadonlySet<unknown>
  /** Whether its first answer was: the later ones are quick because that one was given. */
  worth: boolean
  /** Under which the answer is kept that the next one replaces. */
  name: string | null
  keep(): void
  warming: NodeJS.Timeout | undefined
}

const nothing = (): void => {}

/** `attempt` does what nobody waits for. */
export function makeKeeping(cache: AnswerCache, attempt: (work: () => unknown) => void): Keeping {
  /** Questions whose engine is warm by now: it answers them faster than the disk. */
  const warmed = new Set<string>()
  const edited = new Map<string, Edited>()
  let rest: NodeJS.Timeout | undefined

  const first = <T>(question: readonly unknown[], ask: () => T) => {
    const name = cache.nameOf(question)
    const found = warmed.has(name) ? undefined : cache.get(name)
    warmed.add(name)
    if (found !== undefined)
      return { answer: found as T, name, worth: true, warming: setTimeout(() => attempt(ask), WARM_AFTER) }
    const start = performance.now()
    const answer = ask()
    const worth = performance.now() - start > WORTH_KEEPING
    if (worth) cache.put(name, answer)
    return { answer, name, worth, warming: undefined }
  }
  const keepAll = (): void => {
    for (const one of edited.values()) {
      one.keep()
      one.keep = nothing
    }
  }

  return {
    kept: (question) => cache.get(cache.nameOf(question)),
    once: (question, ask) => first(question, ask).answer,
    latest(set, list, question, ask) {
      const known = edited.get(set)
      clearTimeout(known?.warming)
      const isEdit = known !== undefined && list.filter((one) => !known.list.has(one)).length <= MAX_EDITED
      if (!isEdit) {
        keepAll()
        const { answer, ...more } = first(question, ask)
        edited.set(set, { ...more, list: new Set(list), keep: nothing })
        return answer
      }
      const answer = ask()
      known.list = new Set(list)
      if (!known.worth) return answer
      known.keep = () => {
        const name = cache.nameOf(question)
        if (known.name !== null && known.name !== name) cache.drop(known.name)
        known.name = name
        cache.put(name, answer)
      }
      clearTimeout(rest)
      rest = setTimeout(keepAll, AT_REST)
      return answer
    },
  }
}
