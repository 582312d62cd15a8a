// Messages over a line of bytes: four bytes (big-endian; the highest bit says that the JSON is deflated, the others its length), then JSON;
// after it, where the message says so, that many plain bytes. What comes is hostile: every length is checked before anything is kept,
// what is deflated is not inflated beyond the same limit, and a peer that sends more than it may is cut off.
import type { Duplex } from 'node:stream'
import { promisify } from 'node:util'
import { deflateRaw, deflateRawSync, inflateRaw, inflateRawSync } from 'node:zlib'

/** A page of revisions is far smaller; a note may hold a million characters. */
const MAX_JSON = 32 * 1024 * 1024
/** One part of a file. */
const MAX_BYTES = 8 * 1024 * 1024
/** Below this deflating gains nothing. */
const DEFLATED_FROM = 256
/** From here on a line between laptops is faster than what makes it shorter. */
const FAST_FROM = 64 * 1024
const FASTEST = 1
const SMALLEST = 9
const DEFLATED = 0x8000_0000
/** Bytes kept of what nobody has asked for yet. */
const MAX_WAITING = 4 * (MAX_JSON + MAX_BYTES)

const deflateElsewhere = promisify(deflateRaw)
const inflateElsewhere = promisify(inflateRaw)

export interface Message {
  body: unknown
  bytes: Uint8Array | null
}

export interface Frames {
  /** Resolves when the line has taken it. Throws `LineEnded`. */
  send(body: unknown, bytes?: Uint8Array): Promise<void>
  /** The next message. Throws `LineEnded` when the line ends, or what comes is no message. */
  next(): Promise<Message>
  close(): void
}

export class LineEnded extends Error {}

/** `limit`: the most bytes a message's JSON may have. */
export function framesOn(line: Duplex, limit = MAX_JSON): Frames {
  let kept: Buffer[] = []
  let size = 0
  let ended: LineEnded | null = null
  let wake: () => void = () => undefined

  const end = (why: string) => {
    ended ??= new LineEnded(why)
    wake()
  }
  line.on('data', (data: Buffer) => {
    kept.push(data)
    size += data.length
    // The next message is only looked at when it is wanted; until then the other side waits.
    if (size > MAX_WAITING) line.pause()
    wake()
  })
  line.on('error', (error) => end(error.message))
  line.on('close', () => end('the line was closed'))
  line.on('end', () => end('the other side hung up'))

  async function take(count: number): Promise<Buffer> {
    while (size < count) {
      if (ended !== null) throw ended
      await new Promise<void>((resolve) => (wake = resolve))
    }
    const all = kept.length === 1 ? kept[0]! : Buffer.concat(kept)
    const rest = all.subarray(count)
    kept = rest.length > 0 ? [rest] : []
    size = rest.length
    if (size <= MAX_WAITING && line.isPaused()) line.resume()
    return all.subarray(0, count)
  }

  async function write(body: unknown, bytes: Uint8Array | undefined): Promise<void> {
    if (ended !== null) throw ended
    const plain = Buffer.from(JSON.stringify(bytes === undefined ? { body } : { body, bytes: bytes.length }))
    const json = plain.length < DEFLATED_FROM ? plain : await deflate(plain)
    const head = Buffer.alloc(4)
    head.writeUInt32BE(json === plain ? json.length : json.length + DEFLATED)
    await new Promise<void>((resolve, reject) => {
      const whole = Buffer.concat(bytes === undefined ? [head, json] : [head, json, bytes])
      line.write(whole, (error) => (error ? reject(new LineEnded(error.message)) : resolve()))
    })
  }

  // In the order they were given, however long deflating takes.
  let sending: Promise<unknown> = Promise.resolve()
  return {
    send(body, bytes) {
      const sent = sending.then(() => write(body, bytes))
      sending = sent.catch(() => undefined)
      return sent
    },
    async next() {
      const head = (await take(4)).readUInt32BE()
      const length = head % DEFLATED
      if (length > limit) throw refuse(line, `a message of ${length} bytes`)
      const json = await take(length)
      const text = head < DEFLATED ? json : await inflated(json, limit)
      if (text === null) throw refuse(line, 'what cannot be inflated')
      const { body, bytes } = envelope(text.toString()) ?? {}
      if (bytes === undefined) return { body, bytes: null }
      if (!Number.isSafeInteger(bytes) || bytes < 0 || bytes > MAX_BYTES) throw refuse(line, `a part of ${bytes} bytes`)
      return { body, bytes: Buffer.from(await take(bytes)) }
    },
    close: () => void line.destroy(),
  }
}

function refuse(line: Duplex, what: string): LineEnded {
  line.destroy()
  return new LineEnded(`the other side sent ${what}`)
}

/** What is short is done sooner than another thread is asked. */
async function deflate(plain: Uint8Array): Promise<Buffer> {
  return plain.length < FAST_FROM
    ? deflateRawSync(plain, { level: SMALLEST })
    : deflateElsewhere(plain, { level: FASTEST })
}

async function inflated(deflated: Uint8Array, maxOutputLength: number): Promise<Buffer | null> {
  try {
    return deflated.length < FAST_FROM
      ? inflateRawSync(deflated, { maxOutputLength })
      : await inflateElsewhere(deflated, { maxOutputLength })
  } catch {
    return null
  }
}

function envelope(text: string): { body?: unknown; bytes?: number } | null {
  try {
    const value: unknown = JSON.parse(text)
    return value !== null && typeof value === 'object' ? value : null
  } catch {
    return null
  }
}
