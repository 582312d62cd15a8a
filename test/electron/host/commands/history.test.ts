import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { labelOf } from '../../../../electron/host/commands/history.ts'
import { changeName } from '../../../../electron/host/commands/name.ts'
import { VERSION } from '../../../../electron/host/version.ts'
import { VERBS } from '../../../../shared/model/change.ts'
import { failure, openLibrary, type OpenedLibrary } from './open-library.ts'

let library: OpenedLibrary
beforeEach(async () => {
  library = await openLibrary()
})
afterEach(() => library.close())

const mark = (quote: string) => library.host.annotate({ source: 'harbour.txt', quote })

test('undo and redo walk through the history, across a restart, by name', async () => {
  await mark('Ships waited')
  await mark('Trade went by rail')
  const names = async () => (await library.host.history({})).map(({ name, undone }) => [name, undone])
  expect((await library.host.undo({})).name).toBe('Highlight “Trade went by rail” in harbour.txt')
  await library.reopen()
  expect((await names()).slice(0, 2)).toEqual([
    ['Highlight “Trade went by rail” in harbour.txt', true],
    ['Highlight “Ships waited” in harbour.txt', false],
  ])
  await library.host.undo({})
  expect(await library.host.quotes({})).toEqual([])
  await library.host.redo({})
  await library.host.redo({})
  expect(await library.host.quotes({})).toHaveLength(2)
  expect((await failure(library.host.redo({}))).name).toBe('nothingToRedo')
})

test('an empty history has nothing to undo', async () => {
  expect((await failure(library.host.undo({}))).name).toBe('nothingToUndo')
})

test('every verb has a name, with or without its parameters', () => {
  const names = VERBS.map((verb) => changeName(verb, {}))
  expect(new Set(names).size).toBe(VERBS.length)
  expect(names.join()).not.toContain('undefined')
})

test('a source in the trash takes everything of it along and brings it back', async () => {
  const { id } = await mark('Ships waited')
  const source = (await library.host.sources({}))[0]!.id
  await library.host.writeNote({ about: id, markdown: 'mine' })
  await library.host.trash({ ids: [source] })
  expect(await library.host.sources({})).toEqual([])
  expect(await library.host.quotes({})).toEqual([])
  expect(await library.host.references({})).toEqual([])
  expect((await library.host.trashed({})).map(({ kind, label }) => [kind, label])).toEqual([['source', 'harbour.txt']])
  expect((await failure(library.host.source({ source: 'harbour.txt' }))).name).toBe('notFound')
  expect((await library.host.undo({})).name).toBe('Put a source “harbour.txt” into the trash')
  expect((await library.host.quotes({}))[0]).toMatchObject({ id, note: 'mine' })
})

test('what is not there cannot be trashed', async () => {
  expect((await failure(library.host.trash({ ids: ['an:01ARZ3NDEKTSV4RRFFQ69G5FAV'] }))).name).toBe('notFound')
})

test('status tells what undo would do, and what there is', async () => {
  await mark('Ships waited')
  expect(await library.host.status({})).toMatchObject({
    folder: library.folder,
    counts: { sources: 1, annotations: 1 },
    undo: { verb: 'annotate', name: 'Highlight “Ships waited” in harbour.txt' },
    redo: null,
    unsaved: null,
    setAside: [],
    version: VERSION,
  })
})

test('the version is the package’s', async () => {
  const { version } = JSON.parse(await readFile(new URL('../../../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  expect(VERSION).toBe(version)
})

test('settings of this machine are kept', async () => {
  await library.host.setSetting({ key: 'reader.width', value: { pane: 320 } })
  await library.reopen()
  expect(await library.host.getSetting({ key: 'reader.width' })).toEqual({ pane: 320 })
  expect(await library.host.getSetting({ key: 'other' })).toBeNull()
})

test('a check of a sound library finds nothing', async () => {
  await mark('Ships waited')
  expect(await library.host.check({})).toMatchObject({ ok: true, problems: [] })
})

test('a check names a stored text that was changed or lost; the lists go on without it', async () => {
  await mark('Ships waited')
  const blobs = join(library.folder, 'blobs')
  const files = (await readdir(blobs, { recursive: true })).filter((name) => /[0-9a-f]{64}$/u.test(name))
  for (const file of files) {
    const path = join(blobs, file)
    if ((await readFile(path, 'utf8')).startsWith('{')) await writeFile(path, '{}')
    else await rm(path)
  }
  await library.reopen()
  const { ok, problems } = await library.host.check({})
  expect(ok).toBe(false)
  expect(problems.map(({ kind, message }) => [kind, /missing|changed/u.exec(message)?.[0]]).sort()).toEqual([
    ['blob', 'changed'],
    ['blob', 'missing'],
  ])
  expect(await library.host.sources({})).toMatchObject([{ file: 'harbour.txt', works: [], words: 0 }])
  expect(await library.host.quotes({})).toMatchObject([{ quote: 'Ships waited', page: null, work: null }])
  expect((await failure(library.host.source({ source: 'harbour.txt' }))).name).toBe('libraryDamaged')
})

test.each([
  ['by its title', { title: 'Harbour dues' }, 'Harbour dues'],
  ['by its key', { id: 'dues1998' }, 'dues1998'],
  ['by the file of its text, where the text alone has a title', {}, 'harbour.txt'],
])('a reference is called %s', async (_, item, label) => {
  const records = { get: () => ({ file: 'harbour.txt' }) }
  const record = { type: 'reference', id: 'ref:1', item, source: 'src:1', work: null }
  expect(labelOf(records as never, record as never)).toBe(label)
})
