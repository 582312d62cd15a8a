// The focus goes back where it was in the very turn a dialog leaves: React Aria waits for the next frame, and keys pressed until then
// would go nowhere.
import { useLayoutEffect, useState } from 'react'

/** For a component that lives as long as its dialog: gives the focus back to what had it when the dialog came. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement)
  useLayoutEffect(
    () => () => {
      queueMicrotask(() => {
        // What has taken the focus itself keeps it.
        if (document.activeElement !== null && document.activeElement !== document.body) return
        if (before instanceof HTMLElement && before.isConnected) before.focus()
      })
    },
    [before],
  )
}
