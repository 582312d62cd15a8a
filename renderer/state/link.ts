// A link to the host that outlives its connections: when one ends, another is made, ever more patiently, until the host answers.
import type { Answer, Args, EventPayload, HostCall, HostClient, HostEvent } from '../../shared/rpc/contract.ts'
import { HOST_EVENTS, hostCalls } from '../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../shared/rpc/error.ts'
import type { HostLink } from './host.tsx'

/** One connection, as shared/rpc/client.ts makes them. */
export interface Line {
  host: HostClient
  on<K extends HostEvent>(event: K, listen: (payload: EventPayload<K>) => void): () => void
  closed: Promise<void>
}

/** Pauses before each attempt in ms; the last is repeated. A host that restarts is back within the first few. */
const PAUSES_MS = [100, 250, 500, 1_000, 2_000, 4_000] as const

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Connects; rejects where the first connection cannot be made at all. */
export async function makeLink(connect: () => Promise<Line>): Promise<HostLink> {
  let line: Line | null = await connect()
  const events = new Map<HostEvent, Set<(payload: never) => void>>(HOST_EVENTS.map((event) => [event, new Set()]))
  const links = new Set<(open: boolean) => void>()

  function follow(next: Line): void {
    line = next
    for (const event of HOST_EVENTS)
      next.on(event, (payload) => events.get(event)?.forEach((listen) => listen(payload as never)))
    void next.closed.then(async () => {
      line = null
      links.forEach((listen) => listen(false))
      follow(await reach())
      links.forEach((listen) => listen(true))
    })
  }

  async function reach(): Promise<Line> {
    for (let attempt = 0; ; attempt++) {
      await pause(PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)]!)
      try {
        return await connect()
      } catch {
        // Not there yet: the window says so, and the next attempt follows.
      }
    }
  }

  follow(line)
  const call = Object.fromEntries(
    (Object.keys(hostCalls) as HostCall[]).map((name) => [
      name,
      async <K extends HostCall>(args: Args<K>): Promise<Answer<K>> => {
        if (line === null) throw new CommonplaceError('closed')
        return (line.host[name] as (args: Args<K>) => Promise<Answer<K>>)(args)
      },
    ]),
  ) as unknown as HostClient
  return {
    call,
    on(event, listen) {
      const set = events.get(event)!
      set.add(listen as (payload: never) => void)
      return () => void set.delete(listen as (payload: never) => void)
    },
    onLink(listen) {
      links.add(listen)
      return () => void links.delete(listen)
    },
  }
}
