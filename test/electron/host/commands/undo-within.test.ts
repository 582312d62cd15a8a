import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addTexts, failure, HARBOUR, openLibrary, type OpenedLibrary, RAILWAY } from './open-library.ts'

let library: OpenedLibrary
let harbour: string
let railway: string
beforeEach(async () => {
  library = await openLibrary({ 'harbour.txt': HARBOUR, 'railway.txt': RAILWAY })
  ;[harbour, railway] = (await library.host.sources({})).map(({ id }) => id) as [string, string]
})
afterEach(() => library.close())

const mark = async (source: string, quote: string) => (await library.host.annotate({ source, quote })).id
const quotes = async () => (await library.host.quotes({})).map(({ quote }) => quote)

describe('undo within a view', () => {
  test('undoes the newest change of one source and leaves the other alone', async () => {
    await mark('harbour.txt', 'Ships waited')
    await mark('railway.txt', 'single and slow')
    const { change } = await library.host.undoWithin({ within: harbour })
    expect(change.name).toBe('Highlight “Ships waited” in harbour.txt')
    expect(await quotes()).toEqual(['single and slow'])
    await library.host.redoWithin({ within: harbour })
    expect(await quotes()).toEqual(['Ships waited', 'single and slow'])
  })

  test('a theme has what was tagged and untagged with it, also where nothing is tagged any more', async () => {
    const passage = await mark('harbour.txt', 'Ships waited')
    const { theme } = await library.host.tag({ annotations: [passage], theme: 'Delay' })
    await library.host.untag({ annotations: [passage], theme })
    await mark('railway.txt', 'single and slow')
    expect((await library.host.undoWithin({ within: theme })).change.verb).toBe('untag')
    expect((await library.host.quotes({ theme }))[0]!.quote).toBe('Ships waited')
  })

  test('a note has its own changes only', async () => {
    const { note: one } = await library.host.writeNote({ about: null, markdown: 'one' })
    const { note: two } = await library.host.writeNote({ about: null, markdown: 'two' })
    await library.host.writeNote({ note: one, markdown: 'one more' })
    await library.host.writeNote({ note: two, markdown: 'two more' })
    await library.host.undoWithin({ within: one })
    expect((await library.host.notes({})).map(({ markdown }) => markdown)).toEqual(['one', 'two more'])
  })

  test('what something else rests on is left alone, and that is named', async () => {
    const passage = await mark('harbour.txt', 'Ships waited')
    const { note } = await library.host.writeNote({ about: passage, markdown: 'why?' })
    // The newest change of the note is its making; of the passage, too: it shows its notes.
    expect((await library.host.undoWithin({ within: note })).later).toEqual([])
    await library.host.redoWithin({ within: note })
    const { theme } = await library.host.tag({ annotations: [passage], theme: 'Delay' })
    await library.host.renameTheme({ theme, name: 'Waiting' })
    await library.host.undoWithin({ within: theme })
    await library.host.redoWithin({ within: theme })
    const other = await mark('railway.txt', 'single and slow')
    await library.host.createTheme({ path: 'Waiting/Long' })
    await library.host.undo({})
    await library.host.tag({ annotations: [other], theme: 'Waiting' })
    // Of the harbour the newest is the tagging, which made the theme that the railway's passage now has.
    const refused = await library.host.undoWithin({ within: harbour })
    expect(refused.change.verb).toBe('tag')
    expect(refused.later.map(({ verb }) => verb)).toEqual(['tag', 'renameTheme'])
    expect((await library.host.quotes({ theme })).length).toBe(2)
  })

  test('nothing left is said so', async () => {
    const { theme } = await library.host.createTheme({ path: 'Delay' })
    await library.host.undoWithin({ within: theme })
    expect(await failure(library.host.undoWithin({ within: theme }))).toMatchObject({ name: 'nothingToUndo' })
    await library.host.redoWithin({ within: theme })
    expect(await failure(library.host.redoWithin({ within: theme }))).toMatchObject({ name: 'nothingToRedo' })
  })

  test('holds over a restart', async () => {
    await mark('harbour.txt', 'Ships waited')
    await mark('railway.txt', 'single and slow')
    await library.reopen()
    await library.host.undoWithin({ within: harbour })
    await library.reopen()
    expect(await quotes()).toEqual(['single and slow'])
    await library.host.redoWithin({ within: harbour })
    await library.host.undoWithin({ within: railway })
    expect(await quotes()).toEqual(['Ships waited'])
  })
})

describe('going to a moment', () => {
  /** Three passages, each a step. */
  const three = async () => {
    for (const quote of ['Ships waited', 'In spring', 'Nobody had expected']) await mark('harbour.txt', quote)
    return (await library.host.history({})).filter(({ verb }) => verb === 'annotate')
  }

  test('back to a change undoes all after it, and forward again does them again', async () => {
    const [third, , first] = await three()
    expect(await library.host.goTo({ change: first!.id })).toMatchObject({ undone: 2, redone: 0, skipped: [] })
    expect(await quotes()).toEqual(['Ships waited'])
    const steps = (await library.host.history({ limit: 3 })).map(({ step, undone, own }) => [step, undone, own])
    expect(steps).toEqual([
      ['forward', true, true],
      ['forward', true, true],
      ['back', false, true],
    ])
    await library.reopen()
    expect(await library.host.goTo({ change: third!.id })).toMatchObject({ undone: 0, redone: 2 })
    expect(await quotes()).toHaveLength(3)
  })

  test('before everything, the sources are in the trash and nothing is lost', async () => {
    const [third] = await three()
    await addTexts(library, { 'sea.txt': 'The Sea\n\nIt is wide.' })
    const sea = (await library.host.sources({})).find(({ file }) => file === 'sea.txt')!.id
    const imported = (await library.host.history({}))[0]!.id
    // What another device did is not this one's to undo.
    expect((await library.host.goTo({ change: null })).undone).toBe(4)
    expect((await library.host.sources({})).map(({ id }) => id)).toEqual([harbour, railway])
    expect((await library.host.trashed({})).map(({ id }) => id)).toContain(sea)
    await library.host.goTo({ change: third!.id })
    expect(await quotes()).toHaveLength(3)
    await library.host.goTo({ change: imported })
    expect(await library.host.sources({})).toHaveLength(3)
  })

  test('a change that was undone for good is no place to go', async () => {
    const [third] = await three()
    await library.host.undo({})
    await library.host.createTheme({ path: 'Another way' })
    expect(await failure(library.host.goTo({ change: third!.id }))).toMatchObject({ name: 'notFound' })
    expect((await library.host.history({})).find(({ id }) => id === third!.id)).toMatchObject({
      step: null,
      undone: true,
    })
  })
})
