// Questions kept under a name: made, named anew, asked, merged along with themes, and brought back from the trash.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { failure, openLibrary, type OpenedLibrary } from './open-library.ts'

let library: OpenedLibrary
beforeEach(async () => {
  library = await openLibrary()
})
afterEach(() => library.close())

const mark = (quote: string, ...themes: string[]) => library.host.annotate({ source: 'harbour.txt', quote, themes })
const theme = async (name: string) => (await library.host.themes({})).find((one) => one.path.join('/') === name)!.id
const save = async (name: string, ...themes: string[]) => {
  const ids = await Promise.all(themes.map(theme))
  const query = { any: [[{ by: 'theme' as const, themes: ids }]] }
  return (await library.host.saveView({ kind: 'passages', name, query })).view
}

test('a view answers by its name what its conditions gather, also after a restart', async () => {
  const a = await mark('Ships waited', 'Trade')
  await mark('Trade went by rail', 'Rail')
  await save('About trade', 'Trade')
  await library.reopen()
  expect((await library.host.quotes({ view: 'about TRADE' })).map(({ id }) => id)).toEqual([a.id])
  expect((await library.host.views({})).map(({ name, kind }) => [name, kind])).toEqual([['About trade', 'passages']])
})

test('`quotes` takes conditions, and searches what a passage is quoted from', async () => {
  await mark('Ships waited', 'Trade')
  const b = await mark('Trade went by rail', 'Trade', 'Rail')
  const query = {
    any: [
      [
        { by: 'theme' as const, themes: [await theme('Trade')] },
        { by: 'text' as const, text: 'harbour RAIL' },
      ],
    ],
  }
  expect((await library.host.quotes({ query })).map(({ id }) => id)).toEqual([b.id])
})

test('it is named anew and asks something else; each is one step of undo', async () => {
  await mark('Ships waited', 'Trade')
  const view = await save('One', 'Trade')
  await library.host.saveView({ view, name: 'Two' })
  await library.host.saveView({ view, query: { any: [[{ by: 'note' }]] } })
  expect(await library.host.views({})).toMatchObject([{ name: 'Two', query: { any: [[{ by: 'note' }]] } }])
  expect((await library.host.undo({})).name).toBe('Save the view “Two”')
  await library.host.undo({})
  expect(await library.host.views({})).toMatchObject([{ name: 'One' }])
  await library.host.undo({})
  expect(await library.host.views({})).toEqual([])
  expect(await library.host.trashed({})).toEqual([{ id: view, kind: 'view', label: 'One' }])
  await library.host.restore({ ids: [view] })
  expect(await library.host.views({})).toMatchObject([{ name: 'One' }])
})

test('two views of one kind do not share a name; a search may have it', async () => {
  await mark('Ships waited', 'Trade')
  await save('Trade', 'Trade')
  expect((await failure(save('trade', 'Trade'))).name).toBe('badValue')
  await library.host.saveView({ kind: 'search', name: 'Trade', query: { text: 'rail' } })
  expect((await library.host.views({})).map(({ kind }) => kind).sort()).toEqual(['passages', 'search'])
  expect((await failure(save(' ', 'Trade'))).name).toBe('badValue')
})

test('a search is not asked as passages, nor the other way round', async () => {
  const { view } = await library.host.saveView({ kind: 'search', name: 'Rail', query: { text: 'rail' } })
  expect((await failure(library.host.quotes({ view: 'Rail' }))).name).toBe('badValue')
  expect((await failure(library.host.saveView({ view, query: { any: [] } }))).name).toBe('badValue')
  expect((await failure(library.host.quotes({ view: 'nowhere' }))).name).toBe('notFound')
})

test('a view follows a theme that is merged, and comes back with undo', async () => {
  await mark('Ships waited', 'Old')
  await mark('Trade went by rail', 'New')
  await save('Both', 'Old')
  const [old, into] = [await theme('Old'), await theme('New')]
  await library.host.mergeThemes({ themes: [old], into })
  expect((await library.host.quotes({ view: 'Both' })).length).toBe(2)
  await library.host.undo({})
  expect(await library.host.views({})).toMatchObject([{ query: { any: [[{ themes: [old] }]] } }])
  expect((await library.host.quotes({ view: 'Both' })).length).toBe(1)
})
