// Reads a file of references, its kind told by its content: CSL-JSON, BibTeX and BibLaTeX, RIS, EndNote's XML, Citavi's project
// and XML, Better BibTeX' JSON, and documents (.docx, .odt) for the works they cite. What cannot be read is a warning where
// the rest can stand, and a `badReferences` error where nothing can.
import * as v from 'valibot'
import { CslItem, NAME_VARIABLES } from '../../../shared/model/reference.ts'
import type { Warning } from '../../../shared/model/source-text.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { decode } from '../../../sources/decode.ts'
import { readBibtex } from './bibtex-read.ts'
import { isCitaviXml, isSqlite, readCitaviProject, readCitaviXml } from './citavi-read.ts'
import { citekeyOf } from './citekey.ts'
import { readDocument } from './document-citations.ts'
import { isEndnoteXml, readEndnote } from './endnote-read.ts'
import { fixReference, sayLeft, type Warn } from './reference-fixups.ts'
import { readRis } from './ris-read.ts'
import { isZip } from './zip-member.ts'
import { isZoteroItem, itemOfZotero } from './zotero-read.ts'

export type ReferenceFormat =
  | 'csl-json'
  | 'zotero-json'
  | 'bibtex'
  | 'ris'
  | 'endnote-xml'
  | 'citavi'
  | 'citavi-xml'
  | 'docx'
  | 'odt'

export interface ReferencesRead {
  format: ReferenceFormat
  /** Each with a unique `id`. */
  items: CslItem[]
  /**
   * Codes: entryUnreadable, citationUnreadable, commasAdded, fieldsLeft, othersDropped, languageUnknown, dateDoubtful, typeMissing, typeUnknown, variableDropped, keyMade,
   * keyChanged.
   */
  warnings: Warning[]
}

/** Far above any user's library; above it the engines would be fed for minutes. */
const MAX_CHARACTERS = 20_000_000
/** Documents hold pictures, and projects of Citavi notes, that are not read. */
const MAX_BYTES = 200_000_000
const MAX_ITEMS = 100_000
/** Of one value; no abstract comes near it. */
const MAX_VALUE = 500_000
const MAX_NAMES = 20_000
/** Without one of these nothing is described. */
const TELLING = ['title', 'container-title', 'DOI', 'URL', 'ISBN', 'issued', ...NAME_VARIABLES]

/** `file` is only for messages. Bytes are decoded as texts are. `pattern`: of the keys for works that bring none. */
export function readReferences(file: string, content: string | Uint8Array, pattern?: string): ReferencesRead {
  const refuse = (problem: string): CommonplaceError => new CommonplaceError('badReferences', { file, problem })
  const warnings: Warning[] = []
  const said = new Set<string>()
  const warn = (code: string, parameters: Warning['parameters'] = {}): void => {
    const key = JSON.stringify([code, parameters])
    if (!said.has(key)) warnings.push({ code, parameters })
    said.add(key)
  }
  let read: { format: ReferenceFormat; items: unknown[] }
  try {
    read =
      typeof content === 'string'
        ? readText(content, warn)
        : readBytes(Buffer.from(content.buffer, content.byteOffset, content.byteLength), warn)
  } catch (thrown) {
    const [problem] = (thrown instanceof Error ? thrown.message : String(thrown)).split('\n')
    // Readers that call themselves for each level meet the end of the stack before any other limit.
    throw refuse(
      thrown instanceof RangeError ? 'it is nested deeper than any real file' : (problem?.slice(0, 300) ?? ''),
    )
  }
  if (read.items.length > MAX_ITEMS) throw refuse(`it has more than ${MAX_ITEMS} references`)
  const items = read.items.flatMap((candidate, index) => checked(candidate, index, warn))
  if (items.length === 0) throw refuse('it holds no reference')
  keyed(items, warn, pattern)
  return { format: read.format, items, warnings }
}

function readBytes(bytes: Buffer, warn: Warn): { format: ReferenceFormat; items: unknown[] } {
  if (bytes.length > MAX_BYTES) throw new Error(`it is larger than ${MAX_BYTES / 1_000_000} MB`)
  if (isSqlite(bytes)) return { format: 'citavi', items: readCitaviProject(bytes, warn) }
  if (!isZip(bytes)) return readText(decode(bytes).text, warn)
  const { format, items } = readDocument(bytes, warn)
  return { format, items: items.map(withoutForeignKey) }
}

