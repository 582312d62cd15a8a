// A zip archive of a few files, for tests: as word processors make them, or lying about itself.
import { deflateRawSync } from 'node:zlib'

export interface Lies {
  /** What the archive says a file unfolds to. */
  size?: number
  flags?: number
  method?: number
}

export function zipOf(files: Record<string, string | Buffer>, lies: Lies = {}): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(files)) {
    const raw = Buffer.from(content)
    const packed = deflateRawSync(raw)
    const [size, method, flags] = [lies.size ?? raw.length, lies.method ?? 8, lies.flags ?? 0]
    const fields = (signature: number, skip: number): Buffer => {
      const head = Buffer.alloc(skip)
      head.writeUInt32LE(signature, 0)
      const from = skip === 30 ? 6 : 8
      head.writeUInt16LE(flags, from)
      head.writeUInt16LE(method, from + 2)
      head.writeUInt32LE(packed.length, from + 12)
      head.writeUInt32LE(size, from + 16)
      head.writeUInt16LE(Buffer.byteLength(name), from + 20)
      return head
    }
    const entry = fields(0x02014b50, 46)
    entry.writeUInt32LE(at, 42)
    directory.push(entry, Buffer.from(name))
    const local = [fields(0x04034b50, 30), Buffer.from(name), packed]
    parts.push(...local)
    at += local.reduce((sum, part) => sum + part.length, 0)
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(files).length, 8)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, ...directory, end])
}
