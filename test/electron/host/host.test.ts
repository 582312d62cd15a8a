// The host as a whole: what it tells, how it ends, how others reach it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findHost } from '../../../electron/host/socket.ts'
import { type Host, openHost } from '../../../electron/host/host.ts'
import { connect } from '../../../shared/rpc/client.ts'
import { type HostCall, hostCalls } from '../../../shared/rpc/contract.ts'

let folder: string
const hosts: Host[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-host-'))
})
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
  await rm(folder, { recursive: true, force: true })
})

async function open(): Promise<Host> {
  const host = await openHost({ folder })
  hosts.push(host)
  return host
}
const closed = (host: Host) => {
  hosts.splice(hosts.indexOf(host), 1)
  return host.close()
}

test('it answers every call of the contract', async () => {
  const host = await open()
  const names = Object.keys(hostCalls) as HostCall[]
  expect(names.filter((name) => typeof host.functions[name] !== 'function')).toEqual([])
})

test('a change is told before its command is answered, in the order of the changes', async () => {
  const host = await open()
  const sequences: number[] = []
  host.on('changed', ({ sequence, keys }) => {
    sequences.push(sequence)
    expect(keys).toContain('history')
  })
  for (const [at, path] of ['A', 'B', 'C'].entries()) {
    await host.client.createTheme({ path })
    expect(sequences).toHaveLength(at + 1)
  }
  expect(sequences).toEqual(sequences.toSorted((a, b) => a - b))
})

test('a listener that fails harms neither the command nor the others', async () => {
  const host = await open()
  const warned = new Promise((resolve) => process.once('warning', resolve))
  host.on('changed', () => {
    throw new Error('a window went away')
  })
  let heard = 0
  host.on('changed', () => void heard++)
  await host.client.createTheme({ path: 'A' })
  await host.client.createTheme({ path: 'B' })
  expect(heard).toBe(2)
  expect(await warned).toMatchObject({ message: 'a window went away' })
})

test('a host that cannot listen lets go of the library', async () => {
  const runtime = process.env['XDG_RUNTIME_DIR']
  process.env['XDG_RUNTIME_DIR'] = join(folder, 'a-file')
  await writeFile(join(folder, 'a-file'), '')
  try {
    await expect(openHost({ folder })).rejects.toMatchObject({ name: 'libraryUnwritable' })
  } finally {
    if (runtime === undefined) delete process.env['XDG_RUNTIME_DIR']
    else process.env['XDG_RUNTIME_DIR'] = runtime
  }
  expect((await (await open()).client.status({})).folder).toBe(folder)
})

test('who stops listening hears no more', async () => {
  const host = await open()
  let heard = 0
  const stop = host.on('changed', () => void heard++)
  await host.client.createTheme({ path: 'A' })
  stop()
  await host.client.createTheme({ path: 'B' })
  expect(heard).toBe(1)
})

test('a client of this process has its arguments checked too', async () => {
  const host = await open()
  const wrong = host.client.highlight({ source: 'nothing', start: -1, end: 2 })
  await expect(wrong).rejects.toMatchObject({ name: 'badArguments' })
})

test('another program reaches it by its socket, with events', async () => {
  const host = await open()
  const channel = await findHost(folder)
  const { host: remote, on, close } = connect(channel!)
  const heard: string[][] = []
  on('changed', ({ keys }) => heard.push(keys))
  await remote.createTheme({ path: 'Power/Veto' })
  expect((await host.client.themes({})).map(({ name }) => name)).toEqual(['Power', 'Veto'])
  expect(heard).toHaveLength(1)
  await expect(remote.source({ source: 'none' })).rejects.toMatchObject({
    name: 'notFound',
    remedy: expect.any(String),
  })
  close()
})

test('commands at the same moment do not make the same theme twice', async () => {
  const host = await open()
  await host.client.finished(
    await host.client.importFiles({
      files: [{ name: 'a.txt', base64: Buffer.from('Some words.').toString('base64') }],
    }),
  )
  await Promise.all(
    ['One', 'Two', 'one'].map((theme) =>
      host.client.annotate({ source: 'a.txt', quote: 'words', themes: [`New/${theme}`] }),
    ),
  )
  expect((await host.client.themes({})).map(({ path }) => path.join('/'))).toEqual(['New', 'New/One', 'New/Two'])
})

test('closing lets running calls end, and refuses new ones undone', async () => {
  const host = await open()
  const writing = Array.from({ length: 20 }, (_, n) => host.client.createTheme({ path: `Theme ${n}` }))
  const closing = closed(host)
  await expect(host.client.createTheme({ path: 'Late' })).rejects.toMatchObject({ name: 'libraryBusy' })
  await closing
  await Promise.all(writing)
  const again = await open()
  expect(await again.client.themes({})).toHaveLength(20)
})

test('closing ends an import and says so, or lets it finish', async () => {
  const files = Array.from({ length: 8 }, (_, n) => ({
    name: `${n}.txt`,
    base64: Buffer.from(`Words ${n}.`).toString('base64'),
  }))
  const first = await open()
  const ended = first.client.finished(await first.client.importFiles({ files }))
  const said = expect(ended).rejects.toMatchObject({ name: 'cancelled' })
  await closed(first)
  await said
  const second = await open()
  const { job } = await second.client.importFiles({ files })
  hosts.splice(hosts.indexOf(second), 1)
  const closing = second.close('finished')
  const { read, present } = await second.client.finished({ job })
  expect(read.length + present.length).toBe(8)
  await closing
})

test('there is one host for a library; when it is gone there may be another', async () => {
  const host = await open()
  await expect(openHost({ folder })).rejects.toMatchObject({ name: 'libraryBusy' })
  await closed(host)
  expect(await findHost(folder)).toBeNull()
  expect((await (await open()).client.status({})).folder).toBe(folder)
})

test('a long import does not hold up other calls', async () => {
  const host = await open()
  const files = Array.from({ length: 10 }, (_, n) => ({
    name: `${n}.txt`,
    base64: Buffer.from(`Words ${n}.`).toString('base64'),
  }))
  const told: number[] = []
  host.on('progress', ({ done }) => told.push(done))
  const { job } = await host.client.importFiles({ files })
  const { theme } = await host.client.createTheme({ path: 'Meanwhile' })
  expect(theme).toMatch(/^code:/)
  expect((await host.client.finished({ job })).read).toHaveLength(10)
  expect(told).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
})

test('who calls a host that has let go of its library is told to ask the next one', async () => {
  const host = await open()
  const { host: remote, closed: lost } = connect((await findHost(folder))!)
  expect(await remote.themes({})).toEqual([])
  // Its own answer never comes: the call stands in a line that nobody reads any more.
  const closing = closed(host)
  const late: Promise<unknown>[] = []
  const calling = setInterval(
    () => late.push(remote.writeNote({ markdown: 'Late' }).catch((error: unknown) => error)),
    50,
  )
  await closing
  clearInterval(calling)
  await lost
  late.push(remote.writeNote({ markdown: 'Later' }).catch((error: unknown) => error))
  const answers = await Promise.all(late)
  expect(answers.length).toBeGreaterThan(1)
  for (const answer of answers) expect(answer).toMatchObject({ name: 'libraryBusy' })
})
