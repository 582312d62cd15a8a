// The window opens where it was left: the source and the view last shown, kept by the host on this machine.
import * as v from 'valibot'
import { SourceId } from '../../shared/model/id.ts'
import type { HostClient } from '../../shared/rpc/contract.ts'
import { usePlace, VIEWS } from './place.ts'

const KEY = 'place'
const Kept = v.object({ view: v.picklist(VIEWS), source: v.nullable(SourceId) })

/** Goes to the kept place, unless the reader has gone somewhere meanwhile or its source is no longer there; keeps every later one. Returns its stop. */
export async function keepPlace(host: Pick<HostClient, 'getSetting' | 'setSetting' | 'sources'>): Promise<() => void> {
  const kept = v.safeParse(Kept, await host.getSetting({ key: KEY }))
  if (kept.success && usePlace.getState().visit === 0) {
    const { source, view } = kept.output
    const present = source !== null && (await host.sources({})).some(({ id }) => id === source)
    if (usePlace.getState().visit === 0) {
      const now = { ...usePlace.getState().now, view, source: present ? source : null }
      usePlace.setState({ now })
    }
  }
  let last = ''
  return usePlace.subscribe(({ now: { view, source } }) => {
    const next = JSON.stringify({ view, source })
    if (next === last) return
    last = next
    // A place that could not be kept costs a click tomorrow; nothing worth a message.
    void host.setSetting({ key: KEY, value: { view, source } }).catch(() => undefined)
  })
}
