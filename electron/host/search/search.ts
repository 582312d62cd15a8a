// Full-text search over the library: texts and their notes by paragraph, quotations, notes, themes and references.
import { join } from 'node:path'
import { locatorOf } from '../../../shared/citing/locator.ts'
import type { Annotation } from '../../../shared/model/annotation.ts'
import type { SearchHit } from '../../../shared/model/view.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { Store } from '../store/store.ts'
import { follow } from './follow.ts'
import { asLibraryError, type FoundRow, FullText, isDamage } from './full-text.ts'
import { canBeMisspelt, neighboursOf, parseQuery, type Term, toMatch } from './query.ts'
import type { TextOf } from './rows.ts'
import { findRange, snippetAround } from './snippet.ts'

export interface Search {
  /**
   * Best first, at most `limit`. Offsets of a text's hit are those of the words met, of a quotation's those of the passage. A query is never
   * wrong; one without a word finds nothing. Where few hits have the words as typed, those one slip away are looked for too; such hits come
   * last and say how the word is spelt there. Waits until the index knows what the store knew at the call.
   * Throws `diskFull` or `internal` where the index cannot be brought there, `cancelled` where a newer search of the same sitting has come.
   */
  search(query: string, options?: SearchOptions): Promise<SearchHit[]>
  /** Resolves when the index knows what the store knew at the call. */
  settled(): Promise<void>
  /** Lets the file go; the next start catches up with what was not indexed yet. */
  close(): Promise<void>
}

