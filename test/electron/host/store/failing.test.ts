// A read or write that LevelDB reports as failed: the store goes on with a new handle, and what was refused stays refused.
import LevelDOWN from 'leveldown'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { DurableLevel } from '../../../../electron/host/store/durable-level.ts'
import type { LibraryStore } from '../../../../electron/host/store/library-store.ts'
import { aFolder, allRecords, aStore, code } from './sample.ts'

const write = DurableLevel.prototype._batch
afterEach(() => void vi.restoreAllMocks())

/** The next batch fails; `after` it has reached the disk, as when only the fsync's answer is an error. */
function failNextWrite(message: string, { after }: { after: boolean }): void {
  vi.spyOn(DurableLevel.prototype, '_batch').mockImplementationOnce(function (
    this: DurableLevel,
    operations,
    options,
    done,
  ) {
    const fail = () => {
      this.failure = new Error(message)
      done(this.failure)
    }
    if (after) write.call(this, operations, options, fail)
    else setImmediate(fail)
  })
}

describe.each([
  ['nothing of it reached the disk', false],
  ['all of it reached the disk', true],
])('%s', (_, after) => {
  test.each([
    ['No space left on device', 'diskFull'],
    ['Input/output error', 'couldNotSave'],
  ])('“%s”', async (message, name) => {
    const folder = await aFolder()
    let store = await aStore(folder)
    const first = code()
    await store.commit({ verb: 'createTheme', parameters: {}, edits: [first] })
    const before = allRecords(store)
    failNextWrite(`IO error: /somewhere/db/000003.log: ${message}`, { after })
    const edits = [{ id: first.id, set: { name: 'Force' } }]
    await expect(store.commit({ verb: 'renameTheme', parameters: {}, edits })).rejects.toMatchObject({ name })
    expect(allRecords(store)).toEqual(before)

    const second = code()
    await store.commit({ verb: 'createTheme', parameters: {}, edits: [second] })
    const expected = { ...before, [second.id]: allRecords(store)[second.id] }
    expect(allRecords(store)).toEqual(expected)
    expect((await store.history()).filter(({ undone }) => !undone)).toHaveLength(2)
    await store.close()
    store = await aStore(folder)
    expect(allRecords(store)).toEqual(expected)
    expect(await store.verify()).toEqual([])
  })

  test('an undo', async () => {
    const store = await aStore()
    const first = code()
    await store.commit({ verb: 'createTheme', parameters: {}, edits: [first] })
    await store.commit({ verb: 'renameTheme', parameters: {}, edits: [{ id: first.id, set: { name: 'Force' } }] })
    failNextWrite('IO error: Input/output error', { after })
    await expect(store.undo()).rejects.toMatchObject({ name: 'couldNotSave' })
    expect(store.records.get('code', first.id)!.name).toBe('Force')
    expect((await store.undo()).undone.verb).toBe('renameTheme')
    expect(store.records.get('code', first.id)!.name).toBe('Power')
    await store.redo()
    expect(store.records.get('code', first.id)!.name).toBe('Force')
  })

  test('a value of this machine', async () => {
    const store = await aStore()
    await store.setLocal('window', 1)
    failNextWrite('IO error: Input/output error', { after })
    await expect(store.setLocal('window', 2)).rejects.toMatchObject({ name: 'couldNotSave' })
    await store.setLocal('window', 3)
    expect(await store.getLocal('window')).toBe(3)
  })
})

test('every change is flushed before it is acknowledged; what may be found out again is not', async () => {
  const store = await aStore()
  const written = vi.spyOn(LevelDOWN.prototype, '_batch')
  const flushed = () => written.mock.calls.splice(0).map(([, options]) => (options as { sync?: boolean }).sync)
  const first = code()
  await store.commit({ verb: 'createTheme', parameters: {}, edits: [first] })
  expect(flushed()).toEqual([true])
  await store.setLocal('standing', { since: 2 }, 'soon')
  await store.setLocal('standing', { since: 3 }, 'soon')
  expect(await store.getLocal('standing')).toEqual({ since: 3 })
  expect(flushed()).toEqual([])
  await vi.waitFor(() => expect(written).toHaveBeenCalled())
  expect(flushed()).toEqual([false])
  await store.setLocal('choice', 'all')
  await store.commit({ verb: 'renameTheme', parameters: {}, edits: [{ id: first.id, set: { name: 'Force' } }] })
  expect(flushed()).toEqual([true, true])
  expect(await store.getLocal('standing')).toEqual({ since: 3 })
})

