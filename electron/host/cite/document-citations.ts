// The works a word processor's document cites, out of the fields that citing programs leave in it: Zotero, Mendeley and
// EndNote in Word (.docx), Zotero in LibreOffice (.odt), and the two programs' own lists of sources.
import type { CslItem, CslName } from '../../../shared/model/reference.ts'
import type { Warn } from './reference-fixups.ts'
import { readEndnote } from './endnote-read.ts'
import { children, decodeXml, descend, parseXml, textOf, type XmlNode } from './xml.ts'
import { membersOf } from './zip-member.ts'

const MAX_NODES = 500_000
const WORD_PARTS = /^(?:word\/(?:document|footnotes|endnotes)\.xml|customXml\/item\d{1,4}\.xml|docProps\/custom\.xml)$/
/** In Word's parts: what a field is made of. A linear scan; the text around it is of no concern. */
const FIELD =
  /<w:fldChar\b[^>]*w:fldCharType="(\w+)"|<w:instrText\b[^>]*>([^<]*)<|<w:fldSimple\b[^>]*w:instr="([^"]*)"|<w:tag\b[^>]*w:val="MENDELEY_CITATION_v3_([^"]*)"/g
const CITATION = /^\s*ADDIN\s+(?:ZOTERO_ITEM\s+CSL_CITATION|CSL_CITATION|Mendeley Citation)\s*(\{.*)$/s
const ENDNOTE = /^\s*ADDIN\s+EN\.CITE\s*(<EndNote>.*<\/EndNote>)/s
const MARK = /<text:(?:reference-mark(?:-start)?|bookmark-start|bibliography-mark)\b([^>]*)>/g

export type DocumentKind = 'docx' | 'odt'

/** Throws an `Error` that says why: no such document, damaged, or no citation of a program known here. */
export function readDocument(bytes: Buffer, warn: Warn): { format: DocumentKind; items: CslItem[] } {
  const members = membersOf(bytes, (name) => name === 'content.xml' || WORD_PARTS.test(name))
  const parts = [...members].map(([name, content]) => ({ name, xml: content.toString('utf8') }))
  const isOdt = members.has('content.xml')
  if (!isOdt && !members.has('word/document.xml')) throw new Error('it is a zip, but neither a .docx nor an .odt')
  const items = parts.flatMap(({ name, xml }) => {
    if (isOdt) return marks(xml)
    if (name.startsWith('customXml/')) return wordSources(xml)
    return name.startsWith('word/') ? fields(xml, warn) : bookmarks(xml, warn)
  })
  if (items.length === 0) {
    throw new Error('it holds no citations of Zotero, Mendeley or EndNote, and no list of sources')
  }
  return { format: isOdt ? 'odt' : 'docx', items: once(items) }
}

function fields(xml: string, warn: Warn): CslItem[] {
  const items: CslItem[] = []
  // Fields may stand in fields; their text belongs to the innermost that is open.
  const open: string[] = []
  for (const [, mark, text, simple, mendeley] of xml.matchAll(FIELD)) {
    if (mark === 'begin') open.push('')
    else if (mark === 'end') items.push(...itemsOfField(open.pop() ?? '', warn))
    else if (text !== undefined && open.length > 0) open.push((open.pop() ?? '') + decodeXml(text))
    else if (simple !== undefined) items.push(...itemsOfField(decodeXml(simple), warn))
    else if (mendeley !== undefined)
      items.push(...itemsOfJson(Buffer.from(decodeXml(mendeley), 'base64').toString('utf8')))
  }
  return items
}

function itemsOfField(instruction: string, warn: Warn): CslItem[] {
  const json = CITATION.exec(instruction)?.[1]
  if (json !== undefined) return itemsOfJson(json)
  const endnote = ENDNOTE.exec(instruction)?.[1]
  return endnote === undefined ? [] : readEndnote(endnote, warn)
}

/** Zotero can keep citations in bookmarks, their text cut into properties of the document: ZOTERO_BREF_x_1, ZOTERO_BREF_x_2 … */
function bookmarks(xml: string, warn: Warn): CslItem[] {
  const pieces = new Map<string, string[]>()
  for (const [, name = '', number, text = ''] of xml.matchAll(
    /<property\b[^>]*name="(ZOTERO_BREF_\w{1,40})_(\d{1,4})"[^>]*>\s*<vt:lpwstr>([^<]*)</g,
  )) {
    const all = pieces.get(name) ?? []
    all[Number(number)] = decodeXml(text)
    pieces.set(name, all)
  }
  return [...pieces.values()].flatMap((all) => itemsOfField(`ADDIN ${all.join('')}`, warn))
}

function marks(xml: string): CslItem[] {
  return [...xml.matchAll(MARK)].flatMap(([whole, attributes = '']) => {
    if (whole.startsWith('<text:bibliography-mark')) return [itemOfMark(attributes)]
    const name = decodeXml(/\btext:name="([^"]*)"/.exec(attributes)?.[1] ?? '')
    const json = /^ZOTERO_ITEM CSL_CITATION (\{.*\})(?:\s+RND\w+)?$/s.exec(name)?.[1]
    return json === undefined ? [] : itemsOfJson(json)
  })
}

/** Behind the JSON stands what the program needs, not we. */
function itemsOfJson(text: string): CslItem[] {
  const end = text.lastIndexOf('}')
  let citation: unknown
  try {
    citation = JSON.parse(text.slice(0, end + 1))
  } catch {
    return []
  }
  const cited = (citation as { citationItems?: unknown } | null)?.citationItems
  return (Array.isArray(cited) ? cited : []).flatMap((one: { itemData?: CslItem } | null) =>
    typeof one?.itemData === 'object' && one.itemData !== null ? [one.itemData] : [],
  )
}

const ODT_TYPES: Record<string, string> = {
  article: 'article-journal',
  book: 'book',
  booklet: 'pamphlet',
  conference: 'paper-conference',
  inbook: 'chapter',
  incollection: 'chapter',
  inproceedings: 'paper-conference',
  mastersthesis: 'thesis',
  phdthesis: 'thesis',
  proceedings: 'book',
  techreport: 'report',
  unpublished: 'manuscript',
  www: 'webpage',
}
const ODT_FIELDS: Record<string, string> = {
  title: 'title',
  booktitle: 'container-title',
  journal: 'container-title',
  series: 'collection-title',
  volume: 'volume',
  number: 'issue',
  pages: 'page',
  publisher: 'publisher',
  school: 'publisher',
  institution: 'publisher',
  address: 'publisher-place',
  edition: 'edition',
  isbn: 'ISBN',
  issn: 'ISSN',
  url: 'URL',
  note: 'note',
}

/** LibreOffice's own: https://docs.oasis-open.org/office/OpenDocument/v1.3/os/part3-schema/, text:bibliography-mark. */
function itemOfMark(attributes: string): CslItem {
  const given = new Map(
    [...attributes.matchAll(/\btext:([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      decodeXml(value).trim(),
    ]),
  )
  const item: CslItem = { type: ODT_TYPES[given.get('bibliography-type') ?? ''] ?? 'document' }
  for (const [field, variable] of Object.entries(ODT_FIELDS)) if (given.get(field)) item[variable] ??= given.get(field)
  const names = (text: string | undefined): CslName[] =>
    (text ?? '').split(/\s*;\s*/).flatMap((one): CslName[] => {
      const [family = '', written = ''] = one.split(/\s*,\s*/)
      if (family === '') return []
      return [written === '' ? { literal: family } : { family, given: written }]
    })
  for (const role of ['author', 'editor'] as const) if (given.get(role)) item[role] = names(given.get(role))
  if (given.get('year')) item.issued = { raw: given.get('year')! }
  if (given.get('identifier')) item.id = given.get('identifier')!.replace(/\s/g, '')
  return item
}

const WORD_TYPES: Record<string, string> = {
  ArticleInAPeriodical: 'article-magazine',
  Art: 'graphic',
  Book: 'book',
  BookSection: 'chapter',
  Case: 'legal_case',
  ConferenceProceedings: 'paper-conference',
  DocumentFromInternetSite: 'webpage',
  ElectronicSource: 'webpage',
  Film: 'motion_picture',
  InternetSite: 'webpage',
  Interview: 'interview',
  JournalArticle: 'article-journal',
  Patent: 'patent',
  Performance: 'speech',
  Report: 'report',
  SoundRecording: 'song',
}
const WORD_FIELDS: Record<string, string> = {
  Title: 'title',
  ShortTitle: 'title-short',
  JournalName: 'container-title',
  BookTitle: 'container-title',
  PeriodicalTitle: 'container-title',
  ConferenceName: 'event-title',
  InternetSiteTitle: 'container-title',
  Publisher: 'publisher',
  Institution: 'publisher',
  City: 'publisher-place',
  Volume: 'volume',
  Issue: 'issue',
  Pages: 'page',
  Edition: 'edition',
  ThesisType: 'genre',
  URL: 'URL',
  DOI: 'DOI',
  Comments: 'note',
}

/** Word's own list of sources (ECMA-376 part 1, §22.6). */
function wordSources(xml: string): CslItem[] {
  if (!/<(?:b:)?Sources\b/.test(xml.slice(0, 2_000))) return []
  const root = parseXml(xml, {
    maxNodes: MAX_NODES,
    spaceCounts: null,
    finish: (node) => void (node.name = node.name.replace(/^b:/, '')),
  })
  return children(root, 'Source').map((source) => {
    const say = (name: string): string => textOf(children(source, name)[0])
    const item: CslItem = { type: WORD_TYPES[say('SourceType')] ?? 'document' }
    for (const [field, variable] of Object.entries(WORD_FIELDS)) if (say(field)) item[variable] ??= say(field)
    if (say('Tag')) item.id = say('Tag').replace(/\s/g, '')
    if (say('StandardNumber'))
      item[/^(?:issn\s*)?\d{4}-\d{3}/i.test(say('StandardNumber')) ? 'ISSN' : 'ISBN'] = say('StandardNumber')
    for (const [role, variable] of [
      ['Author', 'author'],
      ['Editor', 'editor'],
      ['Translator', 'translator'],
      ['Interviewer', 'interviewer'],
    ] as const) {
      const names = wordNames(descend(source, 'Author', role))
      if (names.length > 0) item[variable] = names
    }
    const date = (after: string): { raw: string } | undefined => {
      const parts = ['Year', 'Month', 'Day'].map((part) => say(`${part}${after}`))
      return parts[0] ? { raw: parts.filter(Boolean).join('-') } : undefined
    }
    item.issued = date('')
    item.accessed = date('Accessed')
    for (const variable of ['issued', 'accessed'] as const) if (item[variable] === undefined) delete item[variable]
    return item
  })
}

function wordNames(role: XmlNode | undefined): CslName[] {
  const body = textOf(children(role, 'Corporate')[0])
  if (body !== '') return [{ literal: body }]
  return children(descend(role, 'NameList'), 'Person').flatMap((person): CslName[] => {
    const part = (name: string): string => textOf(children(person, name)[0])
    const given = [part('First'), part('Middle')].filter(Boolean).join(' ')
    if (part('Last') === '') return []
    return [given === '' ? { literal: part('Last') } : { family: part('Last'), given }]
  })
}

/** A work cited many times stands many times in the document; its address in the program tells it, else all that is said of it. */
function once(items: readonly CslItem[]): CslItem[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const { id: _id, ...facts } = item
    const key = JSON.stringify(facts)
    return seen.has(key) ? false : (seen.add(key), true)
  })
}
