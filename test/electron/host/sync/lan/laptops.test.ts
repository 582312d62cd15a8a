// Two libraries on two laptops: paired by their users, then one over the line between them.
import { mkdtempSync, rmSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Service } from 'bonjour-service'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Host, openHost } from '../../../../../electron/host/host.ts'
import { newIdentity } from '../../../../../electron/host/sync/lan/identity.ts'
import { call } from '../../../../../electron/host/sync/lan/line.ts'
import { advertised, isMeant, tagOf } from '../../../../../electron/host/sync/lan/discovery.ts'
import { connect as connectTo, createServer, type Server } from 'node:net'

const TEXT = 'On crossing\n\nA ferry keeps two banks apart and joins them. Its timetable is a treaty.\n'

async function aLaptop(name: string, folder?: string): Promise<Host> {
  const library = folder ?? mkdtempSync(join(tmpdir(), 'commonplace-lan-'))
  const host = await openHost({ folder: library, listen: false, network: { host: '127.0.0.1', name } })
  onTestFinished(async () => {
    await host.close()
    rmSync(library, { recursive: true, force: true })
  })
  return host
}

async function importText(host: Host, file = 'ferry.txt', text = TEXT): Promise<string> {
  const files = [{ name: file, base64: Buffer.from(text).toString('base64') }]
  const account = await host.client.finished(await host.client.importFiles({ files }))
  return account.read[0]!.id
}

const view = async (host: Host) => (await host.client.lan({})).pairing!
async function until(host: Host, state: string) {
  await expect.poll(async () => (await view(host)).state, { timeout: 10_000 }).toBe(state)
  return view(host)
}

/** Goes as far as both codes. */
async function facing(a: Host, b: Host, accept = false, via = async (address: string) => address) {
  const { listening } = await b.client.listenOnLan({ on: true })
  await b.client.pairLaptop({ accept })
  const address = await via(listening![0]!)
  await a.client.pairLaptop({ address, accept })
  return { address, codes: [(await until(a, 'codes')).code!, (await until(b, 'codes')).code!] as const }
}

async function pair(a: Host, b: Host, accept = false, via?: (address: string) => Promise<string>) {
  const { address, codes } = await facing(a, b, accept, via)
  await a.client.typePairingCode({ code: codes[1] })
  await b.client.typePairingCode({ code: codes[0] })
  await Promise.all([until(a, 'paired'), until(b, 'paired')])
  return address
}

async function syncOf(host: Host) {
  const [road] = await host.client.roads({})
  return host.client.syncNow({ road: road!.id })
}

const shown = async ({ client }: Host) => ({
  quotes: (await client.quotes({})).map(({ quote, color, themes, note }) => ({ quote, color, themes, note })),
  sources: (await client.sources({})).map(({ file, highlights }) => ({ file, highlights })),
})

