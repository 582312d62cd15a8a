// A citeproc engine with the items it has been given: more can be added to a warm one. Of those taken away it is not told, since
// it would fail or remember wrong letters after years: it goes on knowing what changes no other, else it is emptied first.
import type { Engine } from 'citeproc'
import type { CslItem } from '../../../shared/model/reference.ts'
import { makeCitationSet } from './citation-set.ts'
import type { CitationSet } from './citation-set.ts'
import { buildEngine, setSmallWords } from './citeproc-engine.ts'
import type { EngineParts } from './citeproc-engine.ts'
import { entryMark, isSeparable } from './entries.ts'
import { isAlone } from './quick-steps.ts'
import { makeRegistry } from './registry.ts'
import type { Prepare, Registry } from './registry.ts'
import { toldApart } from './told-apart.ts'

/** Works that were taken from the list one by one: a text that turns to others is better begun anew. */
const MAX_LEFT = 30
/** About 10 MB. */
const MAX_STANDING = 50_000

export interface Desk {
  engine: Engine
  /** How a work is told from others. */
  state(key: string): string
  registry: Registry
  set: CitationSet
  /** Citations that stand alone, by what they cite: passages of one page have one. Emptied when the items change. */
  standing: Map<string, string>
  /** Whether a work, by the engine's id, is in the bibliography. */
  has(key: string): boolean
  /** Whether `items`, the very same objects, are the whole bibliography. */
  holds(items: readonly CslItem[]): boolean
  /** Makes `items` the whole bibliography. */
  load(items: readonly CslItem[]): void
}

export function makeDesk(parts: Omit<EngineParts, 'retrieveItem'>, prepare: Prepare): Desk {
  const registry = makeRegistry(prepare)
  const engine = buildEngine({ ...parts, retrieveItem: registry.item, entryMark })
  const set = makeCitationSet(engine, registry)
  const standing = new Map<string, string>()
  let loaded = new Set<string>()
  /** What the engine knows: what is loaded, and what has left the bibliography without any other work being cited otherwise. */
  let held = new Set<string>()
  const isNumbered = /"citation-number"/.test(JSON.stringify(parts.csl))
  const state = toldApart(engine)
  /** All that other items may change about how an item is cited. */
  const stateOf = (key: string): string =>
    isNumbered ? `${engine.registry.registry[key]?.seq} ${state(key)}` : state(key)
  const separable = isSeparable(parts.csl)
  const mayStay = (key: string): boolean => {
    const { registry: known, ambigcites } = engine.registry
    return separable && !isNumbered && isAlone(engine, ambigcites[known[key]?.ambig ?? ''])
  }
  const anew = (keys: string[]): void => {
    engine.restoreProcessorState([])
    set.forget()
    registry.forgetOthers()
    held = new Set(keys)
    engine.updateItems(keys)
    engine.tmp.taintedItemIDs = {}
  }
  return {
    engine,
    state,
    registry,
    set,
    standing,
    holds: (items) => items.length === loaded.size && items.every((item) => registry.original(item.id ?? '') === item),
    has: (key) => loaded.has(key),
    load: (items) => {
      setSmallWords(parts.capitalisedPrepositions)
      const keys = registry.replace(items)
      const now = new Set(keys)
      const added = keys.some((key) => !held.has(key))
      const left = [...held].filter((key) => !now.has(key))
      if (standing.size > MAX_STANDING) standing.clear()
      if (now.size === loaded.size && keys.every((key) => loaded.has(key))) return
      loaded = now
      standing.clear()
      if (keys.length === 0 || left.length > MAX_LEFT || !left.every(mayStay)) return anew(keys)
      if (!added) return
      // A new item can change any citation (a letter after the year), and the engine does not say which.
      const before = [...held].map((key) => [key, stateOf(key)] as const)
      held = new Set([...keys, ...left])
      engine.updateItems([...held])
      if (!left.every(mayStay)) return anew(keys)
      const { tmp } = engine
      const changed = before.filter(([key, last]) => key in tmp.taintedItemIDs || stateOf(key) !== last)
      // An item that was put right is another one to the engine: what cites it still cites the one that left.
      set.touch(new Set([...changed.map(([key]) => key), ...left]))
      // Told already: kept, they would be sorted again each time, and painted twice.
      tmp.taintedItemIDs = {}
    },
  }
}
