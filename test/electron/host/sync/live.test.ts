// Two laptops that follow their roads: what one does is with the other soon, with nobody asking; a pause holds, and a place that is
// away is found again.
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { followRoads, type Live } from '../../../../electron/host/sync/live.ts'
import type { RoadAddress } from '../../../../shared/model/sync.ts'
import { aFolder, allRecords, note } from '../store/sample.ts'
import { CREDENTIALS, startCouchServer, type CouchServer } from './couch-server.ts'
import { aLaptop, type Laptop } from './libraries.ts'

let server: CouchServer
beforeAll(async () => {
  const started = await startCouchServer()
  server = started.server
  return started.stop
})

const write = ({ replica }: Laptop) => replica.commit({ verb: 'writeNote', parameters: {}, edits: [note()] })
const count = ({ replica }: Laptop) => replica.records.count('note')

async function following(laptop: Laptop, address: RoadAddress & { kind: 'folder' | 'couchdb' }): Promise<Live> {
  await laptop.sync.setUp({ address, plain: true, credentials: CREDENTIALS })
  const live = followRoads(laptop.sync, laptop.replica, 10)
  onTestFinished(() => live.stop())
  await live.look()
  return live
}

test.for(['folder', 'couchdb'] as const)('over a %s', { timeout: 60_000 }, async (kind) => {
  const stick = join(await aFolder(), 'stick')
  const address = kind === 'folder' ? { kind, folder: stick } : { kind, url: `${server.url}/live` }
  const [a, b] = [await aLaptop(), await aLaptop()]
  const lives = [await following(a, address), await following(b, address)]
  await write(a)
  await vi.waitFor(() => expect(count(b)).toBe(1), { timeout: 40_000 })
  await write(b)
  await vi.waitFor(() => expect(count(a)).toBe(2), { timeout: 40_000 })
  expect(allRecords(a.replica)).toEqual(allRecords(b.replica))

  const { id } = (await b.sync.roads())[0]!
  await b.sync.pause(id, true)
  await lives[1]!.look()
  await vi.waitFor(async () => expect((await b.sync.roads())[0]!.state).toBe('paused'))
  const written = new Date().toISOString()
  await write(a)
  const travelled = async () => (await a.sync.roads())[0]!.last!.at
  await vi.waitFor(async () => expect((await travelled()) > written).toBe(true), { timeout: 20_000 })
  expect(count(b)).toBe(2)
  await b.sync.pause(id, false)
  await lives[1]!.look()
  await vi.waitFor(() => expect(count(b)).toBe(3), { timeout: 40_000 })
})

test('a stick that is pulled out is told, and taken up when it is back', { timeout: 60_000 }, async () => {
  const stick = join(await aFolder(), 'stick')
  const a = await aLaptop()
  await following(a, { kind: 'folder', folder: stick })
  const road = async () => (await a.sync.roads())[0]!
  await vi.waitFor(async () => expect((await road()).last).not.toBeNull(), { timeout: 20_000 })
  await rename(stick, `${stick}-away`)
  await write(a)
  await vi.waitFor(async () => expect((await road()).problem?.name).toBe('roadAway'), { timeout: 20_000 })
  await rename(`${stick}-away`, stick)
  await vi.waitFor(async () => expect((await road()).problem).toBeNull(), { timeout: 30_000 })
  const b = await aLaptop()
  await b.travel({ kind: 'folder', folder: stick }, { plain: true })
  await vi.waitFor(() => expect(count(b)).toBe(1))
})

test(
  'a server stays reached while it is followed, and one that is emptied meanwhile is told',
  { timeout: 150_000 },
  async () => {
    const address = { kind: 'couchdb', url: `${server.url}/reached` } as const
    const [a, b] = [await aLaptop(), await aLaptop()]
    for (const laptop of [a, b]) await following(laptop, address)
    await write(a)
    await vi.waitFor(() => expect(count(b)).toBe(1), { timeout: 40_000 })
    const askedForMarker = async () =>
      (await server.told()).requests.filter((one) => one === 'GET /reached/commonplace').length
    const before = await askedForMarker()
    for (let i = 2; i <= 5; i++) {
      await write(i % 2 === 0 ? a : b)
      await vi.waitFor(() => expect([count(a), count(b)]).toEqual([i, i]), { timeout: 40_000 })
    }
    expect(await askedForMarker()).toBe(before)
    // Whoever syncs by hand meanwhile ends nothing.
    const road = async (laptop: Laptop) => (await laptop.sync.roads())[0]!
    await a.sync.syncNow((await road(a)).id)
    await write(a)
    await vi.waitFor(() => expect(count(b)).toBe(6), { timeout: 40_000 })
    expect((await road(a)).problem).toBeNull()
    expect(allRecords(a.replica)).toEqual(allRecords(b.replica))

    await server.database('reached').destroy()
    await write(a)
    // A server whose database goes while it is asked may not answer at all; then it counts as away after a minute.
    await vi.waitFor(async () => expect((await road(a)).problem?.name).toMatch(/^road(Emptied|Away|Refused)$/u), {
      timeout: 90_000,
    })
    await expect(a.sync.syncNow((await road(a)).id)).rejects.toMatchObject({ name: 'roadEmptied' })
    expect(count(a)).toBe(7)
  },
)