describe('laptop to laptop', () => {
  test('a new laptop gets everything, and later both get what the other did', async () => {
    const [a, b] = [await aLaptop('Anna'), await aLaptop('Ben')]
    const source = await importText(a)
    await a.client.annotate({ source, quote: 'a treaty', themes: ['Law'], note: 'Nice.' })
    await pair(a, b)
    expect((await a.client.roads({}))[0]).toMatchObject({ address: { kind: 'laptop', name: 'Ben' }, sealed: true })
    const first = await syncOf(a)
    expect(first).toMatchObject({ conflicts: 0, held: 0, files: { present: 2, verified: 2, missing: 0 } })
    expect(first.pushed).toBeGreaterThan(2)
    expect(await shown(b)).toEqual(await shown(a))
    await b.client.annotate({ source, quote: 'A ferry keeps', color: 'pink' })
    const second = await syncOf(a)
    expect(second).toMatchObject({ pushed: 0, pulled: 2 })
    expect(await shown(a)).toEqual(await shown(b))
    expect(await syncOf(a)).toMatchObject({ pushed: 0, pulled: 0 })
    // What A brought stands in B's story as well.
    expect((await b.client.syncStory({})).flatMap(({ changes }) => changes.map(({ verb }) => verb))).toContain(
      'annotate',
    )
  })

  test('the laptop that was called calls back by itself, once the other listens', async () => {
    const [a, b] = [await aLaptop('Anna'), await aLaptop('Ben')]
    await a.client.listenOnLan({ on: true })
    await pair(a, b)
    const source = await importText(a)
    await syncOf(b)
    expect((await b.client.sources({})).map(({ id }) => id)).toEqual([source])
  })

  test('files are there byte for byte, also a long one, and say so', async () => {
    const [a, b] = [await aLaptop('Anna'), await aLaptop('Ben')]
    const long = Array.from(
      { length: 50_000 },
      (_, i) => `Paragraph ${i} says what no other paragraph of it says, ${i * 7919}.`,
    )
    const source = await importText(a, 'long.txt', `A long book\n\n${long.join('\n\n')}\n`)
    await pair(a, b)
    expect((await syncOf(a)).files).toEqual({ present: 2, verified: 2, missing: 0 })
    expect(await b.client.rawText({ source })).toBe(await a.client.rawText({ source }))
    expect((await b.client.check({})).ok).toBe(true)
  }, 60_000)

  test('two libraries that both hold records become one only when their users say so', async () => {
    const [a, b] = [await aLaptop('Anna'), await aLaptop('Ben')]
    await importText(a, 'one.txt')
    await importText(b, 'two.txt', `${TEXT} And more.`)
    const { codes } = await facing(a, b)
    await a.client.typePairingCode({ code: codes[1] })
    await b.client.typePairingCode({ code: codes[0] })
    expect((await until(a, 'failed')).problem?.name).toBe('anotherLibrary')
    expect(await a.client.roads({})).toEqual([])
    await a.client.cancelPairing({})
    await pair(a, b, true)
    await syncOf(a)
    expect(await shown(a)).toEqual(await shown(b))
    expect((await a.client.sources({})).length).toBe(2)
  })

  test('a wrong code is said, three end the pairing, and nothing was exchanged', async () => {
    const [a, b] = [await aLaptop('Anna'), await aLaptop('Ben')]
    await importText(a)
    const { codes } = await facing(a, b)
    expect(await a.client.typePairingCode({ code: codes[0] })).toMatchObject({ state: 'codes', tries: 2 })
    expect(await a.client.typePairingCode({ code: '000000' })).toMatchObject({ state: 'codes', tries: 1 })
    expect(await a.client.typePairingCode({ code: '1' })).toMatchObject({
      state: 'failed',
      problem: { name: 'pairingFailed' },
    })
    await until(b, 'failed')
    expect((await b.client.lan({})).laptops).toEqual([])
    await expect(a.client.typePairingCode({ code: codes[1] })).rejects.toMatchObject({ name: 'pairingFailed' })
  })

  test('an unpaired laptop comes no further, and pairing again makes a new pair', async () => {
    const [a, b] = [await aLaptop('Anna'), await aLaptop('Ben')]
    await importText(a)
    await pair(a, b)
    await syncOf(a)
    const { id } = (await b.client.lan({})).laptops[0]!
    await b.client.unpairLaptop({ laptop: id })
    expect(await b.client.roads({})).toEqual([])
    await expect(syncOf(a)).rejects.toMatchObject({ name: 'roadAway' })
    await a.client.unpairLaptop({ laptop: (await a.client.lan({})).laptops[0]!.id })
    await expect(a.client.unpairLaptop({ laptop: id })).rejects.toMatchObject({ name: 'notPaired' })
    await pair(a, b)
    await syncOf(a)
  })

  test('a stranger is let in neither to exchange nor, unasked, to pair', async () => {
    const [a, b] = [await aLaptop('Anna'), await aLaptop('Ben')]
    const address = await pair(a, b)
    const stranger = newIdentity()
    for (const purpose of ['exchange', 'pair'] as const) {
      const line = await call(stranger, address, purpose, null)
      await expect(line.frames.next(), purpose).rejects.toThrow()
    }
  })

  test('a laptop behind the address that has another key is an error', async () => {
    const [a, b, c] = [await aLaptop('Anna'), await aLaptop('Ben'), await aLaptop('Cora')]
    const address = await pair(a, b)
    await b.client.listenOnLan({ on: false })
    const port = Number(address.slice(address.lastIndexOf(':') + 1))
    await c.client.listenOnLan({ on: true, port })
    await expect(syncOf(a)).rejects.toMatchObject({ name: 'laptopChanged' })
  }, 20_000)

  test('removals that another laptop brings are held back when they are many', async () => {
    const [a, b] = [await aLaptop('Anna'), await aLaptop('Ben')]
    const source = await importText(a)
    for (const quote of ['On crossing', 'A ferry', 'keeps', 'two banks', 'apart', 'joins', 'timetable'])
      await a.client.annotate({ source, quote })
    await a.client.listenOnLan({ on: true })
    await pair(a, b)
    await syncOf(a)
    await a.client.trash({ ids: (await a.client.quotes({})).map(({ id }) => id) })
    await syncOf(a)
    expect((await b.client.quotes({})).length).toBe(7)
    expect((await b.client.syncStory({}))[0]?.report.held).toBe(7)
    const [road] = await b.client.roads({})
    const report = await b.client.syncNow({ road: road!.id, accept: true }).catch((error: Error) => error)
    expect(report, String(report)).toMatchObject({ held: 0 })
    expect((await b.client.quotes({})).length).toBe(0)
  })

  test('both bring something at once, and neither waits for the other', async () => {
    const [a, b] = [await aLaptop('Anna'), await aLaptop('Ben')]
    await a.client.listenOnLan({ on: true })
    await pair(a, b)
    await importText(a, 'one.txt')
    await importText(b, 'two.txt', `${TEXT} And more.`)
    await Promise.all([syncOf(a), syncOf(b)])
    await syncOf(a)
    expect(await shown(a)).toEqual(await shown(b))
    expect((await b.client.sources({})).length).toBe(2)
  })

  test.each([200, 1_500, 4_000, 20_000, 60_000])(
    'a line cut after %i bytes loses nothing and doubles nothing',
    async (bytes) => {
      const [a, b] = [await aLaptop('Anna'), await aLaptop('Ben')]
      const source = await importText(a)
      for (const quote of ['a treaty', 'two banks', 'A ferry']) await a.client.annotate({ source, quote, note: quote })
      let cut: Awaited<ReturnType<typeof cutting>>
      await pair(a, b, false, async (address) => (cut = await cutting(address)).address)
      cut!.after(bytes)
      await syncOf(a).catch((error: { name: string }) => expect(['roadAway', 'laptopAway']).toContain(error.name))
      cut!.after(Number.POSITIVE_INFINITY)
      await syncOf(a)
      expect(await shown(b)).toEqual(await shown(a))
      expect(await syncOf(a)).toMatchObject({ pushed: 0, pulled: 0, files: { present: 2, missing: 0 } })
    },
    30_000,
  )

  test('ten changed records cost less than 8 kB, both ways together', async () => {
    const [a, b] = [await aLaptop('Anna'), await aLaptop('Ben')]
    const source = await importText(a)
    const ids: string[] = []
    for (let i = 0; i < 40; i++) ids.push((await a.client.highlight({ source, start: i, end: i + 30 })).id)
    let way: Awaited<ReturnType<typeof cutting>>
    await pair(a, b, false, async (address) => (way = await cutting(address)).address)
    await syncOf(a)
    const before = way!.passed()
    await a.client.recolour({ annotations: ids.slice(0, 10), color: 'pink' })
    expect((await syncOf(a)).pushed).toBe(11)
    expect((await b.client.quotes({ color: 'pink' })).length).toBe(10)
    expect(way!.passed() - before).toBeLessThan(8_000)
  })

  test('a laptop listens again where it did when it is started again', async () => {
    const a = await aLaptop('Anna')
    const folder = mkdtempSync(join(tmpdir(), 'commonplace-lan-'))
    const b = await aLaptop('Ben', folder)
    await pair(a, b)
    await b.close()
    const again = await aLaptop('Ben', folder)
    await expect.poll(async () => (await again.client.lan({})).listening, { timeout: 5_000 }).not.toBeNull()
    await importText(a)
    await syncOf(a)
    expect((await again.client.sources({})).length).toBe(1)
  })
})