test('a folded save that was refused is saved by the next one', async () => {
  const store = await aStore()
  const first = code()
  const save = (definition: string) =>
    store.commit({
      verb: 'defineTheme',
      parameters: {},
      edits: [{ id: first.id, set: { definition } }],
      fold: 'session',
    })
  await store.commit({ verb: 'createTheme', parameters: {}, edits: [first] })
  await save('a')
  failNextWrite('IO error: Input/output error', { after: true })
  await expect(save('ab')).rejects.toMatchObject({ name: 'couldNotSave' })
  await save('abc')
  expect(store.records.get('code', first.id)!.definition).toBe('abc')
  while (store.peek().undo?.verb === 'defineTheme') await store.undo()
  expect(store.records.get('code', first.id)!.definition).toBe('')
})

describe('a failed read is told, and over with the next command', () => {
  const failure = new Error('Corruption: block checksum mismatch')
  test.each<[name: string, fail: () => void, read: (store: LibraryStore) => Promise<unknown>]>([
    [
      'of one document',
      () =>
        vi.spyOn(LevelDOWN.prototype, '_get').mockImplementationOnce((_key, _options, done) => {
          setImmediate(done, failure)
        }),
      (store) => store.history(),
    ],
    [
      'in a scan',
      () => {
        const iterator = LevelDOWN.prototype._iterator
        vi.spyOn(LevelDOWN.prototype, '_iterator').mockImplementationOnce(function (this: LevelDOWN, options) {
          const real = iterator.call(this, options)
          real._next = (done) => void setImmediate(done, failure)
          return real
        })
      },
      (store) => store.verify(),
    ],
    [
      'while a command is written',
      () =>
        vi.spyOn(LevelDOWN.prototype, '_get').mockImplementationOnce((_key, _options, done) => {
          setImmediate(done, failure)
        }),
      (store) => store.commit({ verb: 'createTheme', parameters: {}, edits: [code()] }),
    ],
  ])('%s', async (_, fail, read) => {
    const store = await aStore()
    await store.commit({ verb: 'createTheme', parameters: {}, edits: [code()] })
    fail()
    await expect(read(store)).rejects.toMatchObject({
      name: 'libraryDamaged',
      parameters: { problem: failure.message },
    })
    await store.commit({ verb: 'createTheme', parameters: {}, edits: [code()] })
    expect(await store.history()).toHaveLength(2)
    expect(await store.verify()).toEqual([])
  })
})

describe('a command over many records', () => {
  const edits = Array.from({ length: 600 }, () => code())

  test('is one LevelDB batch', async () => {
    const folder = await aFolder()
    let store = await aStore(folder)
    const batches = vi.spyOn(LevelDOWN.prototype, '_batch')
    await store.commit({ verb: 'createTheme', parameters: {}, edits })
    expect(batches).toHaveBeenCalledTimes(1)
    await store.undo()
    expect(batches).toHaveBeenCalledTimes(2)
    await store.redo()
    await store.close()
    store = await aStore(folder)
    expect(store.records.count('code')).toBe(edits.length)
    expect([...store.records.all('code')].every(({ trashed }) => !trashed)).toBe(true)
    expect(await store.verify()).toEqual([])
  })

  test.each([0, 1, 2])('that fails after %i portions is not there at all', async (portions) => {
    const store = await aStore()
    const first = code()
    await store.commit({ verb: 'createTheme', parameters: {}, edits: [first] })
    const batch = vi.spyOn(DurableLevel.prototype, '_batch')
    for (let i = 0; i < portions; i++) batch.mockImplementationOnce(write)
    failNextWrite('IO error: No space left on device', { after: false })
    await expect(store.commit({ verb: 'createTheme', parameters: {}, edits })).rejects.toMatchObject({
      name: 'diskFull',
    })
    batch.mockRestore()
    await store.commit({ verb: 'renameTheme', parameters: {}, edits: [{ id: first.id, set: { name: 'Force' } }] })
    expect(Object.keys(allRecords(store))).toEqual([first.id])
    expect(await store.verify()).toEqual([])
  })
})
