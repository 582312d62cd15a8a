// Notes written on two laptops at once become one text where the changes do not touch. Both laptops come to the same text by
// themselves, so it makes no difference which of them does it first; where the changes touch both versions stay to be decided.
import { commonBase, mergeText, type Write } from '../../../shared/merging/text.ts'
import type { FieldChange } from '../../../shared/model/change.ts'
import { typeOfId } from '../../../shared/model/id.ts'
import type { Replica } from '../store/replica.ts'
import type { Edit } from '../store/store.ts'

/** `ids`: records that were joined; answers what became of the notes whose text is one again. */
export async function joinNotes(replica: Replica, ids: Iterable<string>): Promise<FieldChange[]> {
  const edits: Edit[] = []
  const stood = [...ids].filter((id) => typeOfId(id) === 'note' && versionsOf(replica, id).length > 1)
  const writes = await writesOf(replica, stood)
  for (const id of stood) {
    const [first, ...others] = versionsOf(replica, id)
    const joined = others.reduce<string | null>(
      (text, other) => text && join(text, other, writes.get(id) ?? []),
      first!,
    )
    if (joined !== null) edits.push({ id, set: { markdown: joined }, settle: ['markdown'] })
  }
  if (edits.length === 0) return []
  return (await replica.commit({ verb: 'joinNotes', parameters: { count: edits.length }, edits })).changes
}

function join(one: string, two: string, writes: readonly Write[]): string | null {
  const base = commonBase(one, two, writes)
  return base === null ? null : mergeText(base, one, two)
}

/** What the note says, and what was written without knowledge of that; sorted, so that every laptop begins with the same. */
function versionsOf(replica: Replica, id: string): string[] {
  const note = replica.records.get('note', id)
  if (!note) return []
  const others = replica
    .disagreements(id)
    .flatMap((one) => (one.kind === 'alternatives' && one.field === 'markdown' ? one.others : []))
    .flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
  return [...new Set([note.markdown, ...others])].sort()
}

async function writesOf(replica: Replica, ids: readonly string[]): Promise<Map<string, Write[]>> {
  const writes = new Map<string, Write[]>(ids.map((id) => [id, []]))
  if (ids.length === 0) return writes
  const asked = new Set(ids)
  const touching = (await replica.touched()).filter(({ fields }) =>
    fields.some(({ id, field }) => field === 'markdown' && asked.has(id)),
  )
  for (const { changes } of await replica.changes(touching.map(({ change }) => change.id))) {
    for (const { id, field, before, after } of changes) {
      if (field !== 'markdown' || typeof after !== 'string') continue
      writes.get(id)?.push({ before: typeof before === 'string' ? before : undefined, after })
    }
  }
  return writes
}
