// Whether what came would take something away that is live here. More than a handful of that is held back until somebody says yes: it
// may be a wish, and it may be an accident on its way through all laptops.
import { merge } from '../../../shared/merging/merge.ts'
import { isTrashed } from '../../../shared/merging/resolve.ts'
import { typeOfId } from '../../../shared/model/id.ts'
import { bodyOf, readDocument } from '../store/document.ts'
import type { Replica, Revision } from '../store/replica.ts'
import type { AnyRecord, Records } from '../store/store.ts'

/** So many may go without a question. */
export const HANDFUL = 5

/** The record a revision would remove, or null. `together`: by id, all that came with it. */
export function removedBy(
  revision: Revision,
  replica: Replica,
  together: ReadonlyMap<string, readonly Revision[]>,
): AnyRecord | null {
  const type = typeOfId(revision._id)
  if (type === null || type === 'change') return null
  const record = replica.records.get(type, revision._id)
  const here = replica.stored(revision._id)
  if (record === undefined || here === null || ('trashed' in record && record.trashed)) return null
  if (revision._deleted) {
    // Where two versions were joined one of them goes, and what they came to is here or comes along.
    const { start, ids } = revision._revisions
    const isOfThis = ids.some((hash, i) => `${start - i}-${hash}` === here._rev)
    const lives = together.get(revision._id)?.some((one) => one._deleted !== true) === true
    return isOfThis && !lives ? record : null
  }
  const read = readDocument(revision)
  if (read.kind !== 'record' || read.document.f['trashed'] !== true) return null
  return isTrashed(merge(bodyOf(here), bodyOf(read.document))) ? record : null
}

/** How much would go with a record: a source takes its passages along. */
export function weightOf(record: AnyRecord, records: Records): number {
  if (record.type !== 'source') return 1
  let weight = 1
  for (const annotation of records.annotationsOf(record.id)) if (!annotation.trashed) weight++
  return weight
}
