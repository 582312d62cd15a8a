// The least that bringing documents from one PouchDB to another takes: its changes, a bulk get and bulk docs, asked for by hand; fsynced
// like all that is kept here. Directly, or over a server.
import { randomBytes, randomUUID } from 'node:crypto'
import LevelDOWN from 'leveldown'
import { PouchDB, type PouchDocument } from '../../electron/host/store/pouchdb.ts'
import { CREDENTIALS } from '../electron/host/sync/couch-server.ts'

/** Rows asked for, and documents written, at once. */
const PAGE = 1000

export interface ByHand {
  changes(options: object): Promise<Changes>
  bulkGet(options: object): Promise<Got>
  bulkDocs(documents: readonly object[], options?: object): Promise<unknown>
  allDocs(options: object): Promise<{ rows: { doc: PouchDocument }[] }>
  info(): Promise<unknown>
  close(): Promise<void>
}

interface Changes {
  results: { id: string; changes: { rev: string }[] }[]
  last_seq: number
}
interface Got {
  results: { docs: { ok?: PouchDocument }[] }[]
}

class FsyncedLevel extends LevelDOWN {
  override _batch(operations: unknown[], options: object, callback: (error: Error | null | undefined) => void): void {
    super._batch(operations, { ...options, sync: true }, callback)
  }
}

export async function openByHand(path: string): Promise<ByHand> {
  const db = Object.defineProperty((at: string) => new FsyncedLevel(at), 'name', { value: `floor-${randomUUID()}` })
  const opened = new PouchDB(path, { adapter: 'leveldb', db, auto_compaction: true, revs_limit: 1000 })
  const byHand = opened as unknown as ByHand
  await byHand.info()
  return byHand
}

/** Brings what changed after `since` from one to another; answers up to where. */
export async function bring(from: ByHand, to: ByHand, since = 0): Promise<number> {
  for (let at = since; ;) {
    const { results, last_seq } = await from.changes({ since: at, limit: PAGE, style: 'all_docs', return_docs: true })
    if (results.length > 0) {
      const got = await from.bulkGet({ docs: revisionsOf(results), revs: true })
      await to.bulkDocs(documentsOf(got), { new_edits: false })
    }
    at = last_seq
    if (results.length < PAGE) return at
  }
}

/** The same over a database of a server, which is made where there is none. */
export class OverServer {
  readonly #url: string
  readonly #headers: Record<string, string>
  #left = 0
  #fetched = 0

  constructor(url: string) {
    const basic = Buffer.from(`${CREDENTIALS.user}:${CREDENTIALS.password}`).toString('base64')
    this.#url = url
    this.#headers = { authorization: `Basic ${basic}`, 'content-type': 'application/json' }
  }

  make(): Promise<unknown> {
    return this.#ask('PUT', '')
  }

  async bring(from: ByHand, to: ByHand): Promise<void> {
    for (;;) {
      const { results, last_seq } = await from.changes({ since: this.#left, limit: PAGE, style: 'all_docs' })
      if (results.length > 0) {
        const got = await from.bulkGet({ docs: revisionsOf(results), revs: true })
        await this.#ask('POST', '/_bulk_docs', { docs: documentsOf(got), new_edits: false })
      }
      this.#left = last_seq
      if (results.length < PAGE) break
    }
    for (;;) {
      const query = `since=${this.#fetched}&limit=${PAGE}&style=all_docs`
      const { results, last_seq } = await this.#ask<Changes>('GET', `/_changes?${query}`)
      if (results.length > 0) {
        const got = await this.#ask<Got>('POST', '/_bulk_get?revs=true', { docs: revisionsOf(results) })
        await to.bulkDocs(documentsOf(got), { new_edits: false })
      }
      this.#fetched = last_seq
      if (results.length < PAGE) return
    }
  }

  /** Leaves one document there, heard of by a long poll with it, and written by hand. Answers when it stands in `to`. */
  async hear(from: ByHand, to: ByHand, document: object): Promise<void> {
    const query = `since=${this.#fetched}&feed=longpoll&heartbeat=30000&style=all_docs`
    const heard = this.#ask<Changes>('GET', `/_changes?${query}`)
    await from.bulkDocs([document])
    const { results, last_seq } = await from.changes({ since: this.#left, limit: PAGE, style: 'all_docs' })
    const docs = documentsOf(await from.bulkGet({ docs: revisionsOf(results), revs: true }))
    await this.#ask('POST', '/_bulk_docs', { docs, new_edits: false })
    this.#left = last_seq
    const came = await heard
    const got = await this.#ask<Got>('POST', '/_bulk_get?revs=true', { docs: revisionsOf(came.results) })
    await to.bulkDocs(documentsOf(got), { new_edits: false })
    this.#fetched = came.last_seq
  }

  async #ask<T>(method: string, path: string, body?: object): Promise<T> {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const answer = await fetch(`${this.#url}${path}`, { method, headers: this.#headers, ...sent })
    return (await answer.json()) as T
  }
}

/** Changes documents as an edit of their text does, with one more that tells of it. */
export async function change(db: ByHand, ids: readonly string[]): Promise<void> {
  const { rows } = await db.allDocs({ keys: ids, include_docs: true })
  const docs = rows.map(({ doc }) => ({ ...doc, f: { markdown: randomBytes(100).toString('base64') } }))
  await db.bulkDocs([...docs, { _id: `chg:${randomUUID()}`, changes: randomBytes(1_000).toString('base64') }])
}

function revisionsOf(results: Changes['results']): { id: string; rev: string }[] {
  return results.flatMap(({ id, changes }) => changes.map(({ rev }) => ({ id, rev })))
}

function documentsOf({ results }: Got): PouchDocument[] {
  return results.flatMap(({ docs }) => docs.flatMap(({ ok }) => (ok ? [ok] : [])))
}
