// The library this shell shows: its own host, or the one that another program runs already. Which it is may change: when the
// other program ends, the next page that asks makes this one the host.
import type { Channel } from '../../shared/rpc/channel.ts'
import { toWireError } from '../../shared/rpc/error.ts'
import { serve } from '../../shared/rpc/server.ts'
import { findOrOpen, type Servable } from '../host/socket.ts'

/** What `openHost` gives: a host that others find by its socket until it is closed. */
export interface OpenedHost extends Servable {
  close(): Promise<void>
}

export interface SharedLibrary {
  /** Whether this process is the host; it may become so later. */
  own(): boolean
  /** Connects a page. The channel is closed where no host can be had; `complain` then says why. */
  attach(channel: Channel): void
  /** Waits for the last write and lets the library go. */
  close(): Promise<void>
}

/** Throws what `open` throws. `path` is where hosts of this library are found, for tests. */
export async function shareLibrary(
  folder: string,
  open: () => Promise<OpenedHost>,
  complain: (sentence: string) => void,
  path?: () => string,
): Promise<SharedLibrary> {
  let own: OpenedHost | null = null
  let turn: Promise<unknown> = Promise.resolve()
  let closed = false

  async function reachNow(): Promise<Channel | null> {
    if (own) return null
    const reached = await findOrOpen(folder, open, path)
    if ('found' in reached) return reached.found
    own = reached.opened
    return null
  }

  /** A line to another program's host, or null once this process is the host. One at a time, so that only one is opened. */
  function reach(): Promise<Channel | null> {
    const mine = turn.then(reachNow)
    turn = mine.catch(() => {})
    return mine
  }

  async function connect(channel: Channel): Promise<void> {
    const found = own ? null : await reach()
    if (closed) return channel.close()
    if (found) bridge(channel, found)
    else serve(channel, own!.functions, own!.on)
  }

  const first = await reach()
  first?.close()
  return {
    own: () => own !== null,
    attach(channel) {
      connect(channel).catch((error: unknown) => {
        const { message, remedy } = toWireError(error)
        complain(`${message} ${remedy}`)
        channel.close()
      })
    },
    async close() {
      closed = true
      await turn
      await own?.close()
    },
  }
}

/** Passes everything on both ways; the end of either is the end of both. */
function bridge(one: Channel, other: Channel): void {
  one.onClose(() => other.close())
  other.onClose(() => one.close())
  one.onMessage((message) => other.post(message))
  other.onMessage((message) => one.post(message))
}
