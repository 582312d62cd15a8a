// Reads RIS as Zotero, EndNote and publishers write it. citation-js' reader loses editors, newspapers' authors, months,
// names of sites and dates of access, so this one is ours (https://en.wikipedia.org/wiki/RIS_(file_format)).
import type { CslDate, CslItem, CslName } from '../../../shared/model/reference.ts'
import { RIS_TYPES } from './ris-file.ts'

const LINE = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*)|)$/
const TYPES = new Map([
  ...Object.entries(RIS_TYPES).map(([csl, ris]) => [ris, csl] as const),
  ['ABST', 'article-journal'],
  ['BLOG', 'post-weblog'],
  ['BOOK', 'book'],
  ['CONF', 'book'],
  ['CPAPER', 'paper-conference'],
  ['EBOOK', 'book'],
  ['ECHAP', 'chapter'],
  ['EDBOOK', 'book'],
  ['EJOUR', 'article-journal'],
  ['GEN', 'document'],
  ['INPR', 'article-journal'],
  ['JFULL', 'article-journal'],
  ['JOUR', 'article-journal'],
  ['MPCT', 'motion_picture'],
  ['SER', 'book'],
  ['STAT', 'legislation'],
  ['UNPB', 'manuscript'],
  ['WEB', 'webpage'],
])
const NAMES: Record<string, 'author' | 'editor' | 'collection-editor' | 'translator'> = {
  AU: 'author',
  A1: 'author',
  ED: 'editor',
  A2: 'editor',
  A3: 'collection-editor',
  A4: 'translator',
  TA: 'translator',
}
const FIELDS: Record<string, string> = {
  TI: 'title',
  T1: 'title',
  CT: 'title',
  ST: 'title-short',
  T3: 'collection-title',
  JO: 'container-title',
  JF: 'container-title',
  J2: 'container-title-short',
  JA: 'container-title-short',
  VL: 'volume',
  IS: 'issue',
  CP: 'issue',
  ET: 'edition',
  PB: 'publisher',
  CY: 'publisher-place',
  PP: 'publisher-place',
  M3: 'genre',
  DO: 'DOI',
  UR: 'URL',
  LA: 'language',
  AB: 'abstract',
  N2: 'abstract',
  N1: 'note',
  CN: 'call-number',
  DB: 'archive',
  SE: 'section',
  NV: 'number-of-volumes',
  ID: 'id',
}

export function readRis(text: string): CslItem[] {
  const items: CslItem[] = []
  let tags: [tag: string, value: string][] = []
  for (const line of text.split('\n')) {
    const [, tag, value = ''] = LINE.exec(line.trimEnd()) ?? []
    if (tag === undefined) {
      // A value may go on in the next line.
      const last = tags.at(-1)
      if (last && line.trim()) last[1] += ` ${line.trim()}`
    } else if (tag === 'ER') {
      if (tags.length > 0) items.push(itemOf(tags))
      tags = []
    } else {
      if (tag === 'TY' && tags.length > 0) {
        items.push(itemOf(tags))
        tags = []
      }
      tags.push([tag, value.trim()])
    }
  }
  if (tags.length > 0) items.push(itemOf(tags))
  return items
}

function itemOf(tags: readonly [tag: string, value: string][]): CslItem {
  const type = TYPES.get(tags.find(([tag]) => tag === 'TY')?.[1].toUpperCase() ?? '') ?? 'document'
  const item: CslItem = { type }
  const keywords: string[] = []
  const pages: [first?: string, last?: string] = []
  for (const [tag, value] of tags) {
    const names = NAMES[tag]
    const field = FIELDS[tag]
    if (value === '' || tag === 'TY') continue
    if (names) (item[names] ??= []).push(nameOf(value))
    else if (field) item[field] ??= value
    else if (tag === 'T2' || tag === 'BT') item[hostVariable(tag, type)] ??= value
    else if (tag === 'SP') pages[0] = value
    else if (tag === 'EP') pages[1] = value
    else if (tag === 'KW') keywords.push(value)
    else if (tag === 'DA') item.issued = dateOf(value) ?? item.issued
    else if (tag === 'PY' || tag === 'Y1') item.issued ??= dateOf(value)
    else if (tag === 'Y2') item.accessed = dateOf(value)
    else if (tag === 'SN') item[serialVariable(value, type)] ??= value
  }
  const page = pages.filter(Boolean).join('-')
  if (page) item['page'] = page
  if (keywords.length > 0) item['keyword'] = keywords.join(', ')
  for (const variable of ['issued', 'accessed'] as const) if (item[variable] === undefined) delete item[variable]
  return item
}

/** The second title is a book's series, and what anything else stands in. */
function hostVariable(tag: string, type: string): string {
  if (type !== 'book') return 'container-title'
  return tag === 'BT' ? 'title' : 'collection-title'
}

function serialVariable(value: string, type: string): string {
  if (/^\d{4}-?\d{3}[\dX]$/i.test(value)) return 'ISSN'
  return type === 'report' ? 'number' : 'ISBN'
}

/** "Family, Given, Suffix"; without a comma a body, or a name the fix-up pass decides about. */
function nameOf(value: string): CslName {
  const [family = '', given, suffix] = value.split(/\s*,\s*/)
  return { family, ...(given ? { given } : {}), ...(suffix ? { suffix } : {}) }
}

/** YYYY/MM/DD/other with empty parts, or with dashes; anything else in its own words. */
function dateOf(value: string): CslDate | undefined {
  const [, year, month, day] = /^(\d{4})(?:[/-](\d{1,2})?(?:[/-](\d{1,2})?)?)?(?:[/-].*)?$/.exec(value) ?? []
  if (year === undefined) return value ? { literal: value.replaceAll('/', ' ').trim() } : undefined
  const parts = [Number(year)]
  if (Number(month) > 0) parts.push(Number(month))
  if (parts.length === 2 && Number(day) > 0) parts.push(Number(day))
  return { 'date-parts': [parts] }
}
