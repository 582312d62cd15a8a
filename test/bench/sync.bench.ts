// Syncing beside the least it could take: the same revisions read and written by hand, the same bytes copied, one long poll.
import { randomBytes } from 'node:crypto'
import { createReadStream, mkdtempSync, openSync, fsyncSync, closeSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { BlobStore } from '../../electron/host/blobs/blob-store.ts'
import { Database } from '../../electron/host/store/database.ts'
import { openStore } from '../../electron/host/store/open.ts'
import type { Replica } from '../../electron/host/store/replica.ts'
import type { Edit } from '../../electron/host/store/store.ts'
import { LibrarySync } from '../../electron/host/sync/library-sync.ts'
import { followRoads } from '../../electron/host/sync/live.ts'
import { placeAt } from '../../electron/host/sync/place-at.ts'
import { newId } from '../../shared/model/id.ts'
import type { SyncReport } from '../../shared/model/sync.ts'
import { CREDENTIALS, startCouchServer, type CouchServer } from '../electron/host/sync/couch-server.ts'
import { quantile, type Row } from './row.ts'

const RECORDS = Number(process.env['SYNC_RECORDS'] ?? 50_000)
const BATCH = 500
const CHANGED = 10
const FILES = 12
const FILE_BYTES = 8 * 1024 * 1024
const LIVE_CHANGES = 20

type Address = { kind: 'folder'; folder: string } | { kind: 'couchdb'; url: string }

interface Laptop {
  replica: Replica
  blobs: BlobStore
  sync: LibrarySync
  travel(address: Address, plain: boolean): Promise<SyncReport>
  close(): Promise<void>
}

export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-sync-'))
  const { server, stop } = await startCouchServer()
  try {
    const rows: Row[] = []
    const a = await laptop(join(folder, 'a'))
    const ids = await fill(a)
    const floor = await byHand(a, join(folder, 'floor'))
    const plain: Address = { kind: 'folder', folder: join(folder, 'plain') }
    const sealed: Address = { kind: 'folder', folder: join(folder, 'sealed') }
    const [b, c] = [await laptop(join(folder, 'b')), await laptop(join(folder, 'c'))]
    const first = await time(async () => (await a.travel(plain, true), await b.travel(plain, true)))
    const firstSealed = await time(async () => (await a.travel(sealed, false), await c.travel(sealed, false)))
    rows.push(
      row(`first sync of ${RECORDS} records, folder`, first, 'changes, revisions and writes by hand', floor, '≤ 1.3'),
      row('… encrypted', firstSealed, 'the same without encryption', first, '≤ 1.2'),
    )
    rows.push(...(await changed(a, b, ids, plain)))
    rows.push(...(await overServer(folder, server)))
    rows.push(await files(folder))
    for (const one of [a, b, c]) await one.close()
    return rows
  } finally {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Ten of many changed: both laptops' syncs beside the ten revisions read and written by hand. */
async function changed(a: Laptop, b: Laptop, ids: string[], address: Address): Promise<Row[]> {
  const before = a.replica.sequence
  await edit(a, ids.slice(0, CHANGED))
  const floor = await byHand(a, `${b.replica.folder}-ten`, before)
  const spent = await time(async () => (await a.travel(address, true), await b.travel(address, true)))
  return [row(`${CHANGED} changed of ${RECORDS}, folder`, spent, 'the same revisions by hand', floor, '≤ 2')]
}

async function overServer(folder: string, server: CouchServer): Promise<Row[]> {
  const address: Address = { kind: 'couchdb', url: `${server.url}/bench` }
  const [a, b] = [await laptop(join(folder, 'd')), await laptop(join(folder, 'e'))]
  const ids = await fill(a, 2_000)
  for (const one of [a, b, a]) await one.travel(address, false)
  const { bytes: was } = await server.told()
  await edit(a, ids.slice(0, CHANGED))
  await a.travel(address, false)
  await b.travel(address, false)
  const { bytes: is } = await server.told()
  const kilobytes = (is.in - was.in + is.out - was.out) / 1000
  const live = await liveChanges(a, b, server)
  for (const one of [a, b]) await one.close()
  return [
    {
      name: `${CHANGED} changed over an encrypted server, both laptops, kB`,
      value: kilobytes,
      unit: 'kB',
      peer: '20 kB for each laptop',
      ratio: kilobytes / 40,
      limit: '≤ 1',
    },
    live,
  ]
}

/** From a command on one laptop until the other shows it, beside a plain long poll that hears of a document. */
async function liveChanges(a: Laptop, b: Laptop, server: CouchServer): Promise<Row> {
  const basic = Buffer.from(`${CREDENTIALS.user}:${CREDENTIALS.password}`).toString('base64')
  const headers = { authorization: `Basic ${basic}`, 'content-type': 'application/json' }
  const url = `${server.url}/poll`
  await fetch(url, { method: 'PUT', headers })
  const polls: number[] = []
  for (let i = 0; i < LIVE_CHANGES; i++) {
    const heard = fetch(`${url}/_changes?feed=longpoll&since=${i}&heartbeat=30000`, { headers }).then((r) => r.json())
    polls.push(
      await time(async () => {
        await fetch(`${url}/${i}`, { method: 'PUT', headers, body: '{}' })
        await heard
      }),
    )
  }
  // Without the pause for whoever types: that is waiting, not work.
  const lives = [followRoads(a.sync, a.replica, 0), followRoads(b.sync, b.replica, 0)]
  for (const live of lives) await live.look()
  const spent: number[] = []
  for (let i = 0; i < LIVE_CHANGES; i++) {
    await new Promise((resolve) => setTimeout(resolve, 300))
    const id = newId('note')
    const shown = new Promise<void>((resolve) => {
      const stop = b.replica.onChange(({ ids }) => {
        if (!ids.includes(id)) return
        stop()
        resolve()
      })
    })
    spent.push(
      await time(async () => {
        await commit(a, [{ id, set: { about: null, markdown: 'A thought.', created: '' } }])
        await shown
      }),
    )
  }
  for (const live of lives) await live.stop()
  return row(
    'one change, seen by the other laptop, p50',
    quantile(spent, 0.5),
    'a plain long poll',
    quantile(polls, 0.5),
    '≤ 2',
  )
}

async function files(folder: string): Promise<Row> {
  const [a, b] = [await laptop(join(folder, 'f')), await laptop(join(folder, 'g'))]
  const address: Address = { kind: 'folder', folder: join(folder, 'files') }
  await a.travel(address, true)
  await b.travel(address, true)
  const contents = Array.from({ length: FILES }, () => randomBytes(FILE_BYTES))
  for (const bytes of contents) {
    const sha = await a.blobs.put(bytes)
    const source = { file: 'a.pdf', encoding: 'utf-8', pipeline: 1, order: 1, created: '', text: sha }
    await commit(a, [
      { id: `file:${sha}`, set: { bytes: bytes.length, mediaType: 'application/pdf' } },
      { id: newId('source'), set: { ...source, original: `file:${sha}` } },
    ])
  }
  // There and back again, each file fsynced on both sides, as a copy that may be relied on is.
  const floor = await time(async () => {
    for (const [i, bytes] of contents.entries()) {
      const there = join(folder, `there-${i}`)
      writeDurably(there, bytes)
      const back = await open(join(folder, `back-${i}`), 'w')
      for await (const piece of createReadStream(there)) await back.write(piece as Buffer)
      await back.sync()
      await back.close()
    }
  })
  const spent = await time(async () => (await a.travel(address, true), await b.travel(address, true)))
  for (const one of [a, b]) await one.close()
  return {
    name: `${FILES} files of 8 MB, there and back, speed`,
    value: (FILES * FILE_BYTES) / 1e6 / (spent / 1000),
    unit: 'MB/s',
    peer: 'plain streams with fsync',
    ratio: floor / spent,
    limit: '≥ 0.8',
  }
}

async function laptop(folder: string): Promise<Laptop> {
  const replica = await openStore(folder)
  const blobs = await BlobStore.open(folder)
  const sync = new LibrarySync({
    replica,
    blobs,
    placeAt,
    progress: () => undefined,
    filesCame: () => undefined,
    changed: () => undefined,
  })
  return {
    replica,
    blobs,
    sync,
    async travel(address, plain) {
      const known = (await sync.roads()).find((road) => JSON.stringify(road.address) === JSON.stringify(address))
      const secrets = { passphrase: plain ? undefined : 'a long passphrase', credentials: CREDENTIALS }
      const { id } = known ?? (await sync.setUp({ address, plain, ...secrets })).road
      return sync.syncNow(id)
    },
    async close() {
      await sync.close()
      await replica.close()
    },
  }
}

async function fill(one: Laptop, records = RECORDS): Promise<string[]> {
  const ids: string[] = []
  for (let i = 0; i < records; i += BATCH) {
    const edits = Array.from({ length: BATCH }, (_, j): Edit => {
      const markdown = `Thought ${i + j}: ${randomBytes(300).toString('base64')}`
      return { id: newId('note'), set: { about: null, markdown, created: '' } }
    })
    ids.push(...edits.map(({ id }) => id))
    await commit(one, edits)
  }
  return ids
}

function edit(one: Laptop, ids: readonly string[]): Promise<void> {
  return commit(
    one,
    ids.map((id) => ({ id, set: { markdown: randomBytes(100).toString('base64') } })),
  )
}

async function commit({ replica }: Laptop, edits: Edit[]): Promise<void> {
  await replica.commit({ verb: 'writeNote', parameters: {}, edits })
}

/** What changed, read with its history and written to a database: the least that any exchange does. */
async function byHand({ replica }: Laptop, folder: string, since = 0): Promise<number> {
  const database = new Database(folder)
  await database.open()
  const spent = await time(async () => {
    for await (const { documents } of replica.send(since)) await database.receive(documents)
  })
  await database.close()
  return spent
}

function writeDurably(path: string, bytes: Uint8Array): void {
  writeFileSync(path, bytes)
  const file = openSync(path, 'r+')
  fsyncSync(file)
  closeSync(file)
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function row(name: string, value: number, peer: string, of: number, limit: string): Row {
  return { name, value, unit: 'ms', peer, ratio: value / of, limit }
}
