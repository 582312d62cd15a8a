// Which passages are meant to be joined, and where a passage is meant to be cut.
import type { QuoteDetail } from '../../shared/model/view.ts'
import { selectionNow, target, type ReaderStore } from './reader-state.ts'
import { wordBorder } from './word.ts'

/** The passages in the selection, else the active one and those it overlaps or stands beside; the one that stays comes first. */
export function toMerge(reader: ReaderStore): QuoteDetail[] {
  const { quotes, surface } = reader.getState()
  const chosen = target()
  const selection = selectionNow()
  if (!surface) return []
  if (!chosen) return selection ? quotes.touching(selection.start, selection.end) : []
  const { text } = surface.source
  let { start, end } = chosen
  while (start > 0 && /\s/u.test(text[start - 1]!)) start--
  while (end < text.length && /\s/u.test(text[end]!)) end++
  const others = quotes
    .touching(Math.max(0, start - 1), end + 1)
    .filter((other) => other.id !== chosen.id && other.end >= start && other.start <= end)
  return [chosen, ...others]
}

/** The passage the caret stands in, the active one first, else the shortest; and the border of the word there. */
export function toSplit(reader: ReaderStore): { quote: QuoteDetail; at: number } | null {
  const { surface, quotes, active } = reader.getState()
  const caret = surface?.caret() ?? reader.getState().caret
  if (!surface || caret === null) return null
  const { text } = surface.source
  const inWord = /[\p{L}\p{N}]{2}$/u.test(text.slice(Math.max(0, caret - 1), caret + 1))
  const at = inWord ? wordBorder(text, caret, -1, 'start') : caret
  const inside = quotes.at(at).filter((quote) => quote.start < at && at < quote.end)
  const quote =
    inside.find(({ id }) => id === active) ?? inside.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0]
  return quote ? { quote, at } : null
}
