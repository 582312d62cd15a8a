// The citing engine as the host uses it: a worker thread started by the first call, started anew after a crash.
import { Worker } from 'node:worker_threads'
import { CommonplaceError, fromWireError } from '../../../shared/rpc/error.ts'
import type { CitingAnswer, CitingArgs, CitingCall, CitingQuestion, CitingReply, WorkerFolder } from './requests.ts'
import { makeTeller } from './splice.ts'

/**
 * Throws `styleUnknown`, `localeUnknown`, `badValue` (a .csl file that is no usable style), `citationImpossible` (a cited
 * item that is not among `items`), `badReferences`, `internal` (the worker died; the next call starts another), `closed`.
 * Calls are answered in order.
 */
export type Citing = { [K in CitingCall]: (args: CitingArgs<K>) => Promise<CitingAnswer<K>> } & {
  /** Builds the engine of a style ahead of its first use; problems show when it is used. */
  warm(style?: string, locale?: string): void
  close(): Promise<void>
}

const CALLS = {
  citations: 1,
  citationSet: 1,
  bibliography: 1,
  bibliographySet: 1,
  bibliographyFile: 1,
  manuscript: 1,
  styles: 1,
  styleKinds: 1,
  addStyle: 1,
  removeStyle: 1,
  styleInfo: 1,
  printed: 1,
  readReferences: 1,
  tidyings: 1,
} satisfies Record<CitingCall, 1>
/** No honest request takes this long; a worker that does hangs, and is replaced. */
const TIME_LIMIT_MS = 300_000
/** A worker that meets its limit must not take the host with it: see the import worker, which says why `young` is small. */
const MEMORY = { maxOldGenerationSizeMb: 1_024, maxYoungGenerationSizeMb: 8 }

interface Waiting {
  resolve(answer: unknown): void
  reject(error: Error): void
  timer: NodeJS.Timeout
}

/** `folder`: the library's, for its own styles and for answers that are kept; without one nothing is. */
export function startCiting(
  options: { folder?: string; version?: string; worker?: URL; timeLimitMs?: number } = {},
): Citing {
  const file = options.worker ?? new URL('./worker.ts', import.meta.url)
  const workerData: WorkerFolder = { folder: options.folder ?? null, version: options.version ?? '' }
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let closed = false
  let lastId = 0
  const teller = makeTeller()

  const fail = (problem: string | null): void => {
    worker = null
    const pending = [...waiting.values()]
    waiting.clear()
    for (const { reject, timer } of pending) {
      clearTimeout(timer)
      reject(
        problem === null
          ? new CommonplaceError('closed')
          : new CommonplaceError('internal', { problem: `the citing engine stopped (${problem})` }),
      )
    }
  }
  const start = (): Worker => {
    teller.forget()
    const started = new Worker(file, { resourceLimits: MEMORY, workerData, stdout: false })
    started.on('message', (reply: CitingReply) => {
      const asked = waiting.get(reply.id)
      if (!asked) return
      waiting.delete(reply.id)
      clearTimeout(asked.timer)
      if (waiting.size === 0) started.unref()
      if ('error' in reply) asked.reject(fromWireError(reply.error))
      else asked.resolve(reply.answer)
    })
    started.on('error', (error) => {
      if (worker === started) fail(error.message)
    })
    started.on('exit', (code) => {
      if (worker === started) fail(`exit code ${code}`)
    })
    return started
  }
  const ask = <K extends CitingCall>(call: K, args: CitingArgs<K>): Promise<CitingAnswer<K>> => {
    if (closed) return Promise.reject(new CommonplaceError('closed'))
    const running = (worker ??= start())
    running.ref()
    return new Promise((resolve, reject) => {
      const id = ++lastId
      const timer = setTimeout(() => {
        if (worker !== running) return
        fail('no answer in time')
        void running.terminate()
      }, options.timeLimitMs ?? TIME_LIMIT_MS)
      timer.unref()
      // The worker answers a call by its own type (requests.ts).
      waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject, timer })
      const question: CitingQuestion =
        'set' in args ? { id, call, set: args.set, briefly: teller.brief(args.set, args) } : { id, call, args }
      try {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
        running.postMessage(question)
      } catch (thrown) {
        teller.forget()
        waiting.delete(id)
        clearTimeout(timer)
        reject(thrown)
      }
    })
  }

  const calls = Object.fromEntries(
    (Object.keys(CALLS) as CitingCall[]).map((call) => [call, (args: never) => ask(call, args)]),
  ) as { [K in CitingCall]: (args: CitingArgs<K>) => Promise<CitingAnswer<K>> }

  return {
    ...calls,
    warm: (style, locale) => {
      ask('citations', { style, locale, items: [], clusters: [] }).catch(() => {
        // Whoever uses the style is told.
      })
    },
    close: async () => {
      closed = true
      const running = worker
      fail(null)
      await running?.terminate()
    },
  }
}
