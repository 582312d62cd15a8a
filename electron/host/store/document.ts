// The shape of documents in the database, the only place that knows their short keys. Two kinds: records, whose every field and
// set element carries its clock, and changes, which are written once. Everything read from disk or wire passes these schemas.
import * as v from 'valibot'
import { canonical } from '../../../shared/merging/canonical.ts'
import { compareClocks, sameWrite, type Clock, type Membership } from '../../../shared/merging/clock.ts'
import { sortVersions, type Body, type Version } from '../../../shared/merging/merge.ts'
import { Change } from '../../../shared/model/change.ts'
import { typeOfId } from '../../../shared/model/id.ts'
import type { StoredType } from './store.ts'

/** Version of the document shape; a document with a higher one is set aside, not misread. */
export const DOCUMENT_VERSION = 1

const Device = v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/))
const N = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER))
const Seen = v.record(Device, N)
const StoredClock = v.pipe(v.tuple([N, Device, Seen]), v.readonly())
const StoredMembership = v.pipe(v.tuple([N, Device, Seen, v.picklist([0, 1])]), v.readonly())
/** The name of a field: neither one of CouchDB's own (`_…`) nor a way to an object's prototype. */
export const FIELD_NAME = /^(?!_)(?!(?:item\.|edits\.)?(?:__proto__|constructor|prototype)$)/u
const Name = v.pipe(v.string(), v.regex(FIELD_NAME))

/** Stands in `k` for every field not named there: most fields keep the clock they were born with. */
const OTHERS = '*'

const Common = {
  _id: v.string(),
  _rev: v.optional(v.string()),
  v: v.literal(DOCUMENT_VERSION),
  /** The device that wrote this revision. */
  by: Device,
  /** ISO 8601, for display only. */
  at: v.string(),
}

export const RecordDocument = v.object({
  ...Common,
  type: v.picklist(['source', 'annotation', 'note', 'code', 'reference', 'view', 'device', 'file']),
  /** Fields. A field that was removed is absent here and present in `k`. */
  f: v.record(Name, v.unknown()),
  /** Clock of each field. */
  k: v.record(Name, StoredClock),
  /** Sets: for each element the newest word about it. */
  s: v.optional(v.record(Name, v.record(Name, StoredMembership))),
  /** What was written without knowledge of the winner and waits for a decision. */
  alt: v.optional(v.array(v.object({ f: Name, v: v.optional(v.unknown()), k: StoredClock }))),
})
export type RecordDocument = v.InferOutput<typeof RecordDocument>

export const ChangeDocument = v.object({ ...Common, type: v.literal('change'), f: v.unknown() })
export type ChangeDocument = v.InferOutput<typeof ChangeDocument>

/** A document as it comes from the database. */
export type RawDocument = { _id: string; _rev?: string; [key: string]: unknown }

/** The body a stored record stands for. */
export function bodyOf(document: RecordDocument): Body {
  const fields: Body['fields'] = new Map()
  const birth = document.k[OTHERS]
  const put = (field: string, version: Version) => {
    const versions = fields.get(field)
    if (versions) fields.set(field, sortVersions([...versions, version]))
    else fields.set(field, [version])
  }
  for (const field of Object.keys(document.f)) {
    const clock = document.k[field] ?? birth
    if (clock) put(field, { value: document.f[field], clock })
  }
  for (const field of Object.keys(document.k)) {
    if (field !== OTHERS && !Object.hasOwn(document.f, field)) put(field, { clock: document.k[field]! })
  }
  for (const { f, v: value, k } of document.alt ?? []) put(f, value === undefined ? { clock: k } : { value, clock: k })
  const sets: Body['sets'] = new Map()
  for (const set of Object.keys(document.s ?? {})) sets.set(set, new Map(Object.entries(document.s![set]!)))
  return { fields, sets }
}

/** The write a field's value comes from. */
export function clockOf(document: RecordDocument, field: string): Clock | undefined {
  if (Object.hasOwn(document.k, field)) return document.k[field]
  return Object.hasOwn(document.f, field) ? document.k[OTHERS] : undefined
}

/** The newest word about an element of a set. */
export function membershipOf(document: RecordDocument, set: string, element: string): Membership | undefined {
  return document.s?.[set]?.[element]
}

