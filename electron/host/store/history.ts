// What a device may undo and redo, derived from its changes alone, so that it survives restarts; and how a change is taken back.
import { same } from '../../../shared/merging/canonical.ts'
import { AUTOMATIC, type Change, type FieldChange } from '../../../shared/model/change.ts'
import { typeOfId } from '../../../shared/model/id.ts'
import { clockOf, membershipOf } from './document.ts'
import type { KnownChange, ReadModel } from './read-model.ts'
import { fieldOf, hasTrash, SET_FIELDS } from './record.ts'
import type { Edit, SetName, StoredType } from './store.ts'

export interface Stacks {
  /** Ids of changes, newest last. */
  undo: string[]
  redo: string[]
}

/** The device's own changes in the order it made them. */
export function ownChanges(changes: Iterable<KnownChange>, device: string): KnownChange[] {
  return [...changes].filter((change) => change.device === device).sort((a, b) => a.n - b.n || (a.id < b.id ? -1 : 1))
}

/** Replays a device's changes. */
export function stacksOf(own: readonly KnownChange[]): Stacks {
  const stacks: Stacks = { undo: [], redo: [] }
  for (const change of own) record(stacks, change)
  return stacks
}

/** What one more change does to the stacks: an undo moves its change over, a redo moves it back, a command empties redo. */
export function record(stacks: Stacks, change: Pick<KnownChange, 'id' | 'verb' | 'of'>): void {
  if (change.verb === 'undo' && change.of !== undefined) move(stacks.undo, stacks.redo, change.of)
  else if (change.verb === 'redo' && change.of !== undefined) move(stacks.redo, stacks.undo, change.of)
  else if (!AUTOMATIC.has(change.verb)) {
    stacks.undo.push(change.id)
    stacks.redo.length = 0
  }
}

function move(from: string[], to: string[], id: string): void {
  const at = from.lastIndexOf(id)
  if (at < 0) return
  from.splice(at, 1)
  to.push(id)
}

/** Changes of any device that stand undone: their newest undo is newer than their newest redo. */
export function undoneChanges(changes: Iterable<KnownChange>): Set<string> {
  const latest = new Map<string, KnownChange>()
  for (const change of changes) {
    // A device undoes only its own.
    if (!change.of?.startsWith(`chg:${change.device}:`)) continue
    const known = latest.get(change.of)
    if (!known || known.n < change.n) latest.set(change.of, change)
  }
  return new Set([...latest].filter(([, change]) => change.verb === 'undo').map(([of]) => of))
}

/**
 * The edits that take a change back, and the fields (`<id> <field>`) left alone because somebody has changed them since. A created
 * record is put into the trash: whatever others have attached to it stays reachable.
 */
export function inverse(change: Change, model: ReadModel, device: string): { edits: Edit[]; skipped: string[] } {
  const edits: Edit[] = []
  const skipped: string[] = []
  for (const { id, field, before, after } of change.changes.toReversed()) {
    const type = typeOfId(id) as StoredType
    const entry = model.entry(type, id)
    const created = field === 'type'
    if (created && !hasTrash(type)) continue
    const target = created ? 'trashed' : field
    const expected = created ? false : after
    if (!entry || !stillMine(entry, target, expected, device)) {
      skipped.push(`${id} ${field}`)
      continue
    }
    const [name, element] = splitMember(type, field)
    if (created) edits.push({ id, set: { trashed: true } })
    else if (element === null) edits.push({ id, set: { [name]: before } })
    else edits.push(before === true ? { id, add: { [name]: [element] } } : { id, remove: { [name]: [element] } })
  }
  return { edits, skipped }
}

/** Whether the field still holds what this device wrote there. */
function stillMine(
  entry: NonNullable<ReturnType<ReadModel['entry']>>,
  field: string,
  expected: unknown,
  device: string,
): boolean {
  const { document, record } = entry
  const [set, element] = splitMember(record.type, field)
  if (element !== null) {
    const membership = membershipOf(document, set, element)
    return membership !== undefined && membership[1] === device && (membership[3] === 1) === expected
  }
  return clockOf(document, field)?.[1] === device && same(fieldOf(record, field), expected)
}

/** `themes:<id>` is the membership of one element; any other name is a field. */
function splitMember(
  type: StoredType,
  field: string,
): [set: SetName, element: string] | [field: string, element: null] {
  const colon = field.indexOf(':')
  const set = SET_FIELDS[type].find((name) => name === field.slice(0, Math.max(0, colon)))
  return set === undefined ? [field, null] : [set, field.slice(colon + 1)]
}

/** One change out of two: the oldest `before` and the newest `after` of each field; fields of a record made here are in its making. */
export function joinChanges(older: Change['changes'], newer: readonly FieldChange[]): Change['changes'] {
  const made = new Set(older.filter(({ field }) => field === 'type').map(({ id }) => id))
  const joined = new Map(older.map((change) => [`${change.id} ${change.field}`, change]))
  for (const change of newer) {
    if (made.has(change.id)) continue
    if (change.field === 'type') made.add(change.id)
    const key = `${change.id} ${change.field}`
    const before = joined.get(key)
    const { before: _, ...rest } = change
    joined.set(key, before ? { ...rest, ...('before' in before ? { before: before.before } : {}) } : change)
  }
  return [...joined.values()]
}
