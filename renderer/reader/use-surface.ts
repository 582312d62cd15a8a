// Opens the text in its element and keeps what is painted on it in step with the passages and the state.
import { useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from 'react'
import type { QuoteDetail, SourceTextView } from '../../shared/model/view.ts'
import { useMessages } from '../state/messages.tsx'
import { placeOf } from '../state/place.ts'
import { useSetting } from '../state/settings.ts'
import { useSide } from '../state/side.ts'
import { startCaret } from './caret.ts'
import { carryOver, type Left } from './carry-over.ts'
import { indexIntervals } from './interval-index.ts'
import { makeOutline } from './outline.ts'
import { pageAt } from './page.ts'
import { FRESH, useOwnSide, useReader, useReaderStore } from './reader-state.ts'
import { useRemovedPieces, useRemovedShown } from './removed.ts'
import { openSurface, sectionAt, type TextSurface } from './text-surface.ts'

export function useSurface(
  root: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  source: SourceTextView,
  quotes: readonly QuoteDetail[],
): TextSurface | null {
  const { reader } = useMessages()
  const caret = useSetting('caret')
  const store = useReaderStore()
  const removed = useRemovedShown((state) => state.shown)
  // At the first render the text before this one still stands in the state.
  const surface = useReader((state) => (state.surface?.source === source ? state.surface : null))
  const usePlace = placeOf(useOwnSide())
  const left = useRef<Left | null>(null)

  useLayoutEffect(() => {
    if (!root.current || !scroller.current) return
    const words = { page: reader.pageName, note: reader.noteName, removed: reader.removed.piece }
    const opened = openSurface(root.current, scroller.current, source, words, removed)
    const outline = makeOutline(source, (offset) => pageAt(source.pages, offset))
    const carried = left.current && carryOver(left.current, source)
    store.setState({ ...FRESH, ...carried?.state, surface: opened, scroller: scroller.current, outline })
    if (carried?.ends) opened.select(carried.ends.anchor, carried.ends.focus)
    const { now, settle } = usePlace.getState()
    if (carried && now.settled && now.offset !== null) settle(carried.follow(now.offset))
    return () => {
      left.current = { source, state: store.getState(), ends: opened.ends() }
      opened.stop()
      store.setState({ ...FRESH, scroller: null })
    }
  }, [root, scroller, source, reader, store, removed, usePlace])

  const index = useMemo(() => indexIntervals(quotes), [quotes])
  const provisional = useReader((state) => state.provisional)
  useLayoutEffect(() => surface?.painter.setPassages(index), [surface, index])
  useLayoutEffect(() => {
    const arrived =
      provisional &&
      index.touching(provisional.start, provisional.end).some((quote) => quote.start === provisional.start)
    if (arrived) store.setState({ provisional: null })
    surface?.painter.setComing(arrived ? null : provisional)
  }, [surface, index, provisional, store])
  useLayoutEffect(() => {
    if (!surface) return
    const { active, quotes: before } = store.getState()
    store.setState({ quotes: index })
    // Gone is what was there before: a passage just made may be active, and its note begun, ahead of the list that holds it.
    const gone = active !== null && before.byId(active) && !index.byId(active)
    if (gone) store.setState({ active: null, held: false, tool: 'none' })
  }, [surface, index, store])

  useEffect(() => (surface && caret ? startCaret(surface) : undefined), [surface, caret])
  useRemovedPieces(surface)
  usePaintedState(surface)
  useRealMarks(surface)
  return surface
}

/** Paints what the pointer and the keys are at. */
function usePaintedState(surface: TextSurface | null): void {
  const hover = useReader((state) => state.hover)
  const active = useReader((state) => state.active)
  const resizing = useReader((state) => state.resizing)
  const quotes = useReader((state) => state.quotes)
  const side = useOwnSide()
  const away = useSide((state) => state.active !== side)
  const kept = useReader((state) => (away || (state.toolbarShown && state.tool !== 'none') ? state.selection : null))
  useLayoutEffect(() => {
    const top = hover.at(-1)
    const quote = top === undefined || top === active ? undefined : quotes.byId(top)
    surface?.painter.setExtra('passage-hover', quote ? [quote] : [])
  }, [surface, hover, active, quotes])
  useLayoutEffect(() => {
    const quote = active === null ? undefined : quotes.byId(active)
    const span = resizing && resizing.id === active ? resizing : quote
    surface?.painter.setExtra('passage-active', span ? [span] : [])
  }, [surface, active, quotes, resizing])
  useLayoutEffect(() => {
    surface?.painter.setExtra('selection-kept', kept ? [kept] : [])
  }, [surface, kept])
}

/** Real mark elements in the section at the caret, where the reader asked for them. */
function useRealMarks(surface: TextSurface | null): void {
  const wanted = useSetting('realMarks')
  const quotes = useReader((state) => state.quotes)
  useEffect(() => {
    if (!surface || !wanted) return
    let shown = ''
    const follow = (): void => {
      const caret = surface.caret()
      if (caret === null) return
      const section = sectionAt(surface, caret)
      const { start, end } = surface.sections[section]!
      const passages = quotes.touching(start, end)
      const next = `${section} ${passages.map((p) => `${p.id}:${p.start}-${p.end}`).join(' ')}`
      if (next === shown) return
      shown = next
      surface.setMarked(section, passages)
    }
    follow()
    document.addEventListener('selectionchange', follow)
    return () => {
      document.removeEventListener('selectionchange', follow)
      surface.setMarked(null, [])
    }
  }, [surface, wanted, quotes])
}
