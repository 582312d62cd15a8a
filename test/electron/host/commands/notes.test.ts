import { afterEach, beforeEach, describe, expect, test } from 'vitest'
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
  expect(twice[0]!.note).toEqual(twice[1]!.note)
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

describe('a note that says something else by now than its writer began from', () => {
  const others = async (note: string): Promise<string[]> =>
    (await library.host.conflicts({}))
      .filter(({ id }) => id === note)
      .flatMap(({ disagreements }) => disagreements)
      .flatMap((one) => (one.kind === 'alternatives' ? [one.here, ...one.others.map(({ value }) => value)] : []))
      .map(String)
      .sort()
  const begin = async (markdown: string): Promise<string> => (await library.host.writeNote({ markdown })).note

  test.each([
    ['both changes stand where they do not touch', 'One two three.', 'Zero, one two three.', 'One two three four.'],
    ['a write that comes twice, typed on meanwhile, is no other change', 'One', 'One two', 'One two three'],
  ])('%s', async (_, base, theirs, mine) => {
    const note = await begin(base)
    await library.host.writeNote({ note, markdown: theirs })
    const { markdown } = await library.host.writeNote({ note, markdown: mine, base, session: 's' })
    for (const word of `${theirs} ${mine}`.match(/\w+/gu)!) expect(markdown.toLowerCase()).toContain(word.toLowerCase())
    expect((await library.host.notes({}))[0]!.markdown).toBe(markdown)
    expect(await library.host.conflicts({})).toEqual([])
  })

  test('what was taken out elsewhere stays out', async () => {
    const note = await begin('One two three four.')
    await library.host.writeNote({ note, markdown: 'One three four.' })
    const { markdown } = await library.host.writeNote({
      note,
      markdown: 'One two three four. Five.',
      base: 'One two three four.',
    })
    expect(markdown).toBe('One three four. Five.')
  })

  test('both are kept where they touch, to be decided by a person', async () => {
    const note = await begin('Begun.')
    await library.host.writeNote({ note, markdown: 'Begun. From the other laptop.' })
    const { markdown } = await library.host.writeNote({ note, markdown: 'Begun. From this one.', base: 'Begun.' })
    expect(markdown).toBe('Begun. From this one.')
    expect(await others(note)).toEqual(['Begun. From the other laptop.', 'Begun. From this one.'])
    // Typing on decides nothing, and loses nothing.
    await library.host.writeNote({ note, markdown: 'Begun. From this one, too.', base: markdown })
    expect(await others(note)).toEqual(['Begun. From the other laptop.', 'Begun. From this one, too.'])
  })

  test('it is not thrown away by somebody who saw only its beginning', async () => {
    const note = await begin('Begun.')
    await library.host.writeNote({ note, markdown: 'Begun, and gone on with.' })
    await library.host.writeNote({ note, markdown: '', base: 'Begun.' })
    expect((await library.host.notes({})).map(({ markdown }) => markdown)).toEqual(['Begun, and gone on with.'])
  })

  test('undo of what was typed here leaves what came in between', async () => {
    const note = await begin('One two three.')
    await library.host.writeNote({ note, markdown: 'One two three four.', base: 'One two three.', session: 's' })
    await library.host.writeNote({ note, markdown: 'Zero, one two three four.' })
    const base = 'One two three four.'
    await library.host.writeNote({ note, markdown: 'One two three four five.', base, session: 's' })
    await library.host.undo({})
    expect((await library.host.notes({}))[0]!.markdown).toBe('Zero, one two three four.')
  })
})
