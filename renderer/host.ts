// The page's link to its host: made by whatever this window was given, made again when it is lost, and honest about its state.
import { type Connection, connect } from '../shared/rpc/client.ts'
import {
  type EventPayload,
  HOST_EVENTS,
  type HostCall,
  type HostClient,
  type HostEvent,
  hostCalls,
} from '../shared/rpc/contract.ts'
import { CommonplaceError } from '../shared/rpc/error.ts'
import type { Shell } from '../shared/shell.ts'
import { type Dial, dialServer, dialShell, type Hopeless, Refused, takeToken } from './dial.ts'

/** `connecting`: never connected yet. `closed`: given up, see `because`. */
export type ConnectionState = 'connecting' | 'connected' | 'reconnecting' | 'closed'

export interface HostConnection {
  /**
   * The host's calls; the object stays the same over reconnects. Calls wait for the first connection; while a link is lost
   * they are rejected with `closed`, and so is a call under way when it breaks (it may have been carried out).
   */
  readonly call: HostClient
  /** Listeners stay over reconnects, but what happened in between is not told: ask again. Returns its stop. */
  on<K extends HostEvent>(event: K, listen: (payload: EventPayload<K>) => void): () => void
  /** Told how the link is, once that is known, and whenever it breaks (false) or stands again (true); `over`: given up. Returns its stop. */
  onLink(listen: (open: boolean, over: boolean) => void): () => void
  readonly state: ConnectionState
  /** Why the link was given up; null while it was not, and after `close`. */
  readonly because: Hopeless | null
  /** Returns its stop. */
  onState(listen: (state: ConnectionState) => void): () => void
  close(): void
}

/** Waiting between attempts, in ms: soon at first, since a host restarts within a second, and never longer than the last. */
const WAITS = [100, 250, 500, 1_000, 2_000, 5_000]

/** Links this window to its host: the desktop shell's where there is one, else the server the page came from. */
export function connectHost(): HostConnection {
  const { shell } = globalThis as { shell?: Shell }
  return keepConnected(shell ? dialShell(shell) : dialServer(takeToken()))
}

/** Keeps a link made by `dial`. */
export function keepConnected(dial: Dial, waits: readonly number[] = WAITS): HostConnection {
  let state: ConnectionState = 'connecting'
  let because: Hopeless | null = null
  let current: Connection | null = null
  const first = Promise.withResolvers<void>()
  // Whoever waits for it hears of it; nobody has to.
  first.promise.catch(() => {})
  const stateListeners = new Set<(state: ConnectionState) => void>()
  const events = new Map<HostEvent, Set<(payload: never) => void>>(HOST_EVENTS.map((event) => [event, new Set()]))

  function become(next: ConnectionState): void {
    if (state === next || state === 'closed') return
    state = next
    if (next === 'connected') first.resolve()
    if (next === 'closed') first.reject(new CommonplaceError('closed'))
    for (const listener of stateListeners) listener(next)
  }

  async function keep(): Promise<void> {
    for (let attempt = 0; state !== 'closed';) {
      try {
        const connection = connect(await dial())
        if (isClosed()) return connection.close()
        attempt = 0
        current = connection
        for (const event of HOST_EVENTS) {
          connection.on(event, (payload) => {
            for (const listener of events.get(event)!) listener(payload as never)
          })
        }
        become('connected')
        await connection.closed
        current = null
        become('reconnecting')
      } catch (thrown) {
        if (thrown instanceof Refused) {
          because = thrown.reason
          return become('closed')
        }
      }
      await new Promise((resolve) => setTimeout(resolve, waits[Math.min(attempt, waits.length - 1)]))
      attempt++
    }
  }
  // The state may change while an attempt is under way, which the compiler cannot see.
  const isClosed = () => (state as ConnectionState) === 'closed'

  async function ask(name: HostCall, args: unknown): Promise<unknown> {
    if (state === 'connecting') await first.promise
    if (!current) throw new CommonplaceError('closed')
    return (current.host[name] as (args: unknown) => Promise<unknown>)(args)
  }
  const call = Object.create(null) as Record<HostCall, (args: unknown) => Promise<unknown>>
  for (const name of Object.keys(hostCalls) as HostCall[]) call[name] = (args) => ask(name, args)

  function onState(listen: (state: ConnectionState) => void): () => void {
    stateListeners.add(listen)
    return () => void stateListeners.delete(listen)
  }

  void keep()
  return {
    call: call as HostClient,
    on(event, listen) {
      const set = events.get(event)!
      set.add(listen)
      return () => void set.delete(listen)
    },
    onLink(listen) {
      const stop = onState((next) => listen(next === 'connected', next === 'closed'))
      // Whoever comes late has missed how it began.
      if (state !== 'connecting') queueMicrotask(() => listen(state === 'connected', state === 'closed'))
      return stop
    },
    get state() {
      return state
    },
    get because() {
      return because
    },
    onState,
    close() {
      become('closed')
      current?.close()
    },
  }
}
