// The paper that is shown: what was chosen, or the system's light or dark as it changes.
import { useSyncExternalStore } from 'react'
import type { Paper } from './settings.ts'

const dark = typeof matchMedia === 'undefined' ? null : matchMedia('(prefers-color-scheme: dark)')

function subscribe(listen: () => void): () => void {
  dark?.addEventListener('change', listen)
  return () => dark?.removeEventListener('change', listen)
}

/** The value of `data-paper`; undefined for null. */
export function usePaper(paper: Paper | null): string | undefined {
  const isDark = useSyncExternalStore(subscribe, () => dark?.matches ?? false)
  return paper === null ? undefined : paper === 'system' ? (isDark ? 'dark' : 'light') : paper
}
