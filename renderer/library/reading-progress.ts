// How much of each source was read, as the reader keeps it on this machine.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { SourceView } from '../../shared/model/view.ts'
import { useHost } from '../state/host.tsx'
import { usePlace } from '../state/place.ts'
import { readingPlaceKey, readReadingPlace } from '../state/reading-place.ts'

/** Gives a source's share read, 0 to 1; 0 where nothing is kept. A source is asked for when it is new here and when it was just left. */
export function useProgress(sources: readonly SourceView[] | undefined): (id: string) => number {
  const host = useHost()
  const open = usePlace((place) => place.now.source)
  const visit = usePlace((place) => place.visit)
  const [shares, setShares] = useState<ReadonlyMap<string, number>>(new Map())
  const asked = useRef(new Set<string>())
  const before = useRef(open)

  useEffect(() => {
    let stopped = false
    const left = before.current
    before.current = open
    const wanted = (sources ?? []).map((source) => source.id).filter((id) => !asked.current.has(id) || id === left)
    if (wanted.length === 0) return
    const ask = async (id: string) => {
      const place = readReadingPlace(await host.getSetting({ key: readingPlaceKey(id) }))
      return [id, place?.progress ?? 0] as const
    }
    void Promise.all(wanted.map(ask)).then(
      (entries) => {
        if (stopped) return
        for (const [id] of entries) asked.current.add(id)
        setShares((now) => new Map([...now, ...entries]))
      },
      // Without it the bars stay empty, and nothing else depends on them.
      () => undefined,
    )
    return () => {
      stopped = true
    }
  }, [sources, host, open, visit])
  return useCallback((id) => shares.get(id) ?? 0, [shares])
}
