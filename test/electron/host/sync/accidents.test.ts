// What happens to syncing in real life: the clock wrong, the stick pulled or full, the line cut anywhere. Nothing is lost, nothing is
// doubled, and the next sync goes on. (Kills have a file of their own.)
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Edit } from '../../../../electron/host/store/store.ts'
import { newId } from '../../../../shared/model/id.ts'
import { aFolder, allRecords, note } from '../store/sample.ts'
import { CREDENTIALS, startCouchServer, type CouchServer } from './couch-server.ts'
import { aLaptop, aSource, type Laptop } from './libraries.ts'

const write = ({ replica }: Laptop, ...edits: Edit[]) => replica.commit({ verb: 'writeNote', parameters: {}, edits })

describe('a clock', () => {
  afterEach(() => void vi.useRealTimers())
  test.for([
    ['set back a year', -1],
    ['set ahead a hundred years', 100],
  ] as const)('%s decides nothing: who has seen the other’s words replaces them', async ([, years]) => {
    const address = { kind: 'folder' as const, folder: join(await aFolder(), 'stick') }
    const [a, b] = [await aLaptop(), await aLaptop()]
    const one = note(newId('note'), { markdown: 'First, by A.' })
    await write(a, one)
    for (const laptop of [a, b]) await laptop.travel(address, { plain: true })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + years * 365 * 24 * 3_600_000 })
    await write(b, { id: one.id, set: { markdown: 'Second, by B.' } })
    await b.travel(address, { plain: true })
    vi.useRealTimers()
    await a.travel(address, { plain: true })
    expect(a.replica.records.get('note', one.id)!.markdown).toBe('Second, by B.')
    await write(a, { id: one.id, set: { markdown: 'Third, by A.' } })
    await a.travel(address, { plain: true })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + years * 365 * 24 * 3_600_000 })
    expect(await b.travel(address, { plain: true })).toMatchObject({ conflicts: 0, merged: 0, held: 0 })
    expect(b.replica.records.get('note', one.id)!.markdown).toBe('Third, by A.')
    expect(allRecords(b.replica)).toEqual(allRecords(a.replica))
  })
})

describe('a stick', () => {
  test('pulled out in the middle of writing and put back later', { timeout: 60_000 }, async () => {
    const stick = join(await aFolder(), 'stick')
    const [a, b] = [await aLaptop(), await aLaptop()]
    const address = { kind: 'folder' as const, folder: stick }
    await write(a, ...Array.from({ length: 300 }, () => note()))
    await a.travel(address, { plain: true })
    for (let round = 0; round < 5; round++) {
      await write(a, ...Array.from({ length: 300 }, () => note(undefined, { markdown: `Round ${round}.` })))
      await aSource(a, Buffer.from(`original ${round} `.repeat(100_000)))
      const pulling = new Promise((resolve) => setTimeout(resolve, round * 25)).then(() =>
        rename(stick, `${stick}-out`),
      )
      await a
        .travel(address, { plain: true })
        .catch((error: Error) => expect(error).toMatchObject({ name: 'roadAway' }))
      await pulling
      // What was written meanwhile must not have made a new folder at that place.
      expect(existsSync(stick)).toBe(false)
      await rename(`${stick}-out`, stick)
    }
    await a.travel(address, { plain: true })
    expect(await b.travel(address, { plain: true })).toMatchObject({ files: { present: 10, missing: 0 } })
    expect(allRecords(b.replica)).toEqual(allRecords(a.replica))
  })

  const disk = mkdtempSync(join(tmpdir(), 'stick-'))
  const refused = process.platform === 'linux' ? mount(disk) : 'tmpfs is of Linux'
  afterAll(() => {
    if (refused === null) execFileSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true, force: true })
  })
  test.skipIf(refused !== null)(
    `that is full${refused === null ? '' : ` (skipped: no small disk can be mounted here: ${refused})`}`,
    async () => {
      const ballast = join(disk, 'ballast')
      await writeFile(ballast, crypto.getRandomValues(new Uint8Array(60_000)))
      const address = { kind: 'folder' as const, folder: join(disk, 'sync') }
      const [a, b] = [await aLaptop(), await aLaptop()]
      await aSource(a, Buffer.alloc(900_000, 'words of a book '))
      await a.travel(address, { plain: true })
      await aSource(a, Buffer.alloc(1_000_000, 'more words of a book '))
      await expect(a.travel(address, { plain: true })).rejects.toMatchObject({ name: 'diskFull' })
      // What was there can still be read by the other.
      expect((await b.travel(address, { plain: true })).files.present).toBeGreaterThan(1)
      await rm(ballast)
      execFileSync('mount', ['-o', 'remount,size=8m', disk])
      await a.travel(address, { plain: true })
      expect(await b.travel(address, { plain: true })).toMatchObject({ files: { present: 4, missing: 0 } })
      expect(allRecords(b.replica)).toEqual(allRecords(a.replica))
    },
  )
})

