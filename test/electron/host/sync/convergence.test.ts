// Several laptops that edit, undo, crash, are copied and restored, live in different years, and sync halfway over different roads: once
// all have travelled every road they are equal, no acknowledged word is gone unsaid, and nothing comes back that nobody asked for.
import fc from 'fast-check'
import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Edit } from '../../../../electron/host/store/store.ts'
import { newKey, newLibraryId, type LibraryKeys } from '../../../../electron/host/sync/keys.ts'
import { newId } from '../../../../shared/model/id.ts'
import { allRecords, annotation, code, note } from '../store/sample.ts'
import { startCouchServer, type CouchServer } from './couch-server.ts'
import { Fleet, KINDS, type Kind } from './fleet.ts'
import { PASSPHRASE } from './libraries.ts'
import { Words } from './words.ts'

const SOAK = process.env['SOAK'] !== undefined
/** A number of runs, and a seed to begin with, for looking into one. */
const RUNS = Number(process.env['RUNS'] ?? (SOAK ? 20_000 : 100))
const SEED = process.env['SEED'] === undefined ? {} : { seed: Number(process.env['SEED']) }
/** Where fsync costs nothing; that it happens is for other tests. */
const MEMORY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
const NOTES = [note(), note()]
const THEMES = [code(undefined, { name: 'Power' }), code(undefined, { name: 'Voice' })]
const PASSAGES = [annotation(), annotation()]
const YEAR_MS = 365 * 24 * 60 * 60 * 1000
const NOW = Date.UTC(2026, 5, 1)
/** Exchanges all round until nobody has news any more; from laptop to laptop news takes some steps. */
const MOST_ROUNDS = 8

type Act =
  | { kind: 'write' | 'trash' | 'untrash'; at: number; which: number }
  | { kind: 'tag' | 'untag'; at: number; which: number; theme: number }
  | { kind: 'mergeThemes' | 'splitTheme' | 'undo' | 'redo' | 'crash' | 'copy' | 'restore' | 'freeze'; at: number }
  /** Another disk with the state of then; what was not synced since is gone with the old one, so it is synced before. */
  | { kind: 'thaw'; at: number; road: number }
  | { kind: 'clock'; at: number; years: number }
  /** `steps`: what the road lasts for; it breaks after so many operations. */
  | { kind: 'sync'; at: number; road: number; to: number; steps: number }

const at = fc.nat({ max: 4 })
const which = fc.nat({ max: 1 })
const road = fc.nat({ max: 4 })
const kinds = <K extends Act['kind']>(...names: K[]) => fc.constantFrom(...names)
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ kind: kinds('write', 'write', 'trash', 'untrash'), at, which }) },
  { weight: 4, arbitrary: fc.record({ kind: kinds('tag', 'untag'), at, which, theme: which }) },
  { weight: 2, arbitrary: fc.record({ kind: kinds('mergeThemes', 'splitTheme', 'crash', 'copy', 'restore'), at }) },
  { weight: 1, arbitrary: fc.record({ kind: kinds('freeze'), at }) },
  { weight: 1, arbitrary: fc.record({ kind: kinds('thaw'), at, road }) },
  { weight: 4, arbitrary: fc.record({ kind: kinds('undo', 'redo'), at }) },
  { weight: 2, arbitrary: fc.record({ kind: kinds('clock'), at, years: fc.integer({ min: -20, max: 20 }) }) },
  {
    weight: 10,
    arbitrary: fc.record({ kind: kinds('sync'), at, road, to: at, steps: fc.integer({ min: 1, max: 12 }) }),
  },
)

let server: CouchServer
let keys: LibraryKeys
let scenarios = 0
beforeAll(async () => {
  const started = await startCouchServer()
  server = started.server
  keys = { library: newLibraryId(), keys: [await newKey(PASSPHRASE)] }
  return started.stop
})
afterEach(() => void vi.useRealTimers())

