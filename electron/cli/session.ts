// Reaches the one host of a library: the one that runs, over its socket, or one of our own for as long as the command takes.
import { connect } from '../../shared/rpc/client.ts'
import { defaultLibrary } from '../host/library-path.ts'
import { findOrOpen } from '../host/socket.ts'
import type { Session } from './command.ts'

export async function withSession(
  folder: string | null,
  work: (session: Session, signal: AbortSignal) => Promise<number>,
): Promise<number> {
  const library = folder ?? defaultLibrary()
  const reached = await findOrOpen(library, async () => {
    const { openHost } = await import('../host/host.ts')
    return openHost({ folder: library })
  })
  const stop = new AbortController()
  const interrupted = (): void => stop.abort()
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted)
  try {
    if ('opened' in reached) {
      try {
        return await work({ host: reached.opened.client, on: reached.opened.on }, stop.signal)
      } finally {
        await reached.opened.close()
      }
    }
    const connection = connect(reached.found)
    try {
      return await work({ host: connection.host, on: connection.on }, stop.signal)
    } finally {
      connection.close()
    }
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted)
  }
}
