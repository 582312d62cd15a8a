// The program of `couch-server.ts`: express-pouchdb in memory on a port of 127.0.0.1 that asks for a login. A process of its own, since
// Express makes code from strings, which no program of ours may. Told by messages what to do with its databases.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'

export interface Order {
  id: number
  /** Of a database: a method and its arguments; of the server: `replicate`, `forbid`, `told`. */
  method: string
  database?: string
  args: unknown[]
}

export interface Told {
  /** Method and path of each request. */
  requests: string[]
  /** Bytes of bodies. */
  bytes: { in: number; out: number }
}

type Pouch = Record<string, (...args: unknown[]) => Promise<unknown>>
interface PouchClass {
  new (name: string, options?: object): Pouch
  plugin(plugin: unknown): PouchClass
  defaults(options: object): PouchClass
  replicate(from: Pouch, to: Pouch): Promise<unknown>
}

const [folder, user, password] = process.argv.slice(2) as [string, string, string]
const require = createRequire(import.meta.url)
const load = (name: string): unknown => {
  const loaded = require(name) as { default?: unknown }
  return loaded.default ?? loaded
}
const PouchDB = load('pouchdb-core') as PouchClass
for (const name of ['adapter-memory', 'adapter-http', 'replication']) PouchDB.plugin(load(`pouchdb-${name}`))
const Served = PouchDB.defaults({ prefix: `${folder}/`, adapter: 'memory' })
const make = require('express-pouchdb') as (
  pouch: unknown,
  options: object,
) => (request: IncomingMessage, response: ServerResponse) => void
const app = make(Served, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: `${folder}/log.txt` })

const basic = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
const forbidden = new Set<string>()
const told: Told = { requests: [], bytes: { in: 0, out: 0 } }

const server = createServer((request, response) => {
  const path = request.url ?? '/'
  told.requests.push(`${request.method} ${path.split('?')[0]}`)
  told.bytes.in += Number(request.headers['content-length'] ?? 0)
  const before = request.socket.bytesWritten
  response.on('finish', () => void (told.bytes.out += request.socket.bytesWritten - before))
  const deny = (status: number, error: string): void => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ error, reason: error }))
  }
  if (request.headers.authorization !== basic) deny(401, 'unauthorized')
  else if (forbidden.has(path.split(/[/?]/u)[1] ?? '')) deny(403, 'forbidden')
  else app(request, response)
})
server.listen(0, '127.0.0.1', () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const at = (name: string): Pouch => {
    if (name.startsWith('copy-')) return new PouchDB(name, { adapter: 'memory' })
    return new PouchDB(`${url}/${name}`, { auth: { username: user, password } })
  }
  process.on('message', async ({ id, method, database, args }: Order) => {
    try {
      let value: unknown = null
      if (method === 'replicate') await PouchDB.replicate(at(args[0] as string), at(args[1] as string))
      else if (method === 'forbid') forbidden.add(args[0] as string)
      else if (method === 'told') value = told
      else {
        // Destroyed from inside, the server would go on with a handle that is gone.
        const isOutside = database!.startsWith('copy-') || method === 'destroy'
        const pouch = isOutside ? at(database!) : new Served(database!)
        value = await pouch[method]!(...args)
      }
      process.send!({ id, value })
    } catch (error) {
      process.send!({ id, error: error instanceof Error ? error.message : JSON.stringify(error) })
    }
  })
  process.send!({ url })
})
