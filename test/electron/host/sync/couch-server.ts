// A CouchDB-compatible server for tests, and PouchDB's own replicator to look at it from outside.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Told } from './couch-child.ts'

export const CREDENTIALS = { user: 'laptop', password: 'secret of the laptop' }

type Document = Record<string, unknown>

export interface Database {
  allDocs(options: object): Promise<{ rows: { doc: Document }[] }>
  put(document: object): Promise<void>
  bulkDocs(documents: object[]): Promise<void>
  destroy(): Promise<void>
}

export interface CouchServer {
  /** Of the server, without a slash at the end. */
  url: string
  /** The requests it got so far. */
  told(): Promise<Told>
  /** From now on a database may be neither made nor used: 403. */
  forbid(database: string): Promise<void>
  /** A database of the server, from inside; or a copy. */
  database(name: string): Database
  /** Copies by PouchDB's own replicator, over HTTP. Names that begin with `copy-` are PouchDB's own databases. */
  replicate(from: string, to: string): Promise<void>
}

export async function startCouchServer(): Promise<{ server: CouchServer; stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'couch-'))
  const child = fork(join(import.meta.dirname, 'couch-child.ts'), [folder, CREDENTIALS.user, CREDENTIALS.password], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const stop = async (): Promise<void> => {
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
    await rm(folder, { recursive: true, force: true })
  }
  const [{ url }] = (await once(child, 'message')) as [{ url: string }]
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  child.on('message', ({ id, value, error }: { id: number; value: unknown; error?: string }) => {
    const { resolve, reject } = waiting.get(id)!
    waiting.delete(id)
    if (error === undefined) resolve(value)
    else reject(new Error(error))
  })
  let last = 0
  const order = <T>(method: string, args: unknown[], database?: string): Promise<T> => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    waiting.set(++last, { resolve, reject })
    child.send({ id: last, method, args, database })
    return promise as Promise<T>
  }
  const server: CouchServer = {
    url,
    told: () => order('told', []),
    forbid: (name) => order('forbid', [name]),
    replicate: (from, to) => order('replicate', [from, to]),
    database: (name) => ({
      allDocs: (options) => order('allDocs', [options], name),
      put: (document) => order('put', [document], name),
      bulkDocs: (documents) => order('bulkDocs', [documents], name),
      destroy: () => order('destroy', [], name),
    }),
  }
  return { server, stop }
}
