// Whether what came would take something away that is live here. More than a handful of that is held back until somebody says yes: it
// may be a wish, and it may be an accident on its way through all laptops.
import { merge } from '../../../shared/merging/merge.ts'
import { isTrashed } from '../../../shared/merging/resolve.ts'
import { typeOfId } from '../../../shared/model/id.ts'
import { bodyOf, readDocument } from './document.ts'
import type { Entry } from './entry.ts'
import type { ReadModel } from './read-model.ts'
import type { Revision } from './replica.ts'
import type { AnyRecord, Records } from './store.ts'

/** How much a revision would remove: 0 for nothing, 1 for a record, more for a source with its passages. */
export function removalOf(revision: Revision, model: ReadModel, together: readonly Revision[]): number {
  const type = typeOfId(revision._id)
  const entry = type === null || type === 'change' ? undefined : model.entry(type, revision._id)
  return entry && removes(revision, entry, together) ? weightOf(entry.record, model) : 0
}

function removes(revision: Revision, { record, document: here }: Entry, together: readonly Revision[]): boolean {
  if ('trashed' in record && record.trashed) return false
  if (revision._deleted) {
    // Where two versions were joined one of them goes, and what they came to is here or comes along.
    const { start, ids } = revision._revisions
    const isOfThis = ids.some((hash, i) => `${start - i}-${hash}` === here._rev)
    const lives = together.some(({ _id, _deleted }) => _id === revision._id && _deleted !== true)
    return isOfThis && !lives
  }
  const read = readDocument(revision)
  if (read.kind !== 'record' || read.document.f['trashed'] !== true) return false
  return isTrashed(merge(bodyOf(here), bodyOf(read.document)))
}

function weightOf(record: AnyRecord, records: Records): number {
  if (record.type !== 'source') return 1
  let weight = 1
  for (const annotation of records.annotationsOf(record.id)) if (!annotation.trashed) weight++
  return weight
}