/** A small disk of its own can be mounted only by root. */
function mount(folder: string): string | null {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'pipe' })
    return null
  } catch (error) {
    return String(error).split('\n')[0]!
  }
}

describe('a line that is cut', () => {
  let server: CouchServer
  beforeAll(async () => {
    const started = await startCouchServer()
    server = started.server
    return started.stop
  })

  /** A way to the server on which each connection ends after so many bytes in one direction. */
  async function cutting(way: 'up' | 'down') {
    const limit = { bytes: Infinity }
    const to = Number(new URL(server.url).port)
    const proxy = createServer((client) => {
      const upstream = connect(to, '127.0.0.1')
      let passed = 0
      const pass = (from: typeof client, into: typeof client, counted: boolean): void => {
        from.on('data', (piece: Buffer) => {
          const rest = counted ? Math.max(0, limit.bytes - passed) : piece.length
          if (counted) passed += piece.length
          if (rest > 0) into.write(piece.subarray(0, rest))
          if (counted && passed > limit.bytes) {
            client.destroy()
            upstream.destroy()
          }
        })
        from.on('close', () => into.destroy())
        from.on('error', () => into.destroy())
      }
      pass(client, upstream, way === 'up')
      pass(upstream, client, way === 'down')
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, limit, close: () => proxy.close() }
  }

  // Before anything, within the first line, within the headers, at their end, within a body, before its last piece, and so on.
  const OFFSETS = [0, 1, 20, 150, 300, 450, 700, 1_500, 4_000, 12_000, 40_000, 120_000]

  test.for(['up', 'down'] as const)('after any number of bytes going %s', { timeout: 120_000 }, async (way) => {
    const line = await cutting(way)
    const name = `cut-${way}`
    const [a, b] = [await aLaptop(), await aLaptop()]
    const over = async (laptop: Laptop, base: string) => {
      const address = { kind: 'couchdb' as const, url: `${base}/${name}` }
      const { road } = await laptop.sync.setUp({ address, plain: true, accept: true, credentials: CREDENTIALS })
      return laptop.sync.syncNow(road.id)
    }
    await over(a, line.url)
    await over(b, line.url)
    for (const [i, bytes] of OFFSETS.entries()) {
      const long = 'words '.repeat(i % 3 === 0 ? 2_000 : 5)
      await write(a, note(newId('note'), { markdown: `${i} of A ${long}` }))
      await write(b, note(newId('note'), { markdown: `${i} of B ${long}` }))
      if (i % 4 === 0) await aSource(a, Buffer.from(`${i} original `.repeat(3_000)))
      line.limit.bytes = bytes
      for (const laptop of [a, b])
        await over(laptop, line.url).catch((error: Error) => expect(error).toMatchObject({ name: 'roadAway' }))
    }
    line.limit.bytes = Infinity
    for (const laptop of [a, b, a]) await over(laptop, line.url)
    expect(allRecords(b.replica)).toEqual(allRecords(a.replica))
    expect(a.replica.records.count('note')).toBe(2 * OFFSETS.length)
    for (const laptop of [a, b])
      expect(await over(laptop, line.url)).toMatchObject({ pushed: 0, pulled: 0, conflicts: 0, files: { missing: 0 } })
    line.close()
  })
})
