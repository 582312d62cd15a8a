// The items an engine knows, under ids of our own: the engine keeps ids as keys of plain objects.
import type { EngineCitation } from 'citeproc'
import type { Citation, CitationItem } from '../../../shared/model/citation.ts'
import type { CslItem } from '../../../shared/model/reference.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'

export interface Registry {
  /** What the engine fetches by its own id. */
  item(key: string): CslItem
  /** The item as it was handed in. */
  original(id: string | number): CslItem | undefined
  idOf(key: string): string
  /** Another number once the item has changed. */
  version(key: string): number
  /**
   * Makes `items` the bibliography and gives the engine's ids of them; an item that was there before is not prepared again.
   * A changed item keeps its id: the engine has to be told to read it anew.
   */
  replace(items: readonly CslItem[]): string[]
  /** The engine has forgotten all that is not in the bibliography. */
  forgetOthers(): void
  /** The cluster in the engine's ids. Throws `citationImpossible` for an item that is not in the bibliography. */
  citation(cluster: Citation, citationID: string): EngineCitation
}

/** What is put right before the engine sees it. */
export interface Prepare {
  item(item: CslItem): CslItem
  cited(cited: CitationItem): CitationItem
}

export function makeRegistry(prepare: Prepare): Registry {
  /** By the id handed in: the item as it now is. */
  const known = new Map<string, { key: string; source: string; original: CslItem }>()
  const prepared = new Map<string, { id: string; item: CslItem; version: number }>()
  let versions = 0
  let current = new Set<string>()
  return {
    item: (key) => prepared.get(key)?.item ?? {},
    original: (id) => known.get(String(id))?.original,
    idOf: (key) => prepared.get(key)?.id ?? key,
    version: (key) => prepared.get(key)?.version ?? 0,
    replace: (items) => {
      current = new Set()
      for (const original of items) {
        if (original.id === undefined) {
          throw new CommonplaceError('citationImpossible', { what: '', problem: 'its reference has no id' })
        }
        const id = String(original.id)
        current.add(id)
        const before = known.get(id)
        if (before?.original === original) continue
        const source = JSON.stringify(original)
        if (before?.source === source) {
          before.original = original
          continue
        }
        const key = before?.key ?? keyOf(id)
        known.set(id, { key, source, original })
        prepared.set(key, { id, item: { ...prepare.item(original), id: key, system_id: key }, version: ++versions })
      }
      return [...current].map((id) => known.get(id)?.key ?? '')
    },
    forgetOthers: () => {
      for (const id of known.keys()) if (!current.has(id)) known.delete(id)
      const now = new Set([...known.values()].map(({ key }) => key))
      for (const key of prepared.keys()) if (!now.has(key)) prepared.delete(key)
    },
    citation: (cluster, citationID) => ({
      citationID,
      properties: { ...cluster.properties },
      citationItems: cluster.citationItems.map((cited) => {
        const id = String(cited.id)
        const found = current.has(id) ? known.get(id) : undefined
        if (!found) {
          throw new CommonplaceError('citationImpossible', {
            what: id,
            problem: 'there is no such reference',
          })
        }
        return { ...prepare.cited(cited), id: found.key }
      }),
    }),
  }
}

/**
 * A word that can be the key of a plain object and stand in a remark. Works that may be taken for each other are told apart in the
 * order of their ids, so keys sort as ids do, whichever work came first.
 */
function keyOf(id: string): string {
  return `i${Buffer.from(id, 'utf16le').swap16().toString('hex')}`
}
