// `library.json`: the format of the library, and the seal: size and checksum of every database file at the last orderly close.
// LevelDB drops what it cannot read of its log without a word, and makes a new, empty database where CURRENT is missing; the seal
// finds such damage before LevelDB touches anything. Each opening begins a new CURRENT, so a seal that another session has overtaken
// shows itself; of its tables, those still count that nobody has written since (LevelDB never changes one, but after an interrupted
// compaction it may use a number again), and the log is read for holes.
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import * as v from 'valibot'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { isLogDamaged } from './level-log.ts'

/** Raised when an older Commonplace could not read, or would harm, what this one writes. */
export const LIBRARY_FORMAT = 1

const Size = v.pipe(v.number(), v.integer(), v.minValue(0))
/** Bytes, CRC-32, time of the last change in whole milliseconds. */
const FileSeal = v.tuple([Size, Size, v.number()])
type FileSeal = v.InferOutput<typeof FileSeal>
const Seal = v.object({ current: v.string(), files: v.record(v.string(), FileSeal) })
export type Seal = v.InferOutput<typeof Seal>
const Library = v.object({ format: v.number(), seal: v.optional(Seal) })

const TABLE = /\.(?:ldb|sst)$/u
const DATA = /\.(?:ldb|sst|log)$|^MANIFEST-/u

/**
 * Checks the database files of `folder` before they are opened; answers the seal for `sealLibrary`. Throws `libraryNewer` and
 * `libraryDamaged`.
 */
export async function checkLibrary(folder: string): Promise<Seal | null> {
  const library = await readLibrary(folder)
  if (library && library.format > LIBRARY_FORMAT) {
    throw new CommonplaceError('libraryNewer', { folder, format: library.format })
  }
  const seal = library?.seal ?? null
  const db = join(folder, 'db')
  const problem = (await findDamage(db, seal)) ?? null
  if (problem !== null) throw new CommonplaceError('libraryDamaged', { folder, problem })
  return seal
}

/** Writes `library.json`; with `seal` it says that this is how the closed database lies there. */
async function writeLibrary(folder: string, seal: Seal | null): Promise<void> {
  const path = join(folder, 'library.json')
  const half = `${path}.half`
  try {
    const file = await open(half, 'w')
    try {
      await file.writeFile(`${JSON.stringify({ format: LIBRARY_FORMAT, ...(seal ? { seal } : {}) })}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(half, path)
  } catch (error) {
    await rm(half, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Says which format the library has, where that is not said yet. */
export async function markLibrary(folder: string): Promise<void> {
  if (!(await readLibrary(folder))) await writeLibrary(folder, null)
}

/**
 * Seals the database, which must be closed. A second program that opens it meanwhile begins a new CURRENT, and the seal is void.
 * `known`: the seal found at opening; a table that stands in it need not be read again.
 */
export async function sealLibrary(folder: string, current: string, known: Seal | null): Promise<void> {
  const db = join(folder, 'db')
  const files: Seal['files'] = {}
  for (const name of (await readdir(db)).sort()) {
    if (!DATA.test(name)) continue
    files[name] = await measure(join(db, name), TABLE.test(name) ? known?.files[name] : undefined)
  }
  if ((await readCurrent(db)) === current) await writeLibrary(folder, { current, files })
}

/** The name LevelDB gave this session, or null where there is no database. */
export async function readCurrent(db: string): Promise<string | null> {
  return (await readOrNull(join(db, 'CURRENT')))?.toString('latin1') ?? null
}

async function findDamage(db: string, seal: Seal | null): Promise<string | null> {
  const current = await readCurrent(db)
  const names = await readdir(db).catch((): string[] => [])
  if (current === null) {
    if (seal) return 'the file CURRENT of its database is missing'
    // Once more, since another session may be making the database at this moment: CURRENT first, then its log.
    const holdsData = names.some((name) => /\.(?:ldb|sst|log)$/u.test(name)) && (await readCurrent(db)) === null
    return holdsData ? 'the file CURRENT of its database is missing' : null
  }
  if (!/^MANIFEST-\d+\n$/u.test(current) || !names.includes(current.trim())) {
    // A session that is just opening may have replaced it.
    return (await readCurrent(db)) === current ? 'the file CURRENT of its database names no manifest' : null
  }
  const isOrderly = seal?.current === current
  if (!isOrderly) {
    for (const name of names.filter((one) => one.endsWith('.log'))) {
      const log = await readOrNull(join(db, name))
      if (log && isLogDamaged(log)) return `the file ${name} of its database has been changed`
    }
  }
  const check = async ([name, sealed]: [string, FileSeal]): Promise<string | null> => {
    const path = join(db, name)
    if (!isOrderly && !(TABLE.test(name) && (await changedAt(path)) === sealed[2])) return null
    return compare(path, name, sealed)
  }
  const problems = await Promise.all(Object.entries(seal?.files ?? {}).map(check))
  const problem = problems.find((one) => one !== null) ?? null
  // Once more, since a session that is just opening removes what it no longer needs.
  return problem !== null && (await readCurrent(db)) === current ? problem : null
}

async function compare(path: string, name: string, [size, checksum]: FileSeal): Promise<string | null> {
  const bytes = await readOrNull(path)
  if (!bytes) return `the file ${name} of its database is missing`
  const isSame = bytes.length === size && crc32(bytes) === checksum
  return isSame ? null : `the file ${name} of its database has been changed or cut off`
}

async function measure(path: string, known: FileSeal | undefined): Promise<FileSeal> {
  const at = (await changedAt(path)) ?? 0
  if (known && known[2] === at) return known
  const bytes = await readFile(path)
  return [bytes.length, crc32(bytes), at]
}

async function changedAt(path: string): Promise<number | null> {
  try {
    // Whole milliseconds: copies keep no more.
    return Math.round((await stat(path)).mtimeMs)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

async function readLibrary(folder: string): Promise<v.InferOutput<typeof Library> | null> {
  const bytes = await readOrNull(join(folder, 'library.json'))
  if (!bytes) return null
  let json: unknown
  try {
    json = JSON.parse(bytes.toString())
  } catch {
    throw new CommonplaceError('libraryDamaged', { folder, problem: 'the file library.json is not readable' })
  }
  const library = v.safeParse(Library, json)
  if (library.success) return library.output
  // A newer format may look different in everything but its number.
  const format = v.safeParse(v.looseObject({ format: v.number() }), json)
  if (format.success && format.output.format > LIBRARY_FORMAT) return { format: format.output.format }
  throw new CommonplaceError('libraryDamaged', { folder, problem: 'the file library.json is not readable' })
}

async function readOrNull(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
