// Work on the codebook beyond making and naming: examples, keys, splitting, and its history.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { failure, openLibrary, type OpenedLibrary } from './open-library.ts'

let library: OpenedLibrary
beforeEach(async () => {
  library = await openLibrary()
})
afterEach(() => library.close())

const QUOTES = ['Ships waited', 'Trade went by rail', 'In spring', 'a second closure', 'not even the pilots']
const mark = (quote: string, ...themes: string[]) => library.host.annotate({ source: 'harbour.txt', quote, themes })
const all = () => library.host.themes({})
const theme = async (path: string) => (await all()).find((one) => one.path.join('/') === path)!
const idOf = async (path: string) => (await theme(path)).id
const themesOf = async () => (await library.host.quotes({})).map(({ themes }) => themes.map((path) => path.join('/')))

describe('examples', () => {
  test('are taken and given up, each a step of undo, and go with a merge', async () => {
    const a = await mark('Ships waited', 'Old')
    await mark('Trade went by rail', 'New')
    const [old, into] = [await idOf('Old'), await idOf('New')]
    await library.host.setExample({ theme: old, annotations: [a.id], on: true })
    expect((await theme('Old')).examples).toEqual([{ id: a.id, quote: 'Ships waited' }])
    await library.host.mergeThemes({ themes: [old], into })
    expect((await theme('New')).examples).toEqual([{ id: a.id, quote: 'Ships waited' }])
    await library.host.undo({})
    expect((await theme('New')).examples).toEqual([])
    await library.host.setExample({ theme: old, annotations: [a.id], on: false })
    expect((await theme('Old')).examples).toEqual([])
    expect((await library.host.undo({})).name).toBe('No longer take a highlight as an example of “Old”')
    expect((await theme('Old')).examples).toHaveLength(1)
  })

  test('one in the trash is none, and is one again when it comes back', async () => {
    const a = await mark('Ships waited', 'Trade')
    await library.host.setExample({ theme: await idOf('Trade'), annotations: [a.id], on: true })
    await library.host.trash({ ids: [a.id] })
    expect((await theme('Trade')).examples).toEqual([])
    await library.host.restore({ ids: [a.id] })
    expect((await theme('Trade')).examples).toHaveLength(1)
  })
})

describe('a key', () => {
  test('is given to one theme, and taken off', async () => {
    await mark('Ships waited', 'Trade', 'Rail')
    await library.host.keyTheme({ theme: await idOf('Trade'), key: 'Alt+7' })
    expect((await theme('Trade')).key).toBe('Alt+7')
    const refused = await failure(library.host.keyTheme({ theme: await idOf('Rail'), key: 'Alt+7' }))
    expect([refused.name, refused.message]).toEqual(['badValue', expect.stringContaining('“Trade”')])
    await library.host.keyTheme({ theme: await idOf('Trade'), key: null })
    expect((await theme('Trade')).key).toBe(null)
    expect((await library.host.undo({})).name).toBe('Take the key off “Trade”')
    expect((await theme('Trade')).key).toBe('Alt+7')
  })

  test.each(['Escape', 'Mod+K', 'a', '', 'AB', '?'])('%j is none', async (key) => {
    await mark('Ships waited', 'Trade')
    expect((await failure(library.host.keyTheme({ theme: await idOf('Trade'), key }))).name).toBe('badArguments')
  })
})

