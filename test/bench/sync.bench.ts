// Syncing beside the least it could take: the same revisions read and written by hand, the same bytes copied, one long poll.
import { randomBytes, randomUUID } from 'node:crypto'
import { createReadStream, mkdtempSync, openSync, fsyncSync, closeSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import LevelDOWN from 'leveldown'
import { BlobStore } from '../../electron/host/blobs/blob-store.ts'
import { openStore } from '../../electron/host/store/open.ts'
import { PouchDB, type PouchDocument } from '../../electron/host/store/pouchdb.ts'
import type { Replica } from '../../electron/host/store/replica.ts'
import type { Edit } from '../../electron/host/store/store.ts'
import { LibrarySync } from '../../electron/host/sync/library-sync.ts'
import { followRoads } from '../../electron/host/sync/live.ts'
import { placeAt } from '../../electron/host/sync/place-at.ts'
import { newId } from '../../shared/model/id.ts'
import type { SyncReport } from '../../shared/model/sync.ts'
import { CREDENTIALS, startCouchServer, type CouchServer } from '../electron/host/sync/couch-server.ts'
import { aHost, pairHosts, roadTo } from './two-hosts.ts'
import { quantile, type Row } from './row.ts'

const RECORDS = Number(process.env['SYNC_RECORDS'] ?? 50_000)
const BATCH = 500
const CHANGED = 10
const FILES = 12
const FILE_BYTES = 8 * 1024 * 1024
const LIVE_CHANGES = 20
/** How often ten are changed; the middle one counts. */
const TIMES = 9
/** Rows asked for, and documents written, at once. */
const PAGE = 1000

type Address = { kind: 'folder'; folder: string } | { kind: 'couchdb'; url: string }

interface Laptop {
  replica: Replica
  blobs: BlobStore
  sync: LibrarySync
  /** Sets up the road; answers its id. */
  meet(address: Address, plain: boolean): Promise<string>
  travel(address: Address, plain: boolean): Promise<SyncReport>
  close(): Promise<void>
}

export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-sync-'))
  const { server, stop } = await startCouchServer()
  try {
    const rows: Row[] = []
    // Told at once: the whole takes minutes.
    const found = (...more: Row[]): void => {
      rows.push(...more)
      for (const { name, value, unit, ratio } of more)
        console.error(`  ${name}: ${value.toPrecision(3)} ${unit}, ${ratio.toPrecision(3)}`)
    }
    let a = await laptop(join(folder, 'a'))
    const ids = await fill(a)
    const aside = () => a.close()
    const floor = await byHand(join(folder, 'a'), join(folder, 'floor'), 0, aside)
    a = await laptop(join(folder, 'a'))
    const plain: Address = { kind: 'folder', folder: join(folder, 'plain') }
    const sealed: Address = { kind: 'folder', folder: join(folder, 'sealed') }
    const [b, c] = [await laptop(join(folder, 'b')), await laptop(join(folder, 'c'))]
    // Setting up is once a place, and takes its time on purpose: a passphrase is to be hard to guess.
    for (const one of [a, b]) await one.meet(plain, true)
    for (const one of [a, c]) await one.meet(sealed, false)
    const first = await time(async () => (await a.travel(plain, true), await b.travel(plain, true)))
    const firstSealed = await time(async () => (await a.travel(sealed, false), await c.travel(sealed, false)))
    found(
      row(
        `first sync of ${RECORDS} records, folder`,
        first,
        'PouchDB’s changes, bulk get and bulk docs by hand',
        floor,
        '≤ 1.3',
      ),
      row('… encrypted', firstSealed, 'the same without encryption', first, '≤ 1.2'),
    )
    const pair: [Laptop, Laptop] = [a, b]
    found(await changed(pair, ids, plain, folder))
    for (const one of [...pair, c]) await one.close()
    found(...(await overServer(folder, server)))
    found(await files(folder))
    found(...(await overLan(join(folder, 'a'), join(folder, 'h'), floor)))
    return rows
  } finally {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Ten of many changed: both laptops' syncs beside the ten read and written by hand. */
async function changed(pair: [Laptop, Laptop], ids: string[], address: Address, folder: string): Promise<Row> {
  let [a] = pair
  const b = pair[1]
  const floors: number[] = []
  const syncs: number[] = []
  for (let i = 0; i < TIMES; i++) {
    const before = a.replica.sequence
    await edit(a, ids.slice(i * CHANGED, (i + 1) * CHANGED))
    const at = a.replica.folder
    floors.push(await byHand(at, join(folder, 'floor'), before, () => a.close()))
    a = pair[0] = await laptop(at)
    syncs.push(await time(async () => (await a.travel(address, true), await b.travel(address, true))))
  }
  const [sync, floor] = [quantile(syncs, 0.5), quantile(floors, 0.5)]
  return row(`${CHANGED} changed of ${RECORDS}, folder, p50`, sync, 'the same by hand', floor, '≤ 2')
}

/** The first sync with a paired laptop, and ten changed: all that passes between the two. */
async function overLan(full: string, empty: string, floor: number): Promise<Row[]> {
  const [a, b] = [await aHost(full, 'Anna'), await aHost(empty, 'Ben')]
  try {
    const { passed, stop } = await pairHosts(a, b)
    const sync = async () => a.client.syncNow({ road: (await roadTo(a)).id })
    // What a library has at its first opening to do once is no part of it: its index for searching is made.
    await a.client.search({ query: 'thought' })
    const first = await time(sync)
    const text = {
      name: 'ferry.txt',
      base64: Buffer.from('A ferry keeps two banks apart. '.repeat(20)).toString('base64'),
    }
    const account = await a.client.finished(await a.client.importFiles({ files: [text] }))
    const annotations: string[] = []
    for (let i = 0; i < CHANGED; i++) {
      const passage = { source: account.read[0]!.id, start: i, end: i + 30 }
      annotations.push((await a.client.highlight(passage)).id)
    }
    await sync()
    const before = passed()
    await a.client.recolour({ annotations, color: 'pink' })
    await sync()
    const kilobytes = (passed() - before) / 1000
    stop()
    return [
      row(`first sync of ${RECORDS} records, laptop to laptop`, first, 'PouchDB’s calls by hand', floor, '≤ 1.3'),
      {
        name: `${CHANGED} changed of ${RECORDS}, laptop to laptop, kB`,
        value: kilobytes,
        unit: 'kB',
        peer: '8 kB, both ways',
        ratio: kilobytes / 8,
        limit: '≤ 1',
      },
    ]
  } finally {
    for (const host of [a, b]) await host.close()
  }
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
  const meet: Laptop['meet'] = async (address, plain) => {
    const known = (await sync.roads()).find((road) => JSON.stringify(road.address) === JSON.stringify(address))
    const secrets = { passphrase: plain ? undefined : 'a long passphrase', credentials: CREDENTIALS }
    return (known ?? (await sync.setUp({ address, plain, ...secrets })).road).id
  }
  return {
    replica,
    blobs,
    sync,
    meet,
    async travel(address, plain) {
      return sync.syncNow(await meet(address, plain))
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

class FsyncedLevel extends LevelDOWN {
  override _batch(operations: unknown[], options: object, callback: (error: Error | null | undefined) => void): void {
    super._batch(operations, { ...options, sync: true }, callback)
  }
}

interface ByHand {
  changes(options: object): Promise<{ results: { id: string; changes: { rev: string }[] }[]; last_seq: number }>
  bulkGet(options: object): Promise<{ results: { docs: { ok?: PouchDocument }[] }[] }>
  bulkDocs(documents: readonly object[], options: object): Promise<unknown>
  info(): Promise<unknown>
  close(): Promise<void>
}

async function pouch(path: string): Promise<ByHand> {
  const db = Object.defineProperty((at: string) => new FsyncedLevel(at), 'name', { value: `floor-${randomUUID()}` })
  const opened = new PouchDB(path, { adapter: 'leveldb', db, auto_compaction: true, revs_limit: 1000 })
  const byHand = opened as unknown as ByHand
  await byHand.info()
  return byHand
}

/**
 * What changed since, asked of PouchDB, got with its history and written to another: the least that its own replicator does, fsynced
 * like all that is kept here. `aside`: lets go of the library before.
 */
async function byHand(library: string, target: string, since: number, aside: () => Promise<void>): Promise<number> {
  await aside()
  const [from, to] = [await pouch(join(library, 'db')), await pouch(target)]
  const spent = await time(async () => {
    for (let at = since; ;) {
      const { results, last_seq } = await from.changes({ since: at, limit: PAGE, style: 'all_docs', return_docs: true })
      const docs = results.flatMap(({ id, changes }) => changes.map(({ rev }) => ({ id, rev })))
      const got = await from.bulkGet({ docs, revs: true })
      const revisions = got.results.flatMap(({ docs: found }) => found.flatMap(({ ok }) => (ok ? [ok] : [])))
      await to.bulkDocs(revisions, { new_edits: false })
      at = last_seq
      if (results.length < PAGE) return
    }
  })
  await from.close()
  await to.close()
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
