// Copies of the library: its documents in packs, its files by hash, and a list of both written last, so that a copy is whole or none.
// Each is read again and compared before it counts. Revisions are copied as they are: what is restored joins what is there, and a
// library that is synced afterwards takes nothing for deleted and brings nothing back unasked.
//   <folder>/<number>-<date>/copy.json, 00000001-<hash>.pack …      <folder>/files/<ab>/<sha256>
import { createHash } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import * as v from 'valibot'
import type { BackupView } from '../../../shared/model/sync.ts'
import { typeOfId } from '../../../shared/model/id.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { BlobStore } from '../blobs/blob-store.ts'
import type { Replica } from '../store/replica.ts'
import { ahead } from './ahead.ts'
import { neededFiles } from './files.ts'
import { namesIn, readPlain, writeWhole } from './folder-files.ts'
import { makePack, openPack, PACK_BYTES, PACK_NAME } from './pack.ts'
import { PLAIN } from './sealing.ts'

/** Ordered by number: clocks are set back, and two copies may be made in one second. */
const COPY = /^[0-9]{6}-[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{6}$/u
const SHA256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u))
const FORMAT = 1
const FILE_BYTES = 512 * 1024 * 1024
const LIST_BYTES = 64 * 1024 * 1024

const List = v.object({
  commonplace: v.literal('copy'),
  format: v.literal(FORMAT),
  at: v.string(),
  /** Which library, where it has been synced. */
  library: v.nullable(v.string()),
  records: v.number(),
  packs: v.array(v.pipe(v.string(), v.regex(PACK_NAME))),
  files: v.array(SHA256),
  /** Whether the files lie beside it; else they are those of the library it lies in. */
  withFiles: v.boolean(),
})
type List = v.InferOutput<typeof List>

export interface BackingUp {
  replica: Replica
  blobs: BlobStore
  /** A folder of copies. */
  folder: string
  keep: number
  withFiles: boolean
  library: string | null
}

/** Throws `couldNotSave` where what was written cannot be read again as it was, `diskFull`, `roadAway`. */
export async function backUp({ replica, blobs, folder, keep, withFiles, library }: BackingUp): Promise<BackupView> {
  const at = new Date().toISOString()
  const newest = (await namesIn(folder, 'folders', COPY)).at(-1)?.slice(0, 6) ?? '0'
  const number = String(Number(newest) + 1).padStart(6, '0')
  const copy = join(folder, `${number}-${at.slice(0, 19).replaceAll(':', '')}`)
  await mkdir(copy, { recursive: true })
  const list: List = { commonplace: 'copy', format: FORMAT, at, library, records: 0, packs: [], files: [], withFiles }
  const needed = neededFiles(replica.records)
  for await (const { documents } of ahead(replica.send(0))) {
    const pack = await makePack(PLAIN, 'copy', list.packs.length + 1, documents)
    await writeWhole(join(copy, pack.name), pack.bytes)
    list.packs.push(pack.name)
    list.records += documents.filter(({ _id, _deleted }) => !_deleted && isRecord(_id)).length
  }
  for (const sha256 of [...needed].sort()) {
    if (!(await blobs.has(sha256))) continue
    list.files.push(sha256)
    if (!withFiles) continue
    const path = pathOfFile(folder, sha256)
    if (!isOfHash(await readPlain(path, FILE_BYTES), sha256)) await writeWhole(path, await blobs.get(sha256))
  }
  await writeWhole(join(copy, 'copy.json'), Buffer.from(`${JSON.stringify(list)}\n`))
  for await (const _ of readCopy(copy, list));
  for (const sha256 of withFiles ? list.files : [])
    if (!isOfHash(await readPlain(pathOfFile(folder, sha256), FILE_BYTES), sha256)) throw damaged(copy, sha256)
  await rotate(folder, keep)
  return { folder: copy, at, records: list.records, files: list.files.length }
}

