// Travels a road and says what came of it.
import { useCallback } from 'react'
import type { SyncReport } from '../../shared/model/sync.ts'
import { useAct, useForget } from '../state/host.tsx'
import { currentMessages } from '../state/messages.tsx'
import { say } from '../state/status.ts'

/** Answers the report, or null where it failed and the status line says why. `accept`: lets in what was held back. */
export type SyncNow = (road: string, accept?: boolean) => Promise<SyncReport | null>

export function useSyncNow(): SyncNow {
  const act = useAct()
  const forget = useForget()
  return useCallback<SyncNow>(
    async (road, accept = false) => {
      const done = await act('syncNow', { road, accept })
      for (const call of ['roads', 'conflicts', 'syncStory', 'quarantine', 'sameNamedThemes'] as const) forget(call)
      if (!done.ok) return null
      say(inWords(done.value), done.value.held > 0 ? 'plain' : 'good')
      return done.value
    },
    [act, forget],
  )
}

export function inWords(report: SyncReport): string {
  const { sync: m } = currentMessages()
  return [
    m.report.line(report),
    m.report.files(report),
    ...(report.conflicts > 0 ? [m.report.conflicts(report.conflicts)] : []),
    ...(report.held > 0 ? [m.report.held(report.held)] : []),
  ].join(' ')
}
