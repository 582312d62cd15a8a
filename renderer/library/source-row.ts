// What a row of the library shows of a source, and how rows are filtered, sorted and grouped. Pure.
import type { CslDate, CslItem, CslName } from '../../shared/model/reference.ts'
import type { QuoteDetail, SourceView } from '../../shared/model/view.ts'

export interface SourceRow {
  id: string
  title: string
  /** "Okonjo & Lind"; empty where unknown. */
  author: string
  /** Four digits or what the reference says; empty where unknown. */
  year: string
  works: number
  words: number
  highlights: number
  /** Open questions of its import report. */
  doubts: number
  /** CSL variables that are missing. */
  missing: string[]
  /** Share read, 0 to 1. */
  progress: number
  file: string
}

export const SORTS = ['added', 'title', 'author', 'year', 'progress', 'highlights'] as const
export type Sort = (typeof SORTS)[number]

/** A name as lists show it: the family, with its particle, or the institution. */
export function shortName(name: CslName): string {
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ')
  return family || name.literal || name.given || ''
}

/** "Okonjo", "Okonjo & Lind", "Okonjo et al." */
export function shortNames(names: readonly CslName[] | undefined): string {
  const known = (names ?? []).map(shortName).filter((name) => name !== '')
  if (known.length > 2) return `${known[0]} et al.`
  return known.join(' & ')
}

/** The year of a date as the reference has it. */
export function yearOf(date: CslDate | undefined): string {
  const year = date?.['date-parts']?.[0]?.[0]
  if (year !== undefined) return String(year)
  return /\b\d{4}\b/u.exec(date?.literal ?? date?.raw ?? '')?.[0] ?? date?.literal ?? ''
}

const authorsOf = (item: CslItem) => shortNames(item.author ?? item.editor)

/** `read` gives the share of a source that was read, where it is known. */
export function makeRow(source: SourceView, read: (id: string) => number): SourceRow {
  const one = source.works.length === 1 ? source.works[0]!.item : null
  const years = new Set(source.works.map((work) => yearOf(work.item.issued)).filter((year) => year !== ''))
  return {
    id: source.id,
    title: source.title,
    author: one ? authorsOf(one) : '',
    year: years.size === 1 ? [...years][0]! : '',
    works: source.works.length,
    words: source.words,
    highlights: source.highlights,
    doubts: source.doubts,
    missing: source.missing,
    progress: read(source.id),
    file: source.file,
  }
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('und')

/** Rows in which every word of the filter occurs, in any of what the row shows. */
export function filterRows(rows: readonly SourceRow[], filter: string): SourceRow[] {
  const words = fold(filter).split(/\s+/u).filter(Boolean)
  if (words.length === 0) return [...rows]
  return rows.filter((row) => {
    const text = fold(`${row.title} ${row.author} ${row.year} ${row.file}`)
    return words.every((word) => text.includes(word))
  })
}

/** Rows come in import order. What is unknown stands last. */
export function sortRows(
  rows: readonly SourceRow[],
  sort: Sort,
  compare: (a: string, b: string) => number,
): SourceRow[] {
  const byTitle = (a: SourceRow, b: SourceRow) => compare(a.title, b.title)
  const lastIfEmpty = (a: string, b: string) => Number(a === '') - Number(b === '')
  if (sort === 'added') return rows.toReversed()
  const orders: Record<Exclude<Sort, 'added'>, (a: SourceRow, b: SourceRow) => number> = {
    title: byTitle,
    author: (a, b) => lastIfEmpty(a.author, b.author) || compare(a.author, b.author) || byTitle(a, b),
    year: (a, b) => lastIfEmpty(a.year, b.year) || compare(b.year, a.year) || byTitle(a, b),
    progress: (a, b) => b.progress - a.progress || byTitle(a, b),
    highlights: (a, b) => b.highlights - a.highlights || byTitle(a, b),
  }
  return rows.toSorted(orders[sort])
}

/** The sources in which each top-level theme occurs, by theme name; sources without any come last under null. */
export function groupByTheme(
  rows: readonly SourceRow[],
  quotes: readonly Pick<QuoteDetail, 'source' | 'themes'>[],
  compare: (a: string, b: string) => number,
): { theme: string | null; rows: SourceRow[] }[] {
  const sourcesOf = new Map<string, Set<string>>()
  for (const quote of quotes)
    for (const [top] of quote.themes)
      if (top !== undefined) sourcesOf.set(top, (sourcesOf.get(top) ?? new Set()).add(quote.source))
  const groups: { theme: string | null; rows: SourceRow[] }[] = [...sourcesOf.keys()]
    .toSorted(compare)
    .map((theme) => ({
      theme,
      rows: rows.filter((row) => sourcesOf.get(theme)!.has(row.id)),
    }))
  const themed = new Set([...sourcesOf.values()].flatMap((sources) => [...sources]))
  groups.push({ theme: null, rows: rows.filter((row) => !themed.has(row.id)) })
  return groups.filter((group) => group.rows.length > 0)
}
