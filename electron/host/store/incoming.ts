// What comes from outside, checked before anything of it is written: its shape as a revision, its size, its keys, and the schema of the
// record it claims to be. What does not pass is put into quarantine; what a newer version wrote stops the sync before it begins.
import * as v from 'valibot'
import { sizeOf } from '../../../shared/merging/canonical.ts'
import { typeOfId } from '../../../shared/model/id.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { describeIssues, DOCUMENT_VERSION, type RawDocument } from './document.ts'
import { madeOf } from './made.ts'
import type { Checked, Revision } from './replica.ts'

/** A record is a page of text at most; the largest this program makes are changes of many records. */
const DOCUMENT_CHARACTERS = 16 * 1024 * 1024
const MOST_REVISIONS = 1000

const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/u))
const Shape = v.looseObject({
  _id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  _rev: v.pipe(v.string(), v.regex(/^[1-9][0-9]{0,8}-[0-9a-f]{32}$/u)),
  _revisions: v.strictObject({
    start: v.pipe(v.number(), v.integer(), v.minValue(1)),
    ids: v.pipe(v.array(Hash), v.minLength(1), v.maxLength(MOST_REVISIONS)),
  }),
  _deleted: v.optional(v.literal(true)),
})

/** Throws `roadNewer` where a newer version wrote something that this one cannot read. */
export function checkIncoming(documents: readonly unknown[], place: string): Checked {
  const checked: Checked = { revisions: [], quarantined: [] }
  for (const document of documents) {
    const id = idOf(document)
    // Views of a server's own; they cross in neither direction.
    if (id.startsWith('_design/')) continue
    const unkeepable = sizeProblem(document)
    const problem = unkeepable ?? problemOf(document, place)
    if (problem === null) checked.revisions.push(document as Revision)
    else checked.quarantined.push({ id, problem, document: unkeepable === null ? document : null })
  }
  return checked
}

/** Why a document is not even to be kept: it would fill the disk, or overflow whoever reads it again. Or null. */
function sizeProblem(document: unknown): string | null {
  try {
    return sizeOf(document) > DOCUMENT_CHARACTERS ? 'it is too large' : null
  } catch (error) {
    return `it holds ${(error as Error).message}`
  }
}

/** What is wrong with a document, or null. */
function problemOf(document: unknown, place: string): string | null {
  const shape = v.safeParse(Shape, document)
  if (!shape.success) return describeIssues(shape.issues)
  const { _rev, _revisions, _deleted, ...rest } = shape.output
  if (`${_revisions.start}-${_revisions.ids[0]}` !== _rev || _revisions.start < _revisions.ids.length)
    return 'its revisions contradict each other'
  const reserved = Object.keys(rest).find((key) => key.startsWith('_') && key !== '_id')
  if (reserved !== undefined) return `it holds ${reserved}`
  if (typeOfId(rest._id) === null) return 'its id is of no known type'
  if (_deleted) return null
  const { v: version } = rest as { v?: unknown }
  if (typeof version === 'number' && Number.isInteger(version) && version > DOCUMENT_VERSION)
    throw new CommonplaceError('roadNewer', { place, format: version })
  return madeOf(document as RawDocument).problem
}

function idOf(document: unknown): string {
  const id = (document as { _id?: unknown } | null)?._id
  return typeof id === 'string' ? id.slice(0, 200) : '?'
}
