// Remembers where a source was left, and goes where the side's place says.
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useHost } from '../state/host.tsx'
import { placeOf, usePlace as mainPlace } from '../state/place.ts'
import { useSide } from '../state/side.ts'
import { readingPlaceKey, readReadingPlace } from '../state/reading-place.ts'
import { goToQuote } from './going.ts'
import { useOwnSide, useReader, useReaderStore } from './reader-state.ts'
import { progressAt, scrollTo, topOffset } from './scroll.ts'
import type { TextSurface } from './text-surface.ts'

/** Scrolling is over when nothing has moved for so many ms. */
const REST_MS = 150
/** The place is written to disk at most once in so many ms. */
const WRITE_MS = 1_000

export function useReadingPlace(surface: TextSurface | null): void {
  const host = useHost()
  const side = useOwnSide()
  const store = useReaderStore()
  const usePlace = placeOf(side)
  const visit = usePlace((state) => state.visit)
  /** How far this text was ever read; not known before the host has said it, and not written before. */
  const furthest = useRef<{ of: TextSurface; progress: number } | null>(null)
  const arrived = useRef<TextSurface | null>(null)

  useLayoutEffect(() => {
    if (!surface) return
    let stopped = false
    const { now } = usePlace.getState()
    if (now.view !== 'reader' || now.source !== surface.source.id) return
    const go = (offset: number | null, how: 'top' | 'restore'): void => {
      const { scroller } = store.getState()
      if (stopped || !scroller) return
      if (offset !== null) scrollTo(surface, scroller, offset, how)
      arrived.current = surface
      // The place is noted when scrolling rests: also where there was none, or where it rested before the place was known.
      scroller.dispatchEvent(new Event('scroll'))
      // Of two texts opened at once, the keys are in the one last used.
      if (useSide.getState().active !== side) return
      const had = document.activeElement === surface.root
      if (!takeFocus(surface)) return
      const { selection, caret } = store.getState()
      if (offset !== null && how === 'top') surface.select(offset, offset)
      // The browser puts a caret at the beginning of what it is given the focus of; the reader's own goes on where it was.
      else if (!had && selection) surface.select(selection.start, selection.end)
      else if (!had && caret !== null) surface.select(caret, caret)
    }
    /** To where the reading stopped; who has gone on in the text before that was known is not taken back. */
    const goWhereLeft = (offset: number): void => {
      if (now.offset === null) go((store.getState().scroller?.scrollTop ?? 0) > 0 ? null : offset, 'restore')
    }
    const arriving = arrived.current !== surface
    if (now.offset !== null) go(now.offset, now.settled ? 'restore' : 'top')
    else if (!arriving && useSide.getState().active === side) takeFocus(surface)
    // Also where the place is known already: how far the reading had come must not be forgotten.
    if (arriving) {
      void host.getSetting({ key: readingPlaceKey(surface.source.id) }).then(
        (stored) => {
          const place = readReadingPlace(stored)
          furthest.current = { of: surface, progress: place?.progress ?? 0 }
          goWhereLeft(place?.offset ?? 0)
        },
        () => goWhereLeft(0),
      )
    }
    return () => {
      stopped = true
    }
  }, [surface, visit, host, side, store, usePlace])

  // A passage named by the place becomes active as soon as it is known.
  const item = usePlace((state) => state.now.item)
  const known = useReader((state) => item !== null && state.quotes.byId(item) !== undefined)
  const gone = useRef('')
  useEffect(() => {
    const quote = item === null ? undefined : store.getState().quotes.byId(item)
    if (!quote || !known || useSide.getState().active !== side) return
    // Once: when the text is laid out anew the reader may have gone on from there.
    if (gone.current === `${visit} ${item}`) return
    gone.current = `${visit} ${item}`
    goToQuote(quote)
  }, [item, known, visit, surface, side, store])

  useEffect(() => {
    const { scroller } = store.getState()
    if (!surface || !scroller) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let writing: ReturnType<typeof setTimeout> | undefined
    const write = (): void => {
      writing = undefined
      const { top, progress } = store.getState()
      const known = furthest.current
      // A second place of the same text is not where its reading goes on.
      const second = side === 'beside' && mainPlace.getState().now.source === surface.source.id
      if (known?.of !== surface || second) return
      known.progress = Math.max(known.progress, progress)
      // A place not kept is no loss worth a sentence.
      const value = { offset: top, progress: known.progress }
      void host.setSetting({ key: readingPlaceKey(surface.source.id), value }).catch(() => undefined)
    }
    const settle = (): void => {
      const top = topOffset(surface, scroller)
      if (top === null || arrived.current !== surface) return
      store.setState({ top, progress: progressAt(surface, scroller) })
      usePlace.getState().settle(top)
      writing ??= setTimeout(write, WRITE_MS)
    }
    const onScroll = (): void => {
      clearTimeout(timer)
      timer = setTimeout(settle, REST_MS)
    }
    scroller.addEventListener('scroll', onScroll, { passive: true })
    onScroll()
    return () => {
      scroller.removeEventListener('scroll', onScroll)
      clearTimeout(timer)
      if (writing !== undefined) {
        clearTimeout(writing)
        write()
      }
    }
  }, [surface, host, side, store, usePlace])
}

/** What is opened is read: the keys are the text's, unless something lies over it or is being written. Whether it has them. */
function takeFocus(surface: TextSurface): boolean {
  const focused = document.activeElement
  if (focused?.closest('[role="dialog"],[data-keeps-selection],input,textarea,[contenteditable="true"]')) return false
  surface.root.focus({ preventScroll: true })
  return true
}
