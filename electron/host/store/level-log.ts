// Finds damage in the middle of a LevelDB log. LevelDB skips what it cannot read there without a word, which is right at the end,
// where a crash cut off a batch that was not acknowledged, and wrong before it: each batch is fsynced before the next one begins, so
// a batch that begins whole proves all before it to have been whole once.
// https://github.com/google/leveldb/blob/main/doc/log_format.md

const BLOCK = 32_768
/** Checksum, length, type. */
const HEADER = 4 + 2 + 1
const FULL = 1
const FIRST = 2
const LAST = 4

/** Whether something unreadable stands before the beginning of a readable batch. */
export function isLogDamaged(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let unreadable = false
  for (let block = 0; block < bytes.length; block += BLOCK) {
    const end = Math.min(block + BLOCK, bytes.length)
    for (let at = block; at + HEADER <= end;) {
      const type = bytes[at + 6]!
      const next = at + HEADER + view.getUint16(at + 4, true)
      const isRecord = type >= FULL && type <= LAST && next <= end
      // The type is part of what the checksum covers.
      if (isRecord && unmask(view.getUint32(at, true)) === crc32c(bytes.subarray(at + 6, next))) {
        if (unreadable && (type === FULL || type === FIRST)) return true
        at = next
      } else {
        // Its length cannot be believed either: the next record may begin anywhere.
        unreadable = true
        at++
      }
    }
  }
  return false
}

/** Stored checksums are turned and shifted, so that a checksum of checksums is no weak one. */
function unmask(stored: number): number {
  const turned = (stored - 0xa282ead8) >>> 0
  return ((turned >>> 17) | (turned << 15)) >>> 0
}

/** Castagnoli's polynomial, reversed; Node's own crc32 is the other one. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1
  return value
})

/** CRC-32C (RFC 3720, appendix B.4). */
export function crc32c(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = TABLE[(value ^ byte) & 0xff]! ^ (value >>> 8)
  return ~value >>> 0
}
