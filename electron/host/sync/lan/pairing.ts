// Two laptops that have never met become sure of each other: each shows a short code, and each user types the code of the other screen.
// The one who calls commits to a random number before it sees the other's, so that nobody in the middle can choose numbers until the
// codes agree; the codes hang on both keys and on the secret of this very line. Nothing else is said before both codes were right.
import { createHash, timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'
import type { Frames } from './frames.ts'

const Hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u))
const Commitment = v.object({ commitment: Hex })
const Nonce = v.object({ nonce: Hex })
const Confirmed = v.object({ confirmed: v.literal(true) })

/** Wrong codes one may type before everything begins anew. */
export const TRIES = 3
/** Milliseconds a pairing may take. */
export const PATIENCE = 120_000

export type Role = 'caller' | 'called'

/** What both ends of one line know of it. */
export interface Line {
  role: Role
  /** Ids of the two laptops: the hashes of their keys. */
  caller: string
  called: string
  /** Keying material of this TLS line (RFC 5705), equal on both ends and on no other line; 32 bytes. */
  secret: Uint8Array
}

export interface Codes {
  /** Six digits to be shown here and typed there. */
  shown: string
  /** Whether the digits typed here are those shown there. */
  isRight(typed: string): boolean
}

/** Why a pairing ended without a pair. */
export class PairingFailed extends Error {
  readonly reason: 'broken' | 'wrongCode' | 'late' | 'cancelled'
  constructor(reason: PairingFailed['reason']) {
    super(reason)
    this.reason = reason
  }
}

/** Exchanges the numbers both codes hang on. `random`: 32 bytes of this side. Throws `PairingFailed`. */
export async function agreeOnCodes(frames: Frames, line: Line, random: Uint8Array): Promise<Codes> {
  const own = Buffer.from(random).toString('hex')
  let callers: string
  let calleds: string
  if (line.role === 'caller') {
    callers = own
    await frames.send({ commitment: commitmentOf(callers, line) })
    calleds = (await read(frames, Nonce)).nonce
    await frames.send({ nonce: callers })
  } else {
    calleds = own
    const { commitment } = await read(frames, Commitment)
    await frames.send({ nonce: calleds })
    callers = (await read(frames, Nonce)).nonce
    if (commitmentOf(callers, line) !== commitment) throw new PairingFailed('broken')
  }
  const code = (role: Role) => digits(hash('code', role, callers, calleds, line))
  const other = code(line.role === 'caller' ? 'called' : 'caller')
  return {
    shown: code(line.role),
    isRight(typed) {
      const given = Buffer.from(typed.replace(/\D/gu, '').padEnd(6).slice(0, 7))
      return given.length === other.length && timingSafeEqual(given, Buffer.from(other))
    },
  }
}

/**
 * Asks for the other screen's code until it is right, and waits until the other side has done the same. `typed`: the next code typed
 * here. Throws `PairingFailed` after too many wrong ones.
 */
export async function confirm(frames: Frames, codes: Codes, typed: () => Promise<string>): Promise<void> {
  for (let tries = 1; !codes.isRight(await typed()); tries++) {
    if (tries >= TRIES) throw new PairingFailed('wrongCode')
  }
  await frames.send({ confirmed: true })
  await read(frames, Confirmed)
}

async function read<S extends v.GenericSchema>(frames: Frames, schema: S): Promise<v.InferOutput<S>> {
  const { body } = await frames.next().catch(() => ({ body: null }))
  const checked = v.safeParse(schema, body)
  if (!checked.success) throw new PairingFailed('broken')
  return checked.output
}

function commitmentOf(nonce: string, line: Line): string {
  return hash('commitment', 'caller', nonce, '', line).toString('hex')
}

function hash(what: string, role: Role, callers: string, calleds: string, { caller, called, secret }: Line): Buffer {
  const parts = ['commonplace pairing 1', what, role, callers, calleds, caller, called]
  return createHash('sha256')
    .update(`${parts.join('\n')}\n`)
    .update(secret)
    .digest()
}

function digits(bytes: Buffer): string {
  // Of 2^48 values the remainder is even enough: one part in 10^8.
  return String(bytes.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}
