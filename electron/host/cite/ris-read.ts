// Reads RIS as Zotero, EndNote and publishers write it. citation-js' reader loses editors, newspapers' authors, months,
// names of sites and dates of access, so this one is ours (https://en.wikipedia.org/wiki/RIS_(file_format)).
import type { CslDate, CslItem, CslName } from '../../../shared/model/reference.ts'
import { yearMonthDay } from './written-date.ts'
import { sayLeft, type Warn } from './reference-fixups.ts'
import { RIS_TYPES } from './ris-file.ts'

const LINE = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*)|)$/
const TYPES = new Map([
  ...Object.entries(RIS_TYPES).map(([csl, ris]) => [ris, csl] as const),
  ['ABST', 'article-journal'],
  ['AGGR', 'dataset'],
  ['ANCIENT', 'book'],
  ['BLOG', 'post-weblog'],
  ['BOOK', 'book'],
  ['CHART', 'figure'],
  ['CLSWK', 'book'],
  ['CONF', 'paper-conference'],
  ['CPAPER', 'paper-conference'],
  ['CTLG', 'book'],
  ['DBASE', 'dataset'],
  ['EBOOK', 'book'],
  ['ECHAP', 'chapter'],
  ['EDBOOK', 'book'],
  ['EJOUR', 'article-journal'],
  ['FIGURE', 'figure'],
  ['GEN', 'document'],
  ['GOVDOC', 'report'],
  ['GRANT', 'document'],
  ['INPR', 'article-journal'],
  ['JFULL', 'article-journal'],
  ['JOUR', 'article-journal'],
  ['LEGAL', 'legislation'],
  ['MPCT', 'motion_picture'],
  ['SER', 'book'],
  ['STAT', 'legislation'],
  ['UNBILL', 'bill'],
  ['UNPB', 'manuscript'],
  ['VIDEO', 'motion_picture'],
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
  ST: 'title-short',
  T3: 'collection-title',
  J2: 'container-title-short',
  JA: 'container-title-short',
  VL: 'volume',
  IS: 'issue',
  CP: 'issue',
  ET: 'edition',
  PB: 'publisher',
  CY: 'publisher-place',
  PP: 'publisher-place',
  DO: 'DOI',
  UR: 'URL',
  LA: 'language',
  AB: 'abstract',
  N2: 'abstract',
  CN: 'call-number',
  DB: 'archive',
  SE: 'section',
  NV: 'number-of-volumes',
  RI: 'reviewed-title',
  RN: 'annote',
  ID: 'id',
}

/** Titles of the work and of what it stands in: the first that is there, the fullest first. */
const TITLES = ['TI', 'T1', 'CT']
const HOSTS = ['T2', 'BT', 'JF', 'JO']
/** These may go on behind an empty line. */
const LONG = new Set(['AB', 'N1', 'N2'])

export function readRis(text: string, warn: Warn): CslItem[] {
  const items: CslItem[] = []
  const left = new Map<string, number>()
  let tags: [tag: string, value: string][] = []
  let isAfterGap = false
  const close = (): void => {
    if (tags.length > 0) items.push(itemOf(tags, left, warn))
    tags = []
  }
  for (const line of text.split('\n')) {
    const [, tag, value = ''] = LINE.exec(line.trimEnd()) ?? []
    const last = tags.at(-1)
    if (tag === 'ER') close()
    else if (tag !== undefined) {
      if (tag === 'TY') close()
      tags.push([tag, value.trim()])
    } else if (last && line.trim() && !/^\d+\.$/.test(line.trim()) && (!isAfterGap || LONG.has(last[0]))) {
      // A value may go on in the next line; a number on its own counts the records.
      last[1] += ` ${line.trim()}`
    }
    isAfterGap = line.trim() === ''
  }
  close()
  sayLeft(left, warn)
  return items
}

function itemOf(tags: readonly [tag: string, value: string][], left: Map<string, number>, warn: Warn): CslItem {
  const kind = tags.find(([tag]) => tag === 'TY')?.[1].toUpperCase() ?? ''
  const known = TYPES.get(kind)
  const first = (...wanted: string[]): string | undefined =>
    wanted
      .map((tag) => tags.find(([each, value]) => each === tag && value !== '')?.[1])
      .find((value) => value !== undefined)
  // A conference's volume is a book, a paper in it says where it stands.
  const type = kind === 'CONF' && first('T2', 'C3', 'BT', 'SP') === undefined ? 'book' : (known ?? 'document')
  if (known === undefined) warn('typeUnknown', { type: kind.slice(0, 40) })
  const item: CslItem = { type }
  const lists: Record<'keyword' | 'note', string[]> = { keyword: [], note: [] }
  const pages: [first?: string, last?: string] = []
  const leave = (tag: string): void => void left.set(tag, (left.get(tag) ?? 0) + 1)
  const title = first(...TITLES, ...(type === 'book' ? ['BT'] : []))
  if (title !== undefined) item['title'] = title
  place(item, kind, first)
  for (const [tag, value] of tags) {
    const names = NAMES[tag]
    const field = FIELDS[tag]
    if (value === '' || tag === 'TY') continue
    if (TITLES.includes(tag) || HOSTS.includes(tag) || tag === 'C3') {
      if (!Object.values(item).includes(value)) leave(tag)
    } else if (names) {
      // Those who make an edited book are its editors.
      const role = kind === 'EDBOOK' && names === 'author' ? 'editor' : names
      ;(item[role] ??= []).push(nameOf(value))
    } else if (field) {
      if (item[field] === undefined) item[field] = value
      else if (item[field] !== value) leave(tag)
    } else if (tag === 'M3')
      item[/^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\//i.test(value) ? 'DOI' : 'genre'] ??= value
    else if (tag === 'SP') pages[0] = value
    else if (tag === 'EP') pages[1] = value
    else if (tag === 'M1' && type !== 'article-journal') item['number'] ??= value
    else if (tag === 'KW') lists.keyword.push(value)
    else if (tag === 'N1') lists.note.push(value)
    else if (tag === 'DA') item.issued = dateOf(value) ?? item.issued
    else if (tag === 'PY' || tag === 'Y1') item.issued ??= dateOf(value)
    else if (tag === 'Y2') item.accessed = dateOf(value)
    else if (tag === 'SN') {
      const variable = serialVariable(value, type)
      if (item[variable] === undefined) item[variable] = value
      else if (item[variable] !== value) leave(tag)
    } else leave(tag)
  }
  // Some write the whole range where the first page belongs.
  const page = /\d\s*[-–]\s*\S/.test(pages[0] ?? '') ? pages[0] : pages.filter(Boolean).join('-')
  if (page) item[isCount(type, page) ? 'number-of-pages' : 'page'] = page
  if (lists.keyword.length > 0) item['keyword'] = lists.keyword.join(', ')
  if (lists.note.length > 0) item['note'] = lists.note.join('\n')
  if (type === 'report' && item['number'] === undefined && item['issue'] !== undefined) {
    item['number'] = item['issue']
    delete item['issue']
  }
  for (const variable of ['issued', 'accessed'] as const) if (item[variable] === undefined) delete item[variable]
  return item
}

/** A whole work has no page it stands on: a number alone says how many it has. */
const isCount = (type: string, page: string): boolean => (type === 'book' || type === 'thesis') && /^\d+$/.test(page)

/** Where it stands: the full name of a journal and, where both are said, its short one. */
function place(item: CslItem, kind: string, first: (...tags: string[]) => string | undefined): void {
  if (item.type === 'book') {
    const series = first('T2')
    if (series !== undefined) item['collection-title'] = series
    return
  }
  const proceedings = kind === 'CONF' || kind === 'CPAPER' ? first('C3') : undefined
  const host = proceedings ?? first(...HOSTS)
  if (host === undefined) return
  item['container-title'] = host
  const [conference, short] = [first('T2'), first('JO')]
  if (proceedings !== undefined && conference !== undefined && conference !== host) item['event-title'] = conference
  else if (short !== undefined && short.length < host.length && first('JA', 'J2') === undefined)
    item['container-title-short'] = short
}

function serialVariable(value: string, type: string): string {
  if (/^\d{4}-?\d{3}[\dX]$/i.test(value)) return 'ISSN'
  return type === 'report' ? 'number' : 'ISBN'
}

/** "Family, Given, Suffix"; a body may end with a comma, so that it is not turned around; without a comma a body, or a name the fix-up pass decides about. */
function nameOf(value: string): CslName {
  if (/,\s*$/.test(value)) return { literal: value.replace(/[,\s]+$/, '') }
  const [family = '', given, suffix] = value.split(/\s*,\s*/)
  return { family, ...(given ? { given } : {}), ...(suffix ? { suffix } : {}) }
}

/** YYYY/MM/DD/other with empty parts, or with dashes; anything else in its own words. */
function dateOf(value: string): CslDate | undefined {
  const [, year, month, day, other = ''] =
    /^(\d{4})(?:[/-](\d{1,2})?(?:[/-](\d{1,2})?)?)?(?:[/-]+(.*))?$/.exec(value) ?? []
  if (year === undefined) return value ? { raw: value } : undefined
  const parts = [Number(year)]
  if (Number(month) > 0) parts.push(Number(month))
  if (parts.length === 2 && Number(day) > 0) parts.push(Number(day))
  const { season } = parts.length === 1 ? (yearMonthDay(year, other, '').date ?? {}) : {}
  const months =
    parts.length === 1 && season === undefined ? yearMonthDay(year, other, '').date?.['date-parts'] : undefined
  return { 'date-parts': months ?? [parts], ...(season === undefined ? {} : { season }) }
}
