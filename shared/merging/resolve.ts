// What becomes of a record that devices changed without knowing of each other: one body for all leaves of its revision tree, and
// the list of what a person should be shown.
import { same } from './canonical.ts'
import { concurrent } from './clock.ts'
import { merge, type Body, type Version } from './merge.ts'

/** The one body that all leaves come to, in whatever order they are given. Throws a RangeError when there are none. */
export function resolve(leaves: readonly Body[]): Body {
  const [first, ...rest] = leaves
  if (!first) throw new RangeError('no leaves to resolve')
  return rest.reduce(merge, first)
}

export type Disagreement =
  /** Values written without knowledge of the one that is shown. `value` is missing where a device removed the field. */
  | { kind: 'alternatives'; field: string; others: { value?: unknown; device: string }[] }
  /** One device put the record into the trash while another edited it: the edit is kept, the record stays. */
  | { kind: 'trashedButEdited'; device: string; editedBy: string }

/** What devices disagree about and nobody has decided yet, by field name. */
export function disagreements(body: Body): Disagreement[] {
  const found: Disagreement[] = []
  for (const [field, [winner, ...rest]] of body.fields) {
    const others = rest.filter((version) => !same(version.value, winner!.value))
    if (others.length > 0) {
      found.push({
        kind: 'alternatives',
        field,
        others: others.map(({ value, clock }) =>
          value === undefined ? { device: clock[1] } : { value, device: clock[1] },
        ),
      })
    }
  }
  const editor = editorWhileTrashed(body)
  if (editor)
    found.push({ kind: 'trashedButEdited', device: body.fields.get('trashed')![0]!.clock[1], editedBy: editor })
  return found
}

/** Whether the record counts as being in the trash: an edit made without knowledge of the trashing keeps it out. */
export function isTrashed(body: Body): boolean {
  return body.fields.get('trashed')?.[0]?.value === true && editorWhileTrashed(body) === null
}

/** The device that edited while another trashed, or null. */
function editorWhileTrashed(body: Body): string | null {
  const trashing = body.fields.get('trashed')?.[0]
  if (trashing?.value !== true) return null
  for (const [field, versions] of body.fields) {
    if (field === 'trashed') continue
    const edit = versions.find((version: Version) => concurrent(version.clock, trashing.clock))
    if (edit) return edit.clock[1]
  }
  for (const elements of body.sets.values()) {
    for (const membership of elements.values()) if (concurrent(membership, trashing.clock)) return membership[1]
  }
  return null
}
