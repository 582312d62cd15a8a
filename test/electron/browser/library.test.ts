// One library, two shells: the second uses the first one's host, and takes over when it is gone.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type OpenedHost, shareLibrary } from '../../../electron/browser/library.ts'
import { type Servable, serveHost } from '../../../electron/host/socket.ts'
import type { Channel } from '../../../shared/rpc/channel.ts'
import { connect } from '../../../shared/rpc/client.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { portChannel, type PortLike } from '../../../shared/rpc/message-port.ts'

let folder: string
let locked: string | null
let log: string[]
const path = () => join(folder, 'host.sock')
const complain = (sentence: string) => void log.push(sentence)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cp-share-'))
  locked = null
  log = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A host with a lock, as a real one has; its history names it. */
function opener(name: string): () => Promise<OpenedHost> {
  return async () => {
    if (locked !== null) throw new CommonplaceError('libraryBusy', { folder })
    locked = name
    log.push(`${name} opened`)
    const host: Servable = {
      functions: {
        history: () => [
          { id: name, at: '', verb: '', parameters: {}, name: '', undone: false, device: '', own: true, step: null },
        ],
      },
      on: () => () => {},
    }
    const stop = await serveHost(folder, host, path())
    return {
      ...host,
      async close() {
        await stop()
        locked = null
        log.push(`${name} closed`)
      },
    }
  }
}

function page(): { near: Channel; far: Channel } {
  const { port1, port2 } = new MessageChannel()
  return { near: portChannel(port1 as unknown as PortLike), far: portChannel(port2 as unknown as PortLike) }
}

/** Who answers a new page of this shell. */
async function answering(shared: { attach(channel: Channel): void }): Promise<string> {
  const { near, far } = page()
  const client = connect(near)
  const answer = client.host.history({})
  shared.attach(far)
  const [entry] = await answer
  client.close()
  return entry!.id
}

it('is the host where none runs', async () => {
  const shared = await shareLibrary(folder, opener('first'), complain, path)
  expect(shared.own()).toBe(true)
  expect(await answering(shared)).toBe('first')
  await shared.close()
  expect(log).toEqual(['first opened', 'first closed'])
})

it('uses a running host, and takes over when that one is gone', async () => {
  const first = await shareLibrary(folder, opener('first'), complain, path)
  const second = await shareLibrary(folder, opener('second'), complain, path)
  expect([first.own(), second.own()]).toEqual([true, false])
  expect(await answering(second)).toBe('first')

  const { near, far } = page()
  second.attach(far)
  const client = connect(near)
  await client.host.history({})
  await first.close()
  await client.closed

  const names = await Promise.all([answering(second), answering(second), answering(second)])
  expect(names).toEqual(['second', 'second', 'second'])
  expect(second.own()).toBe(true)
  await second.close()
  expect(log).toEqual(['first opened', 'first closed', 'second opened', 'second closed'])
})

it('passes on why a library cannot be opened', async () => {
  const open = () => Promise.reject(new CommonplaceError('libraryDamaged', { folder, problem: 'x' }))
  await expect(shareLibrary(folder, open, complain, path)).rejects.toMatchObject({ name: 'libraryDamaged' })
})

it('tells a page that comes when no host can be had any more', async () => {
  const first = await shareLibrary(folder, opener('first'), complain, path)
  let works = false
  const second = await shareLibrary(
    folder,
    () => (works ? opener('second')() : Promise.reject(new CommonplaceError('diskFull', { what: 'x' }))),
    complain,
    path,
  )
  await first.close()
  const { near, far } = page()
  second.attach(far)
  await connect(near).closed
  expect(log.at(-1)).toContain('The disk is full')
  works = true
  expect(await answering(second)).toBe('second')
  await second.close()
})
