// `commonplace sync`, `backup` and `restore` as they are typed: what they print, their exit codes, and where secrets come from.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openHost } from '../../../electron/host/host.ts'
import type { HostClient } from '../../../shared/rpc/contract.ts'
import { CREDENTIALS, startCouchServer, type CouchServer } from '../host/sync/couch-server.ts'
import { aFolder } from '../host/store/sample.ts'
import { commandsOf, commonplace } from './run.ts'

const TEXT = 'On Habit\n\nHabit is a second nature, and what is done daily is done without being noticed.\n'

function secret(folder: string, name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text, { mode: 0o600 })
  return file
}

/** A folder with a text, a passphrase, and the commands of two libraries in it. */
async function aDesk() {
  const folder = await aFolder()
  const text = join(folder, 'habit.txt')
  writeFileSync(text, TEXT)
  const passphrase = secret(folder, 'passphrase', 'a long passphrase\nand a line that does not count\n')
  return { folder, text, passphrase, a: commandsOf(join(folder, 'a')), b: commandsOf(join(folder, 'b')) }
}

/** Does something to a library without the command line. */
async function within<T>(folder: string, work: (host: HostClient) => Promise<T>): Promise<T> {
  const { client, close } = await openHost({ folder, listen: false })
  try {
    return await work(client)
  } finally {
    await close()
  }
}

const REPORT = ['pushed', 'pulled', 'merged', 'conflicts', 'held', 'files', 'notices']

describe('sync folder', () => {
  test('brings a second library to the state of the first, and gives its account', { timeout: 60_000 }, async () => {
    const { folder, text, passphrase, a, b } = await aDesk()
    const stick = join(folder, 'stick')
    await a.json('import', text)
    const sent = await a.json<Record<string, unknown>>('sync', 'folder', stick, '--passphrase-file', passphrase)
    expect(Object.keys(sent)).toEqual(REPORT)
    expect(sent).toMatchObject({ pulled: 0, held: 0, files: { present: 2, verified: 2, missing: 0 } })
    expect(await b.json('sync', 'folder', stick, '--passphrase-file', passphrase)).toMatchObject({
      pushed: 0,
      pulled: sent['pushed'],
      files: { present: 2, verified: 2, missing: 0 },
    })
    expect(await b.json('sources')).toEqual(await a.json('sources'))
    // The passphrase is needed once.
    const { code, stdout } = await b.run('sync', 'folder', stick)
    expect([code, stdout]).toEqual([0, 'Sent 0 revisions, received 0.\n2 of 2 files present and verified.\n'])
  })

  test('fetches all files, also where a window is to fetch originals when they are opened', async () => {
    const { folder, text, a, b } = await aDesk()
    const go = ['sync', 'folder', join(folder, 'stick'), '--plain']
    await a.json('import', text)
    await a.json(...go)
    await within(join(folder, 'b'), (host) => host.chooseFiles({ choice: 'opened' }))
    expect((await b.json<{ files: object }>(...go)).files).toEqual({ present: 2, verified: 2, missing: 0 })
  })

  test('without a passphrase, or with a file others may read, fails with the remedy and leaves nothing', async () => {
    const { folder, passphrase, a } = await aDesk()
    const stick = join(folder, 'stick')
    const none = await a.run('sync', 'folder', stick, '--json')
    expect(none.code).toBe(1)
    expect(JSON.parse(none.stderr)).toMatchObject({
      error: { name: 'passphraseNeeded', remedy: expect.stringContaining('--passphrase-file') },
    })
    chmodSync(passphrase, 0o644)
    const open = await a.run('sync', 'folder', stick, '--passphrase-file', passphrase)
    expect([open.code, open.stderr]).toEqual([1, expect.stringContaining('chmod 600')])
    expect(() => mkdirSync(stick)).not.toThrow()
  })

  test('takes the passphrase from the file that COMMONPLACE_PASSPHRASE_FILE names', async () => {
    const { folder, passphrase } = await aDesk()
    const env = { ...process.env, COMMONPLACE_PASSPHRASE_FILE: passphrase }
    const { code } = await commonplace(['--library', join(folder, 'a'), 'sync', 'folder', join(folder, 'stick')], {
      env,
    })
    expect(code).toBe(0)
  })

  test('says each time that a plain road is not encrypted', async () => {
    const { folder, a } = await aDesk()
    for (const _ of [1, 2]) {
      const { code, stderr } = await a.run('sync', 'folder', join(folder, 'stick'), '--plain')
      expect([code, stderr]).toEqual([0, expect.stringContaining('not encrypted')])
    }
  })

  test('holds removals back with exit code 1 until --accept', { timeout: 120_000 }, async () => {
    const { folder, text, a, b } = await aDesk()
    const go = ['sync', 'folder', join(folder, 'stick'), '--plain']
    await a.json('import', text)
    const [{ id: source }] = await a.json<[{ id: string }]>('sources')
    const passages = await within(join(folder, 'a'), async (host) => {
      const words = ['second', 'nature', 'what is', 'done daily', 'without', 'noticed']
      return Promise.all(words.map(async (quote) => (await host.annotate({ source, quote })).id))
    })
    await a.json(...go)
    await b.json(...go)
    await within(join(folder, 'a'), (host) => host.trash({ ids: passages }))
    await a.json(...go)
    const held = await b.run(...go, '--json')
    expect(held.code).toBe(1)
    expect(JSON.parse(held.stdout).held).toBe(6)
    expect(await b.json('quotes')).toHaveLength(6)
    const accepted = await b.run(...go, '--accept', '--json')
    expect([accepted.code, JSON.parse(accepted.stdout).held]).toEqual([0, 0])
    expect(await b.json('quotes')).toEqual([])
  })

  test.for([
    [['sync'], 2],
    [['sync', 'folder'], 2],
    [['sync', 'pigeon', 'x'], 2],
    [['sync', 'folder', 'x', '--password', 'y'], 2],
  ] as const)('%j is wrong use', async ([args, code]) => {
    const { a } = await aDesk()
    expect((await a.run(...args)).code).toBe(code)
  })
})

