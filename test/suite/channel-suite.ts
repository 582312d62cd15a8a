// What every transport must do: the contract of a channel, then calls, errors and events over it. Each transport's own test
// hands in how a connected pair is made.
import { afterEach, describe, expect, it } from 'vitest'
import type { Channel } from '../../shared/rpc/channel.ts'
import { connect, type Connection } from '../../shared/rpc/client.ts'
import { type EventPayload, HOST_EVENTS, type HostEvent, type HostFunctions } from '../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../shared/rpc/error.ts'
import { serve } from '../../shared/rpc/server.ts'

export interface Pair {
  near: Channel
  far: Channel
  /** Cuts the line as a crash would, without an orderly close. */
  cut(): void
  /** Frees what `pair` opened. */
  end(): Promise<void>
}

const TEXTS: [name: string, message: string][] = [
  ['an empty string', '""'],
  ['Cyrillic, emoji, a lone surrogate escape', '{"text":"головоломка 🧩 \\ud800"}'],
  ['escaped line feeds', '"one\\ntwo\\r\\nthree\\u2028four"'],
  ['three million characters', JSON.stringify('ж'.repeat(3_000_000))],
]

export function channelSuite(transport: string, pair: () => Promise<Pair>): void {
  describe(`channel over ${transport}`, () => {
    let open: Pair[] = []
    async function fresh(): Promise<Pair> {
      const made = await pair()
      open.push(made)
      return made
    }
    afterEach(async () => {
      const ending = open
      open = []
      for (const each of ending) await each.end()
    })

    it.each(TEXTS)('carries %s both ways', async (_, message) => {
      const { near, far } = await fresh()
      far.onMessage((text) => far.post(text))
      const back = new Promise<string>((resolve) => near.onMessage(resolve))
      near.post(message)
      expect(await back).toBe(message)
    })

    it('keeps the order, and what came before anybody listened', async () => {
      const { near, far } = await fresh()
      for (let i = 0; i < 500; i++) near.post(String(i))
      await pause(50)
      const got: string[] = []
      await new Promise<void>((resolve) => {
        far.onMessage((text) => {
          got.push(text)
          if (text === '"last"') resolve()
        })
        near.post('"last"')
      })
      expect(got).toEqual([...Array.from({ length: 500 }, (_, i) => String(i)), '"last"'])
    })

    it('tells both sides of the end, once, after what was posted', async () => {
      const { near, far } = await fresh()
      const told: string[] = []
      far.onMessage((text) => told.push(text))
      near.onClose(() => told.push('near'))
      const gone = new Promise<void>((resolve) => far.onClose(resolve))
      far.onClose(() => told.push('far'))
      near.post('"before"')
      near.close()
      near.close()
      near.post('"after"')
      await gone
      await pause(20)
      expect([...told].sort()).toEqual(['"before"', 'far', 'near'])
      expect(told.indexOf('"before"')).toBeLessThan(told.indexOf('far'))
      await new Promise<void>((resolve) => far.onClose(resolve))
      far.post('"too late"')
    })

    it('tells a lost line', async () => {
      const { near, far, cut } = await fresh()
      const gone = Promise.all([near, far].map((side) => new Promise<void>((resolve) => side.onClose(resolve))))
      cut()
      await gone
      near.post('"nobody hears"')
    })

    it('answers calls, with unknown fields left out and defaults kept', async () => {
      const { client, asked } = await serving()
      expect(await client.host.search({ query: 'соседство', limit: 3 })).toEqual([])
      expect(await client.host.tag({ annotations: [ANNOTATION], theme: 'A/B' })).toEqual({ theme: 'code:1' })
      expect(await client.host.renameTheme({ theme: CODE, name: 'x', extra: 1 } as never)).toBeUndefined()
      expect(asked).toEqual([
        { query: 'соседство', limit: 3 },
        { annotations: [ANNOTATION], theme: 'A/B' },
        { theme: CODE, name: 'x' },
      ])
    })

    it('refuses arguments that break the schema, before the host sees them', async () => {
      const { client, asked } = await serving()
      const thrown = await failure(client.host.search({ query: 7 } as never))
      expect(thrown).toMatchObject({ name: 'badArguments', parameters: { call: 'search' } })
      expect(thrown.message).toContain('query')
      expect(await failure(client.host.tag(undefined as never))).toMatchObject({ name: 'badArguments' })
      expect(asked).toEqual([])
    })

    it('carries errors of the table, and others as internal without their stack', async () => {
      const { client } = await serving()
      const known = await failure(client.host.source({ source: 'known' }))
      expect(known).toBeInstanceOf(CommonplaceError)
      expect(known).toMatchObject({ name: 'notFound', parameters: { what: 'source', name: 'known' } })
      const bug = await failure(client.host.source({ source: 'bug' }))
      expect(bug).toMatchObject({ name: 'internal', parameters: { problem: 'x is not a function' } })
      expect(bug.remedy).not.toBe('')
      expect(JSON.stringify(bug)).not.toContain('channel-suite')
    })

    it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'then', '$close', 'recolour', ''])(
      'answers unknownCall to %j',
      async (name) => {
        const { pair: line } = await serving({ connected: false })
        const answer = new Promise<string>((resolve) => line.near.onMessage(resolve))
        line.near.post(JSON.stringify({ t: 'q', i: '1', m: name, a: [{}] }))
        expect(JSON.parse(await answer)).toMatchObject({
          t: 's',
          i: '1',
          e: { name: 'unknownCall', parameters: { call: name } },
        })
      },
    )

    it.each(['not json', 'null', '7', '{"t":"q"}', '{"t":"q","m":1,"a":[]}', '{"t":"q","m":"status","a":{}}', '[]'])(
      'ends the line on %j, which is no message',
      async (text) => {
        const { pair: line } = await serving({ connected: false })
        const gone = new Promise<void>((resolve) => line.near.onClose(resolve))
        line.near.post(text)
        await gone
      },
    )

    it('answers an unwritable result with an error and goes on', async () => {
      const { client } = await serving()
      expect(await failure(client.host.source({ source: 'cyclic' }))).toMatchObject({ name: 'internal' })
      expect(await client.host.search({ query: 'still here' })).toEqual([])
    })

    it('rejects all that is pending, and all that comes later, when the line ends', async () => {
      const { client, pair: line } = await serving()
      const pending = [client.host.finished({ job: 'never' }), client.host.finished({ job: 'never either' })].map(
        failure,
      )
      await client.host.search({ query: 'the calls before it have arrived' })
      line.far.close()
      for (const each of pending) expect(await each).toMatchObject({ name: 'closed' })
      await client.closed
      expect(await failure(client.host.status({}))).toMatchObject({ name: 'closed' })
    })

    it('sends events until stopped, and lets go of the host at the end', async () => {
      const { client, pair: line, emit, listening } = await serving()
      const got: EventPayload<'progress'>[] = []
      const stop = client.on('progress', (event) => got.push(event))
      const other = new Promise<EventPayload<'unsaved'>>((resolve) => client.on('unsaved', resolve))
      const step = { job: 'j', done: 1, total: 2, file: 'ф.txt' }
      emit('progress', step)
      emit('unsaved', { error: null })
      expect(await other).toEqual({ error: null })
      stop()
      emit('progress', { ...step, done: 2 })
      await client.host.search({ query: 'events sent before have arrived' })
      expect(got).toEqual([step])
      expect(listening()).toBe(HOST_EVENTS.length)
      const gone = new Promise<void>((resolve) => line.far.onClose(resolve))
      client.close()
      await gone
      await pause(0)
      expect(listening()).toBe(0)
      emit('progress', step)
    })

    async function serving(options: { connected?: boolean } = {}) {
      const made = await fresh()
      const served = host()
      serve(made.far, served.functions, served.listen)
      const client = options.connected === false ? (null as unknown as Connection) : connect(made.near)
      return { pair: made, client, ...served }
    }
  })
}