test(`${RUNS} times some laptops over several roads`, { timeout: RUNS * 20_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 3, max: 5 }),
      fc.shuffledSubarray([...KINDS], { minLength: 1, maxLength: SOAK ? KINDS.length : 2 }),
      fc.array(act, { minLength: 6, maxLength: SOAK ? 40 : 12 }),
      scenario,
    ),
    { numRuns: RUNS, ...SEED },
  )
})

async function scenario(count: number, roads: readonly Kind[], acts: readonly Act[]): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
  const name = `fleet-${++scenarios}`
  const fleet = new Fleet(await mkdtemp(join(MEMORY, 'syncing-')), keys, `${server.url}/${name}`)
  const { laptops, steps } = fleet
  const travel = (from: number, over: number, to: number, accept = false) =>
    // A laptop has no road to itself.
    fleet.travel(from, roads[over % roads.length]!, (from + 1 + (to % (count - 1))) % count, accept)
  /** Each over each road; answers what was new. */
  const allRound = async (): Promise<number> => {
    let news = 0
    for (let from = 0; from < count; from++)
      for (let over = 0; over < roads.length; over++) {
        const { pushed, pulled, merged, held } = await travel(from, over, 0, true)
        expect(held).toBe(0)
        news += pushed + pulled + merged
      }
    return news
  }
  const untilQuiet = async (): Promise<void> => {
    let rounds = 0
    while ((await allRound()) > 0) expect(++rounds, 'they come to rest').toBeLessThan(MOST_ROUNDS)
  }
  const words = new Words()
  const frozen = new Set<number>()
  let serial = 0
  try {
    for (let i = 0; i < count; i++) await fleet.add()
    const edits = [...NOTES, ...THEMES, ...PASSAGES]
    await laptops[0]!.replica.commit({ verb: 'import', parameters: {}, edits })
    await allRound()
    for (const { id } of NOTES) words.record(laptops[0]!.replica, id)

    for (const one of acts) {
      const index = one.at % count
      const { replica, sync } = laptops[index]!
      const commit = (...made: Edit[]) => replica.commit({ verb: 'annotate', parameters: {}, edits: made })
      const touching = async (ids: readonly string[], work: () => Promise<unknown>): Promise<void> => {
        const before = ids.map((id) => replica.records.get('note', id)?.markdown)
        await work()
        for (const [i, id] of ids.entries()) {
          words.touched(id)
          words.record(replica, id, before[i], one.kind === 'write')
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
          const revisions = new Set(laptops.map((other) => other.replica.stored(id)?._rev))
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
          await fleet.restart(index)
          break
        case 'freeze':
          await fleet.freeze(index)
          frozen.add(index)
          break
        case 'thaw':
          if (!frozen.has(index)) break
          await travel(index, one.road, 0)
          await fleet.thaw(index)
          // What was undone there may now be undone by nobody, and what it knew of the trash it has forgotten.
          for (const { id } of NOTES) words.touched(id)
          break
        case 'copy':
          await sync.backUp(`${fleet.folderOf(index)}-copies`)
          break
        case 'restore': {
          const before = allRecords(replica)
          await sync.restore(`${fleet.folderOf(index)}-copies`).catch((error: Error) => {
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
          await travel(index, one.road, one.to).catch((error: Error) =>
            expect(error).toMatchObject({ name: 'roadAway' }),
          )
          steps.left = Infinity
          break
      }
    }

    await untilQuiet()
    const [first, ...others] = laptops
    for (const other of others) expect(view(other)).toEqual(view(first!))
    words.check(first!.replica)
    for (const { replica, sync } of laptops) {
      expect(await replica.verify()).toEqual([])
      expect(replica.setAside()).toEqual([])
      expect(await sync.quarantine.all()).toEqual([])
    }
  } finally {
    await fleet.close()
    for (const kind of roads)
      if (kind.endsWith('server')) await server.database(`${name}-${kind.replace(' ', '-')}`).destroy()
  }
}

/** What a person sees of a library: records, and what is disagreed about. */
function view({ replica }: Fleet['laptops'][number]): unknown {
  const records = allRecords(replica)
  const ids = Object.keys(records).sort()
  return [records, ids.map((id) => [id, replica.disagreements(id)])]
}
