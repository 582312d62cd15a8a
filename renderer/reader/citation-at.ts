// Which printed citation a place in the text is on. Pure; offsets are UTF-16 code units.
import type { SourceText } from '../../shared/model/source-text.ts'

type Cited = Pick<SourceText, 'citations'>

/** Index of the citation that holds the offset; null where there is none. */
export function citationAt(source: Cited, offset: number): number | null {
  const index = source.citations.findIndex((one) => one.start <= offset && offset < one.end)
  return index === -1 ? null : index
}
