// In a narrow window the active card lies over the foot of the text, and would lie over its own passage: the text makes way once.
import { type RefObject, useEffect } from 'react'
import type { QuoteDetail } from '../../shared/model/view.ts'
import { useReader } from './reader-state.ts'

/** px between a passage and what stands above or below it. */
const GAP_PX = 8

/** How far to scroll, in px, so that a passage (from `top` to `bottom`) stands above `foot`; its beginning stays below `head`. */
export function wayUp(
  passage: { top: number; bottom: number },
  { head, foot }: { head: number; foot: number },
): number {
  return Math.max(0, Math.min(passage.bottom + GAP_PX - foot, passage.top - GAP_PX - head))
}

/** `cards` are those that are drawn, `elements` where. Runs when another card is the active one and when that card grows, never while one scrolls. */
export function usePassageAboveCard(
  cards: readonly QuoteDetail[],
  elements: RefObject<ReadonlyMap<string, HTMLElement>>,
): void {
  const surface = useReader((state) => state.surface)
  const scroller = useReader((state) => state.scroller)
  const active = useReader((state) => state.active)
  const quote = cards.find((card) => card.id === active)
  const start = quote?.start
  const end = quote?.end
  useEffect(() => {
    const card = active === null ? undefined : elements.current.get(active)
    if (!surface || !scroller || !card || start === undefined || end === undefined) return
    const observer = new ResizeObserver(() => {
      if (getComputedStyle(card.parentElement!).position !== 'sticky') return
      const lines = surface.boxes(start, end)
      const [first, last] = [lines[0], lines.at(-1)]
      if (!first || !last) return
      const room = { head: scroller.getBoundingClientRect().top, foot: card.getBoundingClientRect().top }
      scroller.scrollTop += wayUp({ top: first.top, bottom: last.bottom }, room)
    })
    observer.observe(card)
    return () => observer.disconnect()
  }, [surface, scroller, active, elements, start, end])
}
