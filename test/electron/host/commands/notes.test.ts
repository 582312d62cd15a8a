import { afterEach, beforeEach, expect, test } from 'vitest'
import { failure, openLibrary, type OpenedLibrary } from './open-library.ts'

let library: OpenedLibrary
let passage: string
beforeEach(async () => {
  library = await openLibrary()
  passage = (await library.host.annotate({ source: 'harbour.txt', quote: 'Ships waited' })).id
})
afterEach(() => library.close())

const quote = async () => (await library.host.quotes({}))[0]!

test('a note is about a passage, a source, a theme, or free', async () => {
  const { theme } = await library.host.createTheme({ path: 'Delay' })
  const source = (await library.host.sources({}))[0]!.id
  for (const about of [passage, source, theme, null]) await library.host.writeNote({ about, markdown: `on ${about}` })
  expect((await library.host.notes({})).map(({ about }) => about)).toEqual([passage, source, theme, null])
  expect((await library.host.notes({ about: null })).map(({ markdown }) => markdown)).toEqual(['on null'])
  expect((await library.host.notes({ about: theme })).map(({ markdown }) => markdown)).toEqual([`on ${theme}`])
  expect((await quote()).note).toBe(`on ${passage}`)
})

test('saves within a session are one step of undo, other sessions their own', async () => {
  const { note } = await library.host.writeNote({ about: passage, markdown: 'o', session: 'a' })
  await library.host.writeNote({ note, markdown: 'on', session: 'a' })
  await library.host.writeNote({ note, markdown: 'one', session: 'a' })
  await library.host.writeNote({ note, markdown: 'one two', session: 'b' })
  await library.host.undo({})
  expect((await quote()).note).toBe('one')
  await library.host.undo({})
  expect((await quote()).note).toBeNull()
  await library.host.redo({})
  expect((await quote()).note).toBe('one')
})

test('a new note that comes twice in one session is one note', async () => {
  const twice = await Promise.all(
    ['o', 'on'].map((markdown) => library.host.writeNote({ about: passage, markdown, session: 'a' })),
  )
  expect(twice[0]).toEqual(twice[1])
  await library.host.writeNote({ about: passage, markdown: 'one', session: 'a' })
  expect((await library.host.notes({})).map(({ markdown }) => markdown)).toEqual(['one'])
  await library.host.writeNote({ about: null, markdown: 'free', session: 'a' })
  await library.host.writeNote({ about: passage, markdown: 'another', session: 'b' })
  expect(await library.host.notes({})).toHaveLength(3)
})

test('an emptied note goes to the trash, and one written in again comes back', async () => {
  const { note } = await library.host.writeNote({ about: passage, markdown: 'one' })
  await library.host.writeNote({ note, markdown: ' \n' })
  expect((await quote()).note).toBeNull()
  expect(await library.host.notes({})).toEqual([])
  await library.host.writeNote({ note, markdown: 'two' })
  expect((await quote()).note).toBe('two')
})

test('writing what stands there is no change', async () => {
  const { note } = await library.host.writeNote({ about: passage, markdown: 'one' })
  const before = await library.host.history({})
  await library.host.writeNote({ note, markdown: 'one' })
  expect(await library.host.history({})).toEqual(before)
})

test('a note needs words and something that is there', async () => {
  expect((await failure(library.host.writeNote({ about: null, markdown: '' }))).name).toBe('badValue')
  expect((await failure(library.host.writeNote({ note: 'note:01ARZ3NDEKTSV4RRFFQ69G5FAV', markdown: 'x' }))).name).toBe(
    'notFound',
  )
  await library.host.trash({ ids: [passage] })
  expect((await failure(library.host.writeNote({ about: passage, markdown: 'x' }))).name).toBe('notFound')
})

test('a passage in the trash takes its note along', async () => {
  await library.host.writeNote({ about: passage, markdown: 'one' })
  await library.host.trash({ ids: [passage] })
  expect(await library.host.notes({})).toEqual([])
  await library.host.restore({ ids: [passage] })
  expect((await quote()).note).toBe('one')
})
