// What the pointer and the selection do in the text: hover, click, drag; and what the caret meets is said.
import { useEffect } from 'react'
import type { Shell } from '../../shared/shell.ts'
import { announce } from '../state/announce.tsx'
import { currentMessages } from '../state/messages.tsx'
import { say } from '../state/status.ts'
import { chooseAt } from './choose.ts'
import { citationAt } from './citation-at.ts'
import { describe, goToQuote } from './going.ts'
import { activeReader, keepsSelection, useReaderStore, type ReaderStore } from './reader-state.ts'
import type { TextSurface } from './text-surface.ts'

/** A selection made by keys is finished when no key has moved it for so many ms. */
const REST_MS = 350

export function usePointer(surface: TextSurface | null): void {
  const store = useReaderStore()
  useEffect(() => (surface ? watch(surface, store) : undefined), [surface, store])
}

function watch(surface: TextSurface, store: ReaderStore): () => void {
  const { root } = surface
  const { getState: get, setState: set } = store
  const stop = new AbortController()
  const { signal } = stop
  let pressed = false
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let under = ''

  root.addEventListener(
    'pointermove',
    (event) => {
      if (pressed) return
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        const offset = surface.hit(event.clientX, event.clientY)
        const ids =
          offset === null
            ? []
            : get()
                .quotes.at(offset)
                .map((quote) => quote.id)
        const cited = offset !== null && citationAt(surface.source, offset) !== null
        root.toggleAttribute('data-pointing', ids.length > 0 || cited)
        if (ids.join() !== get().hover.join()) set({ hover: ids })
      })
    },
    { signal },
  )
  root.addEventListener('pointerleave', () => get().hover.length > 0 && set({ hover: [] }), { signal })
  root.addEventListener(
    'pointerdown',
    () => {
      pressed = true
      set({ toolbarShown: false, tool: 'none' })
    },
    { signal },
  )
  document.addEventListener(
    'pointerup',
    () => {
      if (!pressed) return
      pressed = false
      // The selection settles only after the event.
      setTimeout(() => set({ toolbarShown: get().selection !== null }))
    },
    { signal },
  )
  root.addEventListener(
    'focus',
    () => {
      // Back from the palette, a field or the other side: what was selected there is selected again, or the caret stands there again.
      const { selection, caret } = get()
      if (pressed || surface.selection()) return
      if (selection) surface.select(selection.start, selection.end)
      // Wherever the browser has put it: who leaves a note by Escape reads on where the passage was.
      else if (caret !== null) surface.select(caret, caret)
    },
    { signal },
  )
  root.addEventListener('click', (event) => clicked(surface, store, event), { signal })

  document.addEventListener(
    'selectionchange',
    () => {
      // The page has one selection: while the keys are in the other text, this one keeps its own for later.
      if (keepsSelection() || store !== activeReader()) return
      // The text before, taken down a moment ago, knows nothing of what is selected in this one.
      if (get().surface !== surface) return
      const chosen = surface.selection()
      const { selection } = get()
      const same = chosen?.span.start === selection?.start && chosen?.span.end === selection?.end
      if (!same) {
        clearTimeout(timer)
        set({ selection: chosen?.span ?? null, toolbarShown: false, tool: 'none' })
        if (chosen) timer = setTimeout(() => !pressed && set({ toolbarShown: get().selection !== null }), REST_MS)
      }
      if (chosen) set({ held: false })
      else if (!pressed) under = sayWhatIsHere(surface, store, under)
      const caret = surface.caret()
      if (caret !== null) set({ caret })
    },
    { signal },
  )
  root.addEventListener(
    'copy',
    (event) => {
      const chosen = surface.selection()
      if (!chosen || !event.clipboardData) return
      // The page's own text would contain the signs and lose the blank lines' meaning.
      event.preventDefault()
      event.clipboardData.setData('text/plain', surface.source.text.slice(chosen.span.start, chosen.span.end))
      say(currentMessages().reader.copiedText)
    },
    { signal },
  )
  return () => {
    stop.abort()
    clearTimeout(timer)
    cancelAnimationFrame(frame)
  }
}

function clicked(surface: TextSurface, { getState: get, setState: set }: ReaderStore, event: MouseEvent): void {
  const target = event.target as Element
  const marker = target.closest<HTMLElement>('[data-note]')
  if (marker) {
    const note = Number(marker.dataset['note'])
    set({ note: get().note === note ? null : note, citation: null })
    return
  }
  if (surface.selection()) return
  const outward = target.closest<HTMLElement>('[data-href]')
  if (outward && (event.ctrlKey || event.metaKey)) {
    openOutside(outward.dataset['href'] ?? '')
    return
  }
  const offset = surface.hit(event.clientX, event.clientY)
  const quote = offset === null ? null : chooseAt(get().quotes.at(offset), get().active)
  const citation = offset === null ? null : citationAt(surface.source, offset)
  if (quote) goToQuote(quote, 'pointer')
  else set({ active: null, held: false, tool: 'none', note: null, citation })
}

/** The desktop shell asks before it opens anything; a browser opens another tab. */
function openOutside(href: string): void {
  const { shell } = globalThis as { shell?: Shell }
  if (shell) void shell.openOutside(href)
  else window.open(href, '_blank', 'noopener,noreferrer')
}

/** Says which passage the caret has come into or left; returns what is here, to be compared the next time. */
function sayWhatIsHere(surface: TextSurface, store: ReaderStore, before: string): string {
  const caret = surface.caret()
  if (caret === null || document.activeElement !== surface.root) return before
  const here = store.getState().quotes.at(caret)
  const now = here.map((quote) => quote.id).join()
  if (now === before) return before
  const words = currentMessages().reader
  const entered = here.filter((quote) => !before.includes(quote.id))
  if (entered.length > 0) announce(entered.map((quote) => words.passage(describe(quote))).join('. '))
  else announce(words.leftPassage)
  return now
}
