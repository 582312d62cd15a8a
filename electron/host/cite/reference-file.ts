// Reads a file of references: CSL-JSON, BibTeX/BibLaTeX or RIS, told apart by content. What cannot be read is a warning
// where the rest can stand, and a `badReferences` error where nothing can.
import * as v from 'valibot'
import { CslItem, NAME_VARIABLES } from '../../../shared/model/reference.ts'
import type { Warning } from '../../../shared/model/source-text.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { readBibtex } from './bibtex-read.ts'
import { citekeyOf } from './citekey.ts'
import { fixReference } from './reference-fixups.ts'
import { readRis } from './ris-read.ts'

export type ReferenceFormat = 'csl-json' | 'bibtex' | 'ris'

export interface ReferencesRead {
  format: ReferenceFormat
  /** Each with a unique `id`. */
  items: CslItem[]
  /** Codes: entryUnreadable, othersDropped, languageUnknown, typeMissing, variableDropped, keyMade, keyChanged. */
  warnings: Warning[]
}

/** Far above any user's library; above it the engines would be fed for minutes. */
const MAX_CHARACTERS = 20_000_000
const MAX_ITEMS = 100_000
/** Without one of these nothing is described. */
const TELLING = ['title', 'container-title', 'DOI', 'URL', 'ISBN', 'issued', ...NAME_VARIABLES]

/** `file` is only for messages. */
export function readReferences(file: string, content: string): ReferencesRead {
  const refuse = (problem: string): CommonplaceError => new CommonplaceError('badReferences', { file, problem })
  if (content.length > MAX_CHARACTERS) throw refuse(`it is longer than ${MAX_CHARACTERS} characters`)
  const text = content
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
  const warnings: Warning[] = []
  const warn = (code: string, parameters: Warning['parameters'] = {}): void => void warnings.push({ code, parameters })
  const format = formatOf(text)
  if (format === null) throw refuse(text.trim() ? 'it is neither CSL-JSON nor BibTeX nor RIS' : 'it is empty')
  let read: unknown[]
  try {
    read = format === 'csl-json' ? readJson(text) : format === 'ris' ? readRis(text) : readBibtex(text, warn)
  } catch (thrown) {
    const [problem] = (thrown instanceof Error ? thrown.message : String(thrown)).split('\n')
    throw refuse(problem?.slice(0, 300) ?? '')
  }
  if (read.length > MAX_ITEMS) throw refuse(`it has more than ${MAX_ITEMS} references`)
  const items = read.flatMap((candidate, index) => checked(candidate, index, warn))
  if (items.length === 0) throw refuse('it holds no reference')
  keyed(items, warn)
  return { format, items, warnings }
}

function formatOf(text: string): ReferenceFormat | null {
  if (/^\s*[[{]/.test(text)) return 'csl-json'
  if (/^[ \t]*TY {1,2}- ?/m.test(text)) return 'ris'
  return /@[ \t]*[a-zA-Z]+\s*[{(]/.test(text) ? 'bibtex' : null
}

function readJson(text: string): unknown[] {
  const json: unknown = JSON.parse(text)
  if (Array.isArray(json)) return json
  // A single item, or a wrapper such as { items: [...] }.
  if (typeof json === 'object' && json !== null && 'items' in json && Array.isArray(json.items)) return json.items
  return [json]
}

/** The item with its faults fixed; variables that are not of CSL's shape are dropped with a warning. */
function checked(
  candidate: unknown,
  index: number,
  warn: (code: string, parameters?: Warning['parameters']) => void,
): CslItem[] {
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
  if (!TELLING.some((variable) => item[variable] !== undefined)) return unreadable()
  fixReference(item, (code, parameters = {}) => warn(code, { entry: index + 1, ...parameters }))
  return [item]
}

function keyed(items: CslItem[], warn: (code: string, parameters?: Warning['parameters']) => void): void {
  const taken = new Set<string>()
  const given = new Set(items.map((item) => String(item.id ?? '')))
  for (const [index, item] of items.entries()) {
    const id = String(item.id ?? '').trim()
    if (id && !taken.has(id)) item.id = id
    else {
      item.id = citekeyOf(item, new Set([...given, ...taken]))
      warn(id ? 'keyChanged' : 'keyMade', { entry: index + 1, key: item.id })
    }
    taken.add(String(item.id))
  }
}
