// Three libraries with one past, edited, undone, restarted and exchanged in any order: once all have heard of all, they are equal.
import fc from 'fast-check'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { LibraryStore } from '../../../../electron/host/store/library-store.ts'
import { openStore } from '../../../../electron/host/store/open.ts'
import type { Edit } from '../../../../electron/host/store/store.ts'
import { newId } from '../../../../shared/model/id.ts'
import { allRecords, annotation, note, reference } from './sample.ts'

const RUNS = process.env['SOAK'] ? 300 : 12
const THEME = newId('code')
const SHARED = [annotation(), note(), reference()]
const EDITS: Omit<Edit, 'id'>[][] = [
  [
    { set: { color: 'blue' } },
    { set: { color: 'pink', kind: 'summary' } },
    { add: { themes: [THEME] } },
    { remove: { themes: [THEME] } },
    { set: { trashed: true } },
    { set: { trashed: false } },
  ],
  [{ set: { markdown: 'One.' } }, { set: { markdown: 'Two.' } }, { set: { trashed: true } }],
  [{ set: { 'item.title': 'On Force' } }, { set: { 'item.title': undefined } }, { set: { 'item.page': '3' } }],
]

type Act =
  | { kind: 'edit'; library: number; record: number; edit: number }
  | { kind: 'undo'; library: number }
  | { kind: 'restart'; library: number }
  | { kind: 'exchange'; library: number; to: number }

const library = fc.nat({ max: 2 })
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      library,
      record: fc.nat({ max: 2 }),
      edit: fc.nat({ max: 5 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), library }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const), library }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('exchange' as const), library, to: library }) },
)

async function exchange(from: LibraryStore, to: LibraryStore): Promise<void> {
  for await (const { documents } of from.send(0)) expect((await to.receive(documents)).refused).toEqual([])
}

/** What a person sees of a library: records, and what is disagreed about. */
function view(store: LibraryStore): unknown {
  const records = allRecords(store)
  return [
    records,
    Object.keys(records)
      .map((id) => [id, store.disagreements(id)])
      .sort(),
  ]
}

test('three libraries', { timeout: RUNS * 10_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 30 }), async (acts) => {
      const folder = await mkdtemp(join(tmpdir(), 'convergence-'))
      const folders = [0, 1, 2].map((i) => join(folder, String(i)))
      const first = await openStore(folders[0]!)
      await first.commit({ verb: 'import', parameters: {}, edits: SHARED })
      await first.close()
      for (const copy of folders.slice(1)) await cp(folders[0]!, copy, { recursive: true })
      const stores = await Promise.all(folders.map(openStore))
      try {
        for (const one of acts) {
          const store = stores[one.library]!
          if (one.kind === 'edit') {
            const fitting = EDITS[one.record]!
            const edit = { id: SHARED[one.record]!.id, ...fitting[one.edit % fitting.length]! }
            await store.commit({ verb: 'annotate', parameters: {}, edits: [edit] })
          } else if (one.kind === 'undo') {
            if (store.peek().undo) await store.undo()
          } else if (one.kind === 'restart') {
            await store.close()
            stores[one.library] = await openStore(store.folder)
          } else if (one.library !== one.to) {
            await exchange(store, stores[one.to]!)
          }
        }
        // Two rounds: all hear of all, then of what the others made of it.
        for (let round = 0; round < 2; round++) {
          for (const from of stores) for (const to of stores) if (from !== to) await exchange(from, to)
        }
        const [a, b, c] = stores
        expect(view(b!)).toEqual(view(a!))
        expect(view(c!)).toEqual(view(a!))
        const settled = stores.map(({ sequence }) => sequence)
        for (const from of stores) for (const to of stores) if (from !== to) await exchange(from, to)
        expect(
          stores.map(({ sequence }) => sequence),
          'nothing goes back and forth for ever',
        ).toEqual(settled)
        for (const store of stores) {
          expect(await store.verify()).toEqual([])
          expect(store.setAside()).toEqual([])
        }
      } finally {
        await Promise.all(stores.map((store) => store.close()))
        await rm(folder, { recursive: true, force: true })
      }
    }),
    { numRuns: RUNS },
  )
})
