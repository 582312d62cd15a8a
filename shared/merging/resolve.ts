// What becomes of a record that devices changed without knowing of each other: one body for all leaves of its revision tree, and
// the list of what a person should be shown.
import { same } from './canonical.ts'
import { concurrent, type Clock, type Membership } from './clock.ts'
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
  /** One device put the record into the trash while another edited it or took it out: that is kept, the record stays. */
  | { kind: 'trashedButEdited'; device: string; editedBy: string }

/** What devices disagree about and nobody has decided yet, by field name. */
export function disagreements(body: Body): Disagreement[] {
  const found: Disagreement[] = []
  for (const [field, [winner, ...rest]] of body.fields) {
    if (field === 'trashed') continue
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
  const trashing = trashingOf(body)
  const keeping = trashing && keepingFrom(body, trashing)
  if (keeping) found.push({ kind: 'trashedButEdited', device: trashing.clock[1], editedBy: keeping[1] })
  return found
}

/** Whether the record counts as being in the trash: an edit made without knowledge of the trashing keeps it out. */
export function isTrashed(body: Body): boolean {
  const trashing = trashingOf(body)
  return trashing !== undefined && keepingFrom(body, trashing) === null
}

/**
 * Keeps a record out of the trash that was edited there without knowledge of the trashing, when somebody writes to it who knows of both:
 * from the clock of that write it could no longer be told. Whether it is to stay is still to be decided.
 */
export function keepOut(body: Body, clock: Clock): void {
  body.fields.set('trashed', [{ value: false, clock }, ...(body.fields.get('trashed') ?? [])])
}

function trashingOf(body: Body): Version | undefined {
  return body.fields.get('trashed')?.find(({ value }) => value === true)
}

/** The write that keeps a record out of the trash: it was taken out, or edited, by somebody who did not know. Or null. */
function keepingFrom(body: Body, trashing: Version): Clock | Membership | null {
  for (const [field, versions] of body.fields) {
    const keeping = versions.find((version) =>
      field === 'trashed' ? version.value !== true : concurrent(version.clock, trashing.clock),
    )
    if (keeping) return keeping.clock
  }
  for (const elements of body.sets.values()) {
    for (const membership of elements.values()) if (concurrent(membership, trashing.clock)) return membership
  }
  return null
}
