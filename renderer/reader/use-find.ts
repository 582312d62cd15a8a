// Find in the open text: hits, which one is current, and painting them.
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { announce } from '../state/announce.tsx'
import { useMessages } from '../state/messages.tsx'
import { findAll, foldText, type Folded } from './find.ts'
import { useReader, useReaderStore } from './reader-state.ts'
import { scrollTo, topOffset } from './scroll.ts'
import type { Span } from './sentence.ts'

export interface Finding {
  query: string
  setQuery(query: string): void
  hits: readonly Span[]
  /** Index of the current hit; -1 without one. */
  at: number
  /** Goes to the next (1) or previous (-1) hit, round the ends. */
  again(direction: 1 | -1): void
}

export function useFind(): Finding {
  const { reader } = useMessages()
  const store = useReaderStore()
  const surface = useReader((state) => state.surface)
  const shown = useReader((state) => state.finding)
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(-1)
  const deferred = useDeferredValue(query)
  const fold = useMemo(() => {
    let folded: Folded | null = null
    return () => (folded ??= foldText(surface?.source.text ?? ''))
  }, [surface])
  const hits = useMemo(() => (deferred.trim() === '' ? [] : findAll(fold(), deferred)), [deferred, fold])

  // A new search starts at the first hit from what is selected, such as the hit the last one ended at, else from where the reader is.
  useEffect(() => {
    const { surface: open, scroller, selection } = store.getState()
    const from = selection?.start ?? (open && scroller ? (topOffset(open, scroller) ?? 0) : 0)
    const first = hits.findIndex((hit) => hit.start >= from)
    setAt(hits.length === 0 ? -1 : Math.max(0, first))
  }, [hits, store])

  const current = hits[at]
  useEffect(() => {
    surface?.painter.setExtra('found', shown ? hits : [])
    return () => surface?.painter.setExtra('found', [])
  }, [surface, hits, shown])
  useEffect(() => {
    surface?.painter.setExtra('found-now', shown && current ? [current] : [])
    const { scroller } = store.getState()
    if (shown && current && surface && scroller) scrollTo(surface, scroller, current.start, 'gently')
    return () => surface?.painter.setExtra('found-now', [])
  }, [surface, current, shown, store])

  const again = useCallback(
    (direction: 1 | -1) => {
      if (hits.length === 0) return
      const next = (at + direction + hits.length) % hits.length
      setAt(next)
      announce(reader.find.count(next + 1, hits.length))
      const { surface: open, scroller, finding } = store.getState()
      const hit = hits[next]!
      // With the bar closed nothing is painted: the hit is selected instead.
      if (finding || !open || !scroller) return
      open.root.focus({ preventScroll: true })
      open.select(hit.start, hit.end)
      scrollTo(open, scroller, hit.start, 'gently')
    },
    [hits, at, reader, store],
  )
  useEffect(() => {
    // Without anything found, going on means to look for something.
    const findAgain = (direction: 1 | -1): void =>
      hits.length === 0 ? store.setState({ finding: true }) : again(direction)
    store.setState({ findAgain, found: { words: deferred.trim(), hits, now: current ?? null } })
  }, [again, hits, deferred, current, store])
  return { query, setQuery, hits, at, again }
}
