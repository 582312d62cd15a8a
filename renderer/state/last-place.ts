// The window opens where it was left: the view and the source or two last shown, kept by the host on this machine.
import * as v from 'valibot'
import { SourceId } from '../../shared/model/id.ts'
import type { HostClient } from '../../shared/rpc/contract.ts'
import { useBesidePlace, usePlace, VIEWS } from './place.ts'

const KEY = 'place'
/** Scrolling settles often; one write a moment later is enough. */
const WRITE_DELAY_MS = 500
const Kept = v.object({
  view: v.picklist(VIEWS),
  source: v.nullable(SourceId),
  /** The text beside it. Its offset is kept here: both may be one source, of which only one place is remembered. */
  beside: v.fallback(v.nullable(v.object({ source: SourceId, offset: v.nullable(v.number()) })), null),
})

/** Goes to the kept place, unless the reader has gone somewhere meanwhile or its source is no longer there; keeps every later one. Returns its stop. */
export async function keepPlace(host: Pick<HostClient, 'getSetting' | 'setSetting' | 'sources'>): Promise<() => void> {
  const kept = v.safeParse(Kept, await host.getSetting({ key: KEY }))
  if (kept.success && usePlace.getState().visit === 0) {
    const { source, view, beside } = kept.output
    const known = source === null ? [] : (await host.sources({})).map(({ id }) => id)
    if (usePlace.getState().visit === 0) {
      const present = source !== null && known.includes(source)
      const now = { ...usePlace.getState().now, view, source: present ? source : null }
      if (present && beside !== null && known.includes(beside.source)) {
        useBesidePlace.setState({ now: { ...useBesidePlace.getState().now, ...beside, settled: true } })
      }
      usePlace.setState({ now })
    }
  }
  let last = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  const keep = (): void => {
    const { view, source } = usePlace.getState().now
    const { now } = useBesidePlace.getState()
    const value = { view, source, beside: now.source === null ? null : { source: now.source, offset: now.offset } }
    const next = JSON.stringify(value)
    if (next === last) return
    last = next
    // A place that could not be kept costs a click tomorrow; nothing worth a message.
    void host.setSetting({ key: KEY, value }).catch(() => undefined)
  }
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(keep, WRITE_DELAY_MS)
  }
  const stops = [usePlace.subscribe(keep), useBesidePlace.subscribe(soon)]
  return () => {
    stops.forEach((stop) => stop())
    clearTimeout(timer)
  }
}
