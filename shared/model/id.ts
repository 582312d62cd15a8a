// Record ids: a type prefix and a ULID (or a SHA-256 for files). No user text ever stands in an id:
// ids reach servers and folders in the clear, and CouchDB orders them bytewise.
import * as v from 'valibot'
import { newUlid } from './ulid.ts'

const ULID = '[0-9A-HJKMNP-TV-Z]{26}'

export const SourceId = v.pipe(v.string(), v.regex(new RegExp(`^src:${ULID}$`)))
export const AnnotationId = v.pipe(v.string(), v.regex(new RegExp(`^an:${ULID}$`)))
export const NoteId = v.pipe(v.string(), v.regex(new RegExp(`^note:${ULID}$`)))
export const CodeId = v.pipe(v.string(), v.regex(new RegExp(`^code:${ULID}$`)))
export const ReferenceId = v.pipe(v.string(), v.regex(new RegExp(`^ref:${ULID}$`)))
export const ViewId = v.pipe(v.string(), v.regex(new RegExp(`^view:${ULID}$`)))
/** `dev:<device>`: what a laptop is called. */
export const DeviceId = v.pipe(v.string(), v.regex(new RegExp(`^dev:${ULID}$`)))
export const FileId = v.pipe(v.string(), v.regex(/^file:[0-9a-f]{64}$/))
/** `chg:<device>:<ulid>`: a change names the device whose undo stack it belongs to. */
export const ChangeId = v.pipe(v.string(), v.regex(new RegExp(`^chg:${ULID}:${ULID}$`)))
/** Any record that commands may name. */
export const RecordId = v.union([SourceId, AnnotationId, NoteId, CodeId, ReferenceId, ViewId, FileId])

export type RecordType = 'source' | 'annotation' | 'note' | 'code' | 'reference' | 'view' | 'device' | 'file' | 'change'

const PREFIX: Record<Exclude<RecordType, 'device' | 'file' | 'change'>, string> = {
  source: 'src',
  annotation: 'an',
  note: 'note',
  code: 'code',
  reference: 'ref',
  view: 'view',
}

/** A new id. ULIDs made by one device in one millisecond still sort in the order they were made only by chance: never order by id alone. */
export function newId(type: keyof typeof PREFIX): string {
  return `${PREFIX[type]}:${newUlid()}`
}

/** `device`: its ULID. */
export function deviceRecordId(device: string): string {
  return `dev:${device}`
}

const TYPE_OF: Record<string, RecordType> = {
  src: 'source',
  an: 'annotation',
  note: 'note',
  code: 'code',
  ref: 'reference',
  view: 'view',
  dev: 'device',
  file: 'file',
  chg: 'change',
}

/** The record type an id names, or null where the prefix is none of ours. */
export function typeOfId(id: string): RecordType | null {
  const prefix = id.slice(0, Math.max(0, id.indexOf(':')))
  return Object.hasOwn(TYPE_OF, prefix) ? TYPE_OF[prefix]! : null
}