describe('sync couchdb', () => {
  let server: CouchServer
  beforeAll(async () => {
    const started = await startCouchServer()
    server = started.server
    return started.stop
  })

  test('takes its login from a file, and without one fails with the remedy', { timeout: 60_000 }, async () => {
    const { folder, text, passphrase, a, b } = await aDesk()
    const url = `${server.url}/habit`
    const credentials = secret(folder, 'credentials.json', JSON.stringify(CREDENTIALS))
    await a.json('import', text)
    const none = await a.run('sync', 'couchdb', url, '--passphrase-file', passphrase, '--json')
    expect([none.code, JSON.parse(none.stderr).error.name]).toEqual([1, 'credentialsNeeded'])
    chmodSync(credentials, 0o644)
    const open = await a.run('sync', 'couchdb', url, '--passphrase-file', passphrase, '--credentials', credentials)
    expect([open.code, open.stderr]).toEqual([1, expect.stringContaining('chmod 600')])
    expect(open.stderr).not.toContain(CREDENTIALS.password)
    chmodSync(credentials, 0o600)
    const secrets = ['--passphrase-file', passphrase, '--credentials', credentials]
    const sent = await a.json<{ pushed: number }>('sync', 'couchdb', url, ...secrets)
    expect(await b.json('sync', 'couchdb', url, ...secrets)).toMatchObject({
      pulled: sent.pushed,
      files: { present: 2, verified: 2, missing: 0 },
    })
    expect(await b.json('sources')).toEqual(await a.json('sources'))
  })

  test('refuses a login in the address without repeating it', async () => {
    const { a } = await aDesk()
    const { code, stderr, stdout } = await a.run('sync', 'couchdb', 'https://me:hunter2@example.org/thesis')
    expect(code).toBe(1)
    expect(stderr + stdout).not.toContain('hunter2')
    expect(stderr).toContain('--credentials')
  })
})

test('backup and restore: a new library made of a copy is the same', { timeout: 60_000 }, async () => {
  const { folder, text, a, b } = await aDesk()
  const copies = join(folder, 'copies')
  await a.json('import', text)
  expect(await a.json('backup', copies)).toMatchObject({ records: expect.any(Number), files: 2 })
  await b.json('restore', copies)
  expect(await b.json('sources')).toEqual(await a.json('sources'))
  expect(await b.json('check')).toMatchObject({ ok: true })
  const nothing = await b.run('restore', folder, '--json')
  expect([nothing.code, JSON.parse(nothing.stderr).error.name]).toEqual([1, 'roadRefused'])
})
