// Files by their content: `blobs/ab/<sha256>`. A file appears under its name only whole and fsynced, and never changes after.
import { createHash, randomUUID, webcrypto } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { piecesOf, type Content, type Pieces } from '../disk/pieces.ts'

const SHA256 = /^[0-9a-f]{64}$/u
/** Half-written files carry this; one left by a crash is nobody's and is removed at the next opening. */
const HALF = '.half'
/** Bytes; hashing fewer takes no longer than asking another thread. */
const LONG = 256 * 1024

const { subtle } = webcrypto

export class BlobStore {
  readonly #folder: string

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** The blobs of the library in `library`; its folder is made with the first blob. Only the holder of the library's lock may open it. */
  static async open(library: string): Promise<BlobStore> {
    const blobs = new BlobStore(join(library, 'blobs'))
    for await (const { path, name } of blobs.#files()) if (name.endsWith(HALF)) await rm(path, { force: true })
    return blobs
  }

  /** Keeps the bytes and answers their SHA-256; on return they are on the disk. Throws `diskFull` or `couldNotSave`. */
  async put(bytes: Uint8Array): Promise<string> {
    const sha256 = await hash(bytes)
    await this.keep(sha256, [bytes])
    return sha256
  }

  /** Keeps bytes that come in pieces under a name; false where they are not what it says. Throws like `put`, and what `pieces` throws. */
  async keep(sha256: string, pieces: Pieces): Promise<boolean> {
    // One that is there but damaged is mended by being put again.
    if (await this.check(sha256)) return true
    const folder = join(this.#folder, sha256.slice(0, 2))
    const half = join(folder, `${randomUUID()}${HALF}`)
    try {
      const made = await mkdir(folder, { recursive: true })
      const file = await open(half, 'wx')
      const hashing = createHash('sha256')
      try {
        for await (const piece of pieces) {
          hashing.update(piece)
          await writeAll(file, piece)
        }
        await file.sync()
      } finally {
        await file.close()
      }
      if (hashing.digest('hex') !== sha256) {
        await rm(half, { force: true })
        return false
      }
      await rename(half, this.#path(sha256))
      await syncFolder(folder)
      if (made !== undefined) await syncFolder(this.#folder)
      // The shelf was the first on the way that had to be made, unless all of it is new.
      if (made !== undefined && made !== folder) await syncFolder(dirname(this.#folder))
      return true
    } catch (error) {
      await rm(half, { force: true }).catch(() => undefined)
      throw savingFailure(error)
    }
  }

  /** The bytes, verified. Throws `notFound` where there are none, `libraryDamaged` where they are not what their name says. */
  async get(sha256: string): Promise<Uint8Array> {
    let bytes: Uint8Array
    try {
      bytes = await readAll(this.#path(sha256))
    } catch (error) {
      if (!isAbsence(error)) throw error
      throw new CommonplaceError('notFound', { what: 'stored file', name: sha256 })
    }
    if ((await hash(bytes)) !== sha256) throw this.#damaged(sha256)
    return bytes
  }

  async *#told(sha256: string, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      yield* pieces
    } catch (cause) {
      throw this.#damaged(sha256, cause)
    }
  }

  #damaged(sha256: string, cause?: unknown): CommonplaceError {
    const problem = `the stored file ${sha256} has changed`
    return new CommonplaceError('libraryDamaged', { folder: this.#folder, problem }, { cause })
  }

  /** Whether a blob of that name is there; its bytes are not read. */
  async has(sha256: string): Promise<boolean> {
    return (await this.#sizeOf(sha256)) !== null
  }

  async #sizeOf(sha256: string): Promise<number | null> {
    try {
      const found = await stat(this.#path(sha256))
      return found.isFile() ? found.size : null
    } catch (error) {
      if (isAbsence(error)) return null
      throw error
    }
  }

  /** Whether a blob of that name is there and is what its name says. */
  async check(sha256: string): Promise<boolean> {
    const hashing = createHash('sha256')
    try {
      const size = await this.#sizeOf(sha256)
      if (size === null) return false
      // One byte more is one too many.
      for await (const piece of piecesOf(this.#path(sha256), 0, size + 1)) hashing.update(piece)
    } catch {
      return false
    }
    return hashing.digest('hex') === sha256
  }

  /** The bytes as they lie there, unverified. Throws `notFound`; `libraryDamaged` where they cannot be read then. */
  async content(sha256: string): Promise<Content> {
    const path = this.#path(sha256)
    const length = await this.#sizeOf(sha256)
    if (length === null) throw new CommonplaceError('notFound', { what: 'stored file', name: sha256 })
    return { length, read: (start, end) => this.#told(sha256, piecesOf(path, start, end)) }
  }

  /** SHA-256 of every blob there is. */
  async *list(): AsyncGenerator<string> {
    for await (const { name } of this.#files()) if (SHA256.test(name)) yield name
  }

  async *#files(): AsyncGenerator<{ path: string; name: string }> {
    for (const shelf of await entriesOf(this.#folder)) {
      if (!/^[0-9a-f]{2}$/u.test(shelf)) continue
      for (const name of await entriesOf(join(this.#folder, shelf)))
        yield { path: join(this.#folder, shelf, name), name }
    }
  }

  #path(sha256: string): string {
    if (!SHA256.test(sha256)) throw new CommonplaceError('notFound', { what: 'stored file', name: sha256 })
    return join(this.#folder, sha256.slice(0, 2), sha256)
  }
}

function isAbsence(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return code === 'ENOENT' || code === 'ENOTDIR'
}

/** What is long is hashed beside the host, which goes on meanwhile. */
async function hash(bytes: Uint8Array): Promise<string> {
  if (bytes.length > LONG)
    return Buffer.from(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex')
  return createHash('sha256').update(bytes).digest('hex')
}

/** In as few calls as can be: Node's own `readFile` and `writeFile` make sixteen of 8 MB. */
async function readAll(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const bytes = Buffer.allocUnsafe(size)
    let read = 0
    while (read < size) {
      const { bytesRead } = await file.read(bytes, read, size - read, read)
      if (bytesRead === 0) break
      read += bytesRead
    }
    return bytes.subarray(0, read)
  } finally {
    await file.close()
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length;)
    written += (await file.write(bytes, written, bytes.length - written)).bytesWritten
}

async function entriesOf(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort()
  } catch (error) {
    if (isAbsence(error)) return []
    throw error
  }
}

/** Makes a rename last through a power cut. Windows cannot open folders and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What the disk said, in the product's words; anything else is what whoever gave the pieces said. */
function savingFailure(error: unknown): unknown {
  const { code, message, syscall } = error as NodeJS.ErrnoException
  if (syscall === undefined) return error
  const what = 'a file of the library'
  if (code === 'ENOSPC' || code === 'EDQUOT') return new CommonplaceError('diskFull', { what }, { cause: error })
  return new CommonplaceError('couldNotSave', { what, problem: message }, { cause: error })
}
