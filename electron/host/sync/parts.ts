// A file in parts, so that a line that breaks costs one part and not the file. The first part carries the length and is sent last:
// where it is, all are. Each part is sealed under the file's hash and its own number; the whole is checked against the hash.
import { bytesOf, contentOf, whole, type Content, type Pieces } from '../disk/pieces.ts'
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
export async function sendFile(parts: Parts, sealing: Sealing, sha256: string, content: Content): Promise<void> {
  const size = parts.partBytes ?? PART_BYTES
  const { length } = content
  const count = Math.ceil((HEADER_BYTES + length) / size)
  const first = size - HEADER_BYTES
  const labels = Array.from({ length: count }, (_, i) => labelOf(sha256, i, size))
  const names = labels.map((label) => sealing.name('file', label))
  const there = count > 1 ? await parts.has(names) : new Set<string>()
  for (let i = count - 1; i >= 0; i--) {
    if (there.has(names[i]!)) continue
    const from = first + (i - 1) * size
    const plain = i === 0 ? headed(content, first) : content.read(from, Math.min(from + size, length))
    await parts.put(names[i]!, sealing.isSealed ? sealed(sealing, `file ${labels[i]}`, plain) : plain)
  }
}

async function* headed(content: Content, most: number): AsyncGenerator<Uint8Array> {
  const header = Buffer.alloc(HEADER_BYTES)
  header.writeUIntBE(content.length, 0, HEADER_BYTES)
  yield header
  yield* content.read(0, Math.min(most, content.length))
}

async function* sealed(sealing: Sealing, label: string, plain: Pieces): AsyncGenerator<Uint8Array> {
  yield sealing.seal(label, await whole(plain))
}

/** Where parts wait until all have come. */
export interface Waiting {
  get(part: number): Promise<Content | null>
  put(part: number, bytes: Uint8Array): Promise<void>
}

/** A part that was there is no more, or not yet. */
export class MissingPart extends Error {}

/**
 * The bytes in pieces, unchecked against the hash; null where the first part is not there. While they are read: throws `MissingPart`,
 * `BrokenSeal`; at once: RangeError on an impossible length, `BrokenSeal`.
 */
export async function fetchFile(
  parts: Parts,
  sealing: Sealing,
  sha256: string,
  waiting: Waiting,
): Promise<Pieces | null> {
  const bring = async (i: number, size: number): Promise<Content | null> => {
    const kept = await waiting.get(i)
    if (kept) return kept
    const label = labelOf(sha256, i, size)
    const part = await parts.get(sealing.name('file', label))
    if (!part) return null
    if (!sealing.isSealed && parts.isNear) return part
    const bytes = await bytesOf(part)
    const plain = sealing.isSealed ? sealing.open(`file ${label}`, bytes) : bytes
    if (i > 0) await waiting.put(i, plain)
    return contentOf(plain)
  }
  const first = await bring(0, PART_BYTES)
  if (!first) return null
  if (first.length < HEADER_BYTES) throw new RangeError('no length')
  const header = await whole(first.read(0, HEADER_BYTES))
  const length = header.readUIntBE(0, HEADER_BYTES)
  if (length > FILE_BYTES) throw new RangeError('too long')
  // The first says how long the others are.
  const size = Math.min(first.length, HEADER_BYTES + length)
  if (size < HEADER_BYTES + length && size !== PART_BYTES && size !== NEAR_PART_BYTES)
    throw new RangeError('a part of no known size')
  const count = Math.ceil((HEADER_BYTES + length) / size)
  return (async function* () {
    yield* first.read(HEADER_BYTES, first.length)
    for (let i = 1; i < count; i++) {
      const part = await bring(i, size)
      if (!part) throw new MissingPart()
      yield* part.read(0, part.length)
    }
  })()
}
