// What is known of a work: the facts its text proves, overlaid by what the library's reference for it says.
import type { CslItem, Reference } from '../../../shared/model/reference.ts'
import type { Work } from '../../../shared/model/source-text.ts'
import type { Records } from '../store/store.ts'
import { isLiveReference } from './live.ts'

/** The live references of a source, at most one for each work number and one for the whole source (`null`). */
export type SourceReferences = ReadonlyMap<number | null, Reference>

const NONE: SourceReferences = new Map()

/** Live references by source, gathered once for many look-ups. */
export function referencesBySource(records: Records): (source: string) => SourceReferences {
  const bySource = new Map<string, Map<number | null, Reference>>()
  for (const reference of records.all('reference')) {
    if (reference.source === null || !isLiveReference(records, reference)) continue
    let ofSource = bySource.get(reference.source)
    if (ofSource === undefined) bySource.set(reference.source, (ofSource = new Map()))
    // Two laptops may each have made one for the same work; both must show the same: the one made first.
    const other = ofSource.get(reference.work)
    if (other === undefined || reference.id < other.id) ofSource.set(reference.work, reference)
  }
  return (source) => bySource.get(source) ?? NONE
}

export function referenceOf(records: Records, source: string, work: number | null): Reference | undefined {
  return referencesBySource(records)(source).get(work)
}

/** The text's facts overlaid by the user's. `work` counts from 1; null is the whole source, of which a text proves nothing. */
export function knownItem(works: readonly Work[], work: number | null, reference: Reference | undefined): CslItem {
  const proven = work === null ? undefined : works[work - 1]?.item
  return { ...proven, ...reference?.item }
}

/** For titles of lists: the work's own, else what contains it. */
export function titleOf(item: CslItem): string | null {
  for (const variable of ['title', 'title-short'] as const) {
    const title = item[variable]
    if (typeof title === 'string' && title.trim() !== '') return title
  }
  return null
}
