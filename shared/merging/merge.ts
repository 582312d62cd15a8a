// Joins two versions of one record. Each field holds the versions nobody has replaced yet: one, or several where devices wrote
// without knowing of each other. A version is dropped only if the other side has seen it and replaced it; so the join is
// commutative, associative and idempotent, needs no common ancestor, and loses nothing
// (an optimised observed-remove map, https://arxiv.org/abs/1210.3368).
import { canonical } from './canonical.ts'
import { compareClocks, hasSeen, sameWrite, see, type Clock, type Context, type Membership } from './clock.ts'

/** A value of a field; without `value` the field was removed. */
export interface Version {
  readonly value?: unknown
  readonly clock: Clock
}

/** A record's content with its clocks. */
export interface Body {
  /** The winner first, then what was written without knowledge of it, newest first. Never empty. */
  fields: Map<string, readonly Version[]>
  sets: Map<string, Map<string, Membership>>
}

/** All writes that went into a body. */
export function contextOf(body: Body): Context {
  const context: Record<string, number> = {}
  for (const versions of body.fields.values()) for (const version of versions) see(context, version.clock)
  for (const elements of body.sets.values()) for (const membership of elements.values()) see(context, membership)
  return context
}

/** The join of two bodies of the same record. */
export function merge(a: Body, b: Body): Body {
  const seenByA = contextOf(a)
  const seenByB = contextOf(b)
  const fields: Body['fields'] = new Map()
  for (const field of namesOf(a.fields, b.fields)) {
    const versions = mergeVersions(a.fields.get(field) ?? [], seenByA, b.fields.get(field) ?? [], seenByB)
    if (versions.length > 0) fields.set(field, versions)
  }
  const sets: Body['sets'] = new Map()
  for (const set of namesOf(a.sets, b.sets)) sets.set(set, mergeSet(a.sets.get(set), b.sets.get(set)))
  return { fields, sets }
}

function mergeVersions(a: readonly Version[], seenByA: Context, b: readonly Version[], seenByB: Context): Version[] {
  const kept = new Map<string, Version>()
  const keep = (mine: readonly Version[], theirs: readonly Version[], seenByThem: Context) => {
    for (const version of mine) {
      // Seen by them and no longer among theirs: they replaced it. The same write on both sides with two values happens only
      // where a library was copied with its device id; then both values stay.
      const held = theirs.some((other) => sameWrite(other.clock, version.clock))
      if (held || !hasSeen(seenByThem, version.clock)) kept.set(spell(version), version)
    }
  }
  keep(a, b, seenByB)
  keep(b, a, seenByA)
  return sortVersions([...kept.values()])
}

/** Newest first; equal clocks (see above) by spelling, so that every device names the same winner. */
export function sortVersions(versions: Version[]): Version[] {
  return versions.sort((x, y) => compareClocks(y.clock, x.clock) || (spell(x) < spell(y) ? 1 : -1))
}

function spell(version: Version): string {
  return JSON.stringify(canonical([version.clock, version.value === undefined ? [] : [version.value]]))
}

/** Each element's newest word wins; of equal clocks (a copied device id) presence does. */
function mergeSet(a: Map<string, Membership> | undefined, b: Map<string, Membership> | undefined) {
  const merged = new Map<string, Membership>()
  for (const element of namesOf(a ?? new Map(), b ?? new Map())) {
    const x = a?.get(element)
    const y = b?.get(element)
    if (!x || !y) merged.set(element, (x ?? y)!)
    else
      merged.set(
        element,
        (compareClocks(x, y) || x[3] - y[3] || (JSON.stringify(x) < JSON.stringify(y) ? -1 : 1)) > 0 ? x : y,
      )
  }
  return merged
}

function namesOf(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].sort()
}
