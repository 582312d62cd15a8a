// Fields that follow from others, and are made anew after two devices' changes have met: that they differ is nobody's to decide.
import type { Disagreement } from '../../../shared/merging/resolve.ts'
import type { StoredType } from './store.ts'

/** The text a source's corrections make, and which it was made of; the version of it that a passage points into. */
const DERIVED: Readonly<Partial<Record<StoredType, readonly string[]>>> = {
  source: ['text', 'read', 'made'],
  annotation: ['text'],
}
/** Where two versions of a text each moved a passage, these moved with it. */
const MOVED = ['selector', 'match', 'earlier']

export function withoutDerived(type: StoredType, disagreements: readonly Disagreement[]): Disagreement[] {
  const fields = new Set(disagreements.flatMap((one) => (one.kind === 'alternatives' ? [one.field] : [])))
  const derived = new Set(DERIVED[type] ?? [])
  if (type === 'annotation' && fields.has('text')) for (const field of MOVED) derived.add(field)
  return disagreements.filter((one) => one.kind !== 'alternatives' || !derived.has(one.field))
}
