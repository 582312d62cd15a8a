// The items an engine knows, under ids of our own: the engine keeps ids as keys of plain objects.
import type { EngineCitation } from 'citeproc'
import type { Citation } from '../../../shared/model/citation.ts'
import type { CslItem } from '../../../shared/model/reference.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'

export interface Registry {
  /** What the engine fetches by its own id. */
  item(key: string): CslItem
  /** The item as it was handed in. */
  original(id: string | number): CslItem | undefined
  idOf(key: string): string
  /** Makes `items` the bibliography and gives the engine's ids of them; an unchanged item is not prepared again. */
  replace(items: readonly CslItem[]): string[]
  /** The cluster in the engine's ids. Throws `citationImpossible` for an item that is not in the bibliography. */
  citation(cluster: Citation, citationID: string): EngineCitation
}

export function makeRegistry(prepare: (item: CslItem) => CslItem): Registry {
  const keys = new Map<string, string>()
  const ids = new Map<string, string>()
  const known = new Map<string, { source: string; original: CslItem; item: CslItem }>()
  const keyOf = (id: string): string => {
    const before = keys.get(id)
    if (before !== undefined) return before
    const key = `i${keys.size}`
    keys.set(id, key)
    ids.set(key, id)
    return key
  }
  return {
    item: (key) => known.get(key)?.item ?? {},
    original: (id) => known.get(keys.get(String(id)) ?? '')?.original,
    idOf: (key) => ids.get(key) ?? key,
    replace: (items) => {
      const current = new Set<string>()
      for (const original of items) {
        if (original.id === undefined) {
          throw new CommonplaceError('citationImpossible', { what: '', problem: 'its reference has no id' })
        }
        const key = keyOf(String(original.id))
        current.add(key)
        const source = JSON.stringify(original)
        if (known.get(key)?.source !== source)
          known.set(key, { source, original, item: { ...prepare(original), id: key } })
      }
      for (const key of known.keys()) if (!current.has(key)) known.delete(key)
      return [...current]
    },
    citation: (cluster, citationID) => ({
      citationID,
      properties: { ...cluster.properties },
      citationItems: cluster.citationItems.map((cited) => {
        const key = keys.get(String(cited.id))
        if (key === undefined || !known.has(key)) {
          throw new CommonplaceError('citationImpossible', {
            what: String(cited.id),
            problem: 'there is no such reference',
          })
        }
        return { ...cited, id: key }
      }),
    }),
  }
}
