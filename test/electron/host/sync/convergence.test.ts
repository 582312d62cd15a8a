// Several laptops that edit, undo, crash, are copied and restored, live in different years, and sync halfway over different roads: once
// all have travelled every road they are equal, no acknowledged word is gone unsaid, and nothing comes back that nobody asked for.
import fc from 'fast-check'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { BlobStore } from '../../../../electron/host/blobs/blob-store.ts'
import { openStore } from '../../../../electron/host/store/open.ts'
import type { Replica } from '../../../../electron/host/store/replica.ts'
import type { Edit } from '../../../../electron/host/store/store.ts'
import { LibrarySync } from '../../../../electron/host/sync/library-sync.ts'
import { placeAt } from '../../../../electron/host/sync/place-at.ts'
import type { Parts, Place, Road } from '../../../../electron/host/sync/road.ts'
import { newId } from '../../../../shared/model/id.ts'
import { CommonplaceError } from '../../../../shared/rpc/error.ts'
import { allRecords, annotation, code, note } from '../store/sample.ts'

const SOAK = process.env['SOAK'] !== undefined
const RUNS = SOAK ? 20_000 : 100
/** Where fsync costs nothing; that it happens is for other tests. */
const MEMORY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
const NOTES = [note(), note()]
const THEMES = [code(undefined, { name: 'Power' }), code(undefined, { name: 'Voice' })]
const PASSAGES = [annotation(), annotation()]
const YEAR_MS = 365 * 24 * 60 * 60 * 1000
const NOW = Date.UTC(2026, 5, 1)

type Act =
  | { kind: 'write' | 'trash' | 'untrash'; at: number; which: number }
  | { kind: 'tag' | 'untag'; at: number; which: number; theme: number }
  | { kind: 'mergeThemes' | 'splitTheme' | 'undo' | 'redo' | 'crash' | 'copy' | 'restore'; at: number }
  | { kind: 'clock'; at: number; years: number }
  /** `steps`: what the road lasts for; it breaks after so many operations. */
  | { kind: 'sync'; at: number; road: number; steps: number }

const at = fc.nat({ max: 4 })
const which = fc.nat({ max: 1 })
const kinds = <K extends Act['kind']>(...names: K[]) => fc.constantFrom(...names)
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: kinds('write', 'write', 'trash', 'untrash'), at, which }) },
  { weight: 2, arbitrary: fc.record({ kind: kinds('tag', 'untag'), at, which, theme: which }) },
  { weight: 1, arbitrary: fc.record({ kind: kinds('mergeThemes', 'splitTheme', 'crash', 'copy', 'restore'), at }) },
  { weight: 2, arbitrary: fc.record({ kind: kinds('undo', 'redo'), at }) },
  { weight: 1, arbitrary: fc.record({ kind: kinds('clock'), at, years: fc.integer({ min: -20, max: 20 }) }) },
  { weight: 5, arbitrary: fc.record({ kind: kinds('sync'), at, road: which, steps: fc.integer({ min: 1, max: 12 }) }) },
)

/** A place that breaks after so many operations. */
function breaking(place: Place, steps: { left: number }): Place {
  const step = (): void => {
    if (steps.left-- <= 0) throw new CommonplaceError('roadAway', { place: place.name, problem: 'it broke' })
  }
  const parts = (of: Parts): Parts => ({
    has: async (names) => (step(), of.has(names)),
    put: async (name, bytes) => (step(), of.put(name, bytes)),
    get: async (name) => (step(), of.get(name)),
  })
  return {
    name: place.name,
    marker: async (make) => (step(), place.marker(make)),
    claim: async (marker) => (step(), place.claim(marker)),
    close: () => place.close(),
    async road(sealing, writer): Promise<Road> {
      const road = await place.road(sealing, writer)
      return {
        parts: parts(road.parts),
        stillHolds: async (left) => (step(), road.stillHolds(left)),
        wait: (signal, mark) => road.wait(signal, mark),
        async put(revisions) {
          step()
          const count = await road.put(revisions)
          // What was left there may be there without this side ever hearing of it.
          step()
          return count
        },
        leaving: () => road.leaving(),
        async *fetch(mark, isKnown) {
          for await (const page of road.fetch(mark, isKnown)) {
            step()
            yield page
          }
        },
      }
    },
  }
}

