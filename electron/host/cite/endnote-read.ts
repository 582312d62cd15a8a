// Records of EndNote's XML export, which other programs write too; Word documents hold the same records in their fields.
import type { CslItem, CslName } from '../../../shared/model/reference.ts'
import { dateInWords } from './written-date.ts'
import { sayLeft, type Warn } from './reference-fixups.ts'
import { children, descend, parseXml, textOf, type XmlNode } from './xml.ts'

const MAX_NODES = 5_000_000
/** EndNote's numbers and names of types vary; the name says more. */
const TYPES: [name: RegExp, type: string][] = [
  [/book section|chapter/i, 'chapter'],
  [/newspaper/i, 'article-newspaper'],
  [/magazine/i, 'article-magazine'],
  [/conference/i, 'paper-conference'],
  [/forum|social media/i, 'post'],
  [/television|radio/i, 'broadcast'],
  [/press release/i, 'report'],
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
/** By number, where the name is left out. */
const NUMBERS: Record<string, string> = {
  2: 'Artwork',
  3: 'Audiovisual Material',
  5: 'Book Section',
  6: 'Book',
  7: 'Case',
  9: 'Computer Program',
  10: 'Conference Proceedings',
  12: 'Web Page',
  17: 'Journal Article',
  19: 'Magazine Article',
  20: 'Map',
  21: 'Film or Broadcast',
  23: 'Newspaper Article',
  25: 'Patent',
  26: 'Personal Communication',
  27: 'Report',
  28: 'Edited Book',
  31: 'Statute',
  32: 'Thesis',
  34: 'Unpublished Work',
  36: 'Manuscript',
  43: 'Electronic Article',
  44: 'Electronic Book',
  46: 'Government Document',
  47: 'Conference Paper',
  48: 'Online Multimedia',
  60: 'Electronic Book Section',
}
const FIELDS: [variable: string, ...path: string[]][] = [
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
  ['annote', 'research-notes'],
  ['genre', 'work-type'],
  ['call-number', 'call-num'],
  ['number-of-volumes', 'num-vols'],
]
/** EndNote's own keeping of books, no facts of the work; and what is read beside the fields above. */
const READ = new Set(
  `database source-app rec-number foreign-keys ref-type contributors titles periodical alt-periodical dates isbn number urls keywords
  access-date label remote-database-provider remote-database-name modified-date custom3`.split(/\s+/),
)

export function isEndnoteXml(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*\?>\s*)?<(?:xml|records)[\s>]/.test(text)
}

/** Throws where it is not well-formed. */
export function readEndnote(xml: string, warn: Warn): CslItem[] {
  const left = new Map<string, number>()
  const found: XmlNode[] = []
  parseXml(xml, {
    maxNodes: MAX_NODES,
    spaceCounts: null,
    finish: (node) => void (node.name === 'record' && found.push(node)),
  })
  const items = found.map((record) => itemOf(record, left, warn))
  sayLeft(left, warn)
  return items
}

