// Records of EndNote's XML export, which other programs write too; Word documents hold the same records in their fields.
import type { CslItem, CslName } from '../../../shared/model/reference.ts'
import { children, descend, parseXml, textOf, type XmlNode } from './xml.ts'

const MAX_NODES = 5_000_000
/** EndNote's numbers and names of types vary; the name says more. */
const TYPES: [name: RegExp, type: string][] = [
  [/book section|chapter/i, 'chapter'],
  [/newspaper/i, 'article-newspaper'],
  [/magazine/i, 'article-magazine'],
  [/conference/i, 'paper-conference'],
  [/blog/i, 'post-weblog'],
  [/web|online/i, 'webpage'],
  [/journal|electronic article|serial/i, 'article-journal'],
  [/encyclop/i, 'entry-encyclopedia'],
  [/dictionary/i, 'entry-dictionary'],
  [/book|classical|ancient/i, 'book'],
  [/thesis|dissertation/i, 'thesis'],
  [/report|government|grant/i, 'report'],
  [/manuscript|unpublished/i, 'manuscript'],
  [/map/i, 'map'],
  [/patent/i, 'patent'],
  [/dataset/i, 'dataset'],
  [/film|broadcast|audiovisual|video/i, 'motion_picture'],
  [/statute|legal rule|regulation/i, 'legislation'],
  [/case/i, 'legal_case'],
  [/bill/i, 'bill'],
  [/hearing/i, 'hearing'],
  [/personal communication/i, 'personal_communication'],
  [/interview/i, 'interview'],
  [/standard/i, 'standard'],
  [/program|software/i, 'software'],
  [/art|figure|chart/i, 'graphic'],
  [/music/i, 'song'],
  [/podcast/i, 'song'],
]
const FIELDS: [variable: string, ...path: string[]][] = [
  ['title', 'titles', 'title'],
  ['title-short', 'titles', 'short-title'],
  ['volume', 'volume'],
  ['edition', 'edition'],
  ['section', 'section'],
  ['page', 'pages'],
  ['publisher', 'publisher'],
  ['publisher-place', 'pub-location'],
  ['DOI', 'electronic-resource-num'],
  ['URL', 'urls', 'related-urls', 'url'],
  ['language', 'language'],
  ['abstract', 'abstract'],
  ['note', 'notes'],
  ['genre', 'work-type'],
  ['call-number', 'call-num'],
  ['number-of-volumes', 'num-vols'],
]

export function isEndnoteXml(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*\?>\s*)?<(?:xml|records)[\s>]/.test(text)
}

/** Throws where it is not well-formed. */
export function readEndnote(xml: string): CslItem[] {
  const found: XmlNode[] = []
  parseXml(xml, {
    maxNodes: MAX_NODES,
    spaceCounts: null,
    finish: (node) => void (node.name === 'record' && found.push(node)),
  })
  return found.map(itemOf)
}

function itemOf(record: XmlNode): CslItem {
  const kind = children(record, 'ref-type')[0]?.attrs['name'] ?? ''
  const type = TYPES.find(([name]) => name.test(kind))?.[1] ?? 'document'
  const item: CslItem = { type }
  const set = (variable: string, value: string): void => void (value !== '' && (item[variable] ??= value))
  for (const [variable, ...path] of FIELDS) set(variable, textOf(descend(record, ...path)))
  set('id', textOf(children(record, 'label')[0]).replace(/\s/g, ''))
  set('container-title-short', textOf(descend(record, 'periodical', 'abbr-1')))
  const second =
    textOf(descend(record, 'titles', 'secondary-title')) || textOf(descend(record, 'periodical', 'full-title'))
  set(type === 'book' ? 'collection-title' : 'container-title', second)
  set('collection-title', textOf(descend(record, 'titles', 'tertiary-title')))
  set(type.startsWith('article') ? 'issue' : 'number', textOf(children(record, 'number')[0]))
  const serial = textOf(children(record, 'isbn')[0])
  set(/\d{4}-?\d{3}[\dX]$/i.test(serial) && serial.replace(/\D/g, '').length <= 8 ? 'ISSN' : 'ISBN', serial)

  const named = (group: string): CslName[] =>
    children(descend(record, 'contributors', group)).flatMap((name) => nameOf(textOf(name)))
  const give = (variable: 'author' | 'editor' | 'collection-editor' | 'translator', names: CslName[]): void => {
    if (names.length > 0) item[variable] ??= names
  }
  give(/edited book/i.test(kind) ? 'editor' : 'author', named('authors'))
  give(type === 'book' ? 'collection-editor' : 'editor', named('secondary-authors'))
  give('collection-editor', named('tertiary-authors'))
  give('translator', named(type === 'book' || type === 'chapter' ? 'subsidiary-authors' : 'translated-authors'))

  const year = textOf(descend(record, 'dates', 'year'))
  const day = textOf(descend(record, 'dates', 'pub-dates', 'date'))
  if (/^\d{4}[-/]\d/.test(day)) item.issued = { raw: day }
  else if (year !== '') item.issued = { raw: year }
  const accessed = textOf(children(record, 'access-date')[0])
  if (accessed !== '') item.accessed = { raw: accessed }
  const words = children(descend(record, 'keywords'), 'keyword').map(textOf)
  if (words.length > 0) item['keyword'] = words.join(', ')
  return item
}

/** "Lane, David"; a body ends with a comma, so that it is not turned around. */
function nameOf(text: string): CslName[] {
  if (text === '') return []
  const [family = '', given = '', suffix = ''] = text.split(/\s*,\s*/)
  if (given === '') return [text.endsWith(',') || /\s/.test(family) ? { literal: family } : { family }]
  return [{ family, given, ...(suffix ? { suffix } : {}) }]
}