export interface SearchOptions {
  /** At most so many; default 100. */
  limit?: number | undefined
  /** What else a hit must be. */
  passes?: ((row: FoundRow) => boolean | Promise<boolean>) | undefined
  /** Names who asks: a newer search of theirs ends this one. */
  sitting?: string | undefined
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

/** What is asked of the index, and what its words are in the rows it finds. */
interface Question {
  match: string
  terms: readonly Term[]
  most: number
  /** How the words may be spelt in what is found, where that is not as typed. */
  spelled?: string[]
}

const DEFAULT_LIMIT = 100
const MAX_LIMIT = 10_000
/** With fewer hits than this, words one slip away are looked for too. */
const FEW = 3
const MOST_SPELLINGS = 8
/** Enough to tell a word from a slip that somebody else made. */
const MOST_COUNTED = 20
const MOST_MISSPELT = 100
/** Rows asked of the index beyond those wanted, for what lies in the trash; and at once where a filter passes most over. */
const SPARE = 50
const MOST_PASSED = 2_000
/** How long a search may hold the host at a time. */
const SLICE_MS = 15

/** Opens the index of a library, and goes on bringing it up to the store. Throws `internal` where SQLite has no full-text search. */
export function openSearch({ folder, store, textOf, isLive, locate }: SearchParts): Search {
  const index = new FullText(join(folder, 'search.sqlite'))
  const follower = follow(index, store, textOf)
  const { records } = store

  /** The number of the newest search of each sitting. */
  const newest = new Map<string, number>()
  let number = 0

  /** Adds up to `most` hits to those found, each as soon as it is: none is told twice. */
  async function collect(
    { match, terms, most, spelled }: Question,
    found: Map<string, SearchHit>,
    { passes }: SearchOptions,
    isStale: () => boolean,
  ): Promise<void> {
    const full = found.size + most
    let slice = performance.now()
    // What is in the trash, or not what is asked for, is passed over: then the next rows are looked at, more each time.
    for (let skip = 0, page = passes ? MOST_PASSED : most + SPARE; ; skip += page, page *= 4) {
      let seen = 0
      for (const row of index.find(match, page, skip)) {
        seen++
        const key = `${row.owner} ${row.start}`
        if (isLive(row.owner) && !found.has(key) && (passes === undefined || (await passes(row)))) {
          const hit = row.kind === 'quotation' ? await placed(hitOf(row, terms)) : hitOf(row, terms)
          found.set(key, spelled ? { ...hit, spelled } : hit)
          if (found.size >= full) return
        }
        if (performance.now() - slice < SLICE_MS) continue
        // A long answer lets the host do something else, and whoever types on be asked anew.
        await new Promise((resolve) => setImmediate(resolve))
        if (isStale()) throw new CommonplaceError('cancelled')
        slice = performance.now()
      }
      if (seen < page) return
    }
  }

  /** The terms with the spellings the library has that are one slip away, the most frequent first; null where there are none. */
  function misspelt(terms: readonly Term[]): Term[] | null {
    let any = false
    const spelt = terms.map((term) => {
      // A word that stands in the library often enough is spelt as it is meant; it is the others that are not beside it.
      if (!canBeMisspelt(term) || (!term.unsure && index.count(toMatch([term])!, FEW) >= FEW)) return term
      const found = new Map<string, number>()
      for (const other of new Set(neighboursOf(term.words[0]!))) {
        const rows = index.count(`"${other}"`, MOST_COUNTED)
        if (rows > 0) found.set(other, rows)
      }
      const spellings = [...found]
        .sort((a, b) => b[1] - a[1])
        .slice(0, MOST_SPELLINGS)
        .map(([other]) => other)
      any ||= spellings.length > 0
      return { ...term, spellings }
    })
    return any ? spelt : null
  }

  async function placed(hit: SearchHit): Promise<SearchHit> {
    const annotation = records.get('annotation', hit.id!)
    return annotation ? { ...hit, ...(await locate(annotation)) } : hit
  }

  async function search(query: string, options: SearchOptions = {}): Promise<SearchHit[]> {
    const terms = parseQuery(query)
    const match = toMatch(terms)
    const limit = options.limit ?? DEFAULT_LIMIT
    const wanted = Math.max(0, Math.min(Math.floor(limit) || 0, MAX_LIMIT))
    const mine = ++number
    const { sitting } = options
    if (sitting !== undefined) newest.set(sitting, mine)
    const isStale = () => sitting !== undefined && newest.get(sitting) !== mine
    if (match === null || wanted === 0) return []
    try {
      await follower.settled()
      if (isStale()) throw new CommonplaceError('cancelled')
      return await answer(terms, match, wanted, options, isStale)
    } finally {
      if (sitting !== undefined && !isStale()) newest.delete(sitting)
    }
  }

  async function answer(
    terms: readonly Term[],
    match: string,
    wanted: number,
    options: SearchOptions,
    isStale: () => boolean,
  ): Promise<SearchHit[]> {
    const found = new Map<string, SearchHit>()
    const find = async (question: Question): Promise<void> => {
      try {
        await collect(question, found, options, isStale)
      } catch (error) {
        if (error instanceof CommonplaceError) throw error
        if (!isDamage(error)) throw asLibraryError(error)
        follower.remake()
        await follower.settled()
        await collect(question, found, options, isStale)
      }
    }
    await find({ match, terms, most: wanted })
    const asTyped = found.size
    const asked = terms.some((term) => term.unsure)
    if ((asked || asTyped < FEW) && asTyped < wanted) {
      const spelt = misspelt(terms)
      if (spelt !== null) {
        const spelled = [...new Set(spelt.flatMap(({ spellings }) => spellings ?? []))]
        const most = Math.min(wanted - asTyped, MOST_MISSPELT)
        await find({ match: toMatch(spelt)!, terms: spelt, most, spelled })
      }
    }
    return [...found.values()]
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

function hitOf(row: FoundRow, terms: readonly Term[]): SearchHit {
  const { source, kind, work } = row
  const range = findRange(row.text, terms)
  const snippet = snippetAround(row.text, range)
  const none = { page: null, work: null }
  if (kind === 'quotation') return { source, kind, snippet, start: row.start, end: row.end, ...none, id: row.owner }
  if (row.start === null) return { source, kind, snippet, start: null, end: null, page: null, work, id: row.owner }
  const start = row.start + (range?.start ?? 0)
  const end = range ? row.start + range.end : row.end!
  return { source, kind, snippet, start, end, page: pageOf(row, start, end), work, id: null }
}

/** By the rule of every other place; the row carries the pages that can name it. */
function pageOf(row: FoundRow, start: number, end: number): string | null {
  if (row.pages.length === 0) return null
  const base = row.start!
  const pages = row.pages.map(({ start: at, label }) => ({ start: at - base, label, certainty: 'printed' as const }))
  return locatorOf({ text: row.text, blocks: [], works: [], pages }, start - base, end - base).page
}
