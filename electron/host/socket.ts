// How programs on this machine find the one host of a library: each host listens on a socket of this user's own.
// The database's lock decides who the host is; the socket only says where it is.
import { rmSync } from 'node:fs'
import { createConnection, createServer, type Socket } from 'node:net'
import type { Channel } from '../../shared/rpc/channel.ts'
import type { HostFunctions } from '../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../shared/rpc/error.ts'
import { type Listen, serve } from '../../shared/rpc/server.ts'
import { socketPath } from './library-path.ts'
import { lineChannel } from './line-channel.ts'

/** What a host says first, so that a caller knows that it is alive and speaks this protocol. */
const GREETING = JSON.stringify({ commonplace: 1 })
/** How long a host may take to greet, and a closing one to be gone, in ms. */
const PATIENCE = 5_000
const RETRY = 100

export interface Servable {
  functions: Partial<HostFunctions>
  on: Listen
}

/**
 * Lets other programs reach the host of `folder`. The caller must hold the library's lock (a socket file that is still there is
 * then a dead host's and is replaced), and must stop this before it lets go of the lock. Resolves to the stop, which ends
 * all connections.
 */
export async function serveHost(
  folder: string,
  host: Servable,
  path = socketPath(folder),
): Promise<() => Promise<void>> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    const channel = lineChannel(socket)
    channel.post(GREETING)
    serve(channel, host.functions, host.on)
  })
  if (process.platform !== 'win32') rmSync(path, { force: true })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  return async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    for (const socket of sockets) socket.destroySoon()
    const timer = setTimeout(() => sockets.forEach((socket) => socket.destroy()), 1_000)
    await closed
    clearTimeout(timer)
  }
}

/** A line to the running host of a library, or null where none runs. Throws `libraryBusy` where one is there and does not answer. */
export async function findHost(folder: string, path = socketPath(folder)): Promise<Channel | null> {
  const socket = await reach(path)
  if (!socket) return null
  const channel = lineChannel(socket)
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail(), PATIENCE)
    function fail(): void {
      channel.close()
      reject(new CommonplaceError('libraryBusy', { folder }))
    }
    channel.onClose(() => {
      clearTimeout(timer)
      // It was just closing.
      resolve(null)
    })
    channel.onMessage((message) => {
      clearTimeout(timer)
      if (message !== GREETING) return fail()
      channel.onMessage(null)
      resolve(channel)
    })
  })
}

/**
 * A line to the running host of a library, or a host of one's own where none runs. `open` must throw `libraryBusy` where
 * another process holds the lock: then one is just starting or closing, and both are tried again for five seconds.
 */
export async function findOrOpen<Host>(
  folder: string,
  open: () => Promise<Host>,
  path = () => socketPath(folder),
): Promise<{ found: Channel } | { opened: Host }> {
  const deadline = Date.now() + PATIENCE
  for (;;) {
    const found = await findHost(folder, path())
    if (found) return { found }
    try {
      return { opened: await open() }
    } catch (error) {
      const busy = error instanceof CommonplaceError && error.name === 'libraryBusy'
      if (!busy || Date.now() > deadline) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY))
  }
}

function reach(path: string): Promise<Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path)
    socket.once('connect', () => {
      socket.off('error', failed)
      resolve(socket)
    })
    function failed(error: NodeJS.ErrnoException): void {
      // No file, or a file nobody listens on any more: there is no host.
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED' || error.code === 'ENOTSOCK') resolve(null)
      else reject(error)
    }
    socket.once('error', failed)
  })
}
