// How much of each source was read, as the reader keeps it on this machine.
import { useCallback, useMemo } from 'react'
import type { SourceView } from '../../shared/model/view.ts'
import { useAnswer } from '../state/host.tsx'

/** Gives a source's share read, 0 to 1; 0 where nothing is kept. */
export function useProgress(sources: readonly SourceView[] | undefined): (id: string) => number {
  const kept = useAnswer('getSetting', { key: 'progress' })
  const shares = useMemo(() => readShares(kept.data), [kept.data])
  return useCallback((id) => (sources === undefined ? 0 : (shares.get(id) ?? 0)), [sources, shares])
}

/** What was kept may be anything: only numbers from 0 to 1 count. */
export function readShares(kept: unknown): Map<string, number> {
  if (typeof kept !== 'object' || kept === null) return new Map()
  return new Map(
    Object.entries(kept).filter((entry): entry is [string, number] => {
      const [, share] = entry as [string, unknown]
      return typeof share === 'number' && share >= 0 && share <= 1
    }),
  )
}
