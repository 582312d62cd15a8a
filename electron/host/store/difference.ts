// What became of records between two moments, field by field, in the shape the history keeps: so that a whole sync can be told and undone.
import { same } from '../../../shared/merging/canonical.ts'
import type { FieldChange } from '../../../shared/model/change.ts'
import { joinChanges } from './history.ts'
import { fieldOf, ITEM_PREFIX, SET_FIELDS } from './record.ts'
import type { AnyRecord, Edit } from './store.ts'

/** `before`, `after`: the record then and now; undefined where there was none. */
export function difference(before: AnyRecord | undefined, after: AnyRecord | undefined): FieldChange[] {
  const record = after ?? before
  if (!record) return []
  const { id, type } = record
  if (!before) return [{ id, field: 'type', after: type }]
  if (!after) return [{ id, field: 'type', before: type }]
  const changes: FieldChange[] = []
  const note = (field: string, old: unknown, now: unknown): void => {
    if (!same(old, now))
      changes.push({ id, field, ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) })
  }
  const sets: readonly string[] = SET_FIELDS[type]
  for (const field of fieldsOf(before, after)) {
    if (!sets.includes(field)) note(field, fieldOf(before, field), fieldOf(after, field))
    else {
      const old = fieldOf(before, field) as readonly string[]
      const now = fieldOf(after, field) as readonly string[]
      for (const element of new Set([...old, ...now]))
        note(`${field}:${element}`, old.includes(element), now.includes(element))
    }
  }
  return changes
}

/** The edits that take changes back, where the records still are as the changes left them; and how many are not. */
export function takeBack(
  changes: readonly FieldChange[],
  recordOf: (id: string) => AnyRecord | undefined,
): { edits: Edit[]; skipped: number } {
  const edits: Edit[] = []
  let skipped = 0
  // A record may have come to what it is in several steps.
  for (const { id, field, before, after } of joinChanges([], changes)) {
    const record = recordOf(id)
    const colon = field.indexOf(':')
    const set = record && SET_FIELDS[record.type].find((name) => name === field.slice(0, Math.max(0, colon)))
    if (!record) skipped++
    else if (field === 'type') {
      // A record that came goes to the trash: what has been attached to it since stays reachable.
      if (after === undefined || !('trashed' in record)) skipped += after === undefined ? 1 : 0
      else if (!record.trashed) edits.push({ id, set: { trashed: true } })
    } else if (set) {
      const element = field.slice(colon + 1)
      const present = (fieldOf(record, set) as readonly string[]).includes(element)
      if (present !== after) skipped++
      else edits.push(before === true ? { id, add: { [set]: [element] } } : { id, remove: { [set]: [element] } })
    } else if (!same(fieldOf(record, field), after)) skipped++
    else edits.push({ id, set: { [field]: before } })
  }
  return { edits, skipped }
}

function fieldsOf(before: AnyRecord, after: AnyRecord): string[] {
  const names = (record: AnyRecord) =>
    Object.keys(record).flatMap((field) =>
      record.type === 'reference' && field === 'item'
        ? Object.keys(record.item).map((variable) => ITEM_PREFIX + variable)
        : [field],
    )
  return [...new Set([...names(before), ...names(after)])].filter((field) => field !== 'id' && field !== 'type').sort()
}
