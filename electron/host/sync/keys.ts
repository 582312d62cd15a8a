// The library's keys on this laptop: a random one, sealed for others by a passphrase. Kept in a file of this user alone, in the
// library's folder; whoever can read the folder can read the library itself.
import { argon2id } from 'hash-wasm'
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { randomBytes, randomInt } from 'node:crypto'
import { join } from 'node:path'
import * as v from 'valibot'
import { readPrivate, writePrivate } from './private-file.ts'

const Base64 = v.pipe(v.string(), v.maxLength(500), v.regex(/^[A-Za-z0-9+/]*={0,2}$/u))
/** A key sealed by a passphrase. Limits, since it comes from a place anybody may write: opening must not take minutes or gigabytes. */
export const Wrap = v.object({
  kdf: v.literal('argon2id'),
  /** KiB, passes over them. */
  memory: v.pipe(v.number(), v.integer(), v.minValue(8), v.maxValue(262_144)),
  passes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)),
  salt: Base64,
  wrapped: Base64,
})
export type Wrap = v.InferOutput<typeof Wrap>

const LibraryId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/u))
const Keys = v.object({ library: LibraryId, keys: v.array(v.object({ key: Base64, wrap: Wrap })) })

export interface LibraryKey {
  key: Uint8Array
  wrap: Wrap
}

export interface LibraryKeys {
  /** Says which library this is, on every laptop the same. */
  library: string
  /** Usually none or one; two where laptops of one library each sealed a place before they knew of each other. */
  keys: LibraryKey[]
}

/** OWASP's first choice is 46 MiB and one pass; this takes a third of a second here. */
const COST = { memory: 65_536, passes: 3 }
const LABEL = Buffer.from('commonplace library key 1')
/** Without letters that look or sound alike, so that it can be read out and typed from paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Null where this library has never been synced. */
export async function readKeys(folder: string): Promise<LibraryKeys | null> {
  const text = await readPrivate(fileOf(folder))
  if (text === null) return null
  const { library, keys } = v.parse(Keys, JSON.parse(text))
  return { library, keys: keys.map(({ key, wrap }) => ({ key: Buffer.from(key, 'base64'), wrap })) }
}

export async function writeKeys(folder: string, { library, keys }: LibraryKeys): Promise<void> {
  const stored = keys.map(({ key, wrap }) => ({ key: Buffer.from(key).toString('base64'), wrap }))
  await writePrivate(fileOf(folder), JSON.stringify({ library, keys: stored }))
}

export function newLibraryId(): string {
  return randomBytes(16).toString('hex')
}

/** A new key, sealed by the passphrase. */
export async function newKey(passphrase: string): Promise<LibraryKey> {
  const key = randomBytes(32)
  const salt = randomBytes(16)
  const nonce = randomBytes(24)
  const sealed = xchacha20poly1305(await stretch(passphrase, salt, COST), nonce, LABEL).encrypt(key)
  const wrapped = Buffer.concat([nonce, sealed]).toString('base64')
  return { key, wrap: { kdf: 'argon2id', ...COST, salt: salt.toString('base64'), wrapped } }
}

/** The key in a wrap, or null where the passphrase does not open it. */
export async function unwrap(wrap: Wrap, passphrase: string): Promise<Uint8Array | null> {
  const secret = await stretch(passphrase, Buffer.from(wrap.salt, 'base64'), wrap)
  const wrapped = Buffer.from(wrap.wrapped, 'base64')
  try {
    return xchacha20poly1305(secret, wrapped.subarray(0, 24), LABEL).decrypt(wrapped.subarray(24))
  } catch {
    return null
  }
}

/** Six groups of five: 148 bits. */
export function newPassphrase(): string {
  const group = () => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return Array.from({ length: 6 }, group).join('-')
}

function stretch(passphrase: string, salt: Uint8Array, { memory, passes }: { memory: number; passes: number }) {
  return argon2id({
    password: passphrase.normalize('NFC').trim(),
    salt,
    parallelism: 1,
    memorySize: memory,
    iterations: passes,
    hashLength: 32,
    outputType: 'binary',
  })
}

function fileOf(folder: string): string {
  return join(folder, 'sync', 'keys.json')
}
