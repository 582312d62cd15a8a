// Bibliography entries, kept between calls: an entry is rendered again only when its item changed, its number did, or the
// engine tells it from others in another way ("2014" became "2014a").
import type { CslNode, Engine } from 'citeproc'
import type { Registry } from './registry.ts'
import { parseRuns } from './runs.ts'
import type { Run } from './runs.ts'
import { elements } from './style-check.ts'
import type { Style } from './style.ts'

/**
 * The engine lists the ids of works beside their entries, but leaves out entries that print nothing (letters, in most
 * styles), so that the two lists do not match. It can be made to write the key behind each entry instead.
 */
export const entryMark = (key: string): string => `<!--${key}-->`
const ENTRY_KEY = /<!--(\w+)-->\s*$/

export interface Entry {
  id: string
  runs: Run[]
}

/** Beyond this share of changed entries rendering all is no slower: each rendering walks the whole list. */
const MAX_SHARE = 0.5
const MAX_SINGLE = 200

export interface EntryCache {
  /** Every entry in the style's order, or only the `first` so many; the engine has been given its items. */
  entries(first?: number): Entry[]
}

export function makeEntryCache(
  engine: Engine,
  registry: Registry,
  { state: stateOf, has }: { state(key: string): string; has(key: string): boolean },
  style: Style,
  finish: (entry: Entry) => Run[],
): EntryCache {
  /** Null: a work that prints nothing, as letters in most styles. */
  const kept = new Map<string, { state: string; entry: Entry | null }>()
  let last: { keys: string[]; states: string[]; entries: Entry[] } | undefined
  const separable = isSeparable(style.csl)
  const isNumbered = JSON.stringify(style.csl).includes('"citation-number"')

  const render = (section?: object): Entry[] => {
    const made = engine.makeBibliography(section)
    if (!made) return []
    return made[1].map((entry) => {
      const key = ENTRY_KEY.exec(entry)?.[1] ?? ''
      const id = registry.idOf(key)
      const made = { id, runs: finish({ id, runs: parseRuns(entry.replace(ENTRY_KEY, '')) }) }
      if (separable) kept.set(key, { state: stateOf(key), entry: made })
      return made
    })
  }
  const renderChanged = (keys: readonly string[], all = keys): Entry[] => {
    const current = new Set(all)
    for (const key of kept.keys()) if (!current.has(key)) kept.delete(key)
    const changed = keys.filter((key) => kept.get(key)?.state !== stateOf(key))
    for (const key of changed) kept.set(key, { state: stateOf(key), entry: null })
    if (changed.length > Math.min(MAX_SINGLE, all.length * MAX_SHARE)) render()
    else if (changed.length > 0) render({ include: changed.map((value) => ({ field: 'id', value })) })
    // The number of a work that prints nothing is said by the engine, without a mark.
    if (isNumbered && keys.some((key) => !kept.get(key)?.entry)) return render().slice(0, keys.length)
    return keys.flatMap((key) => kept.get(key)?.entry ?? [])
  }

  return {
    entries: (first = Infinity) => {
      const all = engine.registry.getSortedIds().filter(has)
      if (separable && all.length > first) return renderChanged(all.slice(0, first), all)
      const isSaid = last?.keys.length === all.length
      if (isSaid && all.every((key, at) => last!.keys[at] === key && last!.states[at] === stateOf(key)))
        return last!.entries
      const entries = separable ? renderChanged(all) : render()
      last = { keys: all, states: all.map(stateOf), entries }
      return entries
    },
  }
}

/** Whether entries depend on nothing but their own item and its state: no dash for a repeated author, nothing left out. */
export function isSeparable(csl: CslNode): boolean {
  const bibliography = elements(csl).find((node) => node.name === 'bibliography')
  if (!bibliography) return false
  const whole = /^(?:subsequent-author-substitute|exclude-|consolidate-|track-)/
  if (Object.keys(bibliography.attrs).some((name) => whole.test(name))) return false
  return !/"variable":"[^"]*first-reference-note-number|"parallel-/.test(JSON.stringify(csl))
}
