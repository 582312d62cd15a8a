// One record in memory: the stored document and the record made of it. One that comes from the snapshot stays bytes until it is asked
// for, so that a library opens in the time it takes to read a file, and a source's passages are parsed when that source is opened.
import type { RecordDocument } from './document.ts'
import { trustedRecordOf } from './record.ts'
import type { AnyRecord, StoredType } from './store.ts'

export interface Entry {
  readonly id: string
  readonly type: StoredType
  /** The source of an annotation, the record a note is about; else null. What the indexes go by. */
  readonly owner: string | null
  readonly document: RecordDocument
  readonly record: AnyRecord
  /** The document's JSON where it still lies in the bytes of the snapshot. */
  readonly bytes: Buffer | null
}

const ALTERNATIVES = '"alt":'
const TRASHED = '"trashed":true'

/** Whether devices can disagree about it; most records show at a glance that they do not, even where they are still bytes. */
export function mayDisagree(entry: Entry): boolean {
  if (entry.bytes) return entry.bytes.includes(ALTERNATIVES) || entry.bytes.includes(TRASHED)
  return entry.document.alt !== undefined || entry.document.f['trashed'] === true
}

/** An entry whose record has passed its schema. */
export function entryOf(document: RecordDocument, record: AnyRecord): Entry {
  return { id: record.id, type: record.type, owner: ownerOf(record), document, record, bytes: null }
}

function ownerOf(record: AnyRecord): string | null {
  if (record.type === 'annotation') return record.source
  if (record.type === 'note') return record.about
  return null
}

/** An entry that this program wrote into its snapshot after the record had passed its schema. */
export class SleepingEntry implements Entry {
  readonly id: string
  readonly type: StoredType
  readonly owner: string | null
  readonly bytes: Buffer
  #record: AnyRecord | null = null

  constructor(id: string, type: StoredType, owner: string | null, bytes: Buffer) {
    this.id = id
    this.type = type
    this.owner = owner
    this.bytes = bytes
  }

  /** Parsed anew each time: only an edit asks, and the record it makes takes this entry's place. */
  get document(): RecordDocument {
    return JSON.parse(this.bytes.toString()) as RecordDocument
  }

  get record(): AnyRecord {
    return (this.#record ??= trustedRecordOf(this.document))
  }
}
