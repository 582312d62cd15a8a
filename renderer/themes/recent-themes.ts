// Themes lately used on this machine, the latest first; kept by the host so that they outlive the window.
import { useEffect } from 'react'
import { create } from 'zustand'
import { untilAnswered, useHost } from '../state/host.tsx'

const KEY = 'recentThemes'
/** More than a reader can have in mind. */
const MOST = 30

const useRecent = create<{ ids: readonly string[]; loaded: boolean }>()(() => ({ ids: [], loaded: false }))

/** Ids lately used, and the function that notes one as used just now. */
export function useRecentThemes(): [recent: readonly string[], use: (id: string) => void] {
  const host = useHost()
  const { ids, loaded } = useRecent()
  useEffect(() => {
    if (loaded) return
    useRecent.setState({ loaded: true })
    // Asked again at a measured pace while the line is down: at once would leave the page no time for anything else.
    void untilAnswered(() => host.getSetting({ key: KEY })).then(
      (kept) => {
        const known = Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []
        useRecent.setState((now) => ({ ids: withFirst(now.ids, known) }))
      },
      // Without it the order is by frequency, which is no loss of the reader's work.
      () => undefined,
    )
  }, [host, loaded])
  const use = (id: string) => {
    const next = withFirst([id], useRecent.getState().ids)
    useRecent.setState({ ids: next })
    host.setSetting({ key: KEY, value: next }).catch(() => undefined)
  }
  return [ids, use]
}

/** `first` before `rest`, each id once. */
export function withFirst(first: readonly string[], rest: readonly string[]): string[] {
  return [...new Set([...first, ...rest])].slice(0, MOST)
}
