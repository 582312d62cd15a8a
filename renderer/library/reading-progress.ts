// How much of each source was read, as the reader keeps it on this machine.
import { useCallback, useEffect, useState } from 'react'
import type { SourceView } from '../../shared/model/view.ts'
import { useHost } from '../state/host.tsx'
import { usePlace } from '../state/place.ts'
import { readingPlaceKey, readReadingPlace } from '../state/reading-place.ts'

/** Gives a source's share read, 0 to 1; 0 where nothing is kept. Asked again whenever the reader goes somewhere else. */
export function useProgress(sources: readonly SourceView[] | undefined): (id: string) => number {
  const host = useHost()
  const visit = usePlace((place) => place.visit)
  const [shares, setShares] = useState<ReadonlyMap<string, number>>(new Map())
  useEffect(() => {
    let stopped = false
    const ask = async (id: string) => {
      const place = readReadingPlace(await host.getSetting({ key: readingPlaceKey(id) }))
      return [id, place?.progress ?? 0] as const
    }
    void Promise.all((sources ?? []).map((source) => ask(source.id))).then(
      (entries) => !stopped && setShares(new Map(entries)),
      // Without it the bars stay empty, and nothing else depends on them.
      () => undefined,
    )
    return () => {
      stopped = true
    }
  }, [sources, host, visit])
  return useCallback((id) => shares.get(id) ?? 0, [shares])
}