describe('finding each other', () => {
  const secret = 'ab'.repeat(32)
  const now = Date.UTC(2026, 0, 1, 12)
  const hour = 3_600_000
  test('a tag is known to those who share the secret, an hour around', () => {
    const tags = ['x', tagOf(secret, now)].join(',')
    for (const shift of [-hour, 0, hour]) expect(isMeant(tags, secret, now + shift)).toBe(true)
    for (const shift of [-3 * hour, 3 * hour]) expect(isMeant(tags, secret, now + shift)).toBe(false)
    expect(isMeant(tags, 'cd'.repeat(32), now)).toBe(false)
    expect(isMeant(undefined, secret, now)).toBe(false)
  })
  test('the network is told neither the name of the machine nor anything that stays the same', () => {
    const told = () => {
      const still = () => undefined
      const service = new Service(advertised(40_123, [secret], now), still, still)
      const records = service.records() as { name: string; data: unknown }[]
      return records.map(({ name, data }) => `${name} ${String(Object(data).target ?? data)}`)
    }
    const [one, other] = [told(), told()]
    expect(one.join()).toContain(tagOf(secret, now))
    for (const name of [hostname(), secret]) expect(one.join()).not.toContain(name)
    // Only the kind of service is the same the next time, and the addresses, which are the network's.
    const same = one.filter((record) => other.includes(record))
    expect(same).toEqual(['_services._dns-sd._udp.local _commonplace._tcp.local'])
  })
  test('it changes by the hour and says nothing of the secret', () => {
    expect(tagOf(secret, now)).not.toBe(tagOf(secret, now + hour))
    expect(tagOf(secret, now)).toHaveLength(12)
  })
})

/** A way to an address on which new lines break after so many bytes from the caller. */
async function cutting(address: string) {
  let limit = Number.POSITIVE_INFINITY
  let all = 0
  const port = Number(address.slice(address.lastIndexOf(':') + 1))
  const server: Server = createServer((from) => {
    const to = connectTo(port, '127.0.0.1')
    let passed = 0
    const end = () => {
      from.destroy()
      to.destroy()
    }
    from.on('data', (data) => {
      passed += data.length
      all += data.length
      if (passed > limit) end()
      else to.write(data)
    })
    to.on('data', (data) => {
      all += data.length
      from.write(data)
    })
    for (const socket of [from, to]) socket.on('error', end).on('close', end)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port: own } = server.address() as { port: number }
  return { address: `127.0.0.1:${own}`, after: (bytes: number) => (limit = bytes), passed: () => all }
}
