// Brings the read model up to the database, and resolves what other devices wrote at the same time.
import { canonical, same } from '../../../shared/merging/canonical.ts'
import { contextOf } from '../../../shared/merging/merge.ts'
import { resolve } from '../../../shared/merging/resolve.ts'
import { typeOfId } from '../../../shared/model/id.ts'
import type { Database } from './database.ts'
import { bodyOf, documentOf, readDocument, type RawDocument, type RecordDocument } from './document.ts'
import { madeOf } from './made.ts'
import type { ReadModel } from './read-model.ts'
import type { Revision } from './replica.ts'

/** Writes to one record nobody can have made; a clock beyond would leave no number for this device's next one. */
const MOST_WRITES = 2 ** 40

/** Whether a document from outside may enter the database: of a known type, with possible clocks, and not in this device's name. */
export function isWelcome(document: RawDocument, model: ReadModel, device: string): boolean {
  const type = typeOfId(String(document._id))
  if (type === null) return false
  if (type === 'change') return !document._id.startsWith(`chg:${device}:`) || model.changes.has(document._id)
  const { read } = madeOf(document)
  // What cannot be read now is kept and set aside; a later version may read it.
  return read.kind !== 'record' || Object.values(contextOf(bodyOf(read.document))).every((n) => n <= MOST_WRITES)
}

export interface CaughtUp {
  /** Documents that changed. */
  ids: Set<string>
  /** Those of them that were joined from several leaves. */
  merged: string[]
}

/**
 * Brings a read model up to the database, page by page, and resolves every conflict it meets.
 * Resolving writes, so the sequence afterwards is the database's own.
 */
export async function catchUp(database: Database, model: ReadModel, since: number): Promise<CaughtUp> {
  const ids = new Set<string>()
  const merged: string[] = []
  for await (const { rows } of database.changes(since)) {
    for (const { id, document, conflicted } of rows) {
      ids.add(id)
      if (document === null) model.remove(id)
      else if (conflicted) {
        model.apply(await resolveLeaves(database, document))
        merged.push(id)
      } else model.apply(document)
    }
  }
  return { ids, merged }
}

/**
 * Whether each revision is that of a document which has never been here, or continues the one leaf that is shown; asked before they
 * are written. Then each becomes what is shown, and there is nothing to resolve.
 */
export async function continues(
  database: Database,
  model: ReadModel,
  revisions: readonly Revision[],
): Promise<boolean> {
  const ids = new Set(revisions.map(({ _id }) => _id))
  if (ids.size < revisions.length || revisions.some(({ _deleted }) => _deleted)) return false
  const leaves = await database.leavesOf([...ids])
  return revisions.every((revision) => {
    const here = leaves.get(revision._id)
    const shown = model.revisionOf(revision._id)
    if (!here) return !model.knows(revision._id)
    return shown !== undefined && here.length === 1 && here[0] === shown && isLater(revision, shown)
  })
}

/** Whether a revision's history holds another one. */
export function isLater({ _revisions: { start, ids } }: Revision, rev: string): boolean {
  const [generation, hash] = rev.split('-')
  const at = start - Number(generation)
  return at > 0 && ids[at] === hash
}

/** Writes the one revision all leaves come to and deletes the others; the same on every device, so that none has to wait. */
async function resolveLeaves(database: Database, winner: RawDocument): Promise<RawDocument> {
  const leaves = await database.leaves(winner._id)
  const documents: RecordDocument[] = []
  for (const leaf of leaves) {
    const read = readDocument(leaf)
    // A leaf this version cannot read cannot be merged; the winner is shown and the others stay where they are.
    if (read.kind !== 'record') return winner
    documents.push(read.document)
  }
  const [first, ...losers] = documents
  if (!first || losers.length === 0) return winner
  const merged = mergeDocuments(documents)
  const tombstones = losers.map(({ _id, _rev }) => ({ _id, _rev, _deleted: true }))
  if (same(merged, first)) {
    await database.write(tombstones)
    return first as RawDocument
  }
  const [rev] = await database.write([merged, ...tombstones])
  return { ...merged, _rev: rev! } as RawDocument
}

/** By and at are those of the latest leaf by date, only to be shown; equal leaves give equal bytes on every device. */
function mergeDocuments(documents: RecordDocument[]): RecordDocument {
  const later = (a: RecordDocument, b: RecordDocument) => (`${a.at} ${a.by}` < `${b.at} ${b.by}` ? b : a)
  const { by, at } = documents.reduce(later)
  const { _id: id, type, _rev: rev } = documents[0]!
  const merged = documentOf({ id, type, by, at, rev }, resolve(documents.map(bodyOf)))
  const spelled = Object.entries(merged).map(([key, value]) => [key, canonical(value)])
  return Object.fromEntries(spelled) as RecordDocument
}