/** The document that stores a body: fields, clocks and elements in alphabetical order; values as they are in the body. */
export function documentOf(
  of: { id: string; type: StoredType; by: string; at: string; rev?: string | undefined },
  body: Body,
): RecordDocument {
  const birth = birthClock(body)
  const f: Record<string, unknown> = {}
  const k: Record<string, Clock> = birth ? { [OTHERS]: birth } : {}
  const alt: NonNullable<RecordDocument['alt']> = []
  for (const field of [...body.fields.keys()].sort()) {
    const [winner, ...rest] = body.fields.get(field)!
    if (winner!.value !== undefined) f[field] = winner!.value
    if (winner!.value === undefined || !birth || !sameClock(winner!.clock, birth)) k[field] = winner!.clock
    for (const { value, clock } of rest)
      alt.push(value === undefined ? { f: field, k: clock } : { f: field, v: value, k: clock })
  }
  const s: NonNullable<RecordDocument['s']> = {}
  for (const set of [...body.sets.keys()].sort()) {
    const elements = body.sets.get(set)!
    if (elements.size > 0) s[set] = Object.fromEntries([...elements].sort(([a], [b]) => (a < b ? -1 : 1)))
  }
  return {
    _id: of.id,
    ...(of.rev === undefined ? {} : { _rev: of.rev }),
    type: of.type,
    v: DOCUMENT_VERSION,
    f,
    k: k as RecordDocument['k'],
    ...(Object.keys(s).length > 0 ? { s } : {}),
    ...(alt.length > 0 ? { alt } : {}),
    by: of.by,
    at: of.at,
  }
}

/** The oldest clock among the winners. */
function birthClock(body: Body): Clock | undefined {
  let birth: Clock | undefined
  for (const [winner] of body.fields.values()) {
    if (winner!.value === undefined || winner!.clock === birth) continue
    if (!birth || compareClocks(winner!.clock, birth) < 0) birth = winner!.clock
    else if (sameWrite(winner!.clock, birth) && spell(winner!.clock) < spell(birth)) birth = winner!.clock
  }
  return birth
}

function sameClock(a: Clock, b: Clock): boolean {
  return a === b || (sameWrite(a, b) && spell(a) === spell(b))
}

function spell(clock: Clock): string {
  return JSON.stringify(canonical(clock))
}

export function changeOf(document: ChangeDocument): unknown {
  return { ...(document.f as object), type: 'change', id: document._id, at: document.at }
}

/** The document of a change made by `device`. */
export function documentOfChange(change: Change, device: string, rev?: string): ChangeDocument {
  const { type, id, at, ...fields } = change
  return {
    _id: id,
    ...(rev === undefined ? {} : { _rev: rev }),
    type,
    v: DOCUMENT_VERSION,
    f: canonical(fields),
    by: device,
    at,
  }
}

export type Read =
  | { kind: 'record'; document: RecordDocument }
  | { kind: 'change'; change: Change; rev: string | undefined; by: string }
  | { kind: 'problem'; problem: string }

/** A raw document checked for its shape. The record inside is checked by `recordOf`. */
export function readDocument(raw: RawDocument): Read {
  const type = typeOfId(raw._id)
  if (type === null) return { kind: 'problem', problem: 'its id is of no known type' }
  if (raw['type'] !== type)
    return { kind: 'problem', problem: `its id says ${type}, its content ${String(raw['type'])}` }
  if (type === 'change') {
    const document = v.safeParse(ChangeDocument, raw)
    if (!document.success) return { kind: 'problem', problem: describeIssues(document.issues) }
    const change = v.safeParse(Change, changeOf(document.output))
    if (!change.success) return { kind: 'problem', problem: describeIssues(change.issues) }
    // Another device's change must not slip into this one's undo stack.
    if (raw._id.split(':')[1] !== document.output.by) return { kind: 'problem', problem: 'its id names another device' }
    return { kind: 'change', change: change.output, rev: document.output._rev, by: document.output.by }
  }
  const document = v.safeParse(RecordDocument, raw)
  if (!document.success) return { kind: 'problem', problem: describeIssues(document.issues) }
  return { kind: 'record', document: document.output }
}

/** The first issues of a failed check, as one line: "selector.0.start: Invalid type …". */
export function describeIssues(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues
    .slice(0, 3)
    .map((issue) => {
      const path = v.getDotPath(issue)
      return path === null ? issue.message : `${path}: ${issue.message}`
    })
    .join('; ')
}
