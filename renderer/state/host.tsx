// The host as the window sees it: calls, answers kept fresh by the host's own events, and commands that say when they failed.
import {
  type Query,
  QueryClient,
  QueryClientProvider,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query'
import { createContext, useCallback, useContext, useEffect, type ReactNode } from 'react'
import type { QuoteDetail } from '../../shared/model/view.ts'
import type { Answer, Args, EventPayload, HostCall, HostClient, HostEvent } from '../../shared/rpc/contract.ts'
import { CommonplaceError, toWireError, fromWireError } from '../../shared/rpc/error.ts'
import { isStale } from './invalidation.ts'
import { currentMessages } from './messages.tsx'
import { applyQuoteDelta } from './quote-delta.ts'
import { sayError, useStatus, whileSaving } from './status.ts'

/** A link to a host that may break and come back. Calls made while it is broken are rejected with `closed`. */
export interface HostLink {
  call: HostClient
  /** Returns its stop. */
  on<K extends HostEvent>(event: K, listen: (payload: EventPayload<K>) => void): () => void
  /** Told whenever the link breaks (false) or stands again (true); `over`: it will not come back by itself. Returns its stop. */
  onLink(listen: (open: boolean, over: boolean) => void): () => void
}

const LinkContext = createContext<HostLink | null>(null)

/** The connection, for what needs events; most want `useHost`, `useAnswer` or `useAct`. */
export function useLink(): HostLink {
  const link = useContext(LinkContext)
  if (link === null) throw new Error('no host: HostProvider is missing')
  return link
}

export function useHost(): HostClient {
  return useLink().call
}

/** A fresh cache: answers stay until the host says they changed, and nothing is asked again for having been looked away from. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 5 * 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
    },
  })
}

/** Whether a query is the plain list of all passages (`null`) or of one source's, which deltas keep up to date by themselves. */
function plainList(key: readonly unknown[]): { source: string | null } | null {
  const [call, args] = key
  if (call !== 'quotes' || typeof args !== 'object' || args === null) return null
  const entries = Object.entries(args).filter(([, value]) => value !== undefined)
  const [only] = entries
  if (only === undefined) return { source: null }
  return entries.length === 1 && only[0] === 'source' && typeof only[1] === 'string' ? { source: only[1] } : null
}

/** Brings the cache up to a `changed` event. */
export function applyChange(cache: QueryClient, event: EventPayload<'changed'>): void {
  const delta = event.quotes.length > 0 || event.gone.length > 0
  // A new theme name or page label reaches passages the delta does not list.
  const passagesOnly = delta && event.keys.every((key) => key !== 'themes' && !key.startsWith('source:'))
  const predicate = (query: Query): boolean => {
    const call = query.queryKey[0]
    if (typeof call !== 'string' || !isStale(call, event.keys)) return false
    // A list on its way may be of before the change, and would take the place of what the delta makes of the one that stands.
    return !(passagesOnly && plainList(query.queryKey) !== null && query.state.fetchStatus !== 'fetching')
  }
  // A first answer still on its way is of before the change, and asking anew would only wait for it.
  for (const query of cache.getQueryCache().findAll({ predicate })) {
    if (query.state.data === undefined && query.state.fetchStatus === 'fetching') void query.cancel({ silent: true })
  }
  void cache.invalidateQueries({ predicate })
  if (!delta) return
  for (const query of cache.getQueryCache().findAll({ queryKey: ['quotes'] })) {
    const plain = plainList(query.queryKey)
    const list = query.state.data as QuoteDetail[] | undefined
    if (plain !== null && list)
      cache.setQueryData(query.queryKey, applyQuoteDelta(list, plain.source, event.quotes, event.gone))
  }
}

export function HostProvider({ link, cache, children }: { link: HostLink; cache: QueryClient; children: ReactNode }) {
  useEffect(() => {
    const stops = [
      link.on('changed', (event) => applyChange(cache, event)),
      link.on('unsaved', ({ error }) => useStatus.setState({ failed: error && fromWireError(error) })),
      link.on('progress', (progress) => useStatus.setState({ progress })),
      link.onLink((open, over) => {
        useStatus.setState({ link: open ? 'open' : over ? 'over' : 'lost' })
        // What changed while nobody listened is unknown: ask for everything on screen again.
        if (open) void cache.invalidateQueries()
      }),
    ]
    return () => stops.forEach((stop) => stop())
  }, [link, cache])
  return (
    <LinkContext value={link}>
      <QueryClientProvider client={cache}>{children}</QueryClientProvider>
    </LinkContext>
  )
}

/** The host's answer to a call, kept fresh. `enabled: false` waits. The last answer stays while new arguments are asked for with `keep`. */
export function useAnswer<K extends HostCall>(
  call: K,
  args: Args<K>,
  options: { enabled?: boolean; keep?: boolean } = {},
): UseQueryResult<Answer<K>, Error> {
  const host = useHost()
  return useQuery<Answer<K>, Error>({
    queryKey: [call, args],
    // A query must answer something: calls without a value answer null.
    queryFn: async () => ((await host[call](args)) ?? null) as Answer<K>,
    enabled: options.enabled ?? true,
    ...(options.keep ? { placeholderData: (previous: Answer<K> | undefined) => previous as never } : {}),
  })
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; error: CommonplaceError }

export type Act = <K extends HostCall>(call: K, args: Args<K>) => Promise<Outcome<Answer<K>>>

/** Any thrown value as an error of the table. */
export function asError(thrown: unknown): CommonplaceError {
  return thrown instanceof CommonplaceError ? thrown : fromWireError(toWireError(thrown))
}

/** A lost library is asked again this often, in ms, and for this long: who comes back later begins anew. */
const AGAIN_MS = 250
const PATIENCE_MS = 10 * 60_000

/** Asks until the library answers, however often the line breaks. Null where patience ends; other errors are thrown. */
export async function untilAnswered<T>(ask: () => Promise<T>): Promise<T | null> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until;) {
    try {
      return await ask()
    } catch (thrown) {
      if (asError(thrown).name !== 'closed') throw thrown
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    }
  }
  return null
}

/** A command to the host: counted as saving while it runs, and said in the status line where it failed. Never throws. */
export function useAct(): Act {
  const host = useHost()
  return useCallback<Act>(
    async (call, args) => {
      try {
        return { ok: true, value: await whileSaving(host[call](args)) }
      } catch (thrown) {
        const error = asError(thrown)
        sayError(currentMessages().errors.say(error))
        return { ok: false, error }
      }
    },
    [host],
  )
}

/** Forgets the answers to a call, for what changes without an event (settings kept by the host). */
export function useForget(): (call: HostCall) => void {
  const cache = useQueryClient()
  return useCallback((call) => void cache.invalidateQueries({ queryKey: [call] }), [cache])
}