const ANNOTATION = 'an:01ARZ3NDEKTSV4RRFFQ69G5FAV'
const CODE = 'code:01ARZ3NDEKTSV4RRFFQ69G5FAV'

/** A small host: a few functions of the contract and events sent by hand. */
function host() {
  const asked: unknown[] = []
  const listeners = new Set<[HostEvent, (payload: never) => void]>()
  const functions: Partial<HostFunctions> = {
    search(args) {
      asked.push(args)
      return []
    },
    async tag(args) {
      asked.push(args)
      return { theme: 'code:1' }
    },
    renameTheme(args) {
      asked.push(args)
    },
    source({ source }) {
      if (source === 'bug') throw new TypeError('x is not a function')
      if (source !== 'cyclic') throw new CommonplaceError('notFound', { what: 'source', name: source })
      const cycle: Record<string, unknown> = {}
      cycle['self'] = cycle
      return cycle as never
    },
    finished: () => new Promise(() => {}),
  }
  return {
    asked,
    functions,
    listen<K extends HostEvent>(event: K, listener: (payload: EventPayload<K>) => void) {
      const entry: [HostEvent, (payload: never) => void] = [event, listener as (payload: never) => void]
      listeners.add(entry)
      return () => void listeners.delete(entry)
    },
    emit<K extends HostEvent>(event: K, payload: EventPayload<K>) {
      for (const [name, listener] of listeners) if (name === event) listener(payload as never)
    },
    listening: () => listeners.size,
  }
}

async function failure(call: Promise<unknown>): Promise<CommonplaceError> {
  try {
    await call
  } catch (thrown) {
    return thrown as CommonplaceError
  }
  throw new Error('the call was expected to fail')
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