/** What the document's program calls a work ("1204/ABC7", "ITEM-1", an address) is no key anyone would type. */
function withoutForeignKey(item: CslItem): CslItem {
  const { id, ...rest } = item
  const key = item['citation-key'] ?? id
  const isForeign = /^ITEM-\d+$/.test(String(key))
  return !isForeign && /^[\p{L}_][^\s/]*$/u.test(String(key ?? '')) ? { ...rest, id: String(key) } : rest
}

function readText(content: string, warn: Warn): { format: ReferenceFormat; items: unknown[] } {
  if (content.length > MAX_CHARACTERS) throw new Error(`it is longer than ${MAX_CHARACTERS} characters`)
  const text = content
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
  const format = formatOf(text)
  switch (format) {
    case 'csl-json':
      return readJson(text, warn)
    case 'bibtex':
      return { format, items: readBibtex(text, warn) }
    case 'ris':
      return { format, items: readRis(text, warn) }
    case 'endnote-xml':
      return { format, items: readEndnote(text, warn) }
    case 'citavi-xml':
      return { format, items: readCitaviXml(text, warn) }
    default:
      throw new Error(
        text.trim() ? 'it is neither CSL-JSON nor BibTeX nor RIS, nor the XML of EndNote or Citavi' : 'it is empty',
      )
  }
}

function formatOf(text: string): 'csl-json' | 'bibtex' | 'ris' | 'endnote-xml' | 'citavi-xml' | null {
  if (/^\s*[[{]/.test(text)) return 'csl-json'
  if (isCitaviXml(text)) return 'citavi-xml'
  if (isEndnoteXml(text)) return 'endnote-xml'
  if (/^[ \t]*TY {1,2}- ?/m.test(text)) return 'ris'
  return /@[ \t]*[a-zA-Z]+\s*[{(]/.test(text) ? 'bibtex' : null
}

function readJson(text: string, warn: Warn): { format: ReferenceFormat; items: unknown[] } {
  const json: unknown = JSON.parse(text)
  const items = listIn(json)
  if (!items.some(isZoteroItem)) return { format: 'csl-json', items }
  const left = new Map<string, number>()
  const works = items.flatMap((item) =>
    isZoteroItem(item) ? (itemOfZotero(item as Record<string, unknown>, left, warn) ?? []) : [],
  )
  sayLeft(left, warn)
  return { format: 'zotero-json', items: works }
}

/** A list, a wrapper such as { items: [...] }, or a single item. */
function listIn(json: unknown): unknown[] {
  if (Array.isArray(json)) return json
  if (typeof json === 'object' && json !== null && 'items' in json && Array.isArray(json.items)) return json.items
  return [json]
}

/** The item with its faults fixed; variables that are not of CSL's shape are dropped with a warning. */
function checked(candidate: unknown, index: number, warn: Warn): CslItem[] {
  const unreadable = (): [] => {
    warn('entryUnreadable', { entry: index + 1 })
    return []
  }
  if (typeof candidate !== 'object' || candidate === null || Array.isArray(candidate)) return unreadable()
  let result = v.safeParse(CslItem, candidate)
  if (!result.success) {
    const kept: Record<string, unknown> = { ...candidate }
    for (const issue of result.issues) {
      const variable = String(issue.path?.[0]?.key ?? '')
      if (!Object.hasOwn(kept, variable)) continue
      delete kept[variable]
      warn('variableDropped', { entry: index + 1, variable })
    }
    for (const key of ['__proto__', 'constructor', 'prototype']) delete kept[key]
    result = v.safeParse(CslItem, kept)
    if (!result.success) return unreadable()
  }
  const item = result.output
  for (const [variable, value] of Object.entries(item)) {
    if (typeof value === 'string' ? value.length <= MAX_VALUE : !Array.isArray(value) || value.length <= MAX_NAMES)
      continue
    delete item[variable]
    warn('variableDropped', { entry: index + 1, variable })
  }
  if (!TELLING.some((variable) => item[variable] !== undefined)) return unreadable()
  fixReference(item, (code, parameters = {}) => warn(code, { entry: index + 1, ...parameters }))
  return [item]
}

function keyed(items: CslItem[], warn: Warn, pattern: string | undefined): void {
  const taken = new Set<string>()
  const given = new Set(items.map((item) => String(item.id ?? '')))
  for (const [index, item] of items.entries()) {
    const id = String(item.id ?? '').trim()
    if (id && !taken.has(id)) item.id = id
    else {
      item.id = citekeyOf(item, new Set([...given, ...taken]), pattern)
      warn(id ? 'keyChanged' : 'keyMade', { entry: index + 1, key: item.id })
    }
    taken.add(String(item.id))
  }
}
