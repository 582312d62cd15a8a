// What a command comes to: the documents to write and the account of what changed, as a pure function of the records as they are.
import { canonical, same } from '../../../shared/merging/canonical.ts'
import { sameWrite, tick, type Clock } from '../../../shared/merging/clock.ts'
import { contextOf, type Body } from '../../../shared/merging/merge.ts'
import { isTrashed, keepOut } from '../../../shared/merging/resolve.ts'
import type { FieldChange } from '../../../shared/model/change.ts'
import { typeOfId } from '../../../shared/model/id.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { bodyOf, documentOf, FIELD_NAME, type RecordDocument } from './document.ts'
import { entryOf, type Entry } from './entry.ts'
import type { ReadModel } from './read-model.ts'
import { fieldOf, hasTrash, ITEM_PREFIX, recordOf, SET_FIELDS } from './record.ts'
import type { Edit, StoredType } from './store.ts'

export interface Plan {
  entries: Entry[]
  changes: FieldChange[]
}

/** One record while a command works on it. */
interface Draft {
  id: string
  type: StoredType
  before: Entry | undefined
  body: Body
  clock: Clock
  changes: Map<string, FieldChange>
  /** Whether a disagreement was decided, be it for what stands there already. */
  settled: boolean
}

/** Throws `badValue` where a record would not pass its schema; then nothing is to be written. */
export function planEdits(edits: readonly Edit[], model: ReadModel, device: string, at: string): Plan {
  const drafts = new Map<string, Draft>()
  for (const edit of edits) {
    const draft = drafts.get(edit.id) ?? begin(edit.id, model, device)
    drafts.set(edit.id, draft)
    apply(draft, edit)
  }
  const plan: Plan = { entries: [], changes: [] }
  for (const draft of drafts.values()) {
    const changes = [...draft.changes.values()].filter(({ before, after }) => !same(before, after))
    if (draft.before && changes.length === 0 && !draft.settled) continue
    plan.entries.push(finish(draft, device, at))
    if (draft.before) plan.changes.push(...changes)
    else plan.changes.push({ id: draft.id, field: 'type', after: draft.type })
  }
  return plan
}

function begin(id: string, model: ReadModel, device: string): Draft {
  const type = typeOfId(id)
  if (type === null || type === 'change') throw bad(id, id, 'it is not the id of a record')
  if (model.setAside.has(id)) throw bad(id, id, 'it is set aside, because this version cannot read it')
  const before = model.entry(type, id)
  const body: Body = before ? bodyOf(before.document) : { fields: new Map(), sets: new Map() }
  const draft: Draft = {
    id,
    type,
    before,
    body,
    clock: tick(contextOf(body), device),
    changes: new Map(),
    settled: false,
  }
  if (!before && hasTrash(type)) setField(draft, 'trashed', false)
  return draft
}

function apply(draft: Draft, edit: Edit): void {
  const sets = SET_FIELDS[draft.type]
  for (const [field, value] of Object.entries(edit.set ?? {})) {
    const set = sets.find((name) => name === field)
    if (field === 'id' || field === 'type') {
      if (value !== (field === 'id' ? draft.id : draft.type)) throw bad(field, value, `the record is ${draft.id}`)
    } else if (set !== undefined) {
      setMembers(draft, set, value)
    } else if (draft.type === 'reference' && field === 'item') {
      setItem(draft, value)
    } else {
      setField(draft, field, value, edit)
    }
  }
  for (const set of sets) {
    for (const element of edit.add?.[set] ?? []) setMember(draft, set, element, true)
    for (const element of edit.remove?.[set] ?? []) setMember(draft, set, element, false)
  }
}

/** What stands in a field now, as the record shows it: a trashed record that an edit keeps is not in the trash. */
function current(draft: Draft, field: string): unknown {
  const written = draft.changes.get(field)
  if (written) return written.after
  return draft.before ? fieldOf(draft.before.record, field) : undefined
}

function setField(draft: Draft, field: string, given: unknown, edit?: Pick<Edit, 'settle' | 'unseen'>): void {
  const settles = edit?.settle?.includes(field) ?? false
  const value = given === undefined ? undefined : checked(field, given)
  const old = current(draft, field)
  const [winner, ...others] = settles ? [] : (draft.body.fields.get(field) ?? [])
  if (same(old, value) && !settles) return
  draft.settled ||= settles
  // Whoever writes has seen the winner and replaces it. What it stood against stays to be decided, unless it said the same.
  const replaced = edit?.unseen?.includes(field) ? undefined : winner
  const kept = [winner, ...others].filter(
    (version) =>
      version !== undefined &&
      version !== replaced &&
      !sameWrite(version.clock, draft.clock) &&
      !same(version.value, replaced ? replaced.value : value),
  )
  const version = value === undefined ? { clock: draft.clock } : { value, clock: draft.clock }
  draft.body.fields.set(field, [version, ...kept.filter((one) => one !== undefined)])
  note(draft, field, old, value)
}

function setItem(draft: Draft, value: unknown): void {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw bad('item', value, 'it is not an object')
  for (const field of draft.body.fields.keys()) {
    const variable = field.slice(ITEM_PREFIX.length)
    if (field.startsWith(ITEM_PREFIX) && !Object.hasOwn(value, variable)) setField(draft, field, undefined)
  }
  for (const [variable, one] of Object.entries(value)) setField(draft, ITEM_PREFIX + variable, one)
}

function setMembers(draft: Draft, set: string, value: unknown): void {
  if (!Array.isArray(value) || !value.every((element) => typeof element === 'string')) {
    throw bad(set, value, 'it is not a list of ids')
  }
  for (const [element, membership] of draft.body.sets.get(set) ?? []) {
    if (membership[3] === 1 && !value.includes(element)) setMember(draft, set, element, false)
  }
  for (const element of value) setMember(draft, set, element, true)
}

function setMember(draft: Draft, set: string, element: string, present: boolean): void {
  const elements = draft.body.sets.get(set) ?? new Map()
  const old = elements.get(element)?.[3] === 1
  if (old === present) return
  elements.set(element, [...draft.clock, present ? 1 : 0])
  draft.body.sets.set(set, elements)
  note(draft, `${set}:${element}`, old, present)
}

/** Several edits of one field in one command are one change. */
function note(draft: Draft, field: string, before: unknown, after: unknown): void {
  const first = draft.changes.has(field) ? draft.changes.get(field)!.before : before
  draft.changes.set(field, {
    id: draft.id,
    field,
    ...(first === undefined ? {} : { before: first }),
    ...(after === undefined ? {} : { after }),
  })
}

function finish(draft: Draft, device: string, at: string): Entry {
  const { id, type, before, body } = draft
  if (before && hasTrash(type) && !current(draft, 'trashed') && isTrashed(body)) keepOut(body, draft.clock)
  const document: RecordDocument = documentOf({ id, type, by: device, at, rev: before?.document._rev }, body)
  const made = recordOf(document)
  if ('problem' in made) throw bad(id, document.f, made.problem)
  return entryOf(document, made.record)
}

function checked(field: string, value: unknown): unknown {
  if (!FIELD_NAME.test(field)) throw bad(field, value, 'a field cannot have that name')
  try {
    return canonical(value)
  } catch (error) {
    throw bad(field, String(value), `it holds ${(error as Error).message}`)
  }
}

function bad(what: string, value: unknown, problem: string): CommonplaceError {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return new CommonplaceError('badValue', { what, value: text.length > 80 ? `${text.slice(0, 80)}…` : text, problem })
}
