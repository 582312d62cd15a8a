// Bytes on their way, a piece at a time: of files there may be hundreds of megabytes, and memory that is taken and given back for each
// costs more than reading and writing it.
import { constants, type Stats } from 'node:fs'
import { open } from 'node:fs/promises'

/** In order; each is good until the next is asked for. */
export type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** Bytes whose number is known beforehand. */
export interface Content {
  length: number
  /** From the byte `start` to the one before `end`; may be asked for again. */
  read(start: number, end: number): Pieces
}

const PIECE_BYTES = 1024 * 1024

export function contentOf(bytes: Uint8Array): Content {
  return { length: bytes.length, read: (start, end) => [bytes.subarray(start, end)] }
}

/** Copied together. */
export async function whole(pieces: Pieces): Promise<Buffer> {
  const copies: Uint8Array[] = []
  for await (const piece of pieces) copies.push(new Uint8Array(piece))
  return Buffer.concat(copies)
}

/** All of it, copied together once. */
export async function bytesOf({ length, read }: Content): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length)
  let at = 0
  for await (const piece of read(0, length)) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes.subarray(0, at)
}

/** What there is of a file between two bytes. `flags`: of `open`; throws its errors, and what `check` throws. */
export async function* piecesOf(
  path: string,
  start: number,
  end: number,
  { flags = constants.O_RDONLY, check }: { flags?: number; check?: (found: Stats) => void } = {},
): AsyncGenerator<Uint8Array> {
  const file = await open(path, flags)
  try {
    if (check) check(await file.stat())
    const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, end - start))
    for (let at = start; at < end;) {
      const { bytesRead } = await file.read(piece, 0, Math.min(piece.length, end - at), at)
      if (bytesRead === 0) return
      yield piece.subarray(0, bytesRead)
      at += bytesRead
    }
  } finally {
    await file.close()
  }
}
