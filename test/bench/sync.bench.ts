// Syncing beside the least it could take: the same revisions read and written by hand, the same bytes copied, one long poll.
import { randomBytes } from 'node:crypto'
import { createReadStream, mkdtempSync, openSync, fsyncSync, closeSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { BlobStore } from '../../electron/host/blobs/blob-store.ts'
import { openStore } from '../../electron/host/store/open.ts'
import type { Replica } from '../../electron/host/store/replica.ts'
import type { Edit } from '../../electron/host/store/store.ts'
import { LibrarySync } from '../../electron/host/sync/library-sync.ts'
import { followRoads } from '../../electron/host/sync/live.ts'
import { placeAt } from '../../electron/host/sync/place-at.ts'
import { newId } from '../../shared/model/id.ts'
import type { SyncReport } from '../../shared/model/sync.ts'
import { bring, change, openByHand, OverServer } from './by-hand.ts'
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

type Address = { kind: 'folder'; folder: string } | { kind: 'couchdb'; url: string }

class Laptop {
  readonly #folder: string
  replica!: Replica
  blobs!: BlobStore
  sync!: LibrarySync

  constructor(folder: string) {
    this.#folder = folder
  }

  async open(): Promise<void> {
    this.replica = await openStore(this.#folder)
    this.blobs = await BlobStore.open(this.#folder)
    const nothing = () => undefined
    const { replica, blobs } = this
    this.sync = new LibrarySync({ replica, blobs, placeAt, progress: nothing, filesCame: nothing, changed: nothing })
  }

  /** Sets up the road; answers its id. */
  async meet(address: Address, plain: boolean): Promise<string> {
    const known = (await this.sync.roads()).find((road) => JSON.stringify(road.address) === JSON.stringify(address))
    const secrets = { passphrase: plain ? undefined : 'a long passphrase', credentials: CREDENTIALS }
    return (known ?? (await this.sync.setUp({ address, plain, ...secrets })).road).id
  }

  async travel(address: Address, plain: boolean): Promise<SyncReport> {
    return this.sync.syncNow(await this.meet(address, plain))
  }

  async close(): Promise<void> {
    await this.sync.close()
    await this.replica.close()
  }
}

async function laptop(folder: string): Promise<Laptop> {
  const one = new Laptop(folder)
  await one.open()
  return one
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
    const a = await laptop(join(folder, 'a'))
    const ids = await fill(a)
    await a.close()
    const floor = await copy(join(folder, 'a', 'db'), join(folder, 'floor'))
    await a.open()
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
    found(await changed([a, b], ids, plain, folder))
    for (const one of [a, b, c]) await one.close()
    found(...(await overServer(folder, server)))
    found(await files(folder))
    found(...(await overLan(join(folder, 'a'), join(folder, 'h'), floor)))
    return rows
  } finally {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Ten of many changed: both laptops' syncs beside the ten read and written by hand, all of them open for a while as programs are. */
async function changed([a, b]: [Laptop, Laptop], ids: string[], address: Address, folder: string): Promise<Row> {
  await copy(join(folder, 'floor'), join(folder, 'floor-2'))
  const [from, to] = [await openByHand(join(folder, 'floor')), await openByHand(join(folder, 'floor-2'))]
  let since = await bring(from, to)
  const [floors, syncs]: [number[], number[]] = [[], []]
  for (const ten of tens(ids)) {
    await change(from, ten)
    floors.push(await time(async () => (since = await bring(from, to, since))))
    await edit(a, ten)
    syncs.push(await time(async () => (await a.travel(address, true), await b.travel(address, true))))
  }
  for (const one of [from, to]) await one.close()
  const [sync, floor] = [quantile(syncs, 0.5), quantile(floors, 0.5)]
  return row(`${CHANGED} changed of ${RECORDS}, folder, p50`, sync, 'the same by hand', floor, '≤ 2')
}

function tens(ids: readonly string[]): string[][] {
  return Array.from({ length: TIMES }, (_, i) => ids.slice(i * CHANGED, (i + 1) * CHANGED))
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

/** The first sync over a server, ten changed and live changes: sealed on the way, beside the same by hand over a database of its own. */
async function overServer(folder: string, server: CouchServer): Promise<Row[]> {
  const address: Address = { kind: 'couchdb', url: `${server.url}/bench` }
  const [a, b] = [await laptop(join(folder, 'd')), await laptop(join(folder, 'e'))]
  const ids = await fill(a)
  await a.close()
  await copy(join(folder, 'd', 'db'), join(folder, 'floor-3'))
  await a.open()
  const [from, to] = [await openByHand(join(folder, 'floor-3')), await openByHand(join(folder, 'floor-4'))]
  const byHand = new OverServer(`${server.url}/by-hand`)
  await byHand.make()
  const firstFloor = await time(() => byHand.bring(from, to))
  for (const one of [a, b]) await one.meet(address, false)
  const first = await time(async () => (await a.travel(address, false), await b.travel(address, false)))
  await a.travel(address, false)
  const [floors, syncs, kilobytes]: [number[], number[], number[]] = [[], [], []]
  for (const ten of tens(ids)) {
    await change(from, ten)
    floors.push(await time(() => byHand.bring(from, to)))
    await edit(a, ten)
    const { bytes: was } = await server.told()
    syncs.push(await time(async () => (await a.travel(address, false), await b.travel(address, false))))
    const { bytes: is } = await server.told()
    kilobytes.push((is.in - was.in + is.out - was.out) / 1000)
  }
  const live = await liveChanges(a, b, server)
  const told: number[] = []
  for (let i = 0; i < LIVE_CHANGES; i++)
    told.push(await time(() => byHand.hear(from, to, { _id: newId('note'), f: { markdown: 'A thought.' } })))
  for (const one of [a, b, from, to]) await one.close()
  const [sync, floor, bytes] = [quantile(syncs, 0.5), quantile(floors, 0.5), quantile(kilobytes, 0.5)]
  return [
    row(
      `first sync of ${RECORDS} records, encrypted server`,
      first,
      'the same by hand, over a server',
      firstFloor,
      '≤ 1.3',
    ),
    row(
      `${CHANGED} changed of ${RECORDS}, encrypted server, p50`,
      sync,
      'the same by hand, over a server',
      floor,
      '≤ 2',
    ),
    {
      name: `${CHANGED} changed over an encrypted server, both laptops, kB`,
      value: bytes,
      unit: 'kB',
      peer: '20 kB for each laptop',
      ratio: bytes / 40,
      limit: '≤ 1',
    },
    live,
    {
      name: '… beside a long poll that keeps what it brings',
      value: live.value,
      unit: 'ms',
      peer: 'the same by hand, fsynced on both sides',
      ratio: live.value / quantile(told, 0.5),
    },
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

/** From one PouchDB to another by hand, in milliseconds. */
async function copy(source: string, target: string): Promise<number> {
  const [from, to] = [await openByHand(source), await openByHand(target)]
  const spent = await time(() => bring(from, to))
  for (const one of [from, to]) await one.close()
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
