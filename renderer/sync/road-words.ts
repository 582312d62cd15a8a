// What a road is called, and how it stands, in words. Pure.
import type { RoadView } from '../../shared/model/sync.ts'
import type { Catalogue } from '../messages/en.ts'
import type { Format } from '../messages/format.ts'

export function roadName({ address }: Pick<RoadView, 'address'>): string {
  switch (address.kind) {
    case 'folder':
      return address.folder
    case 'couchdb':
      return address.url.replace(/^https?:\/\//u, '')
    case 'laptop':
      return address.name
  }
}

/** How long ago, and never in the future: the clock shown here is renewed by the minute. */
export function agoOf(iso: string, format: Format, now: number): string {
  return format.ago(iso, Math.max(now, Date.parse(iso)))
}

export interface Standing {
  tone: 'none' | 'good' | 'warn' | 'bad'
  text: string
}

/** All roads in one line: the worst first, then what waits for a person. `now`: milliseconds. */
export function standing(
  roads: readonly RoadView[],
  conflicts: number,
  m: Catalogue['sync']['status'],
  format: Format,
  now: number,
): Standing {
  if (roads.length === 0) return { tone: 'none', text: m.none }
  const held = roads.reduce((sum, road) => sum + (road.last?.report.held ?? 0), 0)
  const lasts = roads.flatMap(({ last }) => (last ? [last.at] : [])).sort()
  const newest = lasts.at(-1)
  // What waits for the road that carries the least: once it is empty all have it.
  const waiting = Math.max(...roads.map((road) => road.waiting))
  const parts: string[] = []
  const failed = roads.find(({ state }) => state === 'failed')
  if (roads.some(({ state }) => state === 'syncing')) parts.push(m.syncing)
  else if (failed) parts.push(`${m.failed}: ${roadName(failed)}`)
  else if (roads.every(({ state }) => state === 'paused')) parts.push(m.paused)
  else parts.push(newest === undefined ? m.never : m.synced(agoOf(newest, format, now)))
  if (waiting > 0) parts.push(m.waiting(waiting))
  if (conflicts > 0) parts.push(m.decide(conflicts))
  if (held > 0) parts.push(m.held(held))
  const tone = failed ? 'bad' : conflicts + held > 0 ? 'warn' : newest === undefined ? 'none' : 'good'
  return { tone, text: parts.join(' · ') }
}

/** What stands for a device until its name is known: the end of its id, which is the random part. */
export function shortDevice(device: string): string {
  return device.slice(-4)
}