/** Takes a copy in. `folder`: the copy, or a folder of copies; then the newest whole one. Throws `roadRefused`, `libraryDamaged`. */
export async function restore({ replica, blobs, folder }: Pick<BackingUp, 'replica' | 'blobs' | 'folder'>) {
  const copies = (await namesIn(folder, 'folders', COPY)).map((name) => join(folder, name)).toReversed()
  let found: { copy: string; list: List } | null = null
  for (const copy of [folder, ...copies]) {
    const list = await listOf(copy)
    if (list && !found) found = { copy, list }
  }
  if (!found)
    throw new CommonplaceError('roadRefused', {
      place: folder,
      problem: 'it holds no copy of a library',
      remedy: 'Name the folder that backup wrote to.',
    })
  const { copy, list } = found
  // Read whole before anything is written: a damaged copy changes nothing.
  for await (const _ of readCopy(copy, list));
  let restored = 0
  for await (const documents of readCopy(copy, list)) {
    const { revisions } = replica.check(documents, copy)
    const lacking = new Set((await replica.lacking(revisions)).map(({ _id, _rev }) => `${_id} ${_rev}`))
    const news = revisions.filter(({ _id, _rev }) => lacking.has(`${_id} ${_rev}`))
    await replica.receive(news)
    restored += news.filter(({ _id, _deleted }) => !_deleted && isRecord(_id)).length
  }
  let files = 0
  for (const sha256 of list.withFiles ? list.files : []) {
    const bytes = await readPlain(pathOfFile(dirname(copy), sha256), FILE_BYTES)
    if (!isOfHash(bytes, sha256)) continue
    await blobs.put(bytes!)
    files++
  }
  return { restored, files, library: list.library }
}

/** The documents of a copy, pack by pack. Throws `libraryDamaged` on the first that is not as it was written. */
async function* readCopy(copy: string, { packs }: List): AsyncGenerator<unknown[]> {
  for (const [i, name] of packs.entries()) {
    const bytes = await readPlain(join(copy, name), PACK_BYTES)
    const opened = bytes && Number(name.slice(0, 8)) === i + 1 ? await openPack(PLAIN, 'copy', { name, bytes }) : null
    if (!opened || !('content' in opened)) throw damaged(copy, name)
    yield opened.content.documents
  }
}

async function listOf(copy: string): Promise<List | null> {
  const bytes = await readPlain(join(copy, 'copy.json'), LIST_BYTES)
  if (!bytes) return null
  try {
    return v.parse(List, JSON.parse(bytes.toString()))
  } catch {
    throw damaged(copy, 'copy.json')
  }
}

/** The oldest go, and the files nobody lists any more. */
async function rotate(folder: string, keep: number): Promise<void> {
  const copies = await namesIn(folder, 'folders', COPY)
  const gone = copies.slice(0, Math.max(0, copies.length - keep))
  if (gone.length === 0) return
  for (const name of gone) await rm(join(folder, name), { recursive: true, force: true })
  const listed = new Set<string>()
  for (const name of copies.slice(gone.length)) {
    const list = await listOf(join(folder, name)).catch(() => null)
    // One that cannot be read may need any of them.
    if (!list) return
    for (const sha256 of list.files) listed.add(sha256)
  }
  for (const shelf of await namesIn(join(folder, 'files'), 'folders', /^[0-9a-f]{2}$/u))
    for (const name of await namesIn(join(folder, 'files', shelf), 'files', /^[0-9a-f]{64}$/u))
      if (!listed.has(name)) await rm(join(folder, 'files', shelf, name), { force: true })
}

function pathOfFile(folder: string, sha256: string): string {
  return join(folder, 'files', sha256.slice(0, 2), sha256)
}

function isOfHash(bytes: Uint8Array | null, sha256: string): boolean {
  return bytes !== null && createHash('sha256').update(bytes).digest('hex') === sha256
}

function isRecord(id: string): boolean {
  const type = typeOfId(id)
  return type !== null && type !== 'change'
}

function damaged(copy: string, name: string): CommonplaceError {
  return new CommonplaceError('libraryDamaged', {
    folder: copy,
    problem: `${basename(name)} is missing or has changed`,
  })
}
