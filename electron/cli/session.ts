// Reaches the one host of a library: the one that runs, over its socket, or one of our own for as long as the command takes.
// A host that ends while we speak to it has refused what it did not do; then the next one is asked.
import { connect } from '../../shared/rpc/client.ts'
import { type HostCall, type HostClient, hostCalls } from '../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../shared/rpc/error.ts'
import { defaultLibrary } from '../host/library-path.ts'
import { findHost, findOrOpen } from '../host/socket.ts'
import type { Session } from './command.ts'

interface Reached extends Session {
  close(): Promise<void>
}

/** Calls that change nothing: where a line is lost in the middle of one, it can be made again. */
const READS: ReadonlySet<HostCall> = new Set<HostCall>([
  'status',
  'sources',
  'source',
  'quotes',
  'themes',
  'references',
  'cite',
  'bibliography',
  'bibliographyFile',
  'exportManuscript',
  'quotedWords',
  'keptBibliography',
  'search',
  'history',
  'check',
])
/** How long one call is asked of host after host, and the pause between, in ms: each may be another short-lived command's. */
const PATIENCE = 5_000
const PAUSE = 100

export async function withSession(
  folder: string | null,
  work: (session: Session, signal: AbortSignal) => Promise<number>,
): Promise<number> {
  const library = folder ?? defaultLibrary()
  const listeners: Parameters<Session['on']>[] = []
  const reach = async (): Promise<Reached> => {
    const reached = await reachHost(library)
    for (const [event, listener] of listeners) reached.on(event, listener)
    return reached
  }
  let current = await reach()

  async function call(name: HostCall, args: unknown): Promise<unknown> {
    const deadline = Date.now() + PATIENCE
    for (;;) {
      try {
        return await (current.host[name] as (args: unknown) => Promise<unknown>)(args)
      } catch (error) {
        if (Date.now() > deadline || !canBeAskedAgain(name, error)) throw error
        await current.close()
        await new Promise((resolve) => setTimeout(resolve, PAUSE))
        current = await reach()
      }
    }
  }
  const host = Object.fromEntries(
    (Object.keys(hostCalls) as HostCall[]).map((name) => [name, (args: unknown) => call(name, args)]),
  ) as unknown as HostClient
  const on: Session['on'] = (event, listener) => {
    const entry = [event, listener] as unknown as Parameters<Session['on']>
    listeners.push(entry)
    const stop = current.on(event, listener)
    return () => {
      listeners.splice(listeners.indexOf(entry), 1)
      stop()
    }
  }

  const stop = new AbortController()
  const interrupted = (): void => stop.abort()
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted)
  try {
    return await work({ host, on }, stop.signal)
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted)
    await current.close()
  }
}

/** A host that is ending answers `libraryBusy` and does nothing; `closed` says only that the answer was lost. */
function canBeAskedAgain(name: HostCall, error: unknown): boolean {
  if (!(error instanceof CommonplaceError)) return false
  return error.name === 'libraryBusy' || (error.name === 'closed' && READS.has(name))
}

async function openOrFind(library: string) {
  const { openHost } = await import('../host/host.ts')
  return findOrOpen(library, () => openHost({ folder: library }))
}

async function reachHost(library: string): Promise<Reached> {
  const running = await findHost(library)
  // Loading the host is most of a start; done first, it takes nothing from the time to wait for one that is just closing.
  const reached = running ? { found: running } : await openOrFind(library)
  if ('opened' in reached) {
    const { client, on, close } = reached.opened
    // Another command may have found this host and be importing by it.
    return { host: client, on, close: () => close('finished') }
  }
  const connection = connect(reached.found)
  return { host: connection.host, on: connection.on, close: async () => connection.close() }
}
