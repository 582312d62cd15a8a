// What the store promises on one device: records, changes, undo and redo, events, values of this machine, over restarts.
import { describe, expect, test, vi } from 'vitest'
import type { Command, Edit, StoreEvent } from '../../../../electron/host/store/store.ts'
import { newId } from '../../../../shared/model/id.ts'
import { aFolder, allRecords, annotation, aSource, aStore, code, note, reference } from './sample.ts'

const command = (edits: Edit[], more: Partial<Command> = {}): Command => ({
  verb: 'annotate',
  parameters: {},
  edits,
  ...more,
})

describe('commit', () => {
  test('a record is there, frozen, with its defaults, and found by its owner', async () => {
    const store = await aStore()
    const a = annotation()
    const about = note(newId('note'), { about: a.id })
    const change = await store.commit(command([a, about]))
    const record = store.records.get('annotation', a.id)!
    expect(record).toEqual({ type: 'annotation', id: a.id, ...a.set, themes: [], links: [], trashed: false })
    expect(Object.isFrozen(record.selector[1])).toBe(true)
    expect([...store.records.annotationsOf(aSource)]).toEqual([record])
    expect([...store.records.notesAbout(a.id)].map(({ id }) => id)).toEqual([about.id])
    expect(store.records.count('annotation')).toBe(1)
    expect(change).toMatchObject({
      verb: 'annotate',
      n: 1,
      changes: [
        { id: a.id, field: 'type', after: 'annotation' },
        { id: about.id, field: 'type', after: 'note' },
      ],
    })
  })

  test.each<[name: string, first: Edit, second: Omit<Edit, 'id'>, changes: object[], after: object]>([
    [
      'a field',
      annotation(),
      { set: { color: 'blue' } },
      [{ field: 'color', before: 'yellow', after: 'blue' }],
      { color: 'blue' },
    ],
    [
      'a field twice in one command',
      annotation(),
      { set: { color: 'blue', kind: 'summary' } },
      [
        { field: 'color', before: 'yellow', after: 'blue' },
        { field: 'kind', before: 'verbatim', after: 'summary' },
      ],
      { color: 'blue', kind: 'summary' },
    ],
    [
      'a theme added',
      annotation(),
      { add: { themes: ['code:01ARZ3NDEKTSV4RRFFQ69G5FAV'] } },
      [{ field: 'themes:code:01ARZ3NDEKTSV4RRFFQ69G5FAV', before: false, after: true }],
      { themes: ['code:01ARZ3NDEKTSV4RRFFQ69G5FAV'] },
    ],
    [
      'a theme removed',
      annotation(undefined, { themes: ['code:01ARZ3NDEKTSV4RRFFQ69G5FAV'] }),
      { remove: { themes: ['code:01ARZ3NDEKTSV4RRFFQ69G5FAV'] } },
      [{ field: 'themes:code:01ARZ3NDEKTSV4RRFFQ69G5FAV', before: true, after: false }],
      { themes: [] },
    ],
    [
      'all themes replaced',
      annotation(undefined, { themes: ['code:01ARZ3NDEKTSV4RRFFQ69G5FAV'] }),
      { set: { themes: ['code:01ARZ3NDEKTSV4RRFFQ69G5FAX'] } },
      [
        { field: 'themes:code:01ARZ3NDEKTSV4RRFFQ69G5FAV', before: true, after: false },
        { field: 'themes:code:01ARZ3NDEKTSV4RRFFQ69G5FAX', before: false, after: true },
      ],
      { themes: ['code:01ARZ3NDEKTSV4RRFFQ69G5FAX'] },
    ],
    [
      'a CSL variable',
      reference(),
      { set: { 'item.title': 'On Force' } },
      [{ field: 'item.title', before: 'On Power', after: 'On Force' }],
      { item: { type: 'book', title: 'On Force' } },
    ],
    [
      'a CSL variable added',
      reference(),
      { set: { 'item.page': '3' } },
      [{ field: 'item.page', after: '3' }],
      { item: { type: 'book', title: 'On Power', page: '3' } },
    ],
    [
      'a CSL variable removed',
      reference(),
      { set: { 'item.title': undefined } },
      [{ field: 'item.title', before: 'On Power' }],
      { item: { type: 'book' } },
    ],
    [
      'a whole item',
      reference(),
      { set: { item: { title: 'On Force', page: '3' } } },
      [
        { field: 'item.type', before: 'book' },
        { field: 'item.title', before: 'On Power', after: 'On Force' },
        { field: 'item.page', after: '3' },
      ],
      { item: { title: 'On Force', page: '3' } },
    ],
  ])('%s', async (_, first, second, changes, after) => {
    const store = await aStore()
    await store.commit(command([first]))
    const before = allRecords(store)
    const change = await store.commit(command([{ id: first.id, ...second }]))
    expect(change.changes).toEqual(changes.map((one) => ({ id: first.id, ...one })))
    expect(allRecords(store)[first.id]).toMatchObject(after)
    await store.undo()
    expect(allRecords(store)).toEqual(before)
    await store.redo()
    expect(allRecords(store)[first.id]).toMatchObject(after)
    expect(await store.verify()).toEqual([])
  })

  test.each<[name: string, edit: Edit]>([
    ['the value it has', { id: '', set: { color: 'yellow' } }],
    [
      'an equal value with its keys in another order',
      {
        id: '',
        set: {
          selector: [
            { end: 9, start: 3, type: 'TextPositionSelector' },
            { suffix: '.', prefix: 'on ', exact: 'a claim', type: 'TextQuoteSelector' },
          ],
        },
      },
    ],
    ['a theme removed that is not there', { id: '', remove: { themes: ['code:01ARZ3NDEKTSV4RRFFQ69G5FAV'] } }],
    [
      'there and back',
      {
        id: '',
        add: { themes: ['code:01ARZ3NDEKTSV4RRFFQ69G5FAV'] },
        remove: { themes: ['code:01ARZ3NDEKTSV4RRFFQ69G5FAV'] },
      },
    ],
  ])('nothing is recorded for %s', async (_, edit) => {
    const store = await aStore()
    const a = annotation()
    await store.commit(command([a]))
    const { sequence } = store
    expect((await store.commit(command([{ ...edit, id: a.id }]))).changes).toEqual([])
    expect(store.sequence).toBe(sequence)
    expect(await store.history()).toHaveLength(1)
  })

  test.each<[name: string, edit: Edit]>([
    ['a colour that is none', annotation(undefined, { color: 'mauve' })],
    ['a missing field', { id: newId('annotation'), set: { color: 'yellow' } }],
    ['an id of no type', { id: 'xx:1', set: {} }],
    ['the id of a change', { id: `chg:${'0'.repeat(26)}:${'0'.repeat(26)}`, set: {} }],
    ['a malformed id', { ...annotation(), id: 'an:short' }],
    ['another record’s type', code(undefined, { type: 'note' })],
    ['a way to the prototype', reference(undefined, JSON.parse('{"__proto__": "x"}'))],
    ['… deeper', reference(undefined, { custom: JSON.parse('{"a": {"__proto__": 1}}') })],
    ['a field named like CouchDB’s own', code(undefined, { _rev: 'x' })],
    ['a number that is none', reference(undefined, { volume: Number.NaN })],
    ['a function', code(undefined, { name: () => 'x' })],
    ['themes that are no list', annotation(undefined, { themes: 'Power' })],
    ['an item that is no object', { id: newId('reference'), set: { source: null, work: null, item: 'book' } }],
  ])('%s is refused and changes nothing, not even what else was in the command', async (_, edit) => {
    const store = await aStore()
    await expect(store.commit(command([code(), edit]))).rejects.toMatchObject({ name: 'badValue' })
    expect(allRecords(store)).toEqual({})
    expect(store.sequence).toBe(0)
    await store.commit(command([code()]))
  })

  test('commands given at once run one after another', async () => {
    const store = await aStore()
    const c = code()
    const changes = await Promise.all([
      store.commit(command([c])),
      ...['1', '2', '3'].map((definition) => store.commit(command([{ id: c.id, set: { definition } }]))),
    ])
    expect(changes.map(({ n }) => n)).toEqual([1, 2, 3, 4])
    expect(changes.slice(1).map(({ changes: [one] }) => [one!.before, one!.after])).toEqual([
      ['', '1'],
      ['1', '2'],
      ['2', '3'],
    ])
    expect(store.records.get('code', c.id)!.definition).toBe('3')
  })

  test('listeners hear of it before the command is acknowledged, until they stop, and one that throws harms nobody', async () => {
    const store = await aStore()
    const heard: StoreEvent[] = []
    store.onChange(() => {
      throw new Error('a listener’s own trouble')
    })
    const stop = store.onChange((event) => heard.push(event))
    const warned = vi.spyOn(process, 'emitWarning').mockImplementationOnce(() => undefined)
    const c = code()
    const change = await store.commit(command([c]))
    expect(heard).toEqual([{ sequence: store.sequence, ids: [c.id], change }])
    expect(warned.mock.lastCall?.[0]).toMatchObject({ message: 'a listener’s own trouble' })
    warned.mockReset().mockImplementation(() => undefined)
    stop()
    await store.commit(command([{ id: c.id, set: { name: 'Force' } }]))
    warned.mockRestore()
    expect(heard).toHaveLength(1)
  })
})

