// Two laptops in network namespaces of their own, and between them a third that owns the only cable. What it passes on it cannot read;
// where it stands in between, nobody pairs and nothing is exchanged.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HostClient } from '../../../../../shared/rpc/contract.ts'

const ip = (...args: string[]) => execFileSync('ip', args, { stdio: 'pipe' })
const names = ['anna', 'middle', 'ben'].map((who) => `cp${process.pid}${who}`)
const [ANNA, MIDDLE, BEN] = names as [string, string, string]
const SECRET = 'Xanadu measureless to man'

const refused = process.platform === 'linux' ? layCables() : 'network namespaces are of Linux'
const why = refused === null ? '' : ` (skipped: no network namespaces can be made here: ${refused})`

/** Two cables, both ending at the middle; no packet gets past it unless it wants. Null, or why not. */
function layCables(): string | null {
  try {
    for (const name of names) ip('netns', 'add', name)
    for (const [i, end] of [ANNA, BEN].entries()) {
      ip('link', 'add', 'out', 'netns', end, 'type', 'veth', 'peer', 'name', `to${i}`, 'netns', MIDDLE)
      for (const [namespace, link, address] of [
        [end, 'out', `10.77.${i}.2/24`],
        [MIDDLE, `to${i}`, `10.77.${i}.1/24`],
      ] as const) {
        ip('-n', namespace, 'address', 'add', address, 'dev', link)
        ip('-n', namespace, 'link', 'set', link, 'up')
      }
    }
    for (const name of names) ip('-n', name, 'link', 'set', 'lo', 'up')
    return null
  } catch (error) {
    takeCablesAway()
    return String((error as { stderr?: Buffer }).stderr ?? error).split('\n')[0]!
  }
}

function takeCablesAway(): void {
  for (const name of names) {
    try {
      ip('netns', 'del', name)
    } catch {
      // It was never made.
    }
  }
}

interface Child {
  ask(message: object): Promise<unknown>
  said: unknown[]
  end(): Promise<void>
}

