// The host's process: opens the library it is told, serves each window on its port, and ends only when all is written.
// Where another program has the library open, its host is the one; the windows' lines are passed on to it.
import type { MessagePortMain } from 'electron'
import type { Channel } from '../../shared/rpc/channel.ts'
import { CommonplaceError, toWireError } from '../../shared/rpc/error.ts'
import { portChannel, type PortLike } from '../../shared/rpc/message-port.ts'
import { serve } from '../../shared/rpc/server.ts'
import { type Host, openHost } from '../host/host.ts'
import { defaultLibrary } from '../host/library-path.ts'
import { findHost } from '../host/socket.ts'
import type { Vault } from '../host/sync/vault.ts'
import type { FromHost, SecretAsked, ToHost } from './host-messages.ts'

const main = process.parentPort

/** A window that closed may still have words on their way: its port ends after them. Longer than this is a window that hangs. */
const LAST_WORDS_MS = 2_000
/** Another program may let go of the library between two looks; more often than this is something else. */
const MOST_LOOKS = 5

let folder = ''
let own: Promise<Host | null> | null = null
const lines = new Set<Promise<void>>()

main.on('message', ({ data, ports }) => void hear(data as ToHost, ports))

/** Questions to the keychain that have not been answered, by number. */
const asked = new Map<number, (answer: { value: string | null; kept: boolean }) => void>()
let questions = 0

async function ask(
  act: SecretAsked['act'],
  name: string,
  value = '',
): Promise<{ value: string | null; kept: boolean }> {
  const id = ++questions
  const answer = new Promise<{ value: string | null; kept: boolean }>((resolve) => asked.set(id, resolve))
  tell({ kind: 'secret', id, act, name, value })
  return answer.finally(() => asked.delete(id))
}

const vault: Vault = {
  keep: async (name, secret) => (await ask('keep', name, secret)).kept,
  get: async (name) => (await ask('get', name)).value,
  forget: async (name) => void (await ask('forget', name)),
}

async function hear(message: ToHost, ports: readonly MessagePortMain[]): Promise<void> {
  if (message.kind === 'open') await open(message.folder ?? defaultLibrary())
  else if (message.kind === 'close') await close()
  else if (message.kind === 'secret') asked.get(message.id)?.(message)
  else if (ports[0]) await serveWindow(ports[0])
}

async function open(library: string): Promise<void> {
  folder = library
  try {
    const way = await wayToHost()
    if (typeof way === 'function') way().close()
    tell({ kind: 'opened', folder })
  } catch (thrown) {
    tell({ kind: 'failed', error: toWireError(thrown) })
    end(1)
  }
}

/** Our host, or a line to the one that has the library open. Throws what `openHost` throws. */
async function wayToHost(): Promise<Host | (() => Channel)> {
  for (let look = 0; look < MOST_LOOKS; look++) {
    own ??= openHost({ folder, live: true, vault }).catch((thrown: unknown) => {
      own = null
      if (thrown instanceof CommonplaceError && thrown.name === 'libraryBusy') return null
      throw thrown
    })
    const host = await own
    if (host) return host
    const other = await findHost(folder)
    if (other) return () => other
  }
  throw new CommonplaceError('libraryBusy', { folder })
}

async function serveWindow(port: MessagePortMain): Promise<void> {
  const channel = portChannel(asPort(port))
  const line = new Promise<void>((resolve) => channel.onClose(resolve))
  lines.add(line)
  void line.then(() => lines.delete(line))
  try {
    const way = await wayToHost()
    if (typeof way === 'function') join(channel, way())
    else serve(channel, way.functions, way.on)
  } catch {
    // The window asks again, and main says why the library cannot be opened.
    channel.close()
  }
}

/** Passes everything on, both ways, until one side ends. */
function join(a: Channel, b: Channel): void {
  a.onMessage((message) => b.post(message))
  b.onMessage((message) => a.post(message))
  a.onClose(() => b.close())
  b.onClose(() => a.close())
}

async function close(): Promise<void> {
  await Promise.race([Promise.all(lines), new Promise((resolve) => setTimeout(resolve, LAST_WORDS_MS))])
  const host = await own
  await host?.close()
  end(0)
}

/** Electron's port hands its events out as Node does; the channel listens as pages do. */
function asPort(port: MessagePortMain): PortLike {
  return {
    postMessage: (message) => port.postMessage(message),
    addEventListener(type, listener) {
      if (type === 'message') port.on('message', (event) => listener({ data: event.data as unknown }))
      else if (type === 'close') port.on('close', () => listener({}))
    },
    start: () => port.start(),
    close: () => port.close(),
  }
}

function tell(message: FromHost): void {
  main.postMessage(message)
}

/** What was told the parent leaves with the next turns of the loop. */
const FAREWELL_MS = 50

function end(code: number): void {
  setTimeout(() => process.exit(code), FAREWELL_MS)
}
