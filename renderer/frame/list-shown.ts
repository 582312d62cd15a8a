// Whether the list pane stands beside the main one, and, where there is no room for both, whether it lies over it.
import { useEffect, useSyncExternalStore } from 'react'
import { create } from 'zustand'
import { usePlace } from '../state/place.ts'
import { useSettings } from '../state/settings.ts'

/** Below this width in px (or at 200 % zoom of a laptop's window) the list lies over the main pane. */
const narrow = matchMedia('(max-width: 860px)')

const useOver = create<{ over: boolean }>()(() => ({ over: false }))

function subscribe(listen: () => void): () => void {
  narrow.addEventListener('change', listen)
  return () => narrow.removeEventListener('change', listen)
}

export function toggleList(): void {
  if (narrow.matches) useOver.setState(({ over }) => ({ over: !over }))
  else useSettings.getState().set({ listShown: !useSettings.getState().values.listShown })
}

/** Whether the list lies over the main pane just now. */
export function isListOver(): boolean {
  return narrow.matches && useOver.getState().over
}

export function useListShown(): { shown: boolean; over: boolean } {
  const isNarrow = useSyncExternalStore(subscribe, () => narrow.matches)
  const over = useOver((state) => state.over)
  const shown = useSettings((state) => state.values.listShown)
  const shownThere = usePlace(({ now }) => (now.view === 'reader' ? now.source : now.item))
  const visit = usePlace((state) => state.visit)
  // Once a source or a theme is chosen from it, the list gives the view free; with nothing chosen it is what one needs.
  useEffect(() => useOver.setState({ over: shownThere === null }), [shownThere, visit])
  return isNarrow ? { shown: over, over: true } : { shown, over: false }
}