interface Library {
  replica: Replica
  sync: LibrarySync
}

async function open(folder: string, steps: { left: number }): Promise<Library> {
  const replica = await openStore(folder)
  const blobs = await BlobStore.open(folder)
  const quiet = { progress: () => undefined, filesCame: () => undefined, changed: () => undefined }
  const at: typeof placeAt = (address, credentials) => breaking(placeAt(address, credentials), steps)
  return { replica, sync: new LibrarySync({ replica, blobs, placeAt: at, ...quiet }) }
}

async function close({ replica, sync }: Library): Promise<void> {
  await sync.close()
  await replica.close()
}

/** What has been written into each note, and what somebody who saw it has replaced. */
class Words {
  readonly written = new Map<string, Set<string>>()
  readonly replaced = new Set<string>()
  readonly #trashedForGood = new Set<string>()

  /** A write by somebody who saw `before`. What undo brings back is no new word: against another's edit of it, the edit stands. */
  record({ replica }: Library, id: string, before?: string, isNew = true): void {
    const word = replica.records.get('note', id)?.markdown
    if (word === undefined || word === before) return
    if (before !== undefined) this.replaced.add(`${id} ${before}`)
    if (!isNew) return
    if (!this.written.has(id)) this.written.set(id, new Set())
    this.written.get(id)!.add(word)
  }

  /** Trashed, where all libraries held the same revision of it: no edit can have been made without knowledge of that. */
  trashedForGood(id: string): void {
    this.#trashedForGood.add(id)
  }

  touched(id: string): void {
    this.#trashedForGood.delete(id)
  }

  check({ replica }: Library): void {
    for (const [id, words] of this.written) {
      const shown = new Set<unknown>([replica.records.get('note', id)?.markdown])
      for (const one of replica.disagreements(id))
        if (one.kind === 'alternatives' && one.field === 'markdown')
          for (const { value } of one.others) shown.add(value)
      for (const word of words) if (!this.replaced.has(`${id} ${word}`)) expect([...shown], id).toContain(word)
    }
    for (const id of this.#trashedForGood) expect(replica.records.get('note', id)?.trashed, id).toBe(true)
  }
}

afterEach(() => void vi.useRealTimers())

test('laptops over several roads', { timeout: RUNS * 20_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 3, max: SOAK ? 5 : 3 }),
      fc.array(act, { minLength: 6, maxLength: SOAK ? 40 : 12 }),
      (count, acts) => scenario(count, acts),
    ),
    { numRuns: RUNS },
  )
})