function itemOf(record: XmlNode, left: Map<string, number>, warn: Warn): CslItem {
  const said = children(record, 'ref-type')[0]
  const kind = said?.attrs['name'] ?? NUMBERS[textOf(said)] ?? ''
  const known = TYPES.find(([name]) => name.test(kind))?.[1]
  if (known === undefined && kind !== '' && !/^generic$/i.test(kind)) warn('typeUnknown', { type: kind.slice(0, 40) })
  const type = known ?? 'document'
  const item: CslItem = { type }
  const set = (variable: string, value: string): void => void (value !== '' && (item[variable] ??= value))
  set('title', marked(descend(record, 'titles', 'title')))
  for (const [variable, ...path] of FIELDS) set(variable, textOf(descend(record, ...path)))
  set('id', textOf(children(record, 'label')[0]).replace(/\s/g, ''))
  const [full, short] = ['full-title', 'abbr-1'].map((name) => textOf(descend(record, 'periodical', name)))
  set('container-title-short', short ?? '')
  const second = marked(descend(record, 'titles', 'secondary-title'))
  const isArticle = type.startsWith('article')
  if (type === 'paper-conference') {
    // Its second title is the conference; the volume of papers has a field of the user's own.
    set('event-title', second)
    set('container-title', textOf(children(record, 'custom3')[0]) || second)
  } else {
    // Where both are said, the periodical's full name is no abbreviation.
    set(
      type === 'book' || type === 'report' ? 'collection-title' : 'container-title',
      isArticle && full ? full : second || (full ?? ''),
    )
  }
  set('collection-title', textOf(descend(record, 'titles', 'tertiary-title')))
  set(isArticle ? 'issue' : 'number', textOf(children(record, 'number')[0]))
  const leave = (name: string): void => void left.set(name, (left.get(name) ?? 0) + 1)
  const serial = textOf(children(record, 'isbn')[0])
  serialOf(item, serial, set)
  if (!['ISSN', 'ISBN', 'number'].some((name) => serial.includes(String(item[name] ?? '\n'))) && serial !== '')
    leave('isbn')
  const addresses = children(descend(record, 'urls')).flatMap((group) => children(group))
  if (addresses.length > 1 || (addresses.length === 1 && item['URL'] === undefined)) leave('urls')
  // Fields that EndNote calls otherwise in these types: a degree; the day a database got to know of an article.
  if (type === 'thesis' && typeof item['volume'] === 'string') {
    set('genre', item['volume'])
    delete item['volume']
  }
  if (isArticle && /^\d{4}\/\d/.test(String(item['edition'] ?? ''))) delete item['edition']
  const accession = textOf(children(record, 'accession-num')[0])
  const isMedline = /pubmed|medline|nlm/i.test(textOf(children(record, 'remote-database-name')[0]))
  if (isMedline && /^\d{1,9}$/.test(accession)) set('PMID', accession)
  else if (accession !== '') leave('accession-num')
  for (const { name } of children(record)) {
    const isRead = READ.has(name) || name === 'accession-num' || FIELDS.some(([, first]) => first === name)
    if (!isRead) leave(name)
  }

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
  else if (/\d{4}/.test(day) && dateInWords(day) !== null) item.issued = dateInWords(day)!
  else if (/^\d{4}$/.test(year) && dateInWords(`${day} ${year}`) !== null) item.issued = dateInWords(`${day} ${year}`)!
  else if (year !== '') item.issued = { raw: year }
  const accessed = textOf(children(record, 'access-date')[0])
  if (accessed !== '') item.accessed = { raw: accessed }
  const words = children(descend(record, 'keywords'), 'keyword').map(textOf)
  if (words.length > 0) item['keyword'] = words.join(', ')
  return item
}

/** Styled words as CSL marks them; a title that is all of one style has none. */
function marked(node: XmlNode | undefined): string {
  const parts = children(node, 'style').map((style) => ({ face: style.attrs['face'] ?? '', text: allText(style) }))
  if (parts.length < 2 || parts.every(({ face }) => face === parts[0]!.face)) return textOf(node)
  const all = parts.map(({ face, text }) => {
    const tag = FACES.find(([name]) => face.includes(name))?.[1]
    return tag === undefined || text.trim() === ''
      ? text
      : text.replace(/^(\s*)(.*\S)(\s*)$/s, `$1<${tag}>$2</${tag}>$3`)
  })
  return all.join('').replace(/\s+/g, ' ').trim()
}

const FACES: [name: string, tag: string][] = [
  ['italic', 'i'],
  ['bold', 'b'],
  ['superscript', 'sup'],
  ['subscript', 'sub'],
]

const allText = (node: XmlNode): string =>
  node.children.map((child) => (typeof child === 'string' ? child : allText(child))).join('')

/** A field for ISSN, ISBN and reports' numbers, with remarks such as "(Print)", often of several. */
function serialOf(item: CslItem, text: string, set: (variable: string, value: string) => void): void {
  const issn = /(?<![\d-])\d{4}-?\d{3}[\dX](?![\d-])/i.exec(text)?.[0]
  const isbn = /(?<!\d)(?:97[89][\s-]?)?\d(?:[\s-]?\d){8}[\s-]?[\dX](?!\d)/i.exec(text)?.[0]
  if (isbn !== undefined) set('ISBN', isbn)
  else if (issn !== undefined) set('ISSN', issn)
  else set(item.type === 'report' ? 'number' : 'ISBN', text)
}

/** "Lane, David"; a body ends with a comma, so that it is not turned around. */
function nameOf(text: string): CslName[] {
  if (text === '') return []
  const [family = '', given = '', suffix = ''] = text.split(/\s*,\s*/)
  if (given === '') return [text.endsWith(',') || /\s/.test(family) ? { literal: family } : { family }]
  return [{ family, given, ...(suffix ? { suffix } : {}) }]
}
