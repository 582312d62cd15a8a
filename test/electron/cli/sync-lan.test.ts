// Two laptops paired and synced on the command line, each in a program of its own.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { commandsOf, ROOT } from './run.ts'

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-lan-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

/** A command that talks: what it has said so far, and its answer at the end. */
function talking(library: string, ...args: string[]) {
  const launcher = join(ROOT, 'electron', 'cli', 'commonplace.mjs')
  const child: ChildProcess = spawn(process.execPath, [launcher, '--library', library, ...args], { cwd: ROOT })
  const said = { out: '', err: '' }
  child.stdout!.on('data', (data) => (said.out += String(data)))
  child.stderr!.on('data', (data) => (said.err += String(data)))
  const code = new Promise<number | null>((resolve) => child.once('close', resolve))
  onTestFinished(() => void child.kill('SIGKILL'))
  return {
    said,
    code,
    type: (line: string) => void child.stdin!.write(`${line}\n`),
    interrupt: () => void child.kill('SIGINT'),
    async hears(pattern: RegExp): Promise<string> {
      await expect.poll(() => pattern.exec(said.err)?.[1], { timeout: 30_000 }).toBeDefined()
      return pattern.exec(said.err)![1]!
    },
  }
}

/** The address through the loopback device: what the machine's network is like is not tested here. */
const local = (address: string) => `127.0.0.1:${address.slice(address.lastIndexOf(':') + 1)}`

async function paired() {
  const [one, two] = [aFolder(), aFolder()]
  const text = join(aFolder(), 'ferry.txt')
  writeFileSync(text, 'On crossing\n\nA ferry keeps two banks apart and joins them.\n')
  await commandsOf(one).json('import', text)
  await commandsOf(one).json('annotate', 'ferry.txt', '--quote', 'two banks', '--theme', 'Rivers')
  const waits = talking(two, 'sync', 'lan', 'pair', '--json')
  const address = local(await waits.hears(/pair (\S+:\d+)/))
  const calls = talking(one, 'sync', 'lan', 'pair', address, '--json')
  return { one, two, waits, calls }
}

describe('sync lan', () => {
  test('is paired by two typed codes, lists, syncs and forgets', async () => {
    const { one, two, waits, calls } = await paired()
    const [here, there] = [await calls.hears(/shows (\d{3} \d{3})/), await waits.hears(/shows (\d{3} \d{3})/)]
    calls.type('000000')
    await calls.hears(/(2 more tries)/)
    calls.type(there)
    waits.type(here.replace(' ', ''))
    expect([await calls.code, await waits.code]).toEqual([0, 0])
    expect(JSON.parse(calls.said.out)).toMatchObject({ id: expect.stringMatching(/^[0-9a-f]{64}$/) })
    const listens = talking(two, 'sync', 'lan', 'listen')
    const port = Number(/:(\d+)$/.exec(await listens.hears(/Listening at (\S+)/))![1])
    // Where it listens is told by the network; here by a pairing that called it at this port.
    const { laptops } = await commandsOf(one).json<{ laptops: { name: string }[] }>('sync', 'lan', 'list')
    expect(laptops.length).toBe(1)
    expect(port).toBeGreaterThan(0)
    const report = await commandsOf(one).json<object>('sync', 'lan', 'now')
    expect(report).toMatchObject({
      pulled: 0,
      merged: 0,
      conflicts: 0,
      held: 0,
      files: { present: 2, verified: 2, missing: 0 },
    })
    listens.interrupt()
    expect(await listens.code).toBe(0)
    expect(await commandsOf(two).json('quotes')).toMatchObject([{ quote: 'two banks', themes: [['Rivers']] }])
    await commandsOf(one).json('sync', 'lan', 'unpair', laptops[0]!.name)
    const { code, stderr } = await commandsOf(one).run('sync', 'lan', 'now')
    expect(code).toBe(1)
    expect(stderr).toContain('not paired')
  }, 90_000)

  test('is not paired by wrong codes, and says so on both', async () => {
    const { waits, calls } = await paired()
    await calls.hears(/shows (\d{3} \d{3})/)
    for (const code of ['111111', '222222', '333333']) calls.type(code)
    expect(await calls.code).toBe(1)
    expect(JSON.parse(calls.said.err.slice(calls.said.err.indexOf('{'))).error.name).toBe('pairingFailed')
    expect(await waits.code).toBe(1)
  }, 60_000)

  test.each([
    [['sync', 'lan'], 2],
    [['sync', 'lan', 'dance'], 2],
    [['sync', 'lan', 'list', 'more'], 2],
    [['sync', 'lan', 'now'], 1],
    [['sync', 'lan', 'pair', 'nowhere'], 1],
    [['sync', 'lan', 'pair', '127.0.0.1:1'], 1],
    [['sync', 'lan', 'unpair', 'nobody'], 1],
    [['sync', 'folder', 'a', 'b'], 2],
  ] as const)('%j ends with exit code %i', async (args, code) => {
    expect((await commandsOf(aFolder()).run(...args)).code).toBe(code)
  })
})
