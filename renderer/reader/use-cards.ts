// Which passages have a card in the margin now, and where each card stands: beside the first line of its passage, without collision.
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { QuoteDetail } from '../../shared/model/view.ts'
import { usePassageAboveCard } from './above-card.ts'
import { layoutCards } from './card-layout.ts'
import { useReader } from './reader-state.ts'
import type { TextSurface } from './text-surface.ts'

const GAP_PX = 10
const NOTHING_NEAR = { of: null, sections: new Set<number>() }

export interface PlacedCards {
  cards: readonly QuoteDetail[]
  /** px from the top of the desk; missing until measured. */
  tops: ReadonlyMap<string, number>
  /** Gives each card's element. */
  hold(id: string): (element: HTMLElement | null) => void
}

export function useCards(desk: RefObject<HTMLElement | null>): PlacedCards {
  const surface = useReader((state) => state.surface)
  const quotes = useReader((state) => state.quotes)
  const active = useReader((state) => state.active)
  // Sections are numbered by their text: those of one text say nothing of another.
  const [near, setNear] = useState<{ of: TextSurface | null; sections: ReadonlySet<number> }>(NOTHING_NEAR)
  const [tops, setTops] = useState<ReadonlyMap<string, number>>(new Map())
  const elements = useRef(new Map<string, HTMLElement>())
  const sizes = useRef<ResizeObserver>(undefined)

  useEffect(() => surface?.onNear((sections) => sections.size > 0 && setNear({ of: surface, sections })), [surface])

  const shown = useRef<readonly QuoteDetail[]>([])
  const cards: QuoteDetail[] = []
  if (surface && near.of === surface) {
    for (const section of [...near.sections].sort((a, b) => a - b)) {
      const { start, end } = surface.sections[section]!
      for (const quote of quotes.touching(start, end)) if (quote.start >= start) cards.push(quote)
    }
  } else if (surface && near.of) {
    // Laid out anew: until it is known what is near, the cards stay. A note may be being written in one.
    cards.push(...shown.current.flatMap(({ id }) => quotes.byId(id) ?? []))
  }
  usePassageAboveCard(cards, elements)
  shown.current = cards
  const signature = cards.map((card) => `${card.id} ${card.start}`).join()

  const layout = useCallback(() => {
    if (!surface || !desk.current) return
    const origin = desk.current.getBoundingClientRect().top
    const boxes = shown.current.map((card) => ({
      id: card.id,
      want: (surface.boxes(card.start, Math.min(card.start + 1, card.end))[0]?.top ?? origin) - origin - 2,
      height: elements.current.get(card.id)?.offsetHeight ?? 0,
    }))
    setTops((before) => {
      const next = layoutCards(boxes, GAP_PX, active)
      return same(before, next) ? before : next
    })
  }, [surface, desk, active])

  useLayoutEffect(layout, [layout, signature])
  useEffect(() => {
    if (!surface) return
    // The text reflows with width, size and face, and as sections are laid out; cards grow as they are written in.
    const observer = new ResizeObserver(layout)
    sizes.current = observer
    observer.observe(surface.root)
    for (const element of elements.current.values()) observer.observe(element)
    return () => observer.disconnect()
  }, [surface, layout])

  const hold = useCallback(
    (id: string) => (element: HTMLElement | null) => {
      const before = elements.current.get(id)
      if (before && before !== element) sizes.current?.unobserve(before)
      if (element) {
        elements.current.set(id, element)
        sizes.current?.observe(element)
      } else elements.current.delete(id)
    },
    [],
  )
  return { cards, tops, hold }
}

function same(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  if (a.size !== b.size) return false
  for (const [id, top] of a) if (b.get(id) !== top) return false
  return true
}
