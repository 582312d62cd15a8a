// A write that LevelDB reports as failed: the store goes on with a new handle, and what was refused stays refused.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { DurableLevel } from '../../../../electron/host/store/durable-level.ts'
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
