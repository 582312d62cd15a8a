// Which printed citation, and which of its references, a place in the text is on. Pure; offsets are UTF-16 code units.
import type { SourceText } from '../../shared/model/source-text.ts'

type Cited = Pick<SourceText, 'citations' | 'references'>

/** Index of the citation that holds the offset and leads to a reference; null where there is none. */
export function citationAt(source: Cited, offset: number): number | null {
  const index = source.citations.findIndex(
    (one) => one.start <= offset && offset < one.end && one.references.length > 0,
  )
  return index === -1 ? null : index
}

/** The references a citation means, as printed, with the block each stands in. */
export function referencesOf(source: Cited, citation: number): { raw: string; block: number }[] {
  const indexes = source.citations[citation]?.references ?? []
  return indexes.flatMap((index) => source.references[index] ?? [])
}
