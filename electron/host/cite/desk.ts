// A citeproc engine with the items it has been given: more can be added to a warm one; when some are taken away it is
// emptied first, since it would fail or remember wrong letters after years.
import type { Engine } from 'citeproc'
import type { CslItem } from '../../../shared/model/reference.ts'
import { makeCitationSet } from './citation-set.ts'
import type { CitationSet } from './citation-set.ts'
import { buildEngine, setSmallWords } from './citeproc-engine.ts'
import type { EngineParts } from './citeproc-engine.ts'
import { entryMark } from './entries.ts'
import { makeRegistry } from './registry.ts'
import type { Registry } from './registry.ts'
import { toldApart } from './told-apart.ts'

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
  /** Whether `items`, the very same objects, are the whole bibliography. */
  holds(items: readonly CslItem[]): boolean
  /** Makes `items` the whole bibliography. */
  load(items: readonly CslItem[]): void
}

export function makeDesk(parts: Omit<EngineParts, 'retrieveItem'>, prepare: (item: CslItem) => CslItem): Desk {
  const registry = makeRegistry(prepare)
  const engine = buildEngine({ ...parts, retrieveItem: registry.item, entryMark })
  const set = makeCitationSet(engine, registry)
  const standing = new Map<string, string>()
  let loaded = new Set<string>()
  const isNumbered = /"citation-number"/.test(JSON.stringify(parts.csl))
  const state = toldApart(engine)
  /** All that other items may change about how an item is cited. */
  const stateOf = (key: string): string =>
    isNumbered ? `${engine.registry.registry[key]?.seq} ${state(key)}` : state(key)
  return {
    engine,
    state,
    registry,
    set,
    standing,
    holds: (items) => items.length === loaded.size && items.every((item) => registry.original(item.id ?? '') === item),
    load: (items) => {
      setSmallWords(parts.capitalisedPrepositions)
      const keys = registry.replace(items)
      const now = new Set(keys)
      const gone = [...loaded].some((key) => !now.has(key))
      if (standing.size > MAX_STANDING) standing.clear()
      if (!gone && now.size === loaded.size) return
      if (gone) {
        engine.restoreProcessorState([])
        set.forget()
      }
      // A new item can change any citation (a letter after the year), and the engine does not say which.
      const before = gone ? [] : [...loaded].map((key) => [key, stateOf(key)] as const)
      standing.clear()
      loaded = now
      engine.updateItems(keys)
      const { tmp } = engine
      set.touch(
        new Set(before.flatMap(([key, last]) => (key in tmp.taintedItemIDs || stateOf(key) !== last ? [key] : []))),
      )
      // Told already: kept, they would be sorted again each time, and painted twice.
      tmp.taintedItemIDs = {}
    },
  }
}
