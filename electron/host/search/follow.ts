// Keeps the index at the store's sequence: each change queues the records it touched; an index that is behind, or another
// library's, is brought up by comparing marks. Indexing yields to the host between pieces, so that only searches wait for it.
import type { Store } from '../store/store.ts'
import { asLibraryError, type FullText, isDamage } from './full-text.ts'
import { searched, type TextOf } from './rows.ts'

/** How long indexing may hold the host at a time, in ms. */
const SLICE = 15
/** Records in one transaction, and rows after which it ends: what a crash costs, and what the journal beside the index grows to. */
const BATCH = 500
const BATCH_ROWS = 2_000
/** Milliseconds of quiet after what another laptop sent: a first sync brings page after page, and is waited for. */
const QUIET = 2_000

export interface Follower {
  /** Resolves when all that was in the store at the call is in the index. Rejects with an error of the table where it could not be brought there. */
  settled(): Promise<void>
  /** Makes the index anew, after it was found damaged. */
  remake(): void
  /** Ends after the record under way. */
  stop(): Promise<void>
}

export function follow(index: FullText, store: Store, textOf: TextOf): Follower {
  const pending = new Set<string>()
  /** Sources whose text could not be read; what was indexed of them before stays. */
  const unread = new Set<string>()
  let sequence = store.sequence
  /** Whether the index has been found to be the store's, or all that differs has been queued. */
  let compared = false
  let working: Promise<void> | null = null
  let failure: Error | null = null
  let stopped = false
  let slice = 0

  function queueEverything(): void {
    for (const id of index.owners()) pending.add(id)
    for (const type of ['source', 'annotation', 'note', 'code', 'reference'] as const) {
      for (const { id } of store.records.all(type)) pending.add(id)
    }
  }

  function isCurrent(): boolean {
    const position = index.position()
    return position?.device === store.device && position.sequence === sequence
  }

  /** Lets the host do something else when the slice is used up. */
  async function breathe(): Promise<void> {
    if (performance.now() - slice < SLICE) return
    await new Promise((resolve) => setImmediate(resolve))
    slice = performance.now()
  }

  /** Resolves to how many rows it wrote. */
  async function indexOne(id: string): Promise<number> {
    unread.delete(id)
    const now = searched(store.records, id, textOf)
    if (now && index.mark(id) === now.mark) return 0
    const rows = now ? await now.rows().catch(() => null) : []
    if (rows === null) {
      unread.add(id)
      return 0
    }
    index.remove(id)
    if (!now) return 0
    for (const row of rows) {
      index.add(id, row)
      await breathe()
    }
    index.own(id, now.mark)
    return rows.length
  }

  async function indexBatch(): Promise<void> {
    const batch: string[] = []
    try {
      index.begin()
      for (let rows = 0; batch.length < BATCH && rows < BATCH_ROWS && !stopped;) {
        const [id] = pending
        if (id === undefined) break
        pending.delete(id)
        batch.push(id)
        rows += await indexOne(id)
        await breathe()
      }
      // Only when nothing waits is the index where the store is; else the next start must compare.
      const complete = pending.size === 0 && unread.size === 0 && !stopped
      index.commit(complete ? { device: store.device, sequence } : null)
    } catch (error) {
      index.rollback()
      for (const id of batch) pending.add(id)
      throw error
    }
  }

  async function work(): Promise<void> {
    let remade = false
    for (;;) {
      try {
        slice = performance.now()
        if (!compared && !isCurrent()) queueEverything()
        compared = true
        if (pending.size > 0 || !isCurrent()) await indexBatch()
        if (stopped || (pending.size === 0 && (unread.size > 0 || isCurrent()))) return
      } catch (error) {
        if (!isDamage(error) || remade) throw error
        remade = true
        index.restart()
        queueEverything()
      }
    }
  }

  function start(): void {
    if (working || stopped) return
    failure = null
    working = work()
      .catch((error: unknown) => {
        failure = asLibraryError(error)
      })
      .finally(() => {
        working = null
        // A change may have come when the work was done and this was not.
        if (pending.size > 0 && !failure) start()
      })
  }

  let quiet: NodeJS.Timeout | undefined
  const stopListening = store.onChange((event) => {
    sequence = event.sequence
    for (const id of event.ids) pending.add(id)
    clearTimeout(quiet)
    if (event.change === null) quiet = setTimeout(start, QUIET).unref()
    else start()
  })
  start()
  return {
    async settled() {
      // What failed for want of room is tried again by whoever needs it.
      if (failure || pending.size > 0) start()
      // A text that could not be read may have come meanwhile, from another laptop.
      if (unread.size > 0) {
        for (const id of unread) pending.add(id)
        start()
      }
      for (let now = working; now; now = working) await now
      if (failure) throw failure
    },
    remake() {
      index.restart()
      queueEverything()
      start()
    },
    async stop() {
      stopped = true
      clearTimeout(quiet)
      stopListening()
      await working
    },
  }
}