async function scenario(count: number, acts: readonly Act[]): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
  const folder = await mkdtemp(join(MEMORY, 'syncing-'))
  const roads = [0, 1].map((i) => ({ kind: 'folder' as const, folder: join(folder, `road-${i}`) }))
  const folders = Array.from({ length: count }, (_, i) => join(folder, `library-${i}`))
  const steps = { left: Infinity }
  const libraries: Library[] = []
  const travel = async ({ sync }: Library, road: number, accept = false) => {
    const { folder: at } = roads[road]!
    const known = (await sync.roads()).find(({ address }) => address.kind === 'folder' && address.folder === at)
    const id = known?.id ?? (await sync.setUp({ address: roads[road]!, plain: true, accept })).road.id
    return sync.syncNow(id, { accept })
  }
  const words = new Words()
  let serial = 0
  try {
    for (const one of folders) libraries.push(await open(one, steps))
    const edits = [...NOTES, ...THEMES, ...PASSAGES]
    await libraries[0]!.replica.commit({ verb: 'import', parameters: {}, edits })
    for (const library of libraries) await travel(library, 0)
    for (const { id } of NOTES) words.record(libraries[0]!, id)

    for (const one of acts) {
      const index = one.at % count
      const library = libraries[index]!
      const { replica } = library
      const commit = (...made: Edit[]) => replica.commit({ verb: 'annotate', parameters: {}, edits: made })
      const touching = async (ids: readonly string[], work: () => Promise<unknown>): Promise<void> => {
        const before = ids.map((id) => replica.records.get('note', id)?.markdown)
        await work()
        for (const [i, id] of ids.entries()) {
          words.touched(id)
          words.record(library, id, before[i], one.kind === 'write')
        }
      }
      const all = NOTES.map(({ id }) => id)
      switch (one.kind) {
        case 'write': {
          const { id } = NOTES[one.which]!
          await touching([id], () => commit({ id, set: { markdown: `Word ${++serial} of ${index}.` } }))
          break
        }
        case 'trash':
        case 'untrash': {
          const { id } = NOTES[one.which]!
          const trashed = one.kind === 'trash'
          if (replica.records.get('note', id)!.trashed === trashed) break
          if (!trashed) words.touched(id)
          const revisions = new Set(libraries.map((other) => other.replica.stored(id)?._rev))
          await commit({ id, set: { trashed } })
          if (trashed && revisions.size === 1) words.trashedForGood(id)
          break
        }
        case 'tag':
        case 'untag': {
          const themes = [THEMES[one.theme]!.id]
          const { id } = PASSAGES[one.which]!
          await commit(one.kind === 'tag' ? { id, add: { themes } } : { id, remove: { themes } })
          break
        }
        case 'mergeThemes': {
          const [from, to] = THEMES.map(({ id }) => id) as [string, string]
          const moved = PASSAGES.filter(({ id }) => replica.records.get('annotation', id)!.themes.includes(from))
          const retagged = moved.map(({ id }): Edit => ({ id, add: { themes: [to] }, remove: { themes: [from] } }))
          await commit(...retagged, { id: from, set: { trashed: true } })
          break
        }
        case 'splitTheme': {
          const made = code(newId('code'), { name: `Half ${++serial}` })
          await commit(made, { id: PASSAGES[0]!.id, add: { themes: [made.id] } })
          break
        }
        case 'undo':
          if (replica.peek().undo && replica.peek().undo!.verb !== 'import') await touching(all, () => replica.undo())
          break
        case 'redo':
          if (replica.peek().redo) await touching(all, () => replica.redo())
          break
        case 'crash':
          // What is acknowledged is fsynced; the program that is killed in the middle of it has tests of its own.
          await close(library)
          libraries[index] = await open(folders[index]!, steps)
          break
        case 'copy':
          await library.sync.backUp(join(folder, `copies-${index}`))
          break
        case 'restore': {
          const before = allRecords(replica)
          await library.sync.restore(join(folder, `copies-${index}`)).catch((error: Error) => {
            expect(error).toMatchObject({ name: 'roadRefused' })
          })
          expect(allRecords(replica), 'a copy of one’s own past changes nothing').toEqual(before)
          break
        }
        case 'clock':
          vi.setSystemTime(NOW + one.years * YEAR_MS)
          break
        case 'sync':
          steps.left = one.steps
          await travel(library, one.road).catch((error: Error) => expect(error).toMatchObject({ name: 'roadAway' }))
          steps.left = Infinity
          break
      }
    }

    // All tell both roads; all hear what the last has told; and what was heard on one road last is told on the other.
    for (let round = 0; round < 3; round++)
      for (const library of libraries)
        for (const road of [0, 1]) expect((await travel(library, road, true)).held).toBe(0)
    const [first, ...others] = libraries
    for (const other of others) expect(view(other)).toEqual(view(first!))
    words.check(first!)
    for (const library of libraries) {
      for (const road of [0, 1]) expect(await travel(library, road)).toMatchObject({ pushed: 0, pulled: 0, merged: 0 })
      expect(await library.replica.verify()).toEqual([])
      expect(library.replica.setAside()).toEqual([])
      expect(await library.sync.quarantine.all()).toEqual([])
    }
  } finally {
    await Promise.all(libraries.map(close))
    await rm(folder, { recursive: true, force: true })
  }
}

/** What a person sees of a library: records, and what is disagreed about. */
function view({ replica }: Library): unknown {
  const records = allRecords(replica)
  const ids = Object.keys(records).sort()
  return [records, ids.map((id) => [id, replica.disagreements(id)])]
}
