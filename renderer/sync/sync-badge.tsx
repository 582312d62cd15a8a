// The rail's button to the sync view: how syncing stands, as a dot and in words.
import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { useAnswer } from '../state/host.tsx'
import { useFormat, useMessages } from '../state/messages.tsx'
import { openView, usePlace } from '../state/place.ts'
import { IconButton } from '../ui/button.tsx'
import { standing } from './road-words.ts'

const MINUTE = 60_000

export function SyncBadge(): ReactNode {
  const { sync: m, frame } = useMessages()
  const format = useFormat()
  const here = usePlace((state) => state.now.view) === 'sync'
  const roads = useAnswer('roads', {}).data ?? []
  const conflicts = useAnswer('conflicts', {}, { enabled: roads.length > 0 }).data ?? []
  const now = useNow()
  const { tone, text } = standing(roads, conflicts.length, m.status, format, now)
  return (
    <IconButton
      icon="sync"
      label={roads.length === 0 ? frame.views.sync : `${frame.views.sync}: ${text}`}
      dot={tone === 'none' ? undefined : tone}
      {...(here ? { 'aria-current': 'page' as const } : {})}
      onPress={() => openView('sync')}
    />
  )
}

/** The time, renewed each minute: "2 minutes ago" must not stay so. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE)
    return () => clearInterval(timer)
  }, [])
  return now
}
