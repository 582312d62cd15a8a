// What was taken out of the text, shown where it stood while it is wanted; a click or a key puts a piece back, undoably.
import { useEffect } from 'react'
import { create } from 'zustand'
import { useCommands } from '../commands/registry.ts'
import { announce } from '../state/announce.tsx'
import { useAct } from '../state/host.tsx'
import { currentMessages, useMessages } from '../state/messages.tsx'
import { say } from '../state/status.ts'
import { get } from './reader-state.ts'
import type { TextSurface } from './text-surface.ts'

/** Whether removed pieces show, in every text alike. */
export const useRemovedShown = create<{ shown: boolean }>()(() => ({ shown: false }))

function useRestore(): (surface: TextSurface, index: number) => Promise<void> {
  const act = useAct()
  return async (surface, index) => {
    const piece = surface.source.removed[index]
    if (!piece) return
    const [from, to] = piece.raw
    const outcome = await act('edit', { source: surface.source.id, add: [{ kind: 'restore', from, to }] })
    if (outcome.ok) say(currentMessages().reader.removed.restored, 'good')
  }
}

/** Pieces of one text that are shown: a click puts one back. */
export function useRemovedPieces(surface: TextSurface | null): void {
  const restore = useRestore()
  useEffect(() => {
    if (!surface) return
    const click = (event: MouseEvent): void => {
      const piece = (event.target as Element).closest<HTMLElement>('[data-removed]')
      if (piece) void restore(surface, Number(piece.dataset['removed']))
    }
    surface.root.addEventListener('click', click)
    return () => surface.root.removeEventListener('click', click)
  })
}

/** The removed piece at the caret, or the nearest one after it within the paragraph's reach; null where there is none. */
export function removedNear(removed: TextSurface['source']['removed'], caret: number): number | null {
  let nearest: number | null = null
  let least = REACH
  for (const [index, { at, text }] of removed.entries()) {
    const distance = Math.abs(at - caret)
    if (distance <= least && text.trim() !== '' && (nearest === null || distance < least)) {
      nearest = index
      least = distance
    }
  }
  return nearest
}

/** Characters between the caret and what it may mean, at most. */
const REACH = 80

export function useRemovedCommands(): void {
  const { reader } = useMessages()
  const words = reader.removed
  const restore = useRestore()
  const open = (): boolean => get().surface !== null
  const toggle = (): void => {
    const shown = !useRemovedShown.getState().shown
    useRemovedShown.setState({ shown })
    const pieces = get().surface?.source.removed.length ?? 0
    const sentence = shown ? words.shown(pieces) : words.hidden
    say(sentence)
    announce(sentence)
  }
  const here = (): void => {
    const { surface } = get()
    const caret = surface?.caret() ?? null
    const index = surface && caret !== null ? removedNear(surface.source.removed, caret) : null
    if (surface && index !== null) void restore(surface, index)
    else say(words.noneHere)
  }
  useCommands([
    { id: 'reader.removed', group: 'reading', title: words.show, keys: ['Alt+V'], when: open, run: toggle },
    {
      id: 'reader.restore',
      group: 'reading',
      title: words.restoreHere,
      keys: ['Alt+B'],
      when: () => open() && useRemovedShown.getState().shown,
      run: here,
    },
  ])
}
