// A file in parts, so that a line that breaks costs one part and not the file. The first part carries the length and is sent last:
// where it is, all are. Each part is sealed under the file's hash and its own number; the whole is checked against the hash.
import type { Parts } from './road.ts'
import type { Sealing } from './sealing.ts'

/** Small enough to be sent again, large enough that there are few. */
export const PART_BYTES = 4 * 1024 * 1024
/** Where nothing is sent over a line: nearly every file is one part, flushed once. */
export const NEAR_PART_BYTES = 32 * 1024 * 1024
/** The length, big-endian, before the content of the first part. */
const HEADER_BYTES = 6
/** As much as an import takes in. */
const FILE_BYTES = 500 * 1024 * 1024

/** By which a file is known there; where that part is, the file is whole. */
export function firstPart(sealing: Sealing, sha256: string): string {
  return sealing.name('file', labelOf(sha256, 0, PART_BYTES))
}

/** Parts of one size do not mix with those of another. */
function labelOf(sha256: string, i: number, size: number): string {
  return size === PART_BYTES || i === 0 ? `${sha256} ${i}` : `${sha256} ${i} of ${size}`
}

/** Sends what is not there yet of a file; resumes by itself. */
export async function sendFile(parts: Parts, sealing: Sealing, sha256: string, bytes: Uint8Array): Promise<void> {
  const size = parts.partBytes ?? PART_BYTES
  const header = Buffer.alloc(HEADER_BYTES)
  header.writeUIntBE(bytes.length, 0, HEADER_BYTES)
  const count = Math.ceil((HEADER_BYTES + bytes.length) / size)
  const first = size - HEADER_BYTES
  const labels = Array.from({ length: count }, (_, i) => labelOf(sha256, i, size))
  const names = labels.map((label) => sealing.name('file', label))
  const there = count > 1 ? await parts.has(names) : new Set<string>()
  const leave = async (i: number): Promise<void> => {
    if (there.has(names[i]!)) return
    const from = first + (i - 1) * size
    const part = i === 0 ? Buffer.concat([header, bytes.subarray(0, first)]) : bytes.subarray(from, from + size)
    await parts.put(names[i]!, sealing.seal(`file ${labels[i]}`, part))
  }
  const rest = Array.from({ length: count - 1 }, (_, i) => count - 1 - i)
  if (parts.isNear) await Promise.all(rest.map(leave))
  else for (const i of rest) await leave(i)
  await leave(0)
}

/** Where parts wait until all have come. */
export interface Waiting {
  get(part: number): Promise<Uint8Array | null>
  put(part: number, bytes: Uint8Array): Promise<void>
}

/** The bytes in pieces, unchecked against the hash; null where they are not all there. Throws `BrokenSeal`, RangeError on an impossible length. */
export async function fetchFile(
  parts: Parts,
  sealing: Sealing,
  sha256: string,
  waiting: Waiting,
): Promise<Uint8Array[] | null> {
  let size = PART_BYTES
  const bring = async (i: number, onlyOne: boolean): Promise<Uint8Array | null> => {
    const kept = await waiting.get(i)
    if (kept) return kept
    const label = labelOf(sha256, i, size)
    const sealed = await parts.get(sealing.name('file', label))
    if (!sealed) return null
    const part = sealing.open(`file ${label}`, sealed)
    if (!onlyOne) await waiting.put(i, part)
    return part
  }
  const first = await bring(0, true)
  if (!first) return null
  if (first.length < HEADER_BYTES) throw new RangeError('no length')
  const length = Buffer.from(first.buffer, first.byteOffset, HEADER_BYTES).readUIntBE(0, HEADER_BYTES)
  if (length > FILE_BYTES) throw new RangeError('too long')
  // The first says how long the others are.
  size = Math.min(first.length, HEADER_BYTES + length)
  if (size < HEADER_BYTES + length && size !== PART_BYTES && size !== NEAR_PART_BYTES)
    throw new RangeError('a part of no known size')
  const count = Math.ceil((HEADER_BYTES + length) / size)
  const all = [first.subarray(HEADER_BYTES)]
  const rest = Array.from({ length: count - 1 }, (_, i) => i + 1)
  const near = parts.isNear ? await Promise.all(rest.map((i) => bring(i, false))) : null
  for (const [at, i] of rest.entries()) {
    const part = near ? near[at] : await bring(i, false)
    if (!part) return null
    all.push(part)
  }
  return all
}