describe('splitting', () => {
  test('moves passages to sub-themes, one step of undo a sitting, with a way back inside', async () => {
    const marked = []
    for (const quote of QUOTES) marked.push((await mark(quote, 'Harbour')).id)
    const [a, b, c] = marked as [string, string, string]
    const split = await idOf('Harbour')
    const move = (annotation: string, into: string | null, from?: string) =>
      library.host.splitTheme({
        theme: split,
        moves: [{ annotations: [annotation], into, ...(from && { from }) }],
        session: 's1',
      })
    const sea = (await move(a, 'Sea')).themes[0]!
    await move(b, 'Rail')
    await move(c, 'Sea')
    const count = async () => (await all()).map(({ path, count, total }) => [path.join('/'), count, total])
    expect(await count()).toEqual([
      ['Harbour', 2, 5],
      ['Harbour/Rail', 1, 1],
      ['Harbour/Sea', 2, 2],
    ])
    // Back, and to the other.
    await move(c, null, sea)
    expect((await theme('Harbour')).count).toBe(3)
    await move(c, 'Rail')
    expect((await library.host.history({ limit: 2 })).map(({ name }) => name)).toEqual([
      'Split “Harbour”: 3 highlights',
      'Highlight “not even the pilots” in harbour.txt',
    ])
    await library.host.undo({})
    expect(await count()).toEqual([['Harbour', 5, 5]])
    await library.host.redo({})
    expect(await count()).toEqual([
      ['Harbour', 2, 5],
      ['Harbour/Rail', 2, 2],
      ['Harbour/Sea', 1, 1],
    ])
  })

  test('goes on after a restart, as a change of its own; what was decided stays', async () => {
    const [a, b] = [await mark('Ships waited', 'Harbour'), await mark('In spring', 'Harbour')]
    const split = await idOf('Harbour')
    await library.host.splitTheme({ theme: split, moves: [{ annotations: [a.id], into: 'Sea' }], session: 's1' })
    await library.reopen()
    await library.host.splitTheme({ theme: split, moves: [{ annotations: [b.id], into: 'Sea' }], session: 's1' })
    expect(await themesOf()).toEqual([['Harbour/Sea'], ['Harbour/Sea']])
    await library.host.undo({})
    expect(await themesOf()).toEqual([['Harbour/Sea'], ['Harbour']])
  })

  test('several at once, from a list', async () => {
    const [a, b] = [await mark('Ships waited', 'Harbour', 'Kept'), await mark('In spring', 'Harbour')]
    await library.host.splitTheme({
      theme: await idOf('Harbour'),
      moves: [
        { annotations: [a.id], into: 'Sea' },
        { annotations: [b.id], into: 'Time/Spring' },
      ],
    })
    expect(await themesOf()).toEqual([['Harbour/Sea', 'Kept'], ['Harbour/Time/Spring']])
  })

  test('a passage that is not of the theme, or is given twice, is refused; nothing is changed', async () => {
    const [a, b] = [await mark('Ships waited', 'Harbour'), await mark('In spring', 'Other')]
    const split = await idOf('Harbour')
    const moves = (...annotations: string[][]) =>
      failure(
        library.host.splitTheme({
          theme: split,
          moves: annotations.map((ids, i) => ({ annotations: ids, into: `S${i}` })),
        }),
      )
    expect((await moves([b.id])).name).toBe('badValue')
    expect((await moves([a.id], [a.id])).name).toBe('badValue')
    expect((await all()).map(({ name }) => name)).toEqual(['Harbour', 'Other'])
  })
})

test('the history of the codebook tells of every change of themes, and of those of one', async () => {
  const a = await mark('Ships waited', 'Powre')
  await mark('In spring')
  await library.host.renameTheme({ theme: await idOf('Powre'), name: 'Power' })
  await library.host.createTheme({ path: 'Law' })
  await library.host.moveTheme({ theme: await idOf('Law'), parent: await idOf('Power') })
  await library.host.defineTheme({ theme: await idOf('Power'), definition: 'Who can say no.' })
  await library.host.tag({ annotations: [a.id], theme: 'Power/Law' })
  const power = await idOf('Power')
  await library.host.mergeThemes({ themes: [await idOf('Power/Law')], into: power })
  await library.host.trash({ ids: [power] })
  await library.host.undo({})
  const told = (await library.host.codebookHistory({})).map(({ verb, undone }) => (undone ? `(${verb})` : verb))
  // The second highlight made no theme, and tagging made none either.
  expect(told).toEqual(['(trash)', 'mergeThemes', 'defineTheme', 'moveTheme', 'createTheme', 'renameTheme', 'annotate'])
  const ofPower = await library.host.codebookHistory({ theme: power })
  expect(ofPower.map(({ verb }) => verb)).toEqual(['trash', 'mergeThemes', 'defineTheme', 'renameTheme', 'annotate'])
  expect(ofPower.at(-2)!.themes[0]).toMatchObject({
    id: power,
    path: ['Power'],
    live: true,
    fields: [{ field: 'name', before: 'Powre', after: 'Power' }],
  })
  expect(ofPower[1]!.passages).toBe(1)
})
