// The answering side: a host's functions and events, served on one channel. Nothing but the contract's own names can be
// called, every argument passes its schema first, and what is thrown leaves as an error of the closed table.
import { createBirpc } from 'birpc'
import * as v from 'valibot'
import type { Channel } from './channel.ts'
import {
  type EventPayload,
  HOST_EVENTS,
  type HostCall,
  type HostEvent,
  type HostFunctions,
  hostCalls,
} from './contract.ts'
import { CommonplaceError, toWireError } from './error.ts'
import { readEnvelope } from './message.ts'

/** Where a host lets others listen; returns the stop. */
export type Listen = <K extends HostEvent>(event: K, listener: (payload: EventPayload<K>) => void) => () => void

type Served = (args?: unknown) => Promise<unknown>

/** Serves until the channel ends; the returned function ends it. A call that `functions` lacks is answered `unknownCall`. */
export function serve(channel: Channel, functions: Partial<HostFunctions>, listen: Listen): () => void {
  // Without prototype and with the contract's names alone: `constructor`, `then` and the like find nothing.
  const table = Object.create(null) as Record<string, Served>
  for (const name of Object.keys(hostCalls) as HostCall[]) {
    const run = Object.hasOwn(functions, name) ? functions[name] : undefined
    if (run) table[name] = (args) => answer(name, run as (args: unknown) => unknown, args)
  }

  const rpc = createBirpc<Record<string, (payload: unknown) => void>, typeof table, false>(table, {
    proxify: false,
    timeout: -1,
    bind: 'functions',
    resolver: (name, resolved) =>
      resolved ?? (() => Promise.reject(new CommonplaceError('unknownCall', { call: name }).toWire())),
    post: (message: string) => channel.post(message),
    serialize: (message: { e?: unknown }) =>
      JSON.stringify(message.e instanceof Error ? { ...message, e: toWireError(message.e) } : message),
    // An answer that cannot be written (too large, not JSON) goes out as an error instead; see `serialize`.
    onGeneralError: () => true,
    on: (receive) =>
      channel.onMessage((text) => {
        const envelope = readEnvelope(text)
        if (envelope) receive(envelope)
        else channel.close()
      }),
  })

  const stops = HOST_EVENTS.map((event) => listen(event, (payload) => void rpc.$callEvent(event, payload)))
  channel.onClose(() => {
    for (const stop of stops) stop()
    rpc.$close()
  })
  return () => channel.close()
}

async function answer(name: HostCall, run: (args: unknown) => unknown, args: unknown): Promise<unknown> {
  try {
    const checked = v.safeParse(hostCalls[name].args as v.GenericSchema, args)
    if (!checked.success) throw badArguments(name, checked.issues[0])
    return await run(checked.output)
  } catch (thrown) {
    throw toWireError(thrown)
  }
}

function badArguments(call: string, issue: v.BaseIssue<unknown>): CommonplaceError {
  const path = v.getDotPath(issue)
  return new CommonplaceError('badArguments', { call, problem: path ? `${path}: ${issue.message}` : issue.message })
}
