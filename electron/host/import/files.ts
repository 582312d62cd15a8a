// The files an import was asked for: folders walked, each file looked at before it is read.
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { RefusalCode, WhyRefused } from '../../../shared/model/refusal.ts'
import { MAX_TEXT_BYTES } from '../../../sources/limits.ts'

/** A file to import; `bytes` waits until its turn comes, so that a folder of any size fits in memory. */
export interface Candidate {
  /** Its name as the library keeps it. */
  file: string
  bytes(): Promise<Uint8Array>
}

/** Why a path or a file cannot be imported, as a clause and what to do. */
export class Unreadable extends Error {
  readonly file: string
  readonly why: WhyRefused
  constructor(file: string, reason: string, code: RefusalCode, parameters: WhyRefused['parameters'] = {}) {
    super(reason)
    this.file = file
    this.why = { code, parameters }
  }
}

/** The files of the paths in the order given, those of a folder by name, hidden ones left out. */
export async function filesOf(paths: readonly string[]): Promise<(Candidate | Unreadable)[]> {
  const found: (Candidate | Unreadable)[] = []
  const walked = new Set<string>()
  for (const path of paths) await walk(path, found, walked)
  return found
}

export function nameOf(path: string): string {
  // macOS hands out decomposed names; the same file must have the same name on every laptop.
  return basename(path).normalize('NFC')
}

async function walk(path: string, found: (Candidate | Unreadable)[], walked: Set<string>): Promise<void> {
  let entries: string[] | null = null
  try {
    if ((await stat(path)).isDirectory()) {
      // A link to a folder above would lead round for ever.
      const real = await realpath(path)
      if (walked.has(real)) return
      walked.add(real)
      entries = (await readdir(path)).filter((name) => !name.startsWith('.')).sort(NAMES.compare)
    }
  } catch (error) {
    found.push(unreadable(path, error))
    return
  }
  if (entries === null) found.push({ file: nameOf(path), bytes: () => bytesOf(path) })
  else for (const name of entries) await walk(join(path, name), found, walked)
}

const NAMES = new Intl.Collator('en', { numeric: true })

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    const { size, ...found } = await describe(path)
    if (!found.isFile) throw new Unreadable(path, 'it is no ordinary file. Choose a text file.', 'notOrdinary')
    // Refused before it is read: it may be larger than the memory.
    if (size > MAX_TEXT_BYTES) {
      // Rounded up: “50.0 MB of at most 50 MB” would explain nothing.
      const megabytes = (Math.ceil((size / 1024 / 1024) * 10) / 10).toFixed(1)
      const limit = MAX_TEXT_BYTES / 1024 / 1024
      throw new Unreadable(
        path,
        `it has ${megabytes} MB, and a text may have at most ${limit} MB. Divide it into smaller files and import those.`,
        'tooLarge',
        { megabytes: Number(megabytes), most: limit },
      )
    }
    return await readFile(path)
  } catch (error) {
    throw error instanceof Unreadable ? error : unreadable(path, error)
  }
}

async function describe(path: string): Promise<{ size: number; isFile: boolean }> {
  const found = await stat(path)
  return { size: found.size, isFile: found.isFile() }
}

function unreadable(path: string, error: unknown): Unreadable {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return new Unreadable(path, 'there is no such file. Check the path.', 'missing')
  if (code === 'EACCES' || code === 'EPERM') {
    return new Unreadable(path, 'you have no right to read it. Check who may read it.', 'noRight')
  }
  return new Unreadable(path, `it could not be read (${message}). Check the disk it is on.`, 'unreadable', {
    problem: message,
  })
}
