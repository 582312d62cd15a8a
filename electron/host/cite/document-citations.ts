// The works a word processor's document cites, out of the fields that citing programs leave in it: Zotero, Mendeley, EndNote and
// Citavi in Word (.docx), Zotero and Mendeley in LibreOffice (.odt), and the two programs' own lists of sources.
import type { CslItem } from '../../../shared/model/reference.ts'
import { itemsOfPlaceholder } from './citavi-placeholder.ts'
import { readEndnote } from './endnote-read.ts'
import { itemOfMark, wordSources } from './office-sources.ts'
import type { Warn } from './reference-fixups.ts'
import { decodeXml } from './xml.ts'
import { membersOf } from './zip-member.ts'

const WORD_PARTS = /^(?:word\/(?:document|footnotes|endnotes)\.xml|customXml\/item\d{1,4}\.xml|docProps\/custom\.xml)$/
/** Zotero's bookmarks have their text among the properties of the document. */
const ODT_PARTS = new Set(['content.xml', 'meta.xml'])
/** In Word's parts: what a field is made of. A linear scan; the text around it is of no concern. */
const FIELD =
  /<w:fldChar\b[^>]*w:fldCharType="(\w+)"|<w:fldData\b[^>]*>([^<]*)<|<w:instrText\b[^>]*>([^<]*)<|<w:fldSimple\b[^>]*w:instr="([^"]*)"|<w:tag\b[^>]*w:val="MENDELEY_CITATION_v3_([^"]*)"/g
const CITATION = /^\s*ADDIN\s+(?:ZOTERO_ITEM\s+CSL_CITATION|CSL_CITATION|Mendeley Citation)\s*(\{.*)$/s
const ENDNOTE = /^\s*ADDIN\s+EN\.CITE\s*(<EndNote>.*<\/EndNote>)/s
const CITAVI = /^\s*ADDIN\s+CitaviPlaceholder\s*\{?\s*([\w+/=\s]+)\}?/
const MARK = /<text:(?:reference-mark(?:-start)?|bookmark-start|bibliography-mark)\b([^>]*)>/g

export type DocumentKind = 'docx' | 'odt'

/** Throws an `Error` that says why: no such document, damaged, or no citation of a program known here. */
export function readDocument(bytes: Buffer, warn: Warn): { format: DocumentKind; items: CslItem[] } {
  const members = membersOf(bytes, (name) => ODT_PARTS.has(name) || WORD_PARTS.test(name))
  const parts = [...members].map(([name, content]) => ({ name, xml: content.toString('utf8') }))
  const isOdt = members.has('content.xml')
  if (!isOdt && !members.has('word/document.xml')) throw new Error('it is a zip, but neither a .docx nor an .odt')
  const items = parts.flatMap(({ name, xml }) => {
    if (isOdt) return [...marks(xml), ...bookmarks(xml, warn)]
    if (name.startsWith('customXml/')) return wordSources(xml, warn)
    return name.startsWith('word/') ? fields(xml, warn) : bookmarks(xml, warn)
  })
  if (items.length === 0) {
    throw new Error('it holds no citations of Zotero, Mendeley, EndNote or Citavi, and no list of sources')
  }
  return { format: isOdt ? 'odt' : 'docx', items: once(items) }
}

function fields(xml: string, warn: Warn): CslItem[] {
  const items: CslItem[] = []
  // Fields may stand in fields; their text belongs to the innermost that is open.
  const open: string[] = []
  for (const [, mark, data, text, simple, mendeley] of xml.matchAll(FIELD)) {
    if (mark === 'begin') open.push('')
    else if (data !== undefined) items.push(...itemsOfData(data, warn))
    else if (mark === 'end') items.push(...itemsOfField(open.pop() ?? '', warn))
    else if (text !== undefined && open.length > 0) open.push((open.pop() ?? '') + decodeXml(text))
    else if (simple !== undefined) items.push(...itemsOfField(decodeXml(simple), warn))
    else if (mendeley !== undefined)
      items.push(...itemsOfJson(Buffer.from(decodeXml(mendeley), 'base64').toString('utf8')))
  }
  return items
}

/** EndNote mostly keeps its records beside the instruction, in base64. */
function itemsOfData(base64: string, warn: Warn): CslItem[] {
  const xml = /<EndNote>.*<\/EndNote>/s.exec(Buffer.from(base64, 'base64').toString('utf8'))?.[0]
  return xml === undefined ? [] : itemsOfEndnote(xml, warn)
}

/** A field that cannot be read does not lose the others. */
function itemsOfEndnote(xml: string, warn: Warn): CslItem[] {
  try {
    return readEndnote(xml, warn)
  } catch {
    const author = /<Author>([^<]{1,60})/.exec(xml)?.[1] ?? ''
    warn('citationUnreadable', { citation: author })
    return []
  }
}

function itemsOfField(instruction: string, warn: Warn): CslItem[] {
  const json = CITATION.exec(instruction)?.[1]
  if (json !== undefined) return itemsOfJson(json)
  const endnote = ENDNOTE.exec(instruction)?.[1]
  if (endnote !== undefined) return itemsOfEndnote(endnote, warn)
  const citavi = CITAVI.exec(instruction)?.[1]
  return citavi === undefined ? [] : itemsOfPlaceholder(citavi)
}

/** Zotero can keep citations in bookmarks, their text cut into properties of the document: ZOTERO_BREF_x_1, ZOTERO_BREF_x_2 … */
function bookmarks(xml: string, warn: Warn): CslItem[] {
  const pieces = new Map<string, string[]>()
  for (const [, name = '', number, text = ''] of xml.matchAll(
    /<(?:property|meta:user-defined)\b[^>]*name="(ZOTERO_BREF_\w{1,40})_(\d{1,4})"[^>]*>(?:\s*<vt:lpwstr>)?([^<]*)</g,
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
    const json = /^(?:ZOTERO_ITEM )?CSL_CITATION (\{.*\})(?:\s+RND\w+)?$/s.exec(name)?.[1]
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

/** A work cited many times stands many times in the document; its address in the program tells it, else all that is said of it. */
function once(items: readonly CslItem[]): CslItem[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const { id: _id, ...facts } = item
    const key = JSON.stringify(facts)
    return seen.has(key) ? false : (seen.add(key), true)
  })
}
