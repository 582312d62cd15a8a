// How a host's functions are called: in turn, counted, checked, by callers who are waited for when it closes.
import * as v from 'valibot'
import { type HostCall, type HostClient, hostCalls, type HostFunctions } from '../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../shared/rpc/error.ts'
import type { Servable } from './socket.ts'
import type { TakeTurn } from './turns.ts'

/** Milliseconds a host that is asked to close waits for programs on its socket to hang up: on a busy machine one that has its job may be slow to ask how it went. */
const FAREWELL = 3_000

export function inTurn(commands: HostFunctions, takeTurn: TakeTurn): HostFunctions {
  const deciding = (Object.keys(hostCalls) as HostCall[]).filter((name) => hostCalls[name].inTurn)
  const turned = deciding.map((name) => {
    const run = commands[name] as (args: unknown) => unknown
    return [name, (args: unknown) => takeTurn(() => run(args))]
  })
  return { ...commands, ...(Object.fromEntries(turned) as Partial<HostFunctions>) }
}

/** The functions, counted while they run; each answers after the events of what it changed. */
export function countedCalls(folder: string, commands: HostFunctions, told: () => Promise<void>) {
  const running = new Set<Promise<unknown>>()
  let closing = false
  const functions = Object.fromEntries(
    (Object.keys(hostCalls) as HostCall[]).map((name) => {
      const run = commands[name] as (args: unknown) => unknown
      return [
        name,
        async (args: unknown): Promise<unknown> => {
          // Not done, and so safe to ask of the next host. Jobs are known to this one alone.
          if (closing && name !== 'finished' && name !== 'cancel') throw new CommonplaceError('libraryBusy', { folder })
          const call = Promise.resolve(args).then(run).finally(told)
          running.add(call)
          return call.finally(() => running.delete(call))
        },
      ]
    }),
  ) as unknown as HostFunctions
  return {
    functions,
    async ended(): Promise<void> {
      closing = true
      await Promise.allSettled(running)
    },
  }
}

/** The host as programs on the socket see it; each of them listens to `changed` for as long as its line lasts. */
export function countedCallers(host: Servable) {
  const lines = new Set<object>()
  const on: Servable['on'] = (event, listener) => {
    const stop = host.on(event, listener)
    if (event !== 'changed') return stop
    const line = {}
    lines.add(line)
    return () => {
      lines.delete(line)
      stop()
    }
  }
  return {
    host: { functions: host.functions, on },
    /** Waits until those who have called have their answers and are gone; not for long, since some stay for good. */
    async gone(): Promise<void> {
      const deadline = Date.now() + FAREWELL
      while (lines.size > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10))
    },
  }
}

/** The host's functions as a client in the same process has them. */
export function clientOf(functions: HostFunctions): HostClient {
  return Object.fromEntries(
    (Object.keys(hostCalls) as HostCall[]).map((name) => [
      name,
      async (args: unknown): Promise<unknown> => {
        const checked = v.safeParse(hostCalls[name].args as v.GenericSchema, args)
        if (!checked.success) {
          const [issue] = checked.issues
          const problem = [v.getDotPath(issue), issue.message].filter(Boolean).join(': ')
          throw new CommonplaceError('badArguments', { call: name, problem })
        }
        return (functions[name] as (checked: unknown) => unknown)(checked.output)
      },
    ]),
  ) as unknown as HostClient
}
