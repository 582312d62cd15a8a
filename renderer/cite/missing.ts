// The works whose references lack facts, in the library's order: what the form walks through. Pure.
import type { CslItem } from '../../shared/model/reference.ts'
import type { ReferenceView, SourceView } from '../../shared/model/view.ts'

export interface Lacking {
  /** Stable while the form is walked through. */
  key: string
  /** Null where the source's work has no reference of the library yet. */
  reference: string | null
  source: string | null
  work: number | null
  item: CslItem
  missing: string[]
  /** File the work stands in; empty for a reference without a source. */
  file: string
}

export function lackingOf(sources: readonly SourceView[], references: readonly ReferenceView[]): Lacking[] {
  const files = new Map(sources.map((source, index) => [source.id, { file: source.file, index }]))
  const found: Lacking[] = references
    .filter((reference) => reference.missing.length > 0)
    .map((reference) => ({
      key: reference.id,
      reference: reference.id,
      source: reference.source,
      work: reference.work,
      item: reference.item,
      missing: reference.missing,
      file: files.get(reference.source ?? '')?.file ?? '',
    }))
  // Works that no reference of the library describes yet lack what the source says it lacks and they do not say.
  for (const source of sources) {
    if (source.missing.length === 0) continue
    for (const work of source.works) {
      const described = references.some(
        (reference) => reference.source === source.id && (reference.work === work.number || reference.work === null),
      )
      const missing = source.missing.filter((field) => work.item[field as keyof CslItem] === undefined)
      if (described || missing.length === 0) continue
      const key = `${source.id} ${work.number}`
      found.push({
        key,
        reference: null,
        source: source.id,
        work: work.number,
        item: work.item,
        missing,
        file: source.file,
      })
    }
  }
  const place = (one: Lacking) => files.get(one.source ?? '')?.index ?? files.size
  return found.toSorted((a, b) => place(a) - place(b) || (a.work ?? 0) - (b.work ?? 0))
}
