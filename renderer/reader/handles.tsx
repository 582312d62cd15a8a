// The two ends of the active passage, to be dragged or moved by arrow keys.
import { useLayoutEffect, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react'
import { useMessages } from '../state/messages.tsx'
import type { Actions } from './actions.ts'
import { directionOfParagraph } from './direction.ts'
import styles from './handles.module.css'
import { useReader } from './reader-state.ts'
import { moveEnd, previewEnds, runsBackward, writeEnds } from './resize.ts'
import { excerpt } from './excerpt.ts'

const LEAST_PX = 24

interface Spot {
  left: number
  top: number
  height: number
}

export function Handles({ actions, desk }: { actions: Actions; desk: RefObject<HTMLElement | null> }) {
  const { reader } = useMessages()
  const surface = useReader((state) => state.surface)
  const quote = useReader((state) => (state.active === null ? undefined : state.quotes.byId(state.active)))
  const resizing = useReader((state) => state.resizing)
  const selecting = useReader((state) => state.selection !== null)
  const span = resizing && resizing.id === quote?.id ? resizing : quote
  const [spots, setSpots] = useState<{ start: Spot; end: Spot } | null>(null)

  useLayoutEffect(() => {
    if (!surface || !span || !desk.current) return setSpots(null)
    const measure = (): void => {
      const origin = desk.current?.getBoundingClientRect()
      // By the first and the last letter: of a line in two scripts, what is read first need not stand first.
      const first = surface.boxes(span.start, span.start + 1)[0]
      const last = surface.boxes(span.end - 1, span.end).at(-1)
      if (!origin || !first || !last) return setSpots(null)
      const page = getComputedStyle(surface.map().pieceAt(span.start)?.element ?? surface.root).direction
      const runsBack = (offset: number): boolean =>
        (directionOfParagraph(surface.source.text.slice(offset, offset + 1)) ?? page) === 'rtl'
      const at = (x: number, box: DOMRect): Spot => ({
        left: x - origin.left,
        // WCAG 2.5.8: whatever the size of the words, the target is large enough.
        top: box.top - origin.top - Math.max(0, LEAST_PX - box.height) / 2,
        height: Math.max(LEAST_PX, box.height),
      })
      setSpots({
        start: at(runsBack(span.start) ? first.right : first.left, first),
        end: at(runsBack(span.end - 1) ? last.left : last.right, last),
      })
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(surface.root)
    return () => observer.disconnect()
  }, [surface, span, desk])

  if (!surface || !quote || !span || !spots || selecting) return null
  const drag = (edge: 'start' | 'end') => (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const offset = surface.hit(event.clientX, event.clientY - spots[edge].height / 4)
    if (offset === null) return
    const next = edge === 'start' ? { start: offset, end: span.end } : { start: span.start, end: offset + 1 }
    if (next.end > next.start) previewEnds(quote.id, next)
  }
  const keys = (edge: 'start' | 'end') => (event: KeyboardEvent) => {
    // Left and right as the eye sees them, up and down by the text's own order.
    const sideways = runsBackward() ? -1 : 1
    const moves: Record<string, 1 | -1> = { ArrowDown: 1, ArrowUp: -1 }
    if (event.key === 'ArrowRight') moves[event.key] = sideways
    if (event.key === 'ArrowLeft') moves[event.key] = sideways === 1 ? -1 : 1
    const direction = moves[event.key]
    if (direction === undefined) return
    event.preventDefault()
    event.stopPropagation()
    moveEnd(edge, direction, actions)
  }
  return (['start', 'end'] as const).map((edge) => (
    <div
      key={edge}
      role="slider"
      tabIndex={0}
      aria-label={edge === 'start' ? reader.card.startHandle : reader.card.endHandle}
      aria-valuemin={0}
      aria-valuemax={surface.source.text.length}
      aria-valuenow={span[edge]}
      aria-valuetext={excerpt(surface.source.text.slice(span.start, span.end))}
      className={styles['handle']}
      data-edge={edge}
      style={{ left: spots[edge].left, top: spots[edge].top, height: spots[edge].height }}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={drag(edge)}
      onPointerUp={() => writeEnds(actions)}
      onKeyDown={keys(edge)}
    />
  ))
}
