import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultLibrary, runtimeFolder, socketPath } from '../../../electron/host/library-path.ts'
import { findHost, findOrOpen, serveHost, type Servable } from '../../../electron/host/socket.ts'
import { connect } from '../../../shared/rpc/client.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'

const host: Servable = {
  functions: { history: () => [], finished: () => new Promise(() => {}) },
  on: () => () => {},
}

let scratch: string
let library: string
let env: Record<string, string>
const path = () => socketPath(library, runtimeFolder(env))

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'cp-socket-'))
  library = join(scratch, 'library')
  mkdirSync(library)
  env = { XDG_RUNTIME_DIR: scratch }
})
afterEach(() => rmSync(scratch, { recursive: true, force: true }))

describe('the default library', () => {
  it.each([
    ['linux', {}, '/home/a/.local/share/commonplace'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/commonplace'],
    ['linux', { XDG_DATA_HOME: '' }, '/home/a/.local/share/commonplace'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/a/.local/share/commonplace'],
    ['darwin', { XDG_DATA_HOME: '/data' }, '/home/a/Library/Application Support/Commonplace'],
  ] as const)('on %s with %j is %s', (platform, variables, expected) => {
    expect(defaultLibrary(variables, platform, '/home/a')).toBe(expected)
  })
})

describe('the runtime folder', () => {
  it('is made for this user alone', () => {
    const folder = runtimeFolder(env)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(runtimeFolder(env)).toBe(folder)
  })

  it('is refused where others may enter it', () => {
    chmodSync(runtimeFolder(env), 0o755)
    expect(() => runtimeFolder(env)).toThrow(CommonplaceError)
  })

  it('is refused where it is a link', () => {
    mkdirSync(join(scratch, 'elsewhere'), { mode: 0o700 })
    symlinkSync(join(scratch, 'elsewhere'), join(scratch, 'commonplace'))
    expect(() => runtimeFolder(env)).toThrow('belongs to you')
  })
})

describe('the socket of a library', () => {
  it('has one name for all spellings of the folder, and another for another', () => {
    symlinkSync(library, join(scratch, 'link'))
    const runtime = runtimeFolder(env)
    expect(socketPath(join(scratch, 'link'), runtime)).toBe(path())
    expect(socketPath(`${library}/../library/`, runtime)).toBe(path())
    expect(socketPath(scratch, runtime)).not.toBe(path())
    // The system's limit for socket names, with room for a long runtime folder.
    expect(path().slice(runtime.length).length).toBeLessThanOrEqual(40)
  })

  it('finds nobody where nobody runs', async () => {
    expect(await findHost(library, path())).toBeNull()
    expect(await findHost(join(scratch, 'not there'), path())).toBeNull()
  })

  it('is answered by the host, for several callers at once, until it stops', async () => {
    const stop = await serveHost(library, host, path())
    const clients = await Promise.all(
      [1, 2, 3].map(async () => {
        const found = await findHost(library, path())
        return connect(found!)
      }),
    )
    for (const client of clients) expect(await client.host.history({})).toEqual([])
    const pending = expect(clients[0]!.host.finished({ job: 'never' })).rejects.toMatchObject({ name: 'closed' })
    await stop()
    await pending
    for (const client of clients) await client.closed
    expect(existsSync(path())).toBe(false)
    expect(await findHost(library, path())).toBeNull()
  })

  it('survives a host that was killed', async () => {
    const dead = await listenAndDie(path())
    expect(dead).toBe(true)
    expect(existsSync(path())).toBe(true)
    expect(await findHost(library, path())).toBeNull()
    const stop = await serveHost(library, host, path())
    const client = connect((await findHost(library, path()))!)
    expect(await client.host.history({})).toEqual([])
    await stop()
  })

  it('is no socket: a plain file in its place is nobody', async () => {
    writeFileSync(path(), '')
    expect(await findHost(library, path())).toBeNull()
  })

  it('says that a host is busy when something else answers', async () => {
    const stranger = createServer((socket) => socket.end('220 hello\n'))
    await new Promise<void>((resolve) => stranger.listen(path(), resolve))
    await expect(findHost(library, path())).rejects.toMatchObject({ name: 'libraryBusy' })
    await new Promise((resolve) => stranger.close(resolve))
  })
})

describe('finding or opening', () => {
  it('prefers a running host', async () => {
    const stop = await serveHost(library, host, path())
    const reached = await findOrOpen(library, () => Promise.reject(new Error('not to be opened')), path)
    expect('found' in reached && reached.found).toBeTruthy()
    await stop()
  })

  it('opens where none runs, and waits for one that is just closing', async () => {
    let busy = 3
    const reached = await findOrOpen(
      library,
      async () => {
        if (busy-- > 0) throw new CommonplaceError('libraryBusy', { folder: library })
        return 'mine'
      },
      path,
    )
    expect(reached).toEqual({ opened: 'mine' })
    expect(busy).toBe(-1)
  })

  it('waits for one that is just starting', async () => {
    let stop = async () => {}
    const reached = await findOrOpen(
      library,
      async () => {
        stop = await serveHost(library, host, path())
        throw new CommonplaceError('libraryBusy', { folder: library })
      },
      path,
    )
    expect('found' in reached).toBe(true)
    await stop()
  })

  it('passes on any other failure at once', async () => {
    const damaged = () => Promise.reject(new CommonplaceError('libraryDamaged', { folder: library, problem: 'x' }))
    await expect(findOrOpen(library, damaged, path)).rejects.toMatchObject({ name: 'libraryDamaged' })
  })
})

/** Leaves a socket file behind as a killed host does. */
async function listenAndDie(at: string): Promise<boolean> {
  const script = `require('node:net').createServer().listen(${JSON.stringify(at)}, () => console.log('up'))`
  const child: ChildProcess = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => child.stdout!.once('data', resolve))
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
  return true
}