describe('undo and redo', () => {
  test('with nothing to do they say so', async () => {
    const store = await aStore()
    await expect(store.undo()).rejects.toMatchObject({ name: 'nothingToUndo' })
    await expect(store.redo()).rejects.toMatchObject({ name: 'nothingToRedo' })
    expect(store.peek()).toEqual({ undo: null, redo: null })
  })

  test('a created record goes to the trash and comes back; a new command ends redo; history marks what is undone', async () => {
    const folder = await aFolder()
    let store = await aStore(folder)
    const c = code()
    const made = await store.commit(command([c], { verb: 'createTheme', parameters: { theme: 'Power' } }))
    const renamed = await store.commit(command([{ id: c.id, set: { name: 'Force' } }], { verb: 'renameTheme' }))
    expect((await store.undo()).undone.id).toBe(renamed.id)
    expect((await store.undo()).undone.id).toBe(made.id)
    expect(store.records.get('code', c.id)).toMatchObject({ name: 'Power', trashed: true })
    await store.close()
    store = await aStore(folder)
    expect(store.peek()).toMatchObject({ undo: null, redo: { id: made.id, parameters: { theme: 'Power' } } })
    expect((await store.history()).map(({ change, undone }) => [change.id, undone])).toEqual([
      [renamed.id, true],
      [made.id, true],
    ])
    expect((await store.redo()).redone.id).toBe(made.id)
    expect(store.records.get('code', c.id)!.trashed).toBe(false)
    expect((await store.history()).map(({ undone }) => undone)).toEqual([true, false])
    expect(store.peek()).toMatchObject({ undo: { id: made.id }, redo: { id: renamed.id } })
    await store.commit(command([{ id: c.id, set: { color: 'pink' } }]))
    expect(store.peek().redo).toBeNull()
    expect(await store.history(1)).toHaveLength(1)
  })

  test('saves of one note in one session are one step, also once undone and redone', async () => {
    const store = await aStore()
    const n = note()
    const save = (markdown: string, fold: string) =>
      store.commit(command([{ ...n, set: { ...n.set, markdown } }], { verb: 'writeNote', fold }))
    await save('A', 's1')
    await save('AB', 's1')
    await save('ABC', 's2')
    await save('ABCD', 's2')
    expect((await store.history()).map(({ change }) => change.changes)).toEqual([
      [{ id: n.id, field: 'markdown', before: 'AB', after: 'ABCD' }],
      [{ id: n.id, field: 'type', after: 'note' }],
    ])
    await store.undo()
    expect(store.records.get('note', n.id)!.markdown).toBe('AB')
    await store.redo()
    expect(store.records.get('note', n.id)!.markdown).toBe('ABCD')
    await save('ABCDE', 's2')
    expect(await store.history(), 'after undo and redo a new step begins').toHaveLength(3)
    await save('ABCDE', 's2')
    const other = code()
    await store.commit(command([other]))
    await save('x', 's2')
    expect(await store.history(), 'something else was done since').toHaveLength(5)
  })
})

