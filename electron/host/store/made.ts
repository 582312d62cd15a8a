// What a document is, and the record in it. Schemas are most of what taking in a library costs, so a document passes them once, however
// many ask: the gate of what comes from outside, the welcome, and the read model.
import { readDocument, type RawDocument, type Read } from './document.ts'
import { recordOf } from './record.ts'
import type { AnyRecord } from './store.ts'

export interface Made {
  read: Read
  /** Null where it holds none. */
  record: AnyRecord | null
  /** What is wrong with it, or null. */
  problem: string | null
}

const known = new WeakMap<RawDocument, Made>()

/** `document` is not to be changed afterwards. */
export function madeOf(document: RawDocument): Made {
  const before = known.get(document)
  if (before) return before
  const made = make(document)
  known.set(document, made)
  return made
}

function make(document: RawDocument): Made {
  const read = readDocument(document)
  if (read.kind === 'problem') return { read, record: null, problem: read.problem }
  if (read.kind === 'change') return { read, record: null, problem: null }
  const made = recordOf(read.document)
  return 'problem' in made
    ? { read, record: null, problem: made.problem }
    : { read, record: made.record, problem: null }
}
