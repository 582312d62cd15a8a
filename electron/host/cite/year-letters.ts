// Letters after years for works that are cited alike, and for no others. The engine's own counts all of one family name and year
// through as soon as the first two of them are alike, and letters none where the first is not: of two works by Paul and one by Karl,
// some got "2010b" and "2010c", and some nothing at all.
import CSL from 'citeproc'
import type { Engine } from 'citeproc'

const corrected = new WeakSet<Engine>()

/** From now on this engine does so. */
export function letterThoseAlike(engine: Engine): void {
  corrected.add(engine)
}

const { disYears } = CSL.Disambiguation.prototype
CSL.Disambiguation.prototype.disYears = function () {
  const { state, lists, listpos, partners, nonpartners } = this
  if (!corrected.has(state)) return disYears.call(this)
  const [base] = lists[listpos]!
  if (partners.length > 1) {
    const { mylist, registry, sorter } = state.registry
    const alike = new Set(partners.map(({ id }) => String(id)))
    // Of equal sort keys, the order of the list decides.
    const works = mylist.filter((id) => alike.has(String(id))).map((id) => registry[id]!)
    for (const [at, { id }] of works.sort(sorter.compareKeys).entries()) {
      const before = registry[id]!.disambig
      base.year_suffix = String(at)
      state.registry.registerAmbigToken(this.akey, String(id), base)
      if (CSL.ambigConfigDiff(before, base)) state.tmp.taintedItemIDs[id] = true
    }
    base.year_suffix = false
  }
  // The others are looked at next.
  lists[listpos] = [base, nonpartners]
}