describe('values of this machine', () => {
  test('are kept over a restart and replaced', async () => {
    const folder = await aFolder()
    let store = await aStore(folder)
    expect(await store.getLocal('window')).toBeUndefined()
    await store.setLocal('window', { width: 3 })
    await store.setLocal('window', { width: 4 })
    await store.close()
    store = await aStore(folder)
    expect(await store.getLocal('window')).toEqual({ width: 4 })
    expect(store.sequence).toBe(0)
  })
})

test('a closed store refuses, and closing twice is closing once', async () => {
  const store = await aStore()
  const last = store.commit(command([code()]))
  await Promise.all([store.close(), store.close()])
  expect((await last).n).toBe(1)
  await expect(store.commit(command([code()]))).rejects.toMatchObject({ name: 'closed' })
  await expect(store.undo()).rejects.toMatchObject({ name: 'closed' })
})

describe('verify', () => {
  test('finds nothing wrong while commands go on', async () => {
    const store = await aStore()
    const edits = Array.from({ length: 300 }, () => code())
    await store.commit(command(edits))
    const verifying = store.verify()
    for (const { id } of edits.slice(0, 20)) await store.commit(command([{ id, set: { name: 'Force' } }]))
    expect(await verifying).toEqual([])
  })

  test('ends when the store is closed meanwhile', async () => {
    const store = await aStore()
    await store.commit(command(Array.from({ length: 300 }, () => code())))
    const refused = expect(store.verify()).rejects.toMatchObject({ name: 'closed' })
    // Once its turn has come, so that closing finds it at work.
    await store.getLocal('turn')
    await store.close()
    await refused
  })
})
