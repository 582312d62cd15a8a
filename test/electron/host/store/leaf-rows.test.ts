// What is read from PouchDB's tables is what PouchDB itself answers, whatever has become of a document.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import LevelDOWN from 'leveldown'
import { Database } from '../../../../electron/host/store/database.ts'
import { PouchDB } from '../../../../electron/host/store/pouchdb.ts'
import type { Revision } from '../../../../electron/host/store/replica.ts'

let folder: string
let database: Database

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leaf-rows-'))
  database = new Database(folder)
  await database.open()
})

afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Differs {
  revsDiff(revisions: Record<string, string[]>): Promise<Record<string, { missing: string[] }>>
  close(): Promise<void>
}
/** A backend of a name of its own, so that PouchDB opens it anew. */
const namedLevel = () =>
  Object.defineProperty((path: string) => new LevelDOWN(path), 'name', { value: `plain-${crypto.randomUUID()}` })

const hash = (n: number) => n.toString(16).padStart(32, '0')
/** A revision whose history is `hashes`, newest first, the oldest of generation `from`. */
const revision = (hashes: number[], rest: object = {}, from = 1): Revision => ({
  _id: 'note:é',
  _rev: `${from + hashes.length - 1}-${hash(hashes[0]!)}`,
  _revisions: { start: from + hashes.length - 1, ids: hashes.map(hash) },
  text: `${hashes.join()} “ä”`,
  ...rest,
})

const cases: [name: string, arrivals: Revision[]][] = [
  ['a first revision', [revision([1])]],
  ['one with its history', [revision([3, 2, 1])]],
  ['one whose oldest are not known', [revision([9, 8], {}, 40)]],
  ['edits one after another', [revision([1]), revision([2, 1]), revision([3, 2, 1])]],
  ['one that is deleted', [revision([1]), revision([2, 1], { _deleted: true })]],
  ['one that was never here alive', [revision([2, 1], { _deleted: true })]],
  ['deleted and made again', [revision([1]), revision([2, 1], { _deleted: true }), revision([3, 2, 1])]],
  ['two leaves', [revision([1]), revision([2, 1]), revision([3, 1])]],
  ['two leaves, one deleted', [revision([1]), revision([2, 1]), revision([3, 1], { _deleted: true })]],
  ['two roots', [revision([1]), revision([2])]],
  ['an older one that comes later', [revision([3, 2, 1]), revision([4, 1])]],
]

const spell = (revisions: Revision[]) => revisions.map((one) => JSON.stringify(Object.entries(one).sort())).sort()

async function sent(since = 0) {
  const documents: Revision[] = []
  let sequence = since
  for await (const page of database.leavesSince(since)) {
    documents.push(...page.documents)
    sequence = page.sequence
  }
  return { documents, sequence }
}

describe('the leaves of', () => {
  test.each(cases)('%s', async (_name, arrivals) => {
    for (const one of arrivals) await database.receive([one])
    await database.receive([{ ...revision([1]), _id: 'note:another' }])
    const { documents, sequence } = await sent()
    expect(spell(documents)).toEqual(spell(await database.revisions(['note:é', 'note:another'])))
    expect(sequence).toBe(await database.sequence())
    const alive = (await database.leaves('note:é')).map(({ _rev }) => _rev)
    const leaves = await database.leavesOf(['note:é', 'note:none'])
    expect([...leaves.keys()]).toEqual(['note:é'])
    expect(leaves.get('note:é')!.toSorted()).toEqual(alive.toSorted())
    // Every revision that could be asked for: those that came, those they name as their past, and strangers.
    const revs = [1, 2, 3, 4, 40, 41].flatMap((n) => [1, 2, 3, 4, 8, 9].map((h) => `${n}-${hash(h)}`))
    const asked = revs.map((_rev) => ({ _id: 'note:é', _rev }))
    await database.close()
    const pouch = new PouchDB(folder, { adapter: 'leveldb', db: namedLevel() }) as unknown as Differs
    const missing = (await pouch.revsDiff({ 'note:é': revs }))['note:é']?.missing ?? []
    await pouch.close()
    await database.open()
    expect((await database.lacking(asked)).map(({ _rev }) => _rev).sort()).toEqual(missing.sort())
  })
})

test('more rows than a page, each once, with those that changed again at their newest place', async () => {
  const all = Array.from({ length: 2_300 }, (_, i) => ({ ...revision([1]), _id: `note:${i}` }))
  await database.receive(all)
  await database.receive(all.slice(0, 400).map((one) => ({ ...revision([2, 1]), _id: one._id })))
  const { documents, sequence } = await sent()
  expect(sequence).toBe(2_700)
  expect(documents.map(({ _id, _rev }) => `${_id} ${_rev[0]}`).sort()).toEqual(
    all.map(({ _id }, i) => `${_id} ${i < 400 ? 2 : 1}`).sort(),
  )
  const { documents: newest } = await sent(2_690)
  expect(newest.map(({ _rev }) => _rev)).toEqual(Array.from({ length: 10 }, () => `2-${hash(2)}`))
})

test('reading ends with an error, not with the process, where the library is closed meanwhile', async () => {
  await database.receive(Array.from({ length: 2_000 }, (_, i) => ({ ...revision([1]), _id: `note:${i}` })))
  const reading = database.leavesSince(0)
  const first = reading.next()
  const closing = database.close()
  await expect(first).rejects.toMatchObject({ name: 'closed' })
  await closing
})
