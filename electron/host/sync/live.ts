// Syncing by itself, while a window is open: each road is travelled once both ways, and again whenever something changed on either end.
// Never continuously in small pieces: a whole exchange costs little when there is little, and it is one code path.
import type { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { Store } from '../store/store.ts'
import type { LibrarySync } from './library-sync.ts'

/** Milliseconds after a change: whoever types makes many. */
const SETTLE_MS = 1_000
/** Milliseconds until a place that is away is looked for again: first, and at most. */
const FIRST_PAUSE_MS = 5_000
const LONGEST_PAUSE_MS = 5 * 60_000

/** What passes by itself; anything else waits for a person. */
const PASSING: ReadonlySet<string> = new Set(['roadAway', 'laptopAway', 'diskFull', 'couldNotSave', 'libraryBusy'])

export interface Live {
  /** Begins or ends following roads that were set up, paused, resumed or removed. */
  look(): Promise<void>
  stop(): Promise<void>
}

export function followRoads(sync: LibrarySync, store: Store, settle = SETTLE_MS): Live {
  const following = new Map<string, { abort: AbortController; ended: Promise<void> }>()
  let stopped = false

  async function look(): Promise<void> {
    if (stopped) return
    const wanted = new Set<string>()
    for (const { id, state, problem } of await sync.roads())
      if (state !== 'paused' && (problem === null || PASSING.has(problem.name))) wanted.add(id)
    for (const [id, { abort }] of following) if (!wanted.has(id)) abort.abort()
    for (const id of wanted) {
      if (following.has(id) || stopped) continue
      const abort = new AbortController()
      const ended = follow(id, abort.signal).finally(() => following.delete(id))
      following.set(id, { abort, ended })
    }
  }

  async function follow(road: string, signal: AbortSignal): Promise<void> {
    // Whatever happens here from now on, also while the road is travelled and by other roads.
    let changed = Promise.withResolvers<void>()
    const stopListening = store.onChange(() => changed.resolve())
    try {
      let pause = FIRST_PAUSE_MS
      while (!signal.aborted) {
        // Whoever has just set it up may be about to travel it.
        if (settle > 0) await sleep(settle, signal)
        changed = Promise.withResolvers<void>()
        try {
          await sync.syncNow(road, { follow: true })
          await news(road, changed.promise, signal)
          pause = FIRST_PAUSE_MS
        } catch (error) {
          if (!PASSING.has((error as CommonplaceError).name)) return
          await sleep(pause, signal)
          pause = Math.min(2 * pause, LONGEST_PAUSE_MS)
        }
      }
    } finally {
      stopListening()
    }
  }

  /** Resolves when something has changed here or may have changed there. */
  async function news(road: string, here: Promise<void>, signal: AbortSignal): Promise<void> {
    const over = new AbortController()
    const either = AbortSignal.any([signal, over.signal])
    try {
      await Promise.race([here, sync.wait(road, either)])
    } finally {
      over.abort()
    }
  }

  return {
    look,
    async stop() {
      stopped = true
      const ends = [...following.values()].map(({ abort, ended }) => (abort.abort(), ended))
      await Promise.allSettled(ends)
    },
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
    if (signal.aborted) resolve()
  })
}
