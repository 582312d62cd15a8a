// Ties bibliographic records from a file to what they describe: a work of a source, or a reference already there.
// What a record itself says (`custom.file`) beats its DOI, which beats title and year. Where two fit, none is taken.
import type { CslItem } from '../../../shared/model/reference.ts'
import type { Citable } from './citable.ts'

export interface NamedSource {
  id: string
  file: string
  works: number
}

export type Tie =
  /** It describes this work (1-based), or the whole source. */
  | { to: 'work'; source: string; work: number | null }
  /** It is a reference the library has without a source. */
  | { to: 'reference'; reference: string }
  | { to: 'nothing' }

export function tie(item: CslItem, sources: readonly NamedSource[], known: readonly Citable[]): Tie {
  return byFile(item, sources) ?? byFacts(item, known) ?? { to: 'nothing' }
}

/** The item without the tie, which the reference carries itself. */
export function untied(item: CslItem): CslItem {
  const { custom, ...rest } = item
  if (custom === undefined) return rest
  const { file: _file, work: _work, ...others } = custom
  return Object.keys(others).length === 0 ? rest : { ...rest, custom: others }
}

function byFile(item: CslItem, sources: readonly NamedSource[]): Tie | null {
  const file = item.custom?.['file']
  const work = item.custom?.['work']
  if (typeof file !== 'string') return null
  const named = sources.filter((source) => source.file === file)
  const source = named.length === 1 ? named[0]! : undefined
  if (source === undefined) return null
  if (work === undefined || work === null) return { to: 'work', source: source.id, work: source.works === 1 ? 1 : null }
  const number = Number(work)
  if (!Number.isInteger(number) || number < 1 || number > source.works) return null
  return { to: 'work', source: source.id, work: number }
}

function byFacts(item: CslItem, known: readonly Citable[]): Tie | null {
  const doi = doiOf(item)
  if (doi !== null) {
    const tied = theOne(known.filter((each) => doiOf(each.item) === doi))
    if (tied !== null) return tied
  }
  const alike = known.filter((each) => sameTitle(item, each.item) && compatible(item, each.item))
  // Of several alike, the one that also has this record's key is the one that came from it.
  return theOne(alike) ?? theOne(alike.filter((each) => sameKey(item, each)))
}

function compatible(a: CslItem, b: CslItem): boolean {
  const agree = (one: string | null, other: string | null): boolean => one === null || other === null || one === other
  return agree(yearOf(a), yearOf(b)) && agree(doiOf(a), doiOf(b))
}

/** A title of one word ("Introduction") is no one's own, unless the keys agree too. */
function sameTitle(a: CslItem, b: CslItem): boolean {
  const title = titleKey(a['title'])
  if (title === null || title !== titleKey(b['title'])) return false
  return title.includes(' ') || String(a.id ?? '') === String(b.id ?? '')
}

function sameKey(item: CslItem, known: Citable): boolean {
  return item.id !== undefined && item.id !== '' && String(item.id) === String(known.reference?.item.id ?? '')
}

function theOne(found: readonly Citable[]): Tie | null {
  const [one] = found
  if (found.length !== 1 || one === undefined) return null
  if (one.source !== null) return { to: 'work', source: one.source, work: one.work }
  return one.reference === undefined ? null : { to: 'reference', reference: one.reference.id }
}

/** "https://doi.org/10.1/ABC" and "doi:10.1/abc" are one DOI: they are equal regardless of case. */
function doiOf(item: CslItem): string | null {
  const doi = item['DOI']
  if (typeof doi !== 'string') return null
  const bare = doi
    .replace(/^\s*(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/iu, '')
    .trim()
    .toLowerCase()
  return bare === '' ? null : bare
}

/** Letters and digits only, small: titles differ in capitals, quotation marks and dashes from list to list. */
function titleKey(title: unknown): string | null {
  if (typeof title !== 'string') return null
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .match(/[\p{L}\p{N}]+/gu)
  return words?.join(' ') ?? null
}

function yearOf(item: CslItem): string | null {
  const year = item.issued?.['date-parts']?.[0]?.[0]
  return year === undefined || year === '' ? null : String(year)
}
