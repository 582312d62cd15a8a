// Files in a folder that others write to as well, and that is not trusted: only plain files of expected names and sizes are read, no
// link is followed, and what is written appears whole, under a name that is never used again.
import { randomUUID } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { piecesOf, type Content, type Pieces } from '../disk/pieces.ts'

/** Windows knows neither flag; a link there needs rights that a stick does not have. */
const NO_LINK = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** The bytes, or null where there is no plain file of at most `limit` bytes. */
export async function readPlain(path: string, limit: number): Promise<Buffer | null> {
  let file
  try {
    file = await open(path, constants.O_RDONLY | NO_LINK)
  } catch (error) {
    if (isRefusal(error)) return null
    throw away(dirname(path), error)
  }
  try {
    const found = await file.stat()
    const { size } = found
    if (!found.isFile() || size > limit) return null
    const bytes = Buffer.allocUnsafe(size)
    let read = 0
    while (read < size) {
      const { bytesRead } = await file.read(bytes, read, size - read, read)
      if (bytesRead === 0) break
      read += bytesRead
    }
    return bytes.subarray(0, read)
  } catch (error) {
    throw away(dirname(path), error)
  } finally {
    await file.close().catch(() => undefined)
  }
}

/** The same a piece at a time. */
export async function contentOfPlain(path: string, limit: number): Promise<Content | null> {
  const check = (found: Stats): void => {
    if (!found.isFile() || found.size > limit) throw new NotPlain()
  }
  const flags = constants.O_RDONLY | NO_LINK
  try {
    // Looked at without following a link; what is opened then is looked at again.
    const found = await lstat(path)
    check(found)
    return { length: found.size, read: (start, end) => telling(path, piecesOf(path, start, end, { flags, check })) }
  } catch (error) {
    if (error instanceof NotPlain || isRefusal(error)) return null
    throw away(dirname(path), error)
  }
}

class NotPlain extends Error {}

/** What was there a moment ago and cannot be read is away. */
async function* telling(path: string, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces
  } catch (error) {
    throw away(dirname(path), error)
  }
}

/** Names of the entries of one kind, sorted; none where there is no such folder. Links are neither. */
export async function namesIn(folder: string, kind: 'files' | 'folders', pattern: RegExp): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries
      .filter((entry) => (kind === 'files' ? entry.isFile() : entry.isDirectory()) && pattern.test(entry.name))
      .map(({ name }) => name)
      .sort()
  } catch (error) {
    if (isRefusal(error)) return []
    throw away(folder, error)
  }
}

/**
 * Writes a file of this device alone: half under another name, fsynced, then renamed. Folders are made, but not `root` and what is
 * above it: where a stick has been pulled out nothing is to grow on this disk. `flushed`: false for what may be lost to a power cut,
 * and is then found missing or cut short. Throws `diskFull`, `roadAway`.
 */
export async function writeWhole(
  path: string,
  bytes: Uint8Array | Pieces,
  root?: string,
  flushed = true,
): Promise<void> {
  const folder = dirname(path)
  const half = `${path}.${randomUUID().slice(0, 8)}.half`
  try {
    const file = await open(half, 'wx').catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
      if (root === undefined) await mkdir(folder, { recursive: true })
      else await makeBelow(root, folder)
      return open(half, 'wx')
    })
    try {
      for await (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) {
        // Node's own `writeFile` makes eight calls of 4 MB.
        for (let written = 0; written < piece.length;)
          written += (await file.write(piece, written, piece.length - written)).bytesWritten
      }
      if (flushed) await file.sync()
    } finally {
      await file.close()
    }
    await rename(half, path)
    if (flushed) await syncFolder(folder)
  } catch (error) {
    await rm(half, { force: true }).catch(() => undefined)
    throw away(folder, error)
  }
}

/** Writes a file that must not be there yet; false where it is. */
export async function writeFirst(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true })
    const file = await open(path, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await syncFolder(dirname(path))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw away(dirname(path), error)
  }
}

async function makeBelow(root: string, folder: string): Promise<void> {
  let path = root
  for (const name of relative(root, folder).split(sep)) {
    path = join(path, name)
    await mkdir(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** Makes a rename last through a pulled stick. Windows and some network folders cannot do it, and then need not. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    await handle.close()
  }
}

/** Not there, or not what it should be: a link, a folder, a pipe. */
function isRefusal(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR', 'ENXIO', 'EMLINK'].includes(
    (error as NodeJS.ErrnoException).code ?? '',
  )
}

export function away(place: string, error: unknown): CommonplaceError {
  if (error instanceof CommonplaceError) return error
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') return new CommonplaceError('diskFull', { what: `a file in ${place}` })
  return new CommonplaceError('roadAway', { place, problem: message }, { cause: error })
}
