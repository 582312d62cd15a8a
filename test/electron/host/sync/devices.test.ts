// What laptops are called: by a star until their user says otherwise, alike on all, and never by the machine's own name. And how many
// changes wait to be carried.
import { readdirSync, readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openHost, type Host } from '../../../../electron/host/host.ts'
import { deviceViews, starOf } from '../../../../electron/host/sync/device-names.ts'
import { aFolder, aStore } from '../store/sample.ts'
import { pairHosts } from './pair-hosts.ts'

async function aHost(): Promise<Host> {
  const host = await openHost({ folder: await aFolder(), listen: false, network: { host: '127.0.0.1' } })
  onTestFinished(() => host.close())
  return host
}

async function travel({ client }: Host, folder: string) {
  const { road } = await client.setUpRoad({ address: { kind: 'folder', folder }, passphrase: 'a passphrase of both' })
  return client.syncNow({ road: road.id })
}
const names = async ({ client }: Host) => (await client.devices({})).map(({ name, own }) => [name, own])

describe('a laptop', () => {
  test('goes by the same star on all, until its user names it; the name travels sealed, and can be undone', async () => {
    const stick = join(await aFolder(), 'stick')
    const [a, b] = [await aHost(), await aHost()]
    const [deviceA, deviceB] = [(await a.client.status({})).device, (await b.client.status({})).device]
    await a.client.createTheme({ path: 'Voice' })
    await travel(a, stick)
    await travel(b, stick)
    await b.client.createTheme({ path: 'Power' })
    await travel(b, stick)
    await travel(a, stick)
    const [starA, starB] = [starOf(deviceA), starOf(deviceB)]
    if (starA !== starB) {
      expect(await names(a)).toEqual([
        [starA, true],
        [starB, false],
      ])
      expect(await names(b)).toEqual([
        [starB, true],
        [starA, false],
      ])
    }
    expect(starA).toMatch(/^Laptop [A-Z][a-z]+$/u)

    await b.client.nameDevice({ name: '  Xanadu’s laptop ' })
    const [voice] = await b.client.themes({})
    await b.client.renameTheme({ theme: voice!.id, name: 'Agency' })
    await travel(b, stick)
    await travel(a, stick)
    expect((await names(a))[1]).toEqual(['Xanadu’s laptop', false])
    const [story] = await a.client.syncStory({})
    expect(story!.changes.map(({ device, verb }) => [device, verb])).toEqual([
      [deviceB, 'nameDevice'],
      [deviceB, 'renameTheme'],
    ])
    for (const entry of readdirSync(stick, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) expect(readFileSync(join(entry.parentPath, entry.name), 'latin1')).not.toContain('Xanadu')

    await b.client.undo({})
    await b.client.undo({})
    expect((await names(b))[0]![0]).toBe('Xanadu’s laptop')
    await b.client.nameDevice({ name: 'Library desk' })
    await b.client.undo({})
    expect((await names(b))[0]![0]).toBe('Xanadu’s laptop')
  })

  test.for([['   '], ['a\nb'], ['x'.repeat(61)]] as const)('cannot be called %j', async ([name]) => {
    const a = await aHost()
    await expect(a.client.nameDevice({ name: name! })).rejects.toMatchObject({ name: 'badValue' })
  })

  test('that was only named holds an empty library still, which joins any', async () => {
    const stick = join(await aFolder(), 'stick')
    const [a, b] = [await aHost(), await aHost()]
    await a.client.createTheme({ path: 'Voice' })
    await travel(a, stick)
    await b.client.nameDevice({ name: 'Library desk' })
    await travel(b, stick)
    expect((await b.client.themes({})).map(({ name }) => name)).toEqual(['Voice'])
  })

  test('of the same name as another is told from it', async () => {
    const store = await aStore()
    const devices = Array.from({ length: 200 }, (_, i) => `01ARZ3NDEKTSV4RRFFQ6900${String(i).padStart(3, '0')}`)
    const views = deviceViews(store.records, store.device, devices)
    expect(new Set(views.map(({ name }) => name)).size).toBe(201)
    expect(views[0]).toMatchObject({ device: store.device, own: true })
  })

  test('tells another it is paired with its name, not the machine’s', { timeout: 30_000 }, async () => {
    const [a, b] = [await aHost(), await aHost()]
    await b.client.nameDevice({ name: 'Library desk' })
    await pairHosts(a, b)
    expect((await a.client.lan({})).laptops[0]!.name).toBe('Library desk')
    const [told] = (await b.client.lan({})).laptops
    expect(told!.name).toBe(starOf((await a.client.status({})).device))
    expect(told!.name).not.toContain(hostname())

    await b.client.nameDevice({ name: 'At home' })
    const [road] = await a.client.roads({})
    await a.client.syncNow({ road: road!.id })
    expect((await a.client.roads({}))[0]!.address).toMatchObject({ name: 'At home' })
    expect((await a.client.lan({})).laptops[0]!.name).toBe('At home')
  })
})

test('changes made here are counted until they are carried, on each road by itself', async () => {
  const [one, two] = [join(await aFolder(), 'one'), join(await aFolder(), 'two')]
  const [a, b] = [await aHost(), await aHost()]
  const waiting = async ({ client }: Host) => (await client.roads({})).map((road) => road.waiting)
  await a.client.createTheme({ path: 'Voice' })
  await travel(a, one)
  await travel(a, two)
  expect(await waiting(a)).toEqual([0, 0])
  await a.client.createTheme({ path: 'Power' })
  expect(await waiting(a)).toEqual([1, 1])
  await a.client.createTheme({ path: 'Trade' })
  expect(await waiting(a)).toEqual([2, 2])
  await travel(a, two)
  expect(await waiting(a)).toEqual([2, 0])
  await a.client.undo({})
  expect(await waiting(a)).toEqual([3, 1])
  // What comes from others is nothing that waits.
  await travel(b, one)
  await b.client.createTheme({ path: 'Habit' })
  await travel(b, one)
  await travel(a, one)
  expect(await waiting(a)).toEqual([0, 1])
})
