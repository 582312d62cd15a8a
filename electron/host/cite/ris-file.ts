// RIS, written by us: citation-js folds long lines, which puts spaces into words, and drops particles, months and sites.
// https://en.wikipedia.org/wiki/RIS_(file_format); tags as Zotero and EndNote read them.
import type { CslDate, CslItem, CslName } from '../../../shared/model/reference.ts'

/** RIS' types by CSL's. */
export const RIS_TYPES: Record<string, string> = {
  article: 'PREP',
  'article-journal': 'JOUR',
  'article-magazine': 'MGZN',
  'article-newspaper': 'NEWS',
  bill: 'BILL',
  book: 'BOOK',
  broadcast: 'MPCT',
  chapter: 'CHAP',
  collection: 'BOOK',
  dataset: 'DATA',
  entry: 'GEN',
  'entry-dictionary': 'DICT',
  'entry-encyclopedia': 'ENCYC',
  graphic: 'ART',
  hearing: 'HEAR',
  interview: 'PCOMM',
  legal_case: 'CASE',
  legislation: 'STAT',
  manuscript: 'MANSCPT',
  map: 'MAP',
  motion_picture: 'MPCT',
  musical_score: 'MUSIC',
  pamphlet: 'PAMP',
  'paper-conference': 'CPAPER',
  patent: 'PAT',
  personal_communication: 'PCOMM',
  'post-weblog': 'BLOG',
  post: 'ICOMM',
  report: 'RPRT',
  review: 'JOUR',
  'review-book': 'JOUR',
  software: 'COMP',
  song: 'SOUND',
  speech: 'SLIDE',
  standard: 'STAND',
  thesis: 'THES',
  treaty: 'STAT',
  webpage: 'ELEC',
}
/** In the order the lines are written. */
const FIELDS: [variable: string, tag: string][] = [
  ['title', 'TI'],
  ['title-short', 'ST'],
  ['container-title', 'T2'],
  ['collection-title', 'T3'],
  ['container-title-short', 'J2'],
  ['volume', 'VL'],
  ['issue', 'IS'],
  ['edition', 'ET'],
  ['publisher', 'PB'],
  ['publisher-place', 'CY'],
  ['genre', 'M3'],
  ['DOI', 'DO'],
  ['URL', 'UR'],
  ['ISBN', 'SN'],
  ['ISSN', 'SN'],
  ['language', 'LA'],
  ['abstract', 'AB'],
  ['call-number', 'CN'],
  ['archive', 'DB'],
  ['note', 'N1'],
  ['annote', 'RN'],
  ['number-of-volumes', 'NV'],
  ['section', 'SE'],
  ['reviewed-title', 'RI'],
]
const NAMES: [variable: 'author' | 'editor' | 'collection-editor' | 'translator', tag: string][] = [
  ['author', 'AU'],
  ['editor', 'ED'],
  ['collection-editor', 'A3'],
  ['translator', 'A4'],
]

export function risFile(items: readonly CslItem[]): string {
  return items.map(record).join('\r\n')
}

function record(item: CslItem): string {
  const lines: string[] = []
  const add = (tag: string, value: unknown): void => {
    const text = plainText(value)
    if (text) lines.push(`${tag}  - ${text}`)
  }
  add('TY', RIS_TYPES[item.type ?? ''] ?? 'GEN')
  add('ID', item.id)
  for (const [variable, tag] of NAMES) for (const name of item[variable] ?? []) add(tag, nameText(name))
  const year = item.issued?.['date-parts']?.[0]?.[0]
  add('PY', year)
  add('DA', dateText(item.issued))
  // The conference takes the place of its proceedings, where both are known.
  const isMeeting = item.type === 'paper-conference' && item['event-title'] !== undefined
  if (isMeeting) add('T2', item['event-title'])
  for (const [variable, tag] of FIELDS) add(isMeeting && tag === 'T2' ? 'C3' : tag, item[variable])
  // Of a whole work its pages are how many it has.
  const pages = item['page'] ?? (COUNTED.has(item.type ?? '') ? item['number-of-pages'] : undefined)
  const [first, ...rest] = String(pages ?? '').split(/\s*[-–]\s*/)
  add('SP', first)
  add('EP', rest.join('-'))
  if (item.type === 'report') add('SN', item['number'])
  else if (item.type !== 'article-journal') add('M1', item['number'])
  for (const keyword of String(item['keyword'] ?? '').split(/\s*[,;]\s*/)) add('KW', keyword)
  add('Y2', dateText(item.accessed))
  return `${lines.join('\r\n')}\r\nER  - \r\n`
}

function plainText(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return ''
  return String(value)
    .replace(/<\/?(?:i|b|sup|sub|sc|span)(?:\s[^<>]*)?>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** "van der Beek, Jan, Jr."; a body keeps its name whole, with a comma behind it where it would be taken for a person's. */
function nameText(name: CslName): string {
  const { literal } = name
  if (literal !== undefined) return /^\S+$|,/.test(literal) ? `${literal},` : literal
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ')
  const given = [name.given, name['dropping-particle']].filter(Boolean).join(' ')
  return [family, given, name.suffix].filter((part, index) => part || (index === 1 && name.suffix)).join(', ')
}

const COUNTED = new Set(['book', 'thesis'])
const SEASONS = ['', 'Spring', 'Summer', 'Autumn', 'Winter']

/** YYYY/MM/DD/, parts that are not known left empty; a season behind them. */
function dateText(date: CslDate | undefined): string {
  const [year, month, day] = date?.['date-parts']?.[0] ?? []
  if (year === undefined) return ''
  const two = (part: string | number | undefined): string => (part === undefined ? '' : String(part).padStart(2, '0'))
  return `${String(year).padStart(4, '0')}/${two(month)}/${two(day)}/${SEASONS[Number(date?.season)] ?? ''}`
}
