// ULIDs. Random bytes are drawn by the thousand: one by one, as the package draws them, an id of sixteen random characters costs
// sixteen calls of the system, and an import makes thousands of ids.
import { ulid } from 'ulid'

/** The platform's, in windows and in Node alike; shared code is compiled with the types of neither. */
declare const crypto: { getRandomValues(bytes: Uint8Array): unknown }

const pool = new Uint8Array(4096)
let used = pool.length

/** In [0, 1); a byte is enough for a character, which is one of 32. */
function random(): number {
  if (used === pool.length) {
    crypto.getRandomValues(pool)
    used = 0
  }
  return pool[used++]! / 256
}

/** A new ULID. */
export function newUlid(): string {
  return ulid(undefined, random)
}
