// Any sequence of commands, undone and redone in any order, over restarts, comes back exactly.
import fc from 'fast-check'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../../../electron/host/store/open.ts'
import type { Edit } from '../../../../electron/host/store/store.ts'
import { newId } from '../../../../shared/model/id.ts'
import { allRecords, annotation, code, note, reference } from './sample.ts'

type State = Record<string, unknown>
type Act =
  | { kind: 'undo' }
  | { kind: 'redo' }
  | { kind: 'restart' }
  | { kind: 'command'; edits: { target: number; edit: number }[] }

const THEMES = [newId('code'), newId('code')]
/** Edits that fit every record of one type; the number chooses. */
const EDITS: Record<string, Omit<Edit, 'id'>[]> = {
  an: [
    { set: { color: 'blue' } },
    { set: { color: 'pink', kind: 'summary' } },
    { add: { themes: THEMES } },
    { remove: { themes: [THEMES[0]!] } },
    { set: { trashed: true } },
    { set: { trashed: false } },
    { set: { themes: [THEMES[1]!] } },
  ],
  code: [
    { set: { name: 'Force' } },
    { set: { definition: 'what moves' } },
    { set: { parent: THEMES[0] } },
    { set: { trashed: true } },
  ],
  note: [{ set: { markdown: 'Another.' } }, { set: { markdown: '' } }, { set: { trashed: true } }],
  ref: [
    { set: { 'item.title': 'On Force' } },
    { set: { 'item.title': undefined } },
    { set: { 'item.author': [{ family: 'Lane' }] } },
    { set: { item: { type: 'chapter' } } },
  ],
}
const MAKE = [annotation, code, note, reference]

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('command' as const),
      edits: fc.array(fc.record({ target: fc.nat({ max: 9 }), edit: fc.nat({ max: 20 }) }), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ kind: 'undo' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'redo' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
)

/** A record that is not in the expected state was made by what is undone: it must be in the trash. */
function expectState(actual: State, expected: State): void {
  const surplus = Object.keys(actual).filter((id) => !(id in expected))
  expect(surplus.map((id) => (actual[id] as { trashed: boolean }).trashed)).toEqual(surplus.map(() => true))
  expect(Object.fromEntries(Object.keys(expected).map((id) => [id, actual[id]]))).toEqual(expected)
}

const RUNS = process.env['SOAK'] ? 1000 : 40

test('commands, undo, redo and restarts', { timeout: RUNS * 1000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 24 }), async (acts) => {
      const folder = await mkdtemp(join(tmpdir(), 'undo-'))
      let store = await openStore(folder)
      try {
        const states: State[] = [{}]
        let at = 0
        for (const one of acts) {
          if (one.kind === 'restart') {
            await store.close()
            store = await openStore(folder)
          } else if (one.kind === 'undo') {
            if (at === 0) await expect(store.undo()).rejects.toMatchObject({ name: 'nothingToUndo' })
            else {
              expect((await store.undo()).skipped).toEqual([])
              at--
            }
          } else if (one.kind === 'redo') {
            if (at === states.length - 1) await expect(store.redo()).rejects.toMatchObject({ name: 'nothingToRedo' })
            else {
              expect((await store.redo()).skipped).toEqual([])
              at++
            }
          } else {
            const known = Object.keys(states[at]!)
            const edits = one.edits.map(({ target, edit }): Edit => {
              const id = known[target]
              if (id === undefined) return MAKE[edit % MAKE.length]!()
              const fitting = EDITS[id.slice(0, id.indexOf(':'))]!
              return { id, ...fitting[edit % fitting.length]! }
            })
            const { changes } = await store.commit({ verb: 'annotate', parameters: {}, edits })
            if (changes.length > 0) {
              const isKnown = (id: string) => known.includes(id) || edits.some((edit) => edit.id === id)
              states.splice(++at)
              states.push(Object.fromEntries(Object.entries(allRecords(store)).filter(([id]) => isKnown(id))))
            }
          }
          expectState(allRecords(store), states[at]!)
        }
        expect(await store.verify()).toEqual([])
      } finally {
        await store.close()
        await rm(folder, { recursive: true, force: true })
      }
    }),
    { numRuns: RUNS },
  )
})
