// A file that other programs write too: read as what it is, replaced whole, through links and with the rights it has, and never
// over what another has written meanwhile.
import {
  access,
  chmod,
  constants,
  mkdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { CommonplaceError } from '../../../shared/rpc/error.ts'

const MOST_BYTES = 50_000_000

export interface SharedFile {
  path: string
  /** The file itself where `path` is a link to it. */
  target: string
  /** Null where there is no file yet. */
  content: string | null
  /** Tells whether the file is still the one that was read. */
  stamp: string
}

/** Throws `badValue` for what is no text in UTF-8, `fileUnreadable`. */
export async function readShared(path: string): Promise<SharedFile> {
  const target = await behindLinks(path)
  try {
    const stamp = await stampOf(target)
    if (stamp === GONE) return { path, target, content: null, stamp }
    const bytes = await readFile(target)
    if (bytes.length > MOST_BYTES) throw refused(path, 'it is larger than any list of references')
    return { path, target, content: decoded(path, bytes), stamp }
  } catch (error) {
    if (error instanceof CommonplaceError) throw error
    throw new CommonplaceError('fileUnreadable', { file: path, problem: (error as Error).message })
  }
}

/**
 * Whole or not at all: whoever reads it at that moment gets the old one or the new one. False, and nothing is done, where another has
 * written it since it was read. Throws `diskFull`, `couldNotSave`.
 */
export async function replaceShared(
  { path, target, stamp }: SharedFile,
  content: string,
  { newFolder }: { newFolder: boolean },
): Promise<boolean> {
  const next = `${target}.${process.pid}.tmp`
  try {
    if (newFolder) await mkdir(dirname(target), { recursive: true })
    // A drive that is away leaves its empty mount point behind, or nothing: no folder is made in its place.
    else if ((await stampOf(dirname(target))) === GONE) throw new Error('its folder is not there')
    const before = stamp === GONE ? null : await stat(target).catch(() => null)
    if (before) await access(target, constants.W_OK)
    await writeFile(next, content)
    if (before) await chmod(next, before.mode)
    if ((await stampOf(target)) !== stamp) {
      await rm(next, { force: true })
      return false
    }
    await rename(next, target)
    return true
  } catch (error) {
    await rm(next, { force: true }).catch(() => undefined)
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC') throw new CommonplaceError('diskFull', { what: path })
    throw new CommonplaceError('couldNotSave', { what: path, problem: message })
  }
}

const GONE = 'gone'

async function stampOf(target: string): Promise<string> {
  try {
    const { ino, mtimeNs, size } = await stat(target, { bigint: true })
    return `${ino}:${mtimeNs}:${size}`
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return GONE
    throw error
  }
}

/** Where the file is or will be; a link that leads nowhere yet is followed too. */
async function behindLinks(path: string): Promise<string> {
  const real = await realpath(path).catch(() => null)
  if (real !== null) return real
  const link = await readlink(path).catch(() => null)
  return link === null ? path : resolve(dirname(path), link)
}

/** What cannot be read as it is could not be written back as it was. */
function decoded(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw refused(path, 'it is not in UTF-8, and what others wrote in it would be lost; save it in UTF-8 first')
  }
}

const refused = (path: string, problem: string): CommonplaceError =>
  new CommonplaceError('badValue', { what: 'The file to keep current', value: path, problem })
