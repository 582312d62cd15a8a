// The import worker as jobs use it: one text at a time, kept warm, ended and replaced when a text takes too long or too much.
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type { Refusal, WhyRefused } from '../../../shared/model/refusal.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { ReadQuestion, ReadReply, ReadText } from './worker.ts'

export interface Reader {
  /** Never rejects for what the text does to the reader. Throws `cancelled` when the signal says so. */
  read(bytes: Uint8Array, file: string, signal: AbortSignal): Promise<{ read: ReadText } | { refused: Refusal }>
  close(): Promise<void>
}

export interface ReaderLimits {
  milliseconds: number
  megabytes: number
}

/** The largest text accepted (50 MB) takes about a minute on two cores that have other things to do. */
export const LIMITS: ReaderLimits = { milliseconds: 300_000, megabytes: 1536 }

/**
 * Node gives a thread that meets its limit 16 MB more to end in. What one collection moves from the young generation to the
 * old must fit there, or V8 ends the whole process (seen in 2 of 10 runs with the default size, in none with this).
 */
const YOUNG_MEGABYTES = 8

const REPORT = 'The text may be damaged; if it is not, report it with this sentence.'

export function startReader(options: { worker?: URL; limits?: ReaderLimits } = {}): Reader {
  const file = options.worker ?? new URL('./worker.ts', import.meta.url)
  const limits = options.limits ?? LIMITS
  let worker: Worker | null = null
  let lastId = 0
  let queue: Promise<unknown> = Promise.resolve()

  const running = (): Worker => {
    if (worker !== null) return worker
    // Holds for every thread started from now on; threads take no such flag of their own.
    setFlagsFromString('--disallow-code-generation-from-strings')
    const resourceLimits = { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: YOUNG_MEGABYTES }
    worker = new Worker(file, { resourceLimits })
    // Also while idle, when nobody else listens; each reading adds listeners of its own.
    worker.on('error', () => {})
    return worker
  }

  const stop = async (): Promise<void> => {
    const stopped = worker
    worker = null
    await stopped?.terminate()
  }

  async function readOne(bytes: Uint8Array, name: string, signal: AbortSignal) {
    if (signal.aborted) throw new CommonplaceError('cancelled')
    const asked = running()
    asked.ref()
    const id = ++lastId
    const { promise, resolve, reject } = Promise.withResolvers<{ read: ReadText } | { refused: Refusal }>()
    const gone = (reason: string, why: WhyRefused): void => {
      if (worker === asked) worker = null
      resolve({ refused: { ...why, reason, remedy: REPORT } })
    }
    const onMessage = (reply: ReadReply): void => {
      if (reply.id !== id) return
      if ('failed' in reply) {
        const reason = `reading it failed (${reply.failed})`
        resolve({ refused: { ...failed(reply.failed), reason, remedy: REPORT } })
      } else resolve(reply)
    }
    const onError = (error: NodeJS.ErrnoException): void =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? gone(`reading it takes more than ${limits.megabytes} MB of memory`, {
            code: 'memory',
            parameters: { most: limits.megabytes },
          })
        : gone(`reading it failed (${error.message})`, failed(error.message))
    const onExit = (code: number): void =>
      gone(`the reader ended while reading it (code ${code})`, failed(`code ${code}`))
    const onAbort = (): void => {
      reject(new CommonplaceError('cancelled'))
      void stop()
    }
    const timer = setTimeout(() => {
      const seconds = Math.ceil(limits.milliseconds / 1000)
      gone(`reading it takes longer than ${seconds} seconds`, { code: 'time', parameters: { seconds } })
      void asked.terminate()
    }, limits.milliseconds)
    asked.on('message', onMessage).on('error', onError).on('exit', onExit)
    signal.addEventListener('abort', onAbort, { once: true })
    try {
      const question: ReadQuestion = { id, bytes, file: name }
      asked.postMessage(question)
      return await promise
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      asked.off('message', onMessage).off('error', onError).off('exit', onExit)
      // A warm worker must not keep a finished program from ending.
      asked.unref()
    }
  }

  return {
    read(bytes, name, signal) {
      const turn = queue.then(() => readOne(bytes, name, signal))
      queue = turn.catch(() => undefined)
      return turn
    },
    close: stop,
  }
}

function failed(problem: string): WhyRefused {
  return { code: 'failed', parameters: { problem } }
}
