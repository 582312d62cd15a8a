// Full-text search over the library: texts and their notes by paragraph, quotations, notes, themes and references.
import { join } from 'node:path'
import { locatorOf } from '../../../shared/citing/locator.ts'
import type { Annotation } from '../../../shared/model/annotation.ts'
import type { SearchHit } from '../../../shared/model/view.ts'
import type { Store } from '../store/store.ts'
import { follow } from './follow.ts'
import { asLibraryError, type FoundRow, FullText, isDamage } from './full-text.ts'
import { parseQuery, type Term, toMatch } from './query.ts'
import type { TextOf } from './rows.ts'
import { findRange, snippetAround } from './snippet.ts'

export interface Search {
  /**
   * Best first, at most `limit`. Offsets of a text's hit are those of the words met, of a quotation's those of the passage. A query is never
   * wrong; one without a word finds nothing. Waits until the index knows what the store knew at the call.
   * Throws `diskFull` or `internal` where the index cannot be brought there.
   */
  search(query: string, limit?: number): Promise<SearchHit[]>
  /** Resolves when the index knows what the store knew at the call. */
  settled(): Promise<void>
  /** Lets the file go; the next start catches up with what was not indexed yet. */
  close(): Promise<void>
}

export interface SearchParts {
  /** The library's. */
  folder: string
  store: Store
  /** The current text version of a source. */
  textOf: TextOf
  /** Whether neither a record nor what it belongs to is in the trash. */
  isLive: (id: string) => boolean
  /** Where a passage stands. */
  locate: (annotation: Annotation) => Promise<{ page: string | null; work: number | null }>
}

const DEFAULT_LIMIT = 100
const MAX_LIMIT = 10_000

/** Opens the index of a library, and goes on bringing it up to the store. Throws `internal` where SQLite has no full-text search. */
export function openSearch({ folder, store, textOf, isLive, locate }: SearchParts): Search {
  const index = new FullText(join(folder, 'search.sqlite'))
  const follower = follow(index, store, textOf)
  const { records } = store

  function collect(match: string, limit: number): FoundRow[] {
    const found: FoundRow[] = []
    for (const row of index.find(match)) {
      if (isLive(row.owner)) found.push(row)
      if (found.length === limit) break
    }
    return found
  }

  async function hitOf(row: FoundRow, terms: readonly Term[]): Promise<SearchHit> {
    const range = findRange(row.text, terms)
    const hit = { source: row.source, kind: row.kind, snippet: snippetAround(row.text, range) }
    if (row.kind === 'quotation') {
      const annotation = records.get('annotation', row.owner)
      const place = annotation ? await locate(annotation) : { page: null, work: null }
      return { ...hit, start: row.start, end: row.end, page: place.page, work: place.work, id: row.owner }
    }
    if (row.start === null) return { ...hit, start: null, end: null, page: null, work: row.work, id: row.owner }
    const start = row.start + (range?.start ?? 0)
    const end = range ? row.start + range.end : row.end!
    return { ...hit, start, end, page: pageOf(row, start, end), work: row.work, id: null }
  }

  async function search(query: string, limit = DEFAULT_LIMIT): Promise<SearchHit[]> {
    const terms = parseQuery(query)
    const match = toMatch(terms)
    if (match === null) return []
    const wanted = Math.max(0, Math.min(Math.floor(limit) || 0, MAX_LIMIT))
    await follower.settled()
    let rows: FoundRow[]
    try {
      rows = wanted === 0 ? [] : collect(match, wanted)
    } catch (error) {
      if (!isDamage(error)) throw asLibraryError(error)
      follower.remake()
      await follower.settled()
      rows = collect(match, wanted)
    }
    const hits: SearchHit[] = []
    for (const row of rows) hits.push(await hitOf(row, terms))
    return hits
  }

  return {
    search,
    settled: () => follower.settled(),
    async close() {
      await follower.stop()
      index.close()
    },
  }
}

/** By the rule of every other place; the row carries the pages that can name it. */
function pageOf(row: FoundRow, start: number, end: number): string | null {
  const base = row.start!
  const pages = row.pages.map(({ start: at, label }) => ({ start: at - base, label, certainty: 'printed' as const }))
  return locatorOf({ text: row.text, blocks: [], works: [], pages }, start - base, end - base).page
}
