// `snapshot.ndjson`: the read model as it was at one sequence of one database, so that opening need not read the database. It can be
// thrown away at any time; whatever is doubtful about it (another database, other schemas, one wrong byte) means that it is ignored.
// Lines: a header; ["<id>", owner, document] for records; ["chg:…", head] for changes; ["aside", id, problem]; the checksum.
import { readFileSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { typeOfId } from '../../../shared/model/id.ts'
import type { RawDocument } from './document.ts'
import { SleepingEntry, type Entry } from './entry.ts'
import { ReadModel, type KnownChange } from './read-model.ts'
import { markOfSchemas } from './record.ts'
import type { StoredType } from './store.ts'

/** Raised when this file's shape changes. */
const SHAPE = 1
/** Lines written between two turns of the event loop. */
const TURN = 1000
const NEWLINE = 10

/** What a snapshot is of. */
export interface SnapshotOf {
  /** The database's own id. */
  instance: string
  /** The folder's (see device.ts): only where this program wrote it itself is it believed unchecked. */
  place: string
  sequence: number
}

/** The model a snapshot holds, or null where it is of no use. */
export function readSnapshot(folder: string, of: SnapshotOf): { model: ReadModel; sequence: number } | null {
  let bytes: Buffer
  try {
    // In one piece: the asynchronous call reads so large a file in a hundred, and nothing else is to be done yet.
    bytes = readFileSync(join(folder, 'snapshot.ndjson'))
  } catch {
    return null
  }
  const end = bytes.lastIndexOf(NEWLINE, bytes.length - 2) + 1
  const body = bytes.subarray(0, end)
  if (parse(bytes.subarray(end)) !== crc32(body)) return null
  const lines = linesOf(body)
  const header = parse(lines.next().value ?? Buffer.alloc(0)) as Partial<SnapshotOf> & {
    shape?: number
    schemas?: number
  }
  if (header?.shape !== SHAPE || header.schemas !== markOfSchemas() || header.instance !== of.instance) return null
  if (typeof header.sequence !== 'number' || header.sequence > of.sequence) return null
  const model = new ReadModel()
  const trusted = header.place === of.place
  for (const line of lines) readLine(line, model, trusted)
  return { model, sequence: header.sequence }
}

function readLine(line: Buffer, model: ReadModel, trusted: boolean): void {
  // Ids hold no character that JSON escapes, so the first string ends at the first quote after its start.
  const idEnd = line.indexOf(0x22, 2)
  const id = line.toString('latin1', 2, idEnd)
  if (id === 'aside') {
    const [, of, problem] = parse(line) as [string, string, string]
    model.applySetAside(of, problem)
    return
  }
  const type = typeOfId(id) as StoredType | 'change'
  if (type === 'change') {
    model.applyChange((parse(line) as [string, KnownChange])[1])
    return
  }
  const isOwned = line[idEnd + 2] === 0x22
  const ownerEnd = isOwned ? line.indexOf(0x22, idEnd + 3) + 1 : idEnd + 6
  const owner = isOwned ? line.toString('latin1', idEnd + 3, ownerEnd - 1) : null
  const document = line.subarray(ownerEnd + 1, -1)
  if (trusted) model.applyEntry(new SleepingEntry(id, type, owner, document))
  else model.apply(parse(document) as RawDocument)
}

/** Writes the model as it is now. `of.sequence` must not be later than the model: what is written after it is read again. */
export async function writeSnapshot(folder: string, of: SnapshotOf, model: ReadModel): Promise<void> {
  const path = join(folder, 'snapshot.ndjson')
  const half = `${path}.half`
  const parts = contentOf(of, model)
  try {
    const file = await open(half, 'w')
    try {
      let checksum = 0
      let pending: Buffer[] = []
      const flush = async () => {
        const bytes = Buffer.concat(pending)
        pending = []
        checksum = crc32(bytes, checksum)
        await file.writeFile(bytes)
      }
      for (const part of parts) {
        pending.push(...part)
        if (pending.length >= TURN) await flush()
      }
      await flush()
      await file.writeFile(`${checksum}\n`)
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

/** Taken at once and spelled as it is written: entries never change, they are replaced. */
function contentOf(of: SnapshotOf, model: ReadModel): Iterable<Buffer[]> {
  const entries = model.entries()
  const changes = [...model.changes.values()]
  const setAside = [...model.setAside]
  const line = (value: unknown) => Buffer.from(`${JSON.stringify(value)}\n`)
  return (function* () {
    yield [line({ shape: SHAPE, schemas: markOfSchemas(), ...of })]
    for (const entry of entries) yield lineOf(entry)
    for (const change of changes) yield [line([change.id, change])]
    for (const [id, problem] of setAside) yield [line(['aside', id, problem])]
  })()
}

const TAIL = Buffer.from(']\n')

function lineOf(entry: Entry): Buffer[] {
  const head = `${JSON.stringify([entry.id, entry.owner]).slice(0, -1)},`
  // Asking a sleeping entry for its document would wake it.
  if (entry.bytes) return [Buffer.from(head), entry.bytes, TAIL]
  return [Buffer.from(`${head}${JSON.stringify(entry.document)}]\n`)]
}

function* linesOf(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(NEWLINE, start)
    if (end < 0) return
    yield bytes.subarray(start, end)
    start = end + 1
  }
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    return null
  }
}
