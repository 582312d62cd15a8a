// Two laptops and a folder between them: what one does the other has after a sync each, sealed on the way.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cp, mkdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BASELINE_AFTER } from '../../../../electron/host/sync/baseline.ts'
import type { Edit } from '../../../../electron/host/store/store.ts'
import { newId } from '../../../../shared/model/id.ts'
import type { RoadAddress } from '../../../../shared/model/sync.ts'
import { aFolder, allRecords, annotation, code, note } from '../store/sample.ts'
import { aLaptop, aSource } from './libraries.ts'
import { PASSPHRASE } from './passphrase.ts'

async function aPlace(): Promise<RoadAddress & { kind: 'folder' }> {
  return { kind: 'folder', folder: join(await aFolder(), 'stick') }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
const edit = (edits: Edit[]) => ({ verb: 'annotate' as const, parameters: {}, edits })

describe('two laptops', () => {
  test('come to the same state, and say what they did', async () => {
    const place = await aPlace()
    const [a, b] = [await aLaptop(), await aLaptop()]
    const one = note(newId('note'), { markdown: 'A thought of A.' })
    await a.replica.commit(edit([one, annotation()]))
    await aSource(a, Buffer.from('the original bytes'))

    const first = await a.travel(place)
    expect(first).toMatchObject({ pulled: 0, merged: 0, held: 0, files: { present: 2, verified: 2, missing: 1 } })
    expect(first.notices.map(({ code: name }) => name)).toEqual(['snapshot', 'filesMissing'])
    const joined = await b.travel(place)
    expect(joined).toMatchObject({ pushed: 0, pulled: first.pushed, files: { present: 2, verified: 2, missing: 1 } })
    expect(allRecords(b.replica)).toEqual(allRecords(a.replica))

    await a.replica.commit(edit([{ id: one.id, set: { markdown: 'A says this.' } }]))
    await b.replica.commit(edit([{ id: one.id, set: { markdown: 'B says that.' } }]))
    await a.travel(place)
    expect(await b.travel(place)).toMatchObject({ merged: 1, conflicts: 1 })
    expect(await a.travel(place)).toMatchObject({ conflicts: 1 })
    expect(allRecords(b.replica)).toEqual(allRecords(a.replica))
    expect(a.replica.disagreements(one.id)).toEqual(b.replica.disagreements(one.id))

    const quiet = await b.travel(place)
    expect(quiet).toMatchObject({ pushed: 0, pulled: 0, merged: 0 })
    expect(await a.travel(place)).toMatchObject({ pushed: 0, pulled: 0, merged: 0 })
  })

  test('leave nothing readable in the folder, not even how long things are', async () => {
    const place = await aPlace()
    const a = await aLaptop()
    const secret = 'Xanadu-measureless-to-man'
    await a.replica.commit(edit([note(newId('note'), { markdown: secret }), code(newId('code'), { name: secret })]))
    await aSource(a, Buffer.from(secret.repeat(1000)), `${secret}.txt`)
    await a.travel(place)
    for (const file of filesIn(place.folder)) {
      expect(file).not.toContain(secret)
      expect(file).not.toContain(a.replica.device)
      const text = readFileSync(file, 'latin1')
      for (const word of [secret, a.replica.device, 'markdown', 'note:', PASSPHRASE]) expect(text).not.toContain(word)
    }
  })

  test('say each time that a road is not encrypted', async () => {
    const place = await aPlace()
    const [a, b] = [await aLaptop(), await aLaptop()]
    await a.replica.commit(edit([note()]))
    for (const _ of [1, 2])
      expect((await a.travel(place, { plain: true })).notices).toContainEqual({ code: 'plain', parameters: {} })
    await expect(b.travel(place)).rejects.toMatchObject({ name: 'roadRefused' })
    await b.travel(place, { plain: true })
    expect(allRecords(b.replica)).toEqual(allRecords(a.replica))
  })

  test('a third joins by the passphrase alone, in any spelling of its characters, and nobody by another', async () => {
    const place = await aPlace()
    const [a, b, c] = [await aLaptop(), await aLaptop(), await aLaptop()]
    await a.replica.commit(edit([note()]))
    await a.travel(place, { passphrase: 'Grüße aus Köln' })
    await expect(b.travel(place, { passphrase: 'Grüsse aus Köln' })).rejects.toMatchObject({ name: 'passphraseWrong' })
    await expect(b.sync.setUp({ address: place })).rejects.toMatchObject({ name: 'passphraseNeeded' })
    expect(allRecords(b.replica)).toEqual({})
    await c.travel(place, { passphrase: 'Grüße aus Köln'.normalize('NFD') })
    expect(allRecords(c.replica)).toEqual(allRecords(a.replica))
  })

  test('a passphrase is made where none is given, and shown once with a sheet', async () => {
    const place = await aPlace()
    const [a, b] = [await aLaptop(), await aLaptop()]
    await a.replica.commit(edit([note()]))
    const made = await a.sync.setUp({ address: place, passphrase: null })
    expect(made.passphrase).toMatch(/^([a-z2-9]{5}-){5}[a-z2-9]{5}$/u)
    expect(made.sheet).toContain(made.passphrase)
    expect(made.sheet).toContain(place.folder)
    expect(await a.sync.setUp({ address: place, passphrase: null })).toMatchObject({ passphrase: null, sheet: null })
    await a.sync.syncNow(made.road.id)
    await b.travel(place, { passphrase: made.passphrase! })
    expect(allRecords(b.replica)).toEqual(allRecords(a.replica))
  })
})

describe('files', () => {
  test('of many parts travel, are taken up where they stopped, and mend a damaged one', async () => {
    const place = await aPlace()
    const [a, b] = [await aLaptop(), await aLaptop()]
    const bytes = Buffer.alloc(33 * 1024 * 1024, 'a page of a book. ')
    await aSource(a, bytes)
    await a.travel(place)
    const parts = filesIn(join(place.folder, 'files'))
    expect(parts.length).toBe(3)
    const [lost] = parts.filter((part) => readFileSync(part).length > 500_000)
    await rename(lost!, `${lost}.away`)
    expect(await b.travel(place)).toMatchObject({ files: { present: 1, missing: 1 } })
    await rename(`${lost}.away`, lost!)
    expect(await b.travel(place)).toMatchObject({ files: { present: 2, verified: 2, missing: 0 } })
    const [source] = [...b.replica.records.all('source')]
    expect(Buffer.from(await b.blobs.get(source!.original.slice(5))).equals(bytes)).toBe(true)

    const again = await aLaptop(await aFolder())
    await again.travel(place)
    const sha = source!.original.slice(5)
    writeFileSync(join(again.replica.folder, 'blobs', sha.slice(0, 2), sha), 'damaged')
    await again.close()
    const reopened = await aLaptop(again.replica.folder)
    expect(await reopened.travel(place)).toMatchObject({ files: { present: 2, verified: 2, missing: 0 } })
    expect(Buffer.from(await reopened.blobs.get(sha)).equals(bytes)).toBe(true)
  })
})

describe('a baseline', () => {
  test(
    'is left after many packs, and a new laptop reads it and what came after, no more',
    { timeout: 120_000 },
    async () => {
      const place = await aPlace()
      const [a, b, c] = [await aLaptop(), await aLaptop(), await aLaptop()]
      const { id } = note()
      await a.replica.commit(edit([note(id)]))
      await a.travel(place)
      for (let i = 0; i < BASELINE_AFTER; i++) {
        await a.replica.commit(edit([{ id, set: { markdown: `Version ${i}.` } }]))
        await a.travel(place)
      }
      const packs = () => filesIn(join(place.folder, 'changes')).sort()
      const base = packs().at(-1)!
      expect(base).toMatch(/00000102-[0-9a-f]{32}\.base$/u)
      await b.travel(place)
      await b.replica.commit(edit([note()]))
      await b.travel(place)
      // What the baseline replaces is not even looked at.
      for (const pack of packs())
        if (pack.endsWith('.pack') && pack < base && dirname(pack) === dirname(base)) writeFileSync(pack, '')
      const { notices } = await c.travel(place)
      expect(notices).toEqual([])
      expect(allRecords(c.replica)).toEqual(allRecords(b.replica))
      await a.travel(place)
      expect(allRecords(a.replica)).toEqual(allRecords(b.replica))
      // A damaged one is none.
      const d = await aLaptop()
      writeFileSync(base, readFileSync(base).subarray(1))
      expect((await d.travel(place)).notices[0]).toMatchObject({ code: 'packsIncomplete' })
    },
  )
})

describe('accidents', () => {
  test.for([
    ['emptied', async (folder: string) => rm(folder, { recursive: true }).then(() => mkdir(folder))],
    ['deleted', async (folder: string) => rm(folder, { recursive: true })],
  ] as const)(
    'a folder that is %s removes nothing, is told, and is filled again when asked',
    async ([what, happen]) => {
      const place = await aPlace()
      const [a, b] = [await aLaptop(), await aLaptop()]
      await a.replica.commit(edit([note(), annotation()]))
      await a.travel(place)
      await b.travel(place)
      const before = allRecords(a.replica)
      await happen(place.folder)
      const name = what === 'emptied' ? 'roadEmptied' : 'roadAway'
      await expect(a.travel(place)).rejects.toMatchObject({ name })
      expect(allRecords(a.replica)).toEqual(before)
      await a.travel(place, { accept: true })
      const c = await aLaptop()
      await c.travel(place)
      expect(allRecords(c.replica)).toEqual(before)
      expect(await b.travel(place)).toMatchObject({ pulled: 0, held: 0 })
      expect(allRecords(b.replica)).toEqual(before)
    },
  )

  test('packs that vanish are left there again', async () => {
    const place = await aPlace()
    const [a, b] = [await aLaptop(), await aLaptop()]
    await a.replica.commit(edit([note()]))
    await a.travel(place)
    await rm(join(place.folder, 'changes'), { recursive: true })
    expect((await a.travel(place)).notices.map(({ code: name }) => name)).toEqual(['refilled'])
    await b.travel(place)
    expect(allRecords(b.replica)).toEqual(allRecords(a.replica))
  })

  test('another library’s folder in its place is refused, and neither changes', async () => {
    const [ours, theirs] = [await aPlace(), await aPlace()]
    const [a, stranger] = [await aLaptop(), await aLaptop()]
    await a.replica.commit(edit([note()]))
    await stranger.replica.commit(edit([note()]))
    await a.travel(ours)
    await stranger.travel(theirs)
    const before = allRecords(a.replica)
    await rm(ours.folder, { recursive: true })
    await cp(theirs.folder, ours.folder, { recursive: true })
    const there = filesIn(ours.folder)
    await expect(a.travel(ours)).rejects.toMatchObject({ name: 'anotherLibrary' })
    expect(allRecords(a.replica)).toEqual(before)
    expect(filesIn(ours.folder)).toEqual(there)
    // Nor does a library with a life of its own join by accident.
    const c = await aLaptop()
    await c.replica.commit(edit([note()]))
    await expect(c.travel(ours)).rejects.toMatchObject({ name: 'anotherLibrary' })
    await c.travel(ours, { accept: true })
    expect(Object.keys(allRecords(c.replica))).toHaveLength(2)
  })

  test('a half copied pack waits until it is whole; what follows is read meanwhile', async () => {
    const place = await aPlace()
    const [a, b] = [await aLaptop(), await aLaptop()]
    await a.replica.commit(edit([note()]))
    await a.travel(place)
    await a.replica.commit(edit([note()]))
    await a.travel(place)
    const [first] = filesIn(join(place.folder, 'changes')).sort()
    const whole = readFileSync(first!)
    await truncate(first!, whole.length - 7)
    const report = await b.travel(place)
    expect(report.notices).toContainEqual({ code: 'packsIncomplete', parameters: { count: 1 } })
    expect(Object.keys(allRecords(b.replica))).toHaveLength(1)
    writeFileSync(first!, whole)
    expect((await b.travel(place)).notices).toEqual([])
    expect(allRecords(b.replica)).toEqual(allRecords(a.replica))
  })

  test('removals beyond a handful wait for a word, over restarts, and are copied before', async () => {
    const place = await aPlace()
    const [a, b] = [await aLaptop(), await aLaptop()]
    const notes = Array.from({ length: 8 }, () => note())
    await a.replica.commit(edit(notes))
    await a.travel(place)
    await b.travel(place)
    const trash = (some: typeof notes) => edit(some.map(({ id }) => ({ id, set: { trashed: true } })))
    await a.replica.commit(trash(notes.slice(0, 2)))
    await a.travel(place)
    expect(await b.travel(place)).toMatchObject({ held: 0 })
    await a.replica.commit(trash(notes.slice(2)))
    await a.travel(place)
    const live = () => [...b.replica.records.all('note')].filter(({ trashed }) => !trashed).length
    expect(await b.travel(place)).toMatchObject({ held: 6 })
    expect(live()).toBe(6)
    expect(await b.travel(place)).toMatchObject({ held: 6 })
    // An edit meanwhile keeps its note.
    await b.replica.commit(edit([{ id: notes[7]!.id, set: { markdown: 'Still needed.' } }]))
    const accepted = await b.travel(place, { accept: true })
    expect(accepted).toMatchObject({ held: 0 })
    expect(live()).toBe(1)
    await a.travel(place)
    expect(allRecords(a.replica)).toEqual(allRecords(b.replica))
  })

  test('what an interrupted sync had done is not done twice', async () => {
    const place = await aPlace()
    const [a, b] = [await aLaptop(), await aLaptop()]
    await a.replica.commit(edit([note()]))
    const { road } = await a.sync.setUp({ address: place, passphrase: PASSPHRASE })
    const syncing = a.sync.syncNow(road.id)
    await a.sync.pause(road.id, true)
    await syncing.catch((error: Error) => expect(error).toMatchObject({ name: 'cancelled' }))
    expect((await a.sync.roads())[0]!.state).not.toBe('syncing')
    await a.travel(place)
    await b.travel(place)
    expect(allRecords(b.replica)).toEqual(allRecords(a.replica))
  })
})

test('a text that was taken in and not joined, since the program was killed between, is joined by the next', async () => {
  const place = await aPlace()
  const [a, b] = [await aLaptop(), await aLaptop()]
  const one = note(newId('note'), { markdown: 'Old.\n\nSlow.' })
  await a.replica.commit(edit([one]))
  for (const laptop of [a, b]) await laptop.travel(place)
  await a.replica.commit(edit([{ id: one.id, set: { markdown: 'Old.\n\nQuick.' } }]))
  await b.replica.commit(edit([{ id: one.id, set: { markdown: 'New.\n\nSlow.' } }]))
  for await (const { documents } of a.replica.send(0))
    await b.replica.receive(documents.filter(({ _id }) => !_id.startsWith('_')))
  expect(b.replica.conflicted()).toEqual([one.id])
  await b.close()
  const again = await aLaptop(b.replica.folder)
  expect(await again.travel(place)).toMatchObject({ conflicts: 0 })
  await a.travel(place)
  for (const { replica } of [a, again]) expect(replica.records.get('note', one.id)!.markdown).toBe('New.\n\nQuick.')
})

test('copies that a carrier of folders leaves where two wrote at once are no packs and no markers', async () => {
  const place = await aPlace()
  const [a, b] = [await aLaptop(), await aLaptop()]
  await a.replica.commit(edit([note()]))
  await a.travel(place)
  const changes = join(place.folder, 'changes', readdirSync(join(place.folder, 'changes'))[0]!)
  const [pack] = readdirSync(changes)
  const marker = join(place.folder, 'commonplace.json')
  const copies = [
    [join(changes, pack!), join(changes, pack!.replace('.pack', ' (Ben’s conflicted copy 2026-05-01).pack'))],
    [join(changes, pack!), join(changes, pack!.replace('.pack', '.sync-conflict-20260501-101010-ABCDEFG.pack'))],
    [marker, join(place.folder, 'commonplace (conflicted copy).json')],
    [marker, join(place.folder, 'commonplace.sync-conflict-20260501-101010-ABCDEFG.json')],
  ] as const
  for (const [from, to] of copies) await cp(from, to)
  await cp(changes, `${changes} (conflicted copy)`, { recursive: true })
  const report = await b.travel(place)
  expect(report).toMatchObject({ conflicts: 0, held: 0, notices: [] })
  expect(allRecords(b.replica)).toEqual(allRecords(a.replica))
  expect(await a.travel(place)).toMatchObject({ pushed: 0, pulled: 0, notices: [] })
  for (const [, copy] of copies) expect(existsSync(copy), 'it is not this program’s to remove').toBe(true)
})

describe('a hostile folder', () => {
  test('cannot make it read what is not its own, nor more than it can bear', async () => {
    const place = await aPlace()
    const [a, b] = [await aLaptop(), await aLaptop()]
    await a.replica.commit(edit([note()]))
    await a.travel(place)
    const writer = readdirSync(join(place.folder, 'changes'))[0]!
    const changes = join(place.folder, 'changes')
    await symlink('/etc', join(changes, 'f'.repeat(32)))
    await symlink('/etc/passwd', join(changes, writer, `00000009-${'0'.repeat(32)}.pack`))
    await mkdir(join(changes, writer, `00000010-${'0'.repeat(32)}.pack`))
    await writeFile(join(changes, writer, '..pack'), 'x')
    await writeFile(join(changes, writer, `00000011-${'1'.repeat(32)}.pack`), 'not what its name says')
    await mkdir(join(changes, '..evil'))
    const huge = join(changes, writer, `00000012-${'2'.repeat(32)}.pack`)
    await writeFile(huge, '')
    await truncate(huge, 70 * 1024 * 1024)
    const report = await b.travel(place)
    expect(report.notices.map(({ code: name, parameters }) => [name, parameters['count']])).toEqual([
      ['packsIncomplete', 1],
      ['packsRefused', 1],
    ])
    expect(allRecords(b.replica)).toEqual(allRecords(a.replica))
  })

  test('cannot pass one writer’s pack off as another’s, or as a later one', async () => {
    const place = await aPlace()
    const [a, b] = [await aLaptop(), await aLaptop()]
    await a.replica.commit(edit([note()]))
    await a.travel(place)
    const changes = join(place.folder, 'changes')
    const writer = readdirSync(changes)[0]!
    const pack = readdirSync(join(changes, writer))[0]!
    await mkdir(join(changes, 'e'.repeat(32)))
    await cp(join(changes, writer, pack), join(changes, 'e'.repeat(32), pack))
    await rename(join(changes, writer, pack), join(changes, writer, pack.replace('00000001', '00000002')))
    const { notices, pulled } = await b.travel(place)
    expect(notices).toEqual([{ code: 'packsRefused', parameters: { count: 2 } }])
    expect(pulled).toBe(0)
  })

  test('with a marker that is a link, garbage or a newer program’s is refused, and nothing is written', async () => {
    const place = await aPlace()
    const marker = join(place.folder, 'commonplace.json')
    const a = await aLaptop()
    await a.replica.commit(edit([note()]))
    await mkdir(place.folder)
    writeFileSync(marker, '{"commonplace": "library", "format": 2, "else": []}')
    await expect(a.travel(place)).rejects.toMatchObject({ name: 'roadNewer' })
    writeFileSync(marker, 'garbage')
    await expect(a.travel(place)).rejects.toMatchObject({ name: 'roadRefused' })
    expect(readdirSync(place.folder)).toEqual(['commonplace.json'])
    rmSync(marker)
  })
})
