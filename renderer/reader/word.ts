// Words and their borders, in any script. Pure; offsets are UTF-16 code units of the text given.
import type { Span } from './sentence.ts'

/** The word at an offset of a paragraph, else the next one. */
export function wordAt(text: string, offset: number): Span | null {
  let found: Span | null = null
  for (const { index, segment, isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)) {
    if (!isWordLike) continue
    found = { start: index, end: index + segment.length }
    if (found.end > offset) break
  }
  return found
}

/** The border of a word after (1) or before (-1) `offset` in the text, not beyond its ends. */
export function wordBorder(text: string, offset: number, direction: 1 | -1, edge: 'start' | 'end'): number {
  const window = 400
  const from = direction === 1 ? offset : Math.max(0, offset - window)
  const piece = text.slice(from, direction === 1 ? offset + window : offset)
  const borders = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(piece)]
    .filter((segment) => segment.isWordLike)
    .map(({ index, segment }) => from + (edge === 'start' ? index : index + segment.length))
  if (direction === 1) return borders.find((border) => border > offset) ?? offset
  return borders.findLast((border) => border < offset) ?? offset
}
