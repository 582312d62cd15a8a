// Marks the words that a search led to in the open text; a key that leaves, or another place, takes the mark away.
import { useEffect } from 'react'
import { useArrived } from '../state/arrived.ts'
import { useReader } from './reader-state.ts'

export function useArrivedMark(): void {
  const surface = useReader((state) => state.surface)
  const at = useArrived((state) => state.at)
  useEffect(() => {
    if (!surface || at?.source !== surface.source.id) return
    surface.painter.setExtra('arrived', [{ start: at.start, end: at.end }])
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') useArrived.setState({ at: null })
    }
    document.addEventListener('keydown', leave)
    return () => {
      document.removeEventListener('keydown', leave)
      surface.painter.setExtra('arrived', [])
    }
  }, [surface, at])
}
