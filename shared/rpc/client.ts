// The asking side: a host's calls as functions, its events by name.
import { createBirpc } from 'birpc'
import type { Channel } from './channel.ts'
import {
  type EventPayload,
  HOST_EVENTS,
  type HostCall,
  type HostClient,
  type HostEvent,
  hostCalls,
} from './contract.ts'
import { CommonplaceError, fromWireError, toWireError, type WireError } from './error.ts'
import { isWireShaped, readEnvelope } from './message.ts'

export interface Connection {
  /**
   * Each call rejects with a `CommonplaceError`; `closed` when the line is or gets lost (the call may have been carried out),
   * `libraryBusy` when the host said before that it lets go of the library (the call was not).
   */
  host: HostClient
  /** Returns its stop. */
  on<K extends HostEvent>(event: K, listener: (payload: EventPayload<K>) => void): () => void
  /** Resolves when the line has ended. */
  closed: Promise<void>
  close(): void
}

type Listener = (payload: never) => void

export function connect(channel: Channel): Connection {
  const listeners = new Map<HostEvent, Set<Listener>>()
  // The host may call nothing here but these: a table without prototype, so that no inherited name is callable.
  const events = Object.create(null) as Record<string, (payload: unknown) => void>
  for (const event of HOST_EVENTS) {
    const set = new Set<Listener>()
    listeners.set(event, set)
    events[event] = (payload) => {
      for (const listener of set) listener(payload as never)
    }
  }
  listeners.get('ending')!.add(({ folder }: EventPayload<'ending'>) => {
    lost = new CommonplaceError('libraryBusy', { folder })
  })

  let open = true
  let lost = new CommonplaceError('closed')
  const rpc = createBirpc<Record<string, (args: unknown) => unknown>, typeof events, false>(events, {
    proxify: false,
    // Imports and long searches take what they take; a lost line is what ends a call.
    timeout: -1,
    post: (message: string) => channel.post(message),
    serialize: JSON.stringify,
    on: (receive) =>
      channel.onMessage((text) => {
        const envelope = readEnvelope(text)
        if (envelope) receive(envelope)
        else channel.close()
      }),
  })
  const closed = new Promise<void>((resolve) => {
    channel.onClose(() => {
      open = false
      rpc.$close(lost)
      resolve()
    })
  })

  async function call(name: HostCall, args: unknown): Promise<unknown> {
    if (!open) throw lost
    try {
      return await rpc.$call(name, args)
    } catch (thrown) {
      if (thrown instanceof CommonplaceError) throw thrown
      throw fromWireError(isWireShaped(thrown) ? (thrown as WireError) : toWireError(thrown))
    }
  }
  const host = Object.create(null) as Record<HostCall, (args: unknown) => Promise<unknown>>
  for (const name of Object.keys(hostCalls) as HostCall[]) host[name] = (args) => call(name, args)

  return {
    host: host as HostClient,
    on(event, listener) {
      const set = listeners.get(event)!
      set.add(listener)
      return () => void set.delete(listener)
    },
    closed,
    close: () => channel.close(),
  }
}
