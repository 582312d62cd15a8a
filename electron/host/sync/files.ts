// Originals and texts travel beside the records: what a record here names and does not lie here is fetched, what lies here and not
// there is left there. At the end each is counted, and what is on no side is said.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FilesReport } from '../../../shared/model/sync.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { BlobStore } from '../blobs/blob-store.ts'
import type { Records } from '../store/store.ts'
import { contentOfPlain, writeWhole } from './folder-files.ts'
import { fetchFile, firstPart, MissingPart, PART_BYTES, sendFile, type Waiting } from './parts.ts'
import type { Road } from './road.ts'
import { BrokenSeal, type Sealing } from './sealing.ts'

/** Files under way at once to a place where that is allowed: while one is fsynced another is read. */
const AT_ONCE = 3

/** SHA-256 of every file the records name, what lies in the trash included: it must come back whole. */
export function neededFiles(records: Records): Set<string> {
  const needed = new Set<string>()
  for (const source of records.all('source')) {
    needed.add(source.original.slice('file:'.length))
    needed.add(source.text)
    if (source.read !== undefined) needed.add(source.read)
  }
  for (const { text, earlier } of records.all('annotation')) {
    needed.add(text)
    if (earlier !== undefined) needed.add(earlier.text)
  }
  return needed
}

export interface FilesTrip {
  blobs: BlobStore
  records: Records
  road: Road
  sealing: Sealing
  /** Where parts wait: `<library>/sync/incoming`. */
  incoming: string
  /** Files that were read and found right since this program started; extended. */
  verified: Set<string>
  /** Files that are not fetched now, where they lie there. */
  later: ReadonlySet<string>
  signal: AbortSignal
  progress(done: number, total: number): void
}

/** `refused`: files that came and were not what their name says; `brought`: those that came and were. */
export async function exchangeFiles(trip: FilesTrip): Promise<FilesReport & { refused: number; brought: number }> {
  const { blobs, road, sealing, verified, signal } = trip
  const needed = [...neededFiles(trip.records)].sort()
  const names = new Map(needed.map((sha256) => [sha256, firstPart(sealing, sha256)]))
  const there = await road.parts.has([...names.values()])
  const report = { present: 0, verified: 0, missing: 0, refused: 0, brought: 0 }
  let later = 0
  let done = 0
  const carry = async (sha256: string): Promise<void> => {
    if (signal.aborted) throw new CommonplaceError('cancelled')
    trip.progress(done++, needed.length)
    const isThere = there.has(names.get(sha256)!)
    const isHere = verified.has(sha256) && isThere ? await blobs.has(sha256) : await blobs.check(sha256)
    if (isHere) {
      if (!isThere) await sendFile(road.parts, sealing, sha256, await blobs.content(sha256))
    } else {
      verified.delete(sha256)
      if (isThere && trip.later.has(sha256)) {
        later++
        return
      }
      const got = isThere ? await bring(trip, sha256) : 'missing'
      if (got === 'refused') report.refused++
      if (got === 'here') report.brought++
      if (got !== 'here') {
        report.missing++
        return
      }
    }
    verified.add(sha256)
    report.present++
    report.verified++
  }
  await inTurns(needed, road.parts.isNear ? AT_ONCE : 1, carry)
  trip.progress(needed.length, needed.length)
  return { ...report, ...(later > 0 && { later }) }
}

/** Fetches those of some files that lie there; answers how many came and were right. */
export async function bringFiles(trip: Omit<FilesTrip, 'later'>, wanted: readonly string[]): Promise<number> {
  let brought = 0
  for (const [i, sha256] of wanted.entries()) {
    trip.progress(i, wanted.length)
    if ((await bring(trip, sha256)) !== 'here') continue
    trip.verified.add(sha256)
    brought++
  }
  trip.progress(wanted.length, wanted.length)
  return brought
}

/** Some at once, in order; after one has failed none is begun, and all that were begun have ended. */
async function inTurns<T>(all: readonly T[], atOnce: number, work: (one: T) => Promise<void>): Promise<void> {
  const waiting = all.values()
  let failed = false
  const next = async (): Promise<void> => {
    for (const one of waiting) {
      if (failed) return
      await work(one).catch((error: unknown) => {
        failed = true
        throw error
      })
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, next))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}

async function bring({ blobs, road, sealing, incoming }: Omit<FilesTrip, 'later'>, sha256: string) {
  const folder = join(incoming, sha256)
  try {
    const pieces = await fetchFile(road.parts, sealing, sha256, road.parts.isNear ? NOWHERE : waitingIn(folder))
    if (!pieces) return 'missing'
    if (!(await blobs.keep(sha256, pieces))) {
      await rm(folder, { recursive: true, force: true })
      return 'refused'
    }
    await rm(folder, { recursive: true, force: true })
    return 'here'
  } catch (error) {
    if (error instanceof MissingPart) return 'missing'
    if (!(error instanceof BrokenSeal || error instanceof RangeError)) throw error
    await rm(folder, { recursive: true, force: true })
    return 'refused'
  }
}

const NOWHERE: Waiting = { get: async () => null, put: async () => undefined }

function waitingIn(folder: string): Waiting {
  const pathOf = (part: number) => join(folder, String(part))
  return {
    get: (part) => contentOfPlain(pathOf(part), 2 * PART_BYTES),
    put: (part, bytes) => writeWhole(pathOf(part), bytes),
  }
}
