// Two laptops with all three roads between them, killed in the middle of writing and syncing again and again, the laptop that calls and
// the one that is called alike. Nothing that was said to be saved is lost, and nothing stands there twice.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { aFolder, allRecords } from '../store/sample.ts'
import { CREDENTIALS, startCouchServer } from './couch-server.ts'
import { openWhole, type WholeLaptop } from './whole-laptop.ts'

const RESTLESS = join(import.meta.dirname, 'restless-laptop.ts')
const ROUNDS = process.env['SOAK'] ? 500 : 40
/** Milliseconds from the first sign of life to the end, at most. */
const LIFE = 150
const KINDS = ['folder', 'couchdb', 'laptop'] as const
const NAMES = ['Anna', 'Ben']

interface Life {
  /** Resolves with the ids it said were saved. */
  kill(): Promise<string[]>
}

/** A program that is up. */
async function begin(library: string, name: string, kind: string, compiled: string): Promise<Life> {
  const child = spawn(process.execPath, [RESTLESS, library, name, kind], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  })
  const said: string[] = []
  const lines = createInterface(child.stdout)
  const closed = once(lines, 'close')
  lines.on('line', (line) => void said.push(line))
  await Promise.race([once(lines, 'line'), closed])
  expect(said[0], `a laptop that goes by ${kind} is up`).toBe('up')
  return {
    async kill() {
      expect(child.exitCode, `it lived until it was killed, going by ${kind}`).toBe(null)
      child.kill('SIGKILL')
      await closed
      return said.slice(1)
    },
  }
}

/** As their users do it: each types the other's code. */
async function pair(a: WholeLaptop, b: WholeLaptop): Promise<void> {
  await a.lan.listen(true)
  const { listening } = await b.lan.listen(true)
  await b.lan.pair(null, true)
  await a.lan.pair(listening![0]!, true)
  const pairing = async ({ lan }: WholeLaptop) => (await lan.view()).pairing!
  for (const one of [a, b]) await expect.poll(async () => (await pairing(one)).code).toMatch(/^[0-9]{6}$/u)
  const [codeOfA, codeOfB] = [(await pairing(a)).code!, (await pairing(b)).code!]
  await Promise.all([a.lan.type(codeOfB), b.lan.type(codeOfA)])
  for (const one of [a, b]) await expect.poll(async () => (await pairing(one)).state).toBe('paired')
}

async function travel({ sync }: WholeLaptop, kind: (typeof KINDS)[number]) {
  const road = (await sync.roads()).find(({ address }) => address.kind === kind)!
  return sync.syncNow(road.id, { accept: true })
}

test(`${ROUNDS} kills in the middle of syncing two laptops over all roads`, { timeout: ROUNDS * 10_000 }, async () => {
  const folder = await aFolder()
  const { server, stop } = await startCouchServer()
  onTestFinished(stop)
  const libraries = [join(folder, 'a'), join(folder, 'b')]
  const open = () => Promise.all(libraries.map((library, i) => openWhole(library, NAMES[i]!)))
  const born = await open()
  await pair(born[0]!, born[1]!)
  for (const { sync, close } of born) {
    await sync.setUp({ address: { kind: 'folder', folder: join(folder, 'stick') }, plain: true, accept: true })
    const address = { kind: 'couchdb', url: `${server.url}/killed` } as const
    await sync.setUp({ address, plain: true, accept: true, credentials: CREDENTIALS })
    await close()
  }

  const saved: string[] = []
  const compiled = join(folder, 'compiled')
  for (let round = 0, kills = 0; kills < ROUNDS; round++) {
    const kind = KINDS[round % KINDS.length]!
    const at = Math.floor(round / KINDS.length) % 2
    const lives: Life[] = []
    if (kind === 'laptop') lives.push(await begin(libraries[1 - at]!, NAMES[1 - at]!, 'none', compiled))
    lives.push(await begin(libraries[at]!, NAMES[at]!, kind, compiled))
    await pause(Math.random() * LIFE)
    // Whose end comes first is left to chance; the other lives on for a moment with a line that has ended.
    if (Math.random() < 0.5) lives.reverse()
    for (const life of lives) {
      saved.push(...(await life.kill()))
      kills++
      await pause((Math.random() * LIFE) / 5)
    }
  }

  expect(saved.length).toBeGreaterThan(ROUNDS / 2)
  const laptops = await open()
  onTestFinished(async () => void (await Promise.all(laptops.map(({ close }) => close()))))
  const [a, b] = laptops as [WholeLaptop, WholeLaptop]
  for (const { lan } of laptops) await lan.start()
  // Over one road all is equal; over the others, that what broke there is mended.
  for (const laptop of [a, b, a]) await travel(laptop, 'folder')
  const there = allRecords(a.replica)
  expect(allRecords(b.replica)).toEqual(there)
  expect(saved.filter((id) => !(id in there))).toEqual([])
  for (const kind of KINDS) for (const laptop of [a, b, a]) await travel(laptop, kind)
  for (const kind of KINDS)
    for (const laptop of [a, b]) {
      const report = await travel(laptop, kind)
      expect(report, kind).toMatchObject({ pushed: 0, pulled: 0, conflicts: 0, held: 0, files: { missing: 0 } })
      expect(report.notices, kind).toEqual(kind === 'laptop' ? [] : [{ code: 'plain', parameters: {} }])
    }
  for (const { replica, sync } of laptops) {
    expect(allRecords(replica)).toEqual(there)
    expect(await replica.verify()).toEqual([])
    expect(await sync.quarantine.all()).toEqual([])
  }
})
