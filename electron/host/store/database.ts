// All that is asked of PouchDB. One handle at a time; after a failed write it is dead (LevelDB refuses everything even when there is
// space again), so it is closed and opened anew before the next write.
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { DurableLevel } from './durable-level.ts'
import type { RawDocument } from './document.ts'
import { lackingAmong, leavesHere, readLeaves } from './leaf-rows.ts'
import { PouchDB, type Pouch } from './pouchdb.ts'
import type { Revision } from './replica.ts'

/** Rows read at once: one call over 50,000 would hold hundreds of megabytes. */
const PAGE = 1000
/** Documents given to `bulkDocs` at once. */
const PORTION = 250

/** One document as the feed shows it: its winner (null when deleted), and whether other leaves wait to be resolved. */
export interface Row {
  id: string
  document: RawDocument | null
  conflicted: boolean
}

export class Database {
  readonly #path: string
  #pouch: Pouch | null = null
  #level: DurableLevel | null = null
  /** Local values as they stand, so that each is read once: nobody else writes here. */
  readonly #locals = new Map<string, { rev: string | undefined; value: unknown }>()

  constructor(path: string) {
    this.#path = path
  }

  /** Opens or creates, after letting go of what may be open still. Throws LevelDB's error. */
  async open(): Promise<void> {
    await this.close()
    let level: DurableLevel | null = null
    // PouchDB shares handles between databases of one path and backend *name*; a fresh name makes LevelDB's own lock decide.
    const backend = Object.defineProperty((path: string) => (level = new DurableLevel(path)), 'name', {
      value: `durable-${crypto.randomUUID()}`,
    })
    const pouch = new PouchDB(this.#path, { adapter: 'leveldb', db: backend, auto_compaction: true, revs_limit: 1000 })
    await pouch.info()
    this.#pouch = pouch
    this.#level = level
  }

  /** Whether there is a handle that can be relied on. */
  get isOpen(): boolean {
    return this.#pouch !== null && this.#level?.failure === null
  }

  /** Lets go of the lock; what LevelDB says about it no longer matters to anybody. */
  async close(): Promise<void> {
    const pouch = this.#pouch
    this.#level?.abandon(new CommonplaceError('closed'))
    this.#pouch = null
    this.#level = null
    this.#locals.clear()
    await pouch?.close().catch(() => undefined)
  }

  /** Tells one database from another of the same path. */
  instance(): Promise<string> {
    return this.#use((pouch) => pouch.id())
  }

  async sequence(): Promise<number> {
    return (await this.#use((pouch) => pouch.info())).update_seq
  }

  /**
   * Writes all or nothing, fsynced; answers the new revisions in order. After an error the handle is of no use any more. `bulkDocs`
   * copies its whole batch for every document, so many documents go through it in portions that LevelDB gets as one batch; each
   * document may stand there only once.
   */
  async write(documents: object[]): Promise<string[]> {
    if (documents.length <= PORTION) return this.#bulk(documents)
    this.#level?.hold()
    const revs: string[] = []
    for (let i = 0; i < documents.length; i += PORTION)
      revs.push(...(await this.#bulk(documents.slice(i, i + PORTION))))
    await this.#level?.release()
    return revs
  }

  async #bulk(documents: object[]): Promise<string[]> {
    const written = await this.#use((pouch) => pouch.bulkDocs(documents))
    return written.map(({ ok, rev, id, message, name }) => {
      // With one writer nobody can have been faster.
      if (ok !== true || rev === undefined) throw new Error(`${id}: ${message ?? name}`)
      return rev
    })
  }

  /**
   * Adds revisions made elsewhere, with their history. Each portion is there or not; all may be added again. Where no document stands
   * there twice, so that no portion looks for what the one before wrote, LevelDB gets them as one batch.
   */
  async receive(documents: readonly { _id: string }[]): Promise<void> {
    const together = documents.length > PORTION && new Set(documents.map(({ _id }) => _id)).size === documents.length
    if (together) this.#level?.hold()
    for (let i = 0; i < documents.length; i += PORTION)
      await this.#use((pouch) => pouch.bulkDocs(documents.slice(i, i + PORTION), { new_edits: false }))
    if (together) await this.#level?.release()
  }

  /** The leaves of documents that are not deleted, by id; of a document that has never been here there is no entry. */
  leavesOf(ids: readonly string[]): Promise<Map<string, string[]>> {
    return this.#use((_, level) => leavesHere(level, ids))
  }

  /** What changed after `since`, page by page: all leaves of each document, with the history another device needs. */
  async *leavesSince(since: number): AsyncGenerator<{ documents: Revision[]; sequence: number }> {
    for (let from = since; ;) {
      const { rows, sequence, more } = await this.#use((_, level) => readLeaves(level, from, PAGE))
      const documents = rows.flatMap(({ revision }) => revision ?? [])
      const branched = rows.filter(({ revision }) => revision === null).map(({ id }) => id)
      if (branched.length > 0) documents.push(...(await this.revisions(branched)))
      if (rows.length > 0) yield { documents, sequence }
      if (!more) return
      from = sequence
    }
  }

  /** All that changed after `since`, page by page in the order it was written. */
  async *changes(since: number): AsyncGenerator<{ rows: Row[]; sequence: number }> {
    for (let from = since; ;) {
      const page = await this.#use((_, level) => readLeaves(level, from, PAGE))
      const rows: Row[] = []
      for (const { id, revision } of page.rows) {
        const [winner, ...others] = revision ? (revision._deleted ? [] : [revision]) : await this.leaves(id)
        if (!winner) rows.push({ id, document: null, conflicted: false })
        else {
          const { _revisions, ...document } = winner
          rows.push({ id, document, conflicted: others.length > 0 })
        }
      }
      if (rows.length > 0) yield { rows, sequence: page.sequence }
      if (!page.more) return
      from = page.sequence
    }
  }

  /** The leaves of a document that are not deleted, deepest revision first. */
  async leaves(id: string): Promise<RawDocument[]> {
    const found = await this.#use((pouch) => pouch.get(id, { open_revs: 'all' }))
    const depth = (rev: string | undefined) => Number.parseInt(rev ?? '0', 10)
    return found
      .flatMap(({ ok }) => (ok && ok._deleted !== true ? [ok] : []))
      .sort((a, b) => depth(b._rev) - depth(a._rev) || (a._rev < b._rev ? 1 : -1))
  }

  /** The leaves of documents, deleted ones too, each with the history another device needs to take it in. */
  async revisions(ids: string[]): Promise<Revision[]> {
    const found = await this.#use((pouch) =>
      Promise.all(ids.map((id) => pouch.get(id, { open_revs: 'all', revs: true }))),
    )
    return found.flat().flatMap(({ ok }) => (ok ? [ok as unknown as Revision] : []))
  }

  /** Which of these revisions are in no document's tree. */
  lacking(revisions: readonly { _id: string; _rev: string }[]): Promise<{ _id: string; _rev: string }[]> {
    return this.#use((_, level) => lackingAmong(level, revisions))
  }

  async read(ids: string[]): Promise<RawDocument[]> {
    const { rows } = await this.#use((pouch) => pouch.allDocs({ keys: ids, include_docs: true }))
    return rows.flatMap(({ doc }) => (doc ? [doc] : []))
  }

  /** A value that never replicates. */
  async getLocal(key: string): Promise<unknown> {
    return (await this.#local(key)).value
  }

  async setLocal(key: string, value: unknown, when: 'now' | 'soon' = 'now'): Promise<void> {
    const { rev: before } = await this.#local(key)
    const local = { _id: `_local/${key}`, ...(before === undefined ? {} : { _rev: before }), value }
    const { rev } = await this.#use((pouch, level) =>
      when === 'soon' ? level.relaxed(() => pouch.put(local)) : pouch.put(local),
    )
    // What is kept is what was written, whatever becomes of the caller's own.
    this.#locals.set(key, { rev, value: structuredClone(value) })
  }

  async #local(key: string): Promise<{ rev: string | undefined; value: unknown }> {
    const known = this.#locals.get(key)
    if (known) return known
    const found = await this.#use(async (pouch) => {
      try {
        const { _rev: rev, value } = await pouch.get(`_local/${key}`)
        return { rev, value }
      } catch (error) {
        if ((error as { status?: number }).status === 404) return { rev: undefined, value: undefined }
        throw error
      }
    })
    this.#locals.set(key, found)
    return found
  }

  async #use<T>(work: (pouch: Pouch, level: DurableLevel) => Promise<T>): Promise<T> {
    if (!this.#pouch || !this.#level) throw new CommonplaceError('closed')
    const [pouch, level] = [this.#pouch, this.#level]
    return level.guard(() => work(pouch, level))
  }
}
