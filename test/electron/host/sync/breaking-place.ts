// A place that breaks after so many operations, wherever it leads.
import type { Parts, Place, Road } from '../../../../electron/host/sync/road.ts'
import { CommonplaceError } from '../../../../shared/rpc/error.ts'

export interface Steps {
  left: number
  /** Told at the first operation that fails, before anybody else hears of it. */
  broken?: (() => void) | undefined
}

export function breaking(place: Place, steps: Steps): Place {
  const step = (): void => {
    if (steps.left-- > 0) return
    steps.broken?.()
    steps.broken = undefined
    throw new CommonplaceError('roadAway', { place: place.name, problem: 'it broke' })
  }
  const parts = (of: Parts): Parts => ({
    has: async (names) => (step(), of.has(names)),
    put: async (name, bytes) => (step(), of.put(name, bytes)),
    get: async (name) => (step(), of.get(name)),
  })
  return {
    name: place.name,
    marker: async (make) => (step(), place.marker(make)),
    claim: async (marker) => (step(), place.claim(marker)),
    close: () => place.close(),
    async road(sealing, writer): Promise<Road> {
      const road = await place.road(sealing, writer)
      return {
        parts: parts(road.parts),
        stillHolds: async (left) => (step(), road.stillHolds(left)),
        wait: (signal, mark) => road.wait(signal, mark),
        async put(revisions) {
          step()
          const count = await road.put(revisions)
          // What was left there may be there without this side ever hearing of it.
          step()
          return count
        },
        leaving: () => road.leaving(),
        async *fetch(mark, isKnown) {
          for await (const page of road.fetch(mark, isKnown)) {
            step()
            yield page
          }
        },
      }
    },
  }
}
