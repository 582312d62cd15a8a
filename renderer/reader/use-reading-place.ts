// Remembers where a source was left, and goes where the window's place says.
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useHost } from '../state/host.tsx'
import { usePlace } from '../state/place.ts'
import { readingPlaceKey, readReadingPlace } from '../state/reading-place.ts'
import { goToQuote } from './going.ts'
import { get, set, useReader } from './reader-state.ts'
import { progressAt, scrollTo, topOffset } from './scroll.ts'
import type { TextSurface } from './text-surface.ts'

/** Scrolling is over when nothing has moved for so many ms. */
const REST_MS = 150
/** The place is written to disk at most once in so many ms. */
const WRITE_MS = 1_000

export function useReadingPlace(surface: TextSurface | null): void {
  const host = useHost()
  const visit = usePlace((state) => state.visit)
  const furthest = useRef(0)
  const arrived = useRef<TextSurface | null>(null)

  useLayoutEffect(() => {
    if (!surface) return
    let stopped = false
    const { now } = usePlace.getState()
    if (now.view !== 'reader' || now.source !== surface.source.id) return
    const go = (offset: number, how: 'top' | 'restore'): void => {
      const { scroller } = get()
      if (stopped || !scroller) return
      scrollTo(surface, scroller, offset, how)
      arrived.current = surface
      if (takeFocus(surface) && how === 'top') surface.select(offset, offset)
    }
    if (now.offset !== null) go(now.offset, now.settled ? 'restore' : 'top')
    else if (arrived.current !== surface) {
      void host.getSetting({ key: readingPlaceKey(surface.source.id) }).then(
        (stored) => {
          const place = readReadingPlace(stored)
          furthest.current = place?.progress ?? 0
          go(place?.offset ?? 0, 'restore')
        },
        () => go(0, 'restore'),
      )
    } else takeFocus(surface)
    return () => {
      stopped = true
    }
  }, [surface, visit, host])

  // A passage named by the place becomes active as soon as it is known.
  const item = usePlace((state) => state.now.item)
  const known = useReader((state) => item !== null && state.quotes.byId(item) !== undefined)
  useEffect(() => {
    const quote = item === null ? undefined : get().quotes.byId(item)
    if (quote && known) goToQuote(quote)
  }, [item, known, visit, surface])

  useEffect(() => {
    const { scroller } = get()
    if (!surface || !scroller) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let writing: ReturnType<typeof setTimeout> | undefined
    const write = (): void => {
      writing = undefined
      const { top, progress } = get()
      furthest.current = Math.max(furthest.current, progress)
      const value = { offset: top, progress: furthest.current }
      // A place not kept is no loss worth a sentence.
      void host.setSetting({ key: readingPlaceKey(surface.source.id), value }).catch(() => undefined)
    }
    const settle = (): void => {
      const top = topOffset(surface, scroller)
      if (top === null || arrived.current !== surface) return
      set({ top, progress: progressAt(surface, scroller) })
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
  }, [surface, host])
}

/** What is opened is read: the keys are the text's, unless something lies over it or is being written. Whether it has them. */
function takeFocus(surface: TextSurface): boolean {
  const focused = document.activeElement
  if (focused?.closest('[role="dialog"],[data-keeps-selection],input,textarea,[contenteditable="true"]')) return false
  surface.root.focus({ preventScroll: true })
  return true
}
