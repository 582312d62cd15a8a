// What comes from other devices: merged where both wrote, never lost, and not believed where it cannot be true.
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openStore } from '../../../../electron/host/store/open.ts'
import type { Command, Edit, StoreEvent } from '../../../../electron/host/store/store.ts'
import { newId } from '../../../../shared/model/id.ts'
import { aFolder, allRecords, annotation, aStore, code } from './sample.ts'

const command = (edits: Edit[]): Command => ({ verb: 'annotate', parameters: {}, edits })

describe('another device', () => {
  /** Two libraries with one past, as after a first sync. */
  async function two(edits: Edit[]) {
    const folder = await aFolder()
    const a = await openStore(folder)
    await a.commit(command(edits))
    await a.close()
    const copy = join(await aFolder(), 'copy')
    await cp(folder, copy, { recursive: true })
    return [await aStore(folder), await aStore(copy)] as const
  }
  type Library = Awaited<ReturnType<typeof aStore>>
  async function exchange(from: Library, to: Library) {
    for await (const { documents } of from.send(0)) await to.receive(documents)
  }

  test('a copied library is another device; a reopened or moved one is not', async () => {
    const [a, b] = await two([code()])
    expect(b.device).not.toBe(a.device)
    const { folder, device } = b
    await b.close()
    expect((await aStore(folder)).device).toBe(device)
    expect(a.peek().undo).not.toBeNull()
  })

  test('both edit at once: both end with the same, and nothing is lost', async () => {
    const a0 = annotation()
    const [a, b] = await two([a0])
    await a.commit(
      command([{ id: a0.id, set: { color: 'blue' }, add: { themes: ['code:01ARZ3NDEKTSV4RRFFQ69G5FAV'] } }]),
    )
    await b.commit(
      command([
        { id: a0.id, set: { color: 'green', kind: 'summary' }, add: { themes: ['code:01ARZ3NDEKTSV4RRFFQ69G5FAX'] } },
      ]),
    )
    await Promise.all([exchange(a, b), exchange(b, a)])
    await exchange(a, b)
    await exchange(b, a)
    expect(allRecords(a)).toEqual(allRecords(b))
    const merged = a.records.get('annotation', a0.id)!
    expect(merged).toMatchObject({
      kind: 'summary',
      themes: ['code:01ARZ3NDEKTSV4RRFFQ69G5FAV', 'code:01ARZ3NDEKTSV4RRFFQ69G5FAX'],
    })
    const [other] = a.disagreements(a0.id)
    expect(other).toMatchObject({ kind: 'alternatives', field: 'color' })
    expect([merged.color, other?.kind === 'alternatives' && other.others[0]!.value].toSorted()).toEqual([
      'blue',
      'green',
    ])
    expect(a.disagreements(a0.id)).toEqual(b.disagreements(a0.id))
    expect([await a.verify(), await b.verify()]).toEqual([[], []])
  })

  test('who writes over one of two values leaves the other to be decided, and who decides does not', async () => {
    const a0 = annotation()
    const [a, b] = await two([a0])
    await a.commit(command([{ id: a0.id, set: { color: 'blue' } }]))
    await b.commit(command([{ id: a0.id, set: { color: 'green' } }]))
    await Promise.all([exchange(a, b), exchange(b, a)])
    const shown = a.records.get('annotation', a0.id)!.color
    const other = shown === 'blue' ? { value: 'green', device: b.device } : { value: 'blue', device: a.device }
    for (const color of ['pink', 'orange'] as const) {
      await a.commit(command([{ id: a0.id, set: { color } }]))
      await exchange(a, b)
      for (const each of [a, b]) {
        expect(each.records.get('annotation', a0.id)!.color).toBe(color)
        expect(each.disagreements(a0.id)).toEqual([{ kind: 'alternatives', field: 'color', others: [other] }])
      }
    }
    await b.commit(command([{ id: a0.id, set: { color: 'orange' }, settle: ['color'] }]))
    await exchange(b, a)
    for (const each of [a, b]) expect(each.disagreements(a0.id)).toEqual([])
  })

  test('links between passages made and taken away on two devices are all kept', async () => {
    const a0 = annotation()
    const [one, other, third] = ['AV', 'AW', 'AX'].map((end) => `an:01ARZ3NDEKTSV4RRFFQ69G5F${end}`)
    const [a, b] = await two([a0])
    await a.commit(command([{ id: a0.id, add: { links: [`supports:${one}`] } }]))
    await exchange(a, b)
    await a.commit(command([{ id: a0.id, add: { links: [`contradicts:${other}`] } }]))
    await b.commit(
      command([{ id: a0.id, add: { links: [`contradicts:${third}`] }, remove: { links: [`supports:${one}`] } }]),
    )
    await Promise.all([exchange(a, b), exchange(b, a)])
    await exchange(a, b)
    expect(allRecords(a)).toEqual(allRecords(b))
    const { links } = a.records.get('annotation', a0.id)!
    expect(links.toSorted()).toEqual([`contradicts:${other}`, `contradicts:${third}`])
    expect(a.disagreements(a0.id)).toEqual([])
  })

  test('trashed here, edited there: it stays, and says so', async () => {
    const a0 = annotation()
    const [a, b] = await two([a0])
    await a.commit(command([{ id: a0.id, set: { trashed: true } }]))
    await b.commit(command([{ id: a0.id, set: { color: 'green' } }]))
    await exchange(b, a)
    expect(a.records.get('annotation', a0.id)).toMatchObject({ trashed: false, color: 'green' })
    expect(a.disagreements(a0.id)).toEqual([{ kind: 'trashedButEdited', device: a.device, editedBy: b.device }])
    await a.commit(command([{ id: a0.id, set: { trashed: true } }]))
    expect(a.records.get('annotation', a0.id)!.trashed).toBe(true)
    expect(a.disagreements(a0.id)).toEqual([])
  })

  test.for([
    ['edits it again', (id: string) => ({ id, set: { color: 'pink' } })],
    ['tags it', (id: string) => ({ id, add: { themes: [newId('code')] } })],
    ['takes the other’s edit back', (id: string) => ({ id, set: { color: 'yellow' } })],
  ] as const)('trashed here, edited there: who knows of both and %s does not trash it', async ([, again]) => {
    const a0 = annotation()
    const [a, b] = await two([a0])
    await a.commit(command([{ id: a0.id, set: { trashed: true } }]))
    await b.commit(command([{ id: a0.id, set: { color: 'green' } }]))
    await Promise.all([exchange(a, b), exchange(b, a)])
    for (const each of [a, b]) await each.commit(command([again(a0.id)]))
    await Promise.all([exchange(a, b), exchange(b, a)])
    await exchange(a, b)
    for (const each of [a, b]) {
      expect(each.records.get('annotation', a0.id)!.trashed).toBe(false)
      expect(each.disagreements(a0.id)).toContainEqual(
        expect.objectContaining({ kind: 'trashedButEdited', device: a.device }),
      )
    }
    await a.commit(command([{ id: a0.id, set: { trashed: true } }]))
    await exchange(a, b)
    for (const each of [a, b]) {
      expect(each.records.get('annotation', a0.id)!.trashed).toBe(true)
      expect(each.disagreements(a0.id).map(({ kind }) => kind)).not.toContain('trashedButEdited')
    }
    await b.commit(command([{ id: a0.id, set: { trashed: false } }]))
    await exchange(b, a)
    expect(a.records.get('annotation', a0.id)!.trashed).toBe(false)
    expect(a.conflicted()).toEqual(b.conflicted())
  })

  test('taken out of the trash here, put there again without knowing: it stays, and says so', async () => {
    const a0 = annotation()
    const [a, b] = await two([a0])
    for (const each of [a, b]) await each.commit(command([{ id: a0.id, set: { trashed: true } }]))
    await a.commit(command([{ id: a0.id, set: { trashed: false } }]))
    await Promise.all([exchange(a, b), exchange(b, a)])
    for (const each of [a, b]) {
      expect(each.records.get('annotation', a0.id)!.trashed).toBe(false)
      expect(each.disagreements(a0.id)).toEqual([{ kind: 'trashedButEdited', device: b.device, editedBy: a.device }])
    }
    await a.commit(command([{ id: a0.id, set: { trashed: false }, settle: ['trashed'] }]))
    await exchange(a, b)
    for (const each of [a, b]) {
      expect(each.records.get('annotation', a0.id)!.trashed).toBe(false)
      expect(each.disagreements(a0.id)).toEqual([])
    }
  })

  test('undo leaves alone what the other has changed since, and names it', async () => {
    const [a0, a1] = [annotation(), annotation()]
    const [a, b] = await two([a0, a1])
    await a.commit(command([a0, a1].map(({ id }) => ({ id, set: { color: 'blue', kind: 'summary' } }))))
    await exchange(a, b)
    await b.commit(command([{ id: a0.id, set: { color: 'green' } }]))
    await exchange(b, a)
    const { skipped } = await a.undo()
    expect(skipped).toEqual([`${a0.id} color`])
    expect(a.records.get('annotation', a0.id)).toMatchObject({ color: 'green', kind: 'verbatim' })
    expect(a.records.get('annotation', a1.id)).toMatchObject({ color: 'yellow', kind: 'verbatim' })
    await a.redo()
    expect(a.records.get('annotation', a0.id)).toMatchObject({ color: 'green', kind: 'summary' })
  })

  test('a device undoes only its own changes, and sees all in the history', async () => {
    const [a, b] = await two([code()])
    const theirs = await b.commit(command([code()]))
    await exchange(b, a)
    expect((await a.history())[0]!.change.id).toBe(theirs.id)
    expect(a.peek().undo!.id).not.toBe(theirs.id)
  })

  test('listeners hear of what was received', async () => {
    const [a, b] = await two([code()])
    const c = code()
    await b.commit(command([c]))
    const heard: StoreEvent[] = []
    a.onChange((event) => heard.push(event))
    await exchange(b, a)
    expect(heard.flatMap(({ ids }) => ids)).toContain(c.id)
    expect(heard.at(-1)).toMatchObject({ sequence: a.sequence, change: null })
  })

  const revisions = { start: 1, ids: ['a'.repeat(32)] }
  const by = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
  const clock = { '*': [1, by, {}] }
  const name = { name: 'N', parent: null, color: 'blue', definition: '', trashed: false }
  test.each<[name: string, document: object]>([
    [
      'a field that is not what it should be',
      { type: 'code', v: 1, f: { ...name, color: 'mauve' }, k: clock, by, at: '' },
    ],
    ['a document of a newer shape', { type: 'code', v: 2, f: name, k: clock, by, at: '' }],
    ['a type that is not its id’s', { type: 'note', v: 1, f: name, k: clock, by, at: '' }],
    ['clocks that are none', { type: 'code', v: 1, f: name, k: { '*': [0, 'x', {}] }, by, at: '' }],
    [
      'a clock that counts beyond all numbers',
      { type: 'code', v: 1, f: name, k: { '*': [1e300, by, {}] }, by, at: '' },
    ],
    ['no content at all', {}],
    [
      'a way to the prototype',
      { type: 'code', v: 1, f: JSON.parse('{"__proto__": {"name": "N"}}'), k: clock, by, at: '' },
    ],
  ])('%s is set aside, kept, and cannot be edited', async (_, document) => {
    const folder = await aFolder()
    let store = await aStore(folder)
    const { id } = code()
    await store.receive([{ _id: id, _rev: `1-${revisions.ids[0]}`, _revisions: revisions, ...document }])
    for (const when of ['at once', 'after a restart']) {
      expect(
        store.setAside().map((one) => one.id),
        when,
      ).toEqual([id])
      expect(allRecords(store), when).toEqual({})
      await expect(store.commit(command([code(id)])), when).rejects.toMatchObject({ name: 'badValue' })
      expect(
        (await store.verify()).map((one) => one.id),
        when,
      ).toEqual([id])
      await store.close()
      store = await aStore(folder)
    }
  })

  test('what is of no known type, of impossible clocks, or in this device’s name is not let in', async () => {
    const store = await aStore()
    const mine = await store.commit(command([code()]))
    const { sequence } = store
    const ulid = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
    const change = { type: 'change', v: 1, f: { verb: 'annotate', parameters: {}, n: 9, changes: [] }, at: '' }
    const sent = [
      { _id: '_design/evil' },
      { _id: 'whatever' },
      { _id: code().id, type: 'code', v: 1, f: name, k: { '*': [Number.MAX_SAFE_INTEGER, by, {}] }, by, at: '' },
      { _id: `chg:${store.device}:${ulid}`, by: store.device, ...change },
    ].map((document) => ({ _rev: `1-${revisions.ids[0]}`, _revisions: revisions, ...document }))
    expect(await store.receive(sent)).toEqual({
      refused: sent.map(({ _id }) => _id),
      changed: [],
      merged: [],
      fields: [],
      before: sequence,
      after: sequence,
    })
    expect(store.sequence).toBe(sequence)
    expect(store.peek().undo!.id).toBe(mine.id)
  })

  test('nobody else’s undo marks a change of this device', async () => {
    const store = await aStore()
    const mine = await store.commit(command([code()]))
    const f = { verb: 'undo', parameters: {}, n: 9, changes: [], of: mine.id }
    const [_id, _rev] = [`chg:${by}:${by}`, `1-${revisions.ids[0]}`]
    await store.receive([{ _id, _rev, _revisions: revisions, type: 'change', v: 1, f, by, at: '' }])
    expect((await store.history()).map(({ undone }) => undone)).toEqual([false])
  })
})
