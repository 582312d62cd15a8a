// The parts of PouchDB the store calls, typed as they are called (https://pouchdb.com/api.html). Loaded by `require`, because the
// published types bring in the DOM and a Buffer of their own, which no Node program here may see.
import { createRequire } from 'node:module'

export interface PouchDocument {
  _id: string
  _rev: string
  [key: string]: unknown
}

export interface Written {
  id?: string
  rev?: string
  ok?: boolean
  name?: string
  message?: string
}

export interface Pouch {
  bulkDocs(documents: readonly object[], options?: { new_edits?: boolean }): Promise<Written[]>
  get(
    id: string,
    options: { open_revs: 'all'; revs?: true },
  ): Promise<{ ok?: PouchDocument & { _deleted?: boolean } }[]>
  get(id: string): Promise<PouchDocument>
  put(document: object): Promise<{ rev: string }>
  allDocs(options: {
    keys: string[]
    include_docs?: true
  }): Promise<{ rows: { id?: string; error?: string; doc?: PouchDocument | null }[] }>
  info(): Promise<{ update_seq: number; doc_count: number }>
  id(): Promise<string>
  close(): Promise<void>
}

/** Called with the database as `this`. */
type Adapter = (this: unknown, options: object, callback: (error: Error | null) => void) => void

interface PouchConstructor {
  new (name: string, options: object): Pouch
  plugin(plugin: (pouch: PouchConstructor) => void): void
  adapter(name: string, adapter: Adapter & { valid: () => boolean; use_prefix: boolean }, preferred: boolean): void
}

const require = createRequire(import.meta.url)
const PouchDB = require('pouchdb-core') as PouchConstructor
const levelAdapter = require('pouchdb-adapter-leveldb-core') as Adapter

// `pouchdb-adapter-leveldb` would register the same adapter, but brings a second, older LevelDOWN.
function adapter(this: unknown, options: object, callback: (error: Error | null) => void): void {
  levelAdapter.call(this, options, callback)
}
adapter.valid = () => true
adapter.use_prefix = false
PouchDB.plugin((pouch) => pouch.adapter('leveldb', adapter, true))

export { PouchDB }
