import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { failure, openLibrary, type OpenedLibrary } from './open-library.ts'

let library: OpenedLibrary
beforeEach(async () => {
  library = await openLibrary()
})
afterEach(() => library.close())

const paths = async () => (await library.host.themes({})).map(({ path }) => path.join(' > '))
const idOf = async (path: string) => (await library.host.themes({})).find((theme) => theme.path.join('/') === path)!.id
const make = (path: string) => library.host.createTheme({ path })
const mark = (quote: string, ...themes: string[]) => library.host.annotate({ source: 'harbour.txt', quote, themes })

describe('a written path', () => {
  const cases: [written: string, path: string[]][] = [
    ['Power', ['Power']],
    [' Power / Veto ', ['Power', 'Veto']],
    ['Either\\/Or', ['Either/Or']],
    ['A\\/B/C', ['A/B', 'C']],
    ['cafe\u0301', ['café']],
    ['two   words', ['two words']],
    ['/Power//Veto/', ['Power', 'Veto']],
  ]
  test.each(cases)('%j is %j', async (written, path) => {
    await make(written)
    expect((await library.host.themes({})).at(-1)!.path).toEqual(path)
  })

  test.each(['', ' ', '/', 'a\\', 'x'.repeat(300), Array.from({ length: 40 }, () => 'a').join('/')])(
    '%j is no theme',
    async (written) => {
      expect((await failure(make(written))).name).toBe('badValue')
    },
  )

  test('makes missing levels, and finds those there regardless of case', async () => {
    await make('Power/Veto')
    await make('POWER/Vote')
    expect(await paths()).toEqual(['Power', 'Power > Veto', 'Power > Vote'])
  })

  test('of a theme that is there makes none', async () => {
    await make('Power')
    expect((await failure(make('power'))).name).toBe('badValue')
  })
})

test('counts are of live passages, each once in a total', async () => {
  const first = await mark('Ships waited', 'Trade/Sea', 'Trade/Delay')
  await mark('Trade went by rail', 'Trade')
  const count = async () =>
    (await library.host.themes({})).map(({ path, count, total }) => [path.join('/'), count, total])
  expect(await count()).toEqual([
    ['Trade', 1, 2],
    ['Trade/Delay', 1, 1],
    ['Trade/Sea', 1, 1],
  ])
  await library.host.trash({ ids: [first.id] })
  expect(await count()).toEqual([
    ['Trade', 1, 1],
    ['Trade/Delay', 0, 0],
    ['Trade/Sea', 0, 0],
  ])
})

test('a theme is renamed, recoloured, defined; each is undone by name', async () => {
  await make('Powre')
  const theme = await idOf('Powre')
  await library.host.renameTheme({ theme, name: 'Power' })
  await library.host.recolourTheme({ theme, color: 'pink' })
  await library.host.defineTheme({ theme, definition: 'Who can say no.' })
  expect((await library.host.themes({}))[0]).toMatchObject({
    name: 'Power',
    color: 'pink',
    definition: 'Who can say no.',
  })
  expect((await library.host.undo({})).name).toBe('Define the theme “Power”')
  expect((await library.host.undo({})).name).toBe('Change the colour of the theme “Power”')
  expect((await library.host.undo({})).name).toBe('Rename the theme “Powre” to “Power”')
  expect((await library.host.themes({}))[0]).toMatchObject({ name: 'Powre', definition: '' })
})

test('its letters may change case, but it may not take a sibling’s name', async () => {
  await make('Power')
  await make('Veto')
  await library.host.renameTheme({ theme: await idOf('Power'), name: 'POWER' })
  expect((await failure(library.host.renameTheme({ theme: await idOf('Veto'), name: 'power' }))).name).toBe('badValue')
  expect(await paths()).toEqual(['POWER', 'Veto'])
})

test('a theme moves with what is below it, but not below itself', async () => {
  await make('A/B/C')
  await library.host.moveTheme({ theme: await idOf('A/B'), parent: null })
  expect(await paths()).toEqual(['A', 'B', 'B > C'])
  const [b, c] = [await idOf('B'), await idOf('B/C')]
  expect((await failure(library.host.moveTheme({ theme: b, parent: c }))).name).toBe('badValue')
  expect((await failure(library.host.moveTheme({ theme: b, parent: b }))).name).toBe('badValue')
})

test('merged themes give their passages and sub-themes to the one that stays, as one step', async () => {
  const one = await mark('Ships waited', 'Old/Sub', 'New')
  const two = await mark('Trade went by rail', 'Old')
  await make('New/sub')
  await library.host.mergeThemes({ themes: [await idOf('Old')], into: await idOf('New') })
  const themesOf = async (id: string) => (await library.host.quotes({})).find((quote) => quote.id === id)!.themes
  expect(await paths()).toEqual(['New', 'New > sub'])
  expect(await themesOf(one.id)).toEqual([['New'], ['New', 'sub']])
  expect(await themesOf(two.id)).toEqual([['New']])
  expect((await library.host.undo({})).name).toBe('Merge a theme into “New”')
  expect(await paths()).toEqual(['New', 'New > sub', 'Old', 'Old > Sub'])
  expect(await themesOf(one.id)).toEqual([['New'], ['Old', 'Sub']])
})

test('a trashed theme takes its sub-themes along and brings them back, renamed where its name is taken', async () => {
  await mark('Ships waited', 'Trade/Sea')
  const trade = await idOf('Trade')
  await library.host.trash({ ids: [trade] })
  expect(await paths()).toEqual([])
  expect((await library.host.quotes({}))[0]!.themes).toEqual([])
  await make('trade')
  await library.host.restore({ ids: [trade] })
  expect(await paths()).toEqual(['trade', 'Trade (2)', 'Trade (2) > Sea'])
  expect((await library.host.quotes({}))[0]!.themes).toEqual([['Trade (2)', 'Sea']])
})
