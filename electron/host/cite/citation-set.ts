// The citations of one text in an engine, rendered again only where an edit reaches: the engine says which citations a
// changed one changes ("2014" becomes "2014a", a full note becomes a short one).
import type { Engine } from 'citeproc'
import type { Citation, CitationItem } from '../../../shared/model/citation.ts'
import type { Registry } from './registry.ts'

/** Tells the engine that every item is registered already. */
const ALL_REGISTERED = 2
/** Beyond this many changed citations rendering all is no slower. */
const MAX_EDITS = 8

export interface CitationSet {
  /** The html of each cluster, in their order. */
  render(clusters: readonly Citation[]): string[]
  /** These items (by the engine's ids) are now told from others in another way: citations of them are rendered again. */
  touch(keys: ReadonlySet<string>): void
  /** Whether what was rendered last cites the item. */
  cites(key: string): boolean
  /** Forgets what was rendered: after the engine was emptied, or its items changed. */
  forget(): void
}

interface Placed {
  /** What is cited, and how: where it stands may change with what comes before. */
  source: string
  cluster: Citation
  id: string
  /** The engine's ids of the cited items. */
  keys: string[]
  noteIndex: number
  html: string
}

const written = new WeakMap<readonly CitationItem[], string>()
function sourceOf({ citationItems, properties: { mode } }: Citation): string {
  let items = written.get(citationItems)
  if (items === undefined) written.set(citationItems, (items = JSON.stringify(citationItems)))
  return `${mode ?? ''}${items}`
}
const isMoved = ({ noteIndex }: Placed, { properties }: Citation): boolean => noteIndex !== properties.noteIndex
/** With the numbers their notes have now. */
const standing = (list: readonly Placed[], clusters: readonly Citation[]): Placed[] =>
  list.map((one, index) => ({ ...one, cluster: clusters[index]!, noteIndex: clusters[index]!.properties.noteIndex }))

export function makeCitationSet(engine: Engine, registry: Registry): CitationSet {
  let placed: Placed[] = []
  let ids = 0
  let touched = new Set<string>()

  const refs = (list: readonly Placed[]): [string, number][] => list.map(({ id, noteIndex }) => [id, noteIndex])
  /** Puts `cluster` between the two parts, which with it become the whole set. */
  const place = (before: Placed[], cluster: Citation, after: Placed[], id = `c${ids++}`): Placed[] => {
    const citation = registry.citation(cluster, id)
    const [, changed] = engine.processCitationCluster(citation, refs(before), refs(after), ALL_REGISTERED)
    const keys = citation.citationItems.map((cited) => cited.id)
    const here = { source: sourceOf(cluster), cluster, id, keys, noteIndex: cluster.properties.noteIndex, html: '' }
    const all = [...before, here, ...after]
    for (const [index, html] of changed) {
      const repainted = all[index]
      if (repainted) repainted.html = html
    }
    return all
  }
  const whole = (clusters: readonly Citation[]): Placed[] =>
    clusters.reduce<Placed[]>((before, cluster) => place(before, cluster, []), [])

  const edited = (clusters: readonly Citation[]): Placed[] => {
    const sources = clusters.map(sourceOf)
    const shorter = Math.min(sources.length, placed.length)
    let head = 0
    while (head < shorter && placed[head]?.source === sources[head]) head++
    let tail = 0
    while (tail < shorter - head && placed.at(-1 - tail)?.source === sources.at(-1 - tail)) tail++
    const added = clusters.slice(head, clusters.length - tail)
    const removed = placed.length - head - tail
    const moved = placed.length === clusters.length && placed.some((one, index) => isMoved(one, clusters[index]!))
    if (added.length === 0 && removed === 0 && !moved) return placed
    if (placed.length === 0 || added.length > MAX_EDITS) return whole(clusters)
    const before = standing(placed.slice(0, head), clusters)
    const after = standing(placed.slice(placed.length - tail), clusters.slice(clusters.length - tail))
    if (added.length > 0)
      return added
        .reduce((done, cluster) => place(done, cluster, after.slice()).slice(0, done.length + 1), before)
        .concat(after)
    // Nothing came, but something went or has another number: a neighbour is placed again, so that the engine sees it.
    const neighbour = after.shift() ?? before.pop()
    return neighbour ? place(before, neighbour.cluster, after, neighbour.id) : []
  }

  /** Those of touched items placed once more, where they stand. */
  const refreshed = (all: Placed[]): Placed[] => {
    const stale = all.flatMap(({ keys }, index) => (keys.some((key) => touched.has(key)) ? [index] : []))
    touched = new Set()
    return stale.reduce((now, index) => {
      const { cluster, id } = now[index]!
      return place(now.slice(0, index), cluster, now.slice(index + 1), id)
    }, all)
  }

  return {
    touch: (keys) => {
      for (const key of keys) touched.add(key)
    },
    cites: (key) => placed.some(({ keys }) => keys.includes(key)),
    render: (clusters) => {
      try {
        placed = refreshed(edited(clusters))
      } catch (thrown) {
        placed = []
        throw thrown
      }
      return placed.map(({ html }) => html)
    },
    forget: () => {
      placed = []
      touched = new Set()
    },
  }
}
