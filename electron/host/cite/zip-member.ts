// Files out of a zip, for the few that a word processor's document keeps its citations in. Everything the archive says of
// itself is doubted: counts, sizes, names; nothing is written to the disk. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
import { inflateRawSync } from 'node:zlib'

const MAX_ENTRIES = 10_000
const MAX_MEMBER_BYTES = 200_000_000
/** Above one megabyte nothing honest is packed tighter. */
const MAX_RATIO = 200
const RATIO_FROM = 1_000_000
const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const STORED = 0
const DEFLATED = 8

export function isZip(bytes: Buffer): boolean {
  return bytes.length > 22 && bytes.readUInt32LE(0) === LOCAL
}

/** The files whose names `wanted` says yes to, by name. Throws an `Error` that says why the archive is refused. */
export function membersOf(bytes: Buffer, wanted: (name: string) => boolean): Map<string, Buffer> {
  const end = endOf(bytes)
  const count = bytes.readUInt16LE(end + 10)
  if (count > MAX_ENTRIES) throw new Error(`it holds more than ${MAX_ENTRIES} files`)
  const members = new Map<string, Buffer>()
  let at = bytes.readUInt32LE(end + 16)
  let total = 0
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw damaged()
    const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)]
    const [packed, size] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)]
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const local = bytes.readUInt32LE(at + 42)
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    if (!wanted(name)) continue
    if (members.has(name)) throw new Error(`it holds the file ${name} twice`)
    total += size
    if (total > MAX_MEMBER_BYTES || (size > RATIO_FROM && size > packed * MAX_RATIO))
      throw new Error('it unfolds to more than any real document')
    if ((flags & 1) === 1) throw new Error('it is protected by a password')
    members.set(name, contentOf(bytes, local, packed, size, method))
  }
  return members
}

function contentOf(bytes: Buffer, local: number, packed: number, size: number, method: number): Buffer {
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL) throw damaged()
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  if (start + packed > bytes.length) throw damaged()
  const content = bytes.subarray(start, start + packed)
  if (method === STORED) return content
  if (method !== DEFLATED) throw new Error('it is packed in a way that is not known here')
  try {
    // Never more than it said, whatever it unfolds to.
    return inflateRawSync(content, { maxOutputLength: Math.max(size, 1) })
  } catch {
    throw damaged()
  }
}

/** The end record stands behind everything, before a comment of at most 64 KB. */
function endOf(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at--) {
    if (bytes.readUInt32LE(at) === END) return at
  }
  throw damaged()
}

const damaged = (): Error => new Error('the archive is damaged')
