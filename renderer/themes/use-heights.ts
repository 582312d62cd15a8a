// How high the cards of a board turn out to be, told to its layout before the frame is painted: all that were drawn together at once, so
// that the page is laid out once for them and not once for each.
import { useCallback, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { BoardLayout } from './board-layout.ts'

/** To be given to each card as its `ref`; cards carry `data-key`, as React Aria writes it. */
export function useHeights(layout: BoardLayout): (card: HTMLElement | null) => (() => void) | undefined {
  const [observer] = useState(
    () =>
      new ResizeObserver((entries) => {
        const heights = entries.flatMap(({ target, borderBoxSize }): [string, number][] => {
          const { key } = (target as HTMLElement).dataset
          return key === undefined ? [] : [[key, Math.ceil(borderBoxSize[0]!.blockSize)]]
        })
        flushSync(() => layout.measured(heights))
      }),
  )
  useEffect(() => () => observer.disconnect(), [observer])
  return useCallback(
    (card) => {
      if (card === null) return undefined
      observer.observe(card)
      return () => observer.unobserve(card)
    },
    [observer],
  )
}
