// A pack: the revisions one device had to tell at one moment, in one file that never changes. Named by its number and its own hash, so
// that a half copied one shows itself; sealed under its writer and number, so that none can be made up, moved or passed off as new. A
// baseline is the whole library in such packs, for a laptop that is new there.
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { deflateRaw, deflateRawSync, inflateRaw, inflateRawSync } from 'node:zlib'
import * as v from 'valibot'
import type { Revision } from '../store/replica.ts'
import type { Sealing } from './sealing.ts'

/** `00000042-<32 digits of SHA-256>.pack`; `.base` where it is part of a baseline. */
export const PACK_NAME = /^([0-9]{8})-([0-9a-f]{32})\.(pack|base)$/u
/** Limits for what comes: a pack of this program's has 1,000 documents at most, and is split beyond 8 MB of JSON. */
export const PACK_BYTES = 64 * 1024 * 1024
const INFLATED_BYTES = 96 * 1024 * 1024
export const SPLIT_BYTES = 8 * 1024 * 1024
/** From so many bytes on it is the time that counts: notes deflated at the fastest level are a sixth longer, in a fifth of the time. */
const FAST_FROM = 64 * 1024
const FASTEST = 1
/** Up to so many bytes handing them to another thread takes longer than the work. */
const SMALL = 16 * 1024
const SMALLEST = 9

const deflate = promisify(deflateRaw)
const inflate = promisify(inflateRaw)

const Content = v.object({
  documents: v.pipe(v.array(v.unknown()), v.maxLength(20_000)),
  /** Of a baseline's last pack: how many packs it is, and for each writer up to which number packs need not be read beside it. */
  baseline: v.optional(v.object({ packs: v.number(), covers: v.record(v.string(), v.number()) })),
})
export type Content = v.InferOutput<typeof Content>

export interface Pack {
  name: string
  bytes: Uint8Array
}

export function makePack(
  sealing: Sealing,
  writer: string,
  number: number,
  documents: readonly Revision[],
): Promise<Pack> {
  return make(sealing, 'pack', writer, number, { documents })
}

/** One pack of a baseline; the last says what it is a baseline of. */
export function makeBaselinePack(
  sealing: Sealing,
  writer: string,
  number: number,
  documents: readonly Revision[],
  baseline?: Content['baseline'],
): Promise<Pack> {
  return make(sealing, 'base', writer, number, { documents, ...(baseline && { baseline }) })
}

async function make(
  sealing: Sealing,
  kind: 'pack' | 'base',
  writer: string,
  number: number,
  content: object,
): Promise<Pack> {
  const json = Buffer.from(JSON.stringify(content))
  const options = { level: json.length < FAST_FROM ? SMALLEST : FASTEST }
  const deflated = json.length < SMALL ? deflateRawSync(json, options) : await deflate(json, options)
  const bytes = sealing.seal(labelOf(kind, writer, number), deflated)
  return { name: `${String(number).padStart(8, '0')}-${hashOf(bytes)}.${kind}`, bytes }
}

/** What a pack holds, or what is wrong with it. */
export async function openPack(
  sealing: Sealing,
  writer: string,
  { name, bytes }: Pack,
): Promise<{ content: Content } | { problem: 'incomplete' | 'refused' }> {
  const [, number, hash, kind] = PACK_NAME.exec(name)!
  if (hashOf(bytes) !== hash) return { problem: 'incomplete' }
  try {
    const deflated = sealing.open(labelOf(kind!, writer, Number(number)), bytes)
    const options = { maxOutputLength: INFLATED_BYTES }
    const json = deflated.length < SMALL ? inflateRawSync(deflated, options) : await inflate(deflated, options)
    return { content: v.parse(Content, JSON.parse(json.toString())) }
  } catch {
    return { problem: 'refused' }
  }
}

function labelOf(kind: string, writer: string, number: number): string {
  return `${kind} ${writer} ${number}`
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32)
}
