// Moving the ends of a passage: by key a word at a time, by handle under the pointer; written once the hand rests.
import { announce } from '../state/announce.tsx'
import { currentMessages } from '../state/messages.tsx'
import type { Actions } from './actions.ts'
import { excerpt } from './excerpt.ts'
import { activeReader, get, set } from './reader-state.ts'
import { scrollTo } from './scroll.ts'
import { trimSpan, type Span } from './sentence.ts'
import { wordBorder } from './word.ts'

const REST_MS = 700
let timer: ReturnType<typeof setTimeout> | undefined

/** Sets the new ends for the eye; nothing is written yet. */
export function previewEnds(id: string, span: Span): void {
  set({ resizing: { id, ...span } })
}

/** Writes the ends that were last shown, unless they are the passage's own. */
export function writeEnds(actions: Actions, reader = activeReader()): void {
  clearTimeout(timer)
  const { resizing, quotes, surface } = reader.getState()
  if (!resizing || !surface) return
  const quote = quotes.byId(resizing.id)
  const span = trimSpan(surface.source.text, resizing.start, resizing.end)
  if (!quote || span.end <= span.start || (quote.start === span.start && quote.end === span.end)) {
    reader.setState({ resizing: null })
    return
  }
  void actions.resize(resizing.id, span)
}

/** Moves one end of the active passage by a word. */
export function moveEnd(edge: 'start' | 'end', direction: 1 | -1, actions: Actions): void {
  const { surface, scroller, quotes, active, resizing } = get()
  const quote = active === null ? undefined : quotes.byId(active)
  if (!surface || !scroller || !quote) return
  const now: Span = resizing?.id === quote.id ? resizing : quote
  const border = wordBorder(surface.source.text, now[edge], direction, edge)
  const next = edge === 'start' ? { start: border, end: now.end } : { start: now.start, end: border }
  if (next.end <= next.start) return
  previewEnds(quote.id, next)
  scrollTo(surface, scroller, edge === 'start' ? next.start : next.end - 1, 'gently')
  announce(currentMessages().reader.resizing(excerpt(surface.source.text.slice(next.start, next.end))))
  clearTimeout(timer)
  // By then the keys may be in the other text.
  const reader = activeReader()
  timer = setTimeout(() => writeEnds(actions, reader), REST_MS)
}

/** Whether the held passage runs from right to left, so that the arrow keys, which move as the eye does, move its ends the other way. */
export function runsBackward(): boolean {
  const { surface, quotes, active } = get()
  const quote = active === null ? undefined : quotes.byId(active)
  const element = quote && surface?.map().pieceAt(quote.start)?.element
  return element !== undefined && getComputedStyle(element).direction === 'rtl'
}
