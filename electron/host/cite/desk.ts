// A citeproc engine with the items it has been given. After an edit of the list only those go in and out that the edit touches,
// with what they are told apart from (withdraw.ts), and what the engine says is what a new one would say of the list.
import type { Engine } from 'citeproc'
import type { Citation } from '../../../shared/model/citation.ts'
import type { CslItem } from '../../../shared/model/reference.ts'
import { makeCitationSet } from './citation-set.ts'
import type { CitationSet } from './citation-set.ts'
import { buildEngine, setSmallWords } from './citeproc-engine.ts'
import type { EngineParts } from './citeproc-engine.ts'
import { entryMark } from './entries.ts'
import { makeRegistry } from './registry.ts'
import type { Prepare, Registry } from './registry.ts'
import { toldApart } from './told-apart.ts'
import { neighbourhood, withdraw } from './withdraw.ts'

/** Works that come or go at once: a list that turns to others is better begun anew. */
const MAX_EDITED = 30
/** About 10 MB. */
const MAX_STANDING = 50_000

export interface Desk {
  engine: Engine
  /** Equal as long as the work, by the engine's id, is cited and listed in the same way: its version, its number, what it is told apart by. */
  state(key: string): string
  registry: Registry
  set: CitationSet
  /** The html of a whole set; see `CitationSet`. */
  render(clusters: readonly Citation[]): string[]
  /** Citations that stand alone, by what they cite: passages of one page have one. Emptied when the items change. */
  standing: Map<string, string>
  /** Whether a work, by the engine's id, is in the bibliography. */
  has(key: string): boolean
  /** Whether `items`, the very same objects, are the whole bibliography. */
  holds(items: readonly CslItem[]): boolean
  /** Makes `items` the whole bibliography, in their order where the style knows none. */
  load(items: readonly CslItem[]): void
}

export function makeDesk(parts: Omit<EngineParts, 'retrieveItem'>, prepare: Prepare): Desk {
  const registry = makeRegistry(prepare)
  const engine = buildEngine({ ...parts, retrieveItem: registry.item, entryMark })
  const set = makeCitationSet(engine, registry)
  const standing = new Map<string, string>()
  let loaded = new Set<string>()
  /** What the engine knows, in its order, by version: what is loaded, and what left it but is cited in the set as it last was. */
  let held = new Map<string, number>()
  const style = JSON.stringify(parts.csl)
  const isNumbered = style.includes('"citation-number"')
  const isSorted = engine.bibliography_sort.tokens.length > 0
  /** Legal works that are cited as one hold on to each other by ways of their own. */
  const isParallel = style.includes('"parallel-')
  const apart = toldApart(engine, registry.item)
  const state = (key: string): string =>
    `${registry.version(key)} ${isNumbered ? engine.registry.registry[key]?.seq : ''} ${apart(key)}`

  const hold = (keys: readonly string[]): void => {
    held = new Map(keys.map((key) => [key, registry.version(key)]))
    engine.updateItems([...keys])
  }
  const anew = (keys: readonly string[]): void => {
    engine.restoreProcessorState([])
    standing.clear()
    set.forget()
    registry.forgetOthers()
    hold(keys)
    engine.tmp.taintedItemIDs = {}
  }
  /** Whether works changed places, and those that did so among the works they are told from. */
  const reordered = (keys: readonly string[]): { moved: boolean; alike: string[] } => {
    const places = new Map([...held.keys()].map((key, at) => [key, at]))
    const staying = keys.filter((key) => places.has(key))
    const inOrder = (some: readonly string[]): boolean =>
      some.every((key, at) => at === 0 || places.get(some[at - 1]!)! < places.get(key)!)
    if (inOrder(staying)) return { moved: false, alike: [] }
    const seen = new Set<string>()
    const alike = staying.filter((key) => {
      if (seen.has(key)) return false
      const near = neighbourhood(engine, [key])
      for (const one of near) seen.add(one)
      return near.size > 1 && !inOrder(staying.filter((one) => near.has(one)))
    })
    return { moved: true, alike }
  }
  /** Of equal sort keys, the order of the list decides. */
  const sortAgain = (keys: readonly string[]): void => {
    const known = engine.registry
    for (const [at, key] of keys.entries()) known.registry[key]!.seq = at + 1
    known.reflist.sort(known.sorter.compareKeys)
    known.renumber()
  }
  const edit = (keys: readonly string[], changed: readonly string[]): void => {
    const now = new Set(keys)
    const gone = [...held.keys()].filter((key) => !now.has(key))
    const before = [...held.keys()].map((key) => [key, state(key)] as const)
    const { moved, alike } = reordered(keys)
    const fresh = new Set(keys.filter((key) => !held.has(key)))
    for (const key of withdraw(engine, [...changed, ...gone, ...alike])) fresh.add(key)
    hold(keys)
    // What came may be like some that were there: they come in again together, until no other is like them.
    for (;;) {
      const touched = neighbourhood(engine, fresh)
      const more = [...touched].filter((key) => !fresh.has(key))
      if (more.length === 0) break
      for (const key of withdraw(engine, touched)) fresh.add(key)
      hold(keys)
    }
    if (moved && isSorted) sortAgain(keys)
    // The engine says of some that they may be cited in another way; whether they are is seen here.
    set.touch(new Set([...changed, ...before.filter(([key, last]) => state(key) !== last).map(([key]) => key)]))
    engine.tmp.taintedItemIDs = {}
  }
  const load = (keys: readonly string[]): void => {
    const added = keys.filter((key) => !held.has(key))
    const changed = keys.filter((key) => held.has(key) && held.get(key) !== registry.version(key))
    const left = [...held.keys()].filter((key) => !loaded.has(key))
    const isOther = left.length > MAX_EDITED || added.length + changed.length > Math.max(MAX_EDITED, held.size)
    if (isOther || (isParallel && changed.length + left.length > 0)) return anew(keys)
    // What is cited still goes when its citations have: the engine would look for it.
    const cited = left.filter(set.cites)
    const order = [...keys, ...cited]
    const gone = left.length - cited.length
    if (gone + added.length + changed.length === 0 && [...held.keys()].every((key, at) => key === order[at])) return
    standing.clear()
    edit(order, changed)
  }
  return {
    engine,
    state,
    registry,
    set,
    standing,
    render: (clusters) => {
      if (held.size === loaded.size) return set.render(clusters)
      // What left the list goes once it is cited no more, and must not be.
      for (const cluster of clusters) registry.citation(cluster, '')
      set.render(clusters)
      load([...loaded])
      return set.render(clusters)
    },
    holds: (items) => items.length === loaded.size && items.every((item) => registry.original(item.id ?? '') === item),
    has: (key) => loaded.has(key),
    load: (items) => {
      setSmallWords(parts.capitalisedPrepositions)
      const keys = registry.replace(items)
      loaded = new Set(keys)
      if (standing.size > MAX_STANDING) standing.clear()
      load(keys)
    },
  }
}
