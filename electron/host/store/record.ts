// A record as the rest of the library knows it, made from a stored document and checked against the model's schema.
import { crc32 } from 'node:zlib'
import * as v from 'valibot'
import { isTrashed } from '../../../shared/merging/resolve.ts'
import { Annotation } from '../../../shared/model/annotation.ts'
import { Code } from '../../../shared/model/codebook.ts'
import { Device } from '../../../shared/model/device.ts'
import { Note } from '../../../shared/model/note.ts'
import { Reference } from '../../../shared/model/reference.ts'
import { SavedView } from '../../../shared/model/saved-view.ts'
import { FileRecord, Source } from '../../../shared/model/source.ts'
import { bodyOf, describeIssues, type RecordDocument } from './document.ts'
import type { AnyRecord, SetName, StoredType } from './store.ts'

const SCHEMAS = {
  source: Source,
  annotation: Annotation,
  note: Note,
  code: Code,
  reference: Reference,
  view: SavedView,
  device: Device,
  file: FileRecord,
}

export const STORED_TYPES = Object.keys(SCHEMAS) as StoredType[]

/** Tells one edition of the schemas from any other: what passed another one must pass this one anew. */
export function markOfSchemas(): number {
  const spell = (_key: string, value: unknown) =>
    typeof value === 'function' || value instanceof RegExp ? String(value) : value
  return crc32(JSON.stringify(SCHEMAS, spell))
}

/** Fields that are sets with a clock for each element. */
export const SET_FIELDS: Readonly<Record<StoredType, readonly SetName[]>> = {
  source: [],
  annotation: ['themes', 'links'],
  note: [],
  code: ['examples'],
  reference: [],
  view: [],
  device: [],
  file: [],
}

/** A reference's CSL variables are fields of their own, so that two people may correct two of them at once. */
export const ITEM_PREFIX = 'item.'

/** Fields whose entries are stored as fields of their own, `<field>.<entry>`, each with its clock. */
const SPREAD: Readonly<Partial<Record<StoredType, string>>> = { reference: 'item', source: 'edits' }

function prefixOf(type: StoredType): string | null {
  const field = SPREAD[type]
  return field === undefined ? null : `${field}.`
}

/** Files are immutable and a laptop is called something or other; everything else has a trash. */
export function hasTrash(type: StoredType): boolean {
  return type !== 'file' && type !== 'device'
}

/** The record in a document, frozen, or what is wrong with it. */
export function recordOf(document: RecordDocument): { record: AnyRecord } | { problem: string } {
  const checked = v.safeParse(SCHEMAS[document.type], fieldsOf(document))
  if (!checked.success) return { problem: describeIssues(checked.issues) }
  return { record: freeze(checked.output) }
}

/** The record in a document that has passed `recordOf` before. */
export function trustedRecordOf(document: RecordDocument): AnyRecord {
  return freeze(fieldsOf(document)) as AnyRecord
}

function fieldsOf(document: RecordDocument): Record<string, unknown> {
  const { type } = document
  const fields: Record<string, unknown> = { type, id: document._id }
  const entries: Record<string, unknown> = {}
  const prefix = prefixOf(type)
  for (const field of Object.keys(document.f)) {
    if (prefix !== null && field.startsWith(prefix)) setOwn(entries, field.slice(prefix.length), document.f[field])
    else fields[field] = document.f[field]
  }
  const spread = SPREAD[type]
  if (spread !== undefined) fields[spread] = entries
  for (const set of SET_FIELDS[type]) {
    const elements = document.s?.[set] ?? {}
    fields[set] = Object.keys(elements).filter((element) => elements[element]![3] === 1)
  }
  // Only a trashed record needs its clocks read: an edit made elsewhere without knowledge of the trashing keeps it.
  if (fields['trashed'] === true) fields['trashed'] = isTrashed(bodyOf(document))
  return fields
}

/** What stands in a record's field; `item.<variable>` reaches into a reference's item, `edits.<id>` into a source's edits. */
export function fieldOf(record: AnyRecord, field: string): unknown {
  const prefix = prefixOf(record.type)
  if (prefix === null || !field.startsWith(prefix)) return own(record, field)
  const entries = own(record, prefix.slice(0, -1))
  return typeof entries === 'object' && entries !== null ? own(entries, field.slice(prefix.length)) : undefined
}

function own(of: object, key: string): unknown {
  return Object.hasOwn(of, key) ? (of as Record<string, unknown>)[key] : undefined
}

/** Even `__proto__` becomes a plain own key here, so that the schema sees and refuses it. */
function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true })
}

function freeze<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value
  for (const key of Object.keys(value)) freeze((value as Record<string, unknown>)[key])
  return Object.freeze(value)
}