async function start(namespace: string, script: string, ...args: string[]): Promise<Child> {
  const path = join(import.meta.dirname, script)
  const child: ChildProcess = spawn('ip', ['netns', 'exec', namespace, process.execPath, path, ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>()
  const said: unknown[] = []
  let last = 0
  child.on(
    'message',
    ({ id, value, error, codes }: { id?: number; value: unknown; error?: object; codes?: unknown }) => {
      if (codes) said.push(codes)
      const one = waiting.get(id ?? -1)
      if (error) one?.reject(error)
      else one?.resolve(value)
    },
  )
  const answer = (id: number) => new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
  await answer(0)
  return {
    said,
    ask(message) {
      const id = ++last
      const answered = answer(id)
      child.send({ id, ...message })
      return answered
    },
    async end() {
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}

/** Calls go to the laptop's own program. */
function clientOf(child: Child): HostClient {
  return new Proxy({} as HostClient, { get: (_, call) => (args: object) => child.ask({ call, args }) })
}

describe.skipIf(refused !== null)(`three networks of their own${why}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-netns-'))
  const children: Child[] = []
  let a: HostClient
  let b: HostClient
  let middle: Child
  beforeAll(async () => {
    const [anna, ben] = await Promise.all([
      start(ANNA, 'netns-laptop.ts', join(folder, 'a'), 'Anna'),
      start(BEN, 'netns-laptop.ts', join(folder, 'b'), 'Ben'),
    ])
    children.push(anna, ben)
    ;[a, b] = [clientOf(anna), clientOf(ben)]
    const { listening } = await b.listenOnLan({ on: true })
    const address = listening!.find((one) => one.startsWith('10.77.1.2:'))
    middle = await start(MIDDLE, 'netns-middle.ts', '10.77.0.1', address!)
    children.push(middle)
    const files = [{ name: 'poem.txt', base64: Buffer.from(`A poem\n\n${SECRET}.\n`).toString('base64') }]
    await a.finished(await a.importFiles({ files }))
  }, 60_000)
  afterAll(async () => {
    await Promise.all(children.map((child) => child.end()))
    takeCablesAway()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }, 30_000)

  const pairing = async (laptop: HostClient) => (await laptop.lan({})).pairing
  /** As far as both screens show a code. */
  async function facing(address: string): Promise<[string, string]> {
    await b.pairLaptop({})
    await a.pairLaptop({ address })
    const code = async (laptop: HostClient): Promise<string> => {
      await expect.poll(async () => (await pairing(laptop))?.code, { timeout: 15_000 }).toMatch(/^[0-9]{6}$/u)
      return (await pairing(laptop))!.code!
    }
    return [await code(a), await code(b)]
  }
  const told = async () => (await middle.ask({ mode: 'tell' })) as { seen: string; read: unknown[] }

  test(
    'whoever stands between while they pair has other codes than theirs, and gets nothing',
    { timeout: 60_000 },
    async () => {
      const address = (await middle.ask({ mode: 'standBetween' })) as string
      const codes = await facing(address)
      const between = (await expect.poll(() => middle.said[0], { timeout: 10_000 }).toBeTruthy(),
      middle.said[0]) as string[]
      // What each user is to type is on the other's screen, and the middle knows only codes of its own lines.
      expect(codes).not.toContain(between[0])
      expect(codes).not.toContain(between[1])
      for (const _ of [1, 2, 3]) await a.typePairingCode({ code: codes[1] })
      expect(await pairing(a)).toMatchObject({ state: 'failed', problem: { name: 'pairingFailed' } })
      await b.typePairingCode({ code: codes[0] }).catch(() => undefined)
      await expect.poll(async () => (await pairing(b))?.state, { timeout: 15_000 }).not.toBe('paired')
      await b.cancelPairing({})
      for (const laptop of [a, b]) {
        expect((await laptop.lan({})).laptops).toEqual([])
        expect(await laptop.roads({})).toEqual([])
      }
      expect(JSON.stringify((await told()).read)).not.toContain(SECRET)
      expect(await b.sources({})).toEqual([])
    },
  )

  test(
    'whoever only passes bytes on reads nothing, and whoever takes over later is told from the laptop',
    { timeout: 60_000 },
    async () => {
      const address = (await middle.ask({ mode: 'pass' })) as string
      const codes = await facing(address)
      await a.typePairingCode({ code: codes[1] })
      await b.typePairingCode({ code: codes[0] })
      for (const laptop of [a, b])
        await expect.poll(async () => (await pairing(laptop))?.state, { timeout: 15_000 }).toBe('paired')
      const [road] = await a.roads({})
      expect(await a.syncNow({ road: road!.id })).toMatchObject({ files: { verified: 2, missing: 0 } })
      expect((await b.sources({})).map(({ title }) => title)).toEqual((await a.sources({})).map(({ title }) => title))
      const { seen } = await told()
      expect(seen.length).toBeGreaterThan(5_000)
      for (const word of [SECRET, 'poem', 'Anna', 'Ben', 'markdown']) expect(seen).not.toContain(word)

      await middle.ask({ mode: 'standBetween' })
      const [source] = await a.sources({})
      await a.annotate({ source: source!.id, quote: 'measureless' })
      await expect(a.syncNow({ road: road!.id })).rejects.toMatchObject({ name: 'laptopChanged' })
      expect((await a.roads({}))[0]).toMatchObject({ state: 'failed', problem: { name: 'laptopChanged' } })
      expect(await b.quotes({})).toEqual([])
      expect((await told()).read).toEqual([])

      // Once the cable is honest again all goes on.
      await middle.ask({ mode: 'pass' })
      await a.syncNow({ road: road!.id })
      expect((await b.quotes({})).length).toBe(1)
    },
  )
})
