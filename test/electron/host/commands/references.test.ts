import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { failure, openLibrary, type OpenedLibrary, HARBOUR, RAILWAY } from './open-library.ts'

let library: OpenedLibrary
beforeEach(async () => {
  library = await openLibrary({ 'harbour.txt': HARBOUR, 'railway.txt': RAILWAY })
})
afterEach(() => library.close())

const KASTNER = {
  id: 'kastner2016',
  type: 'report',
  title: 'The harbour report',
  author: [{ family: 'Kastner', given: 'Ida' }],
  issued: { 'date-parts': [[2016]] },
  publisher: 'Port Office',
}
const LIND = { id: 'lind2011', type: 'book', title: 'Coal', author: [{ family: 'Lind' }], publisher: 'Quay' }
const add = (...items: object[]) => library.host.importReferences({ file: 'refs.json', content: JSON.stringify(items) })
const harbour = (set?: Record<string, unknown>) =>
  library.host.reference({ source: 'harbour.txt', ...(set && { set }) })

describe('a file of references', () => {
  test('fills the references of works and keeps the rest as references of their own; added again it changes nothing', async () => {
    expect(await add(KASTNER, LIND)).toMatchObject({ matched: 1, unmatched: ['lind2011'] })
    expect((await harbour()).item).toMatchObject({
      id: 'kastner2016',
      author: KASTNER.author,
      publisher: 'Port Office',
    })
    const { source, work, item } = (await library.host.references({})).find((each) => each.item.id === 'lind2011')!
    expect([source, work, item['title']]).toEqual([null, null, 'Coal'])
    const before = await library.host.history({})
    expect(before[0]!.name).toBe('Add 2 references from refs.json')
    expect(await add(KASTNER, LIND)).toMatchObject({ matched: 1, unmatched: ['lind2011'] })
    expect(await library.host.references({})).toHaveLength(3)
    expect(await library.host.history({})).toEqual(before)
  })

  test('with a key another reference has gets one of its own', async () => {
    await add(LIND)
    const other = { ...LIND, title: 'Steam and other things', id: 'lind2011' }
    expect((await add(other)).unmatched).toEqual(['lindnd'])
    const keys = async () =>
      (await library.host.references({})).flatMap(({ item }) => (item.author?.[0]?.family === 'Lind' ? [item.id] : []))
    expect(await keys()).toEqual(['lind2011', 'lindnd'])
    // The same file again changes nothing.
    const before = await library.host.history({})
    await add(other)
    expect(await library.host.history({})).toEqual(before)
  })

  test('may be BibTeX or RIS, and is refused where it is neither', async () => {
    const content = '@book{lind2011, title={Coal and Water}, author={Lind, Ada}, year={2011}, publisher={Quay}}'
    await library.host.importReferences({ file: 'refs.bib', content })
    const ris = 'TY  - BOOK\nTI  - Steam and Water\nAU  - Okonjo, Uma\nPY  - 2012\nER  - \n'
    await library.host.importReferences({ file: 'refs.ris', content: ris })
    const titles = (await library.host.references({})).map(({ item }) => item['title'])
    expect(titles).toEqual(expect.arrayContaining(['Coal and Water', 'Steam and Water']))
    for (const bad of ['', 'neither this nor that', '[]', '{"id": 1']) {
      expect((await failure(library.host.importReferences({ file: 'refs.txt', content: bad }))).name).toBe(
        'badReferences',
      )
    }
  })
})

describe('one reference', () => {
  test('is the text’s facts overlaid by the user’s; taking a fact back shows the text’s again', async () => {
    const proven = (await harbour()).item
    expect((await harbour({ title: 'My title', author: KASTNER.author })).item).toMatchObject({
      title: 'My title',
      author: KASTNER.author,
    })
    expect((await harbour({ title: null })).item['title']).toBe(proven['title'])
    expect((await library.host.undo({})).name).toContain('Change the reference')
    expect((await harbour()).item['title']).toBe('My title')
  })

  test('shows in the source, and in what is missing', async () => {
    const before = (await library.host.sources({}))[0]!
    expect(before.missing).toContain('author')
    await harbour({ ...KASTNER, title: 'All about harbours' })
    const after = (await library.host.sources({}))[0]!
    expect(after).toMatchObject({ title: 'All about harbours', missing: [] })
    expect(after.works[0]!.item).toMatchObject({ author: KASTNER.author })
    expect((await library.host.source({ source: 'harbour.txt' })).works[0]!.item).toMatchObject({
      publisher: 'Port Office',
    })
  })

  test('of a whole source is made where it is asked for', async () => {
    const { id, work, source } = await library.host.reference({
      source: 'harbour.txt',
      work: null,
      set: { title: 'The box' },
    })
    expect([work, source]).toEqual([null, (await library.host.sources({}))[0]!.id])
    expect((await library.host.reference({ reference: id })).item['title']).toBe('The box')
  })

  test('keeps its citation key from the first fact of the user’s on', async () => {
    const { item } = await harbour({ author: KASTNER.author, issued: { 'date-parts': [[2016]] } })
    expect(item.id).toBe('kastner2016')
    expect((await harbour({ issued: { 'date-parts': [[2017]] } })).item.id).toBe('kastner2016')
  })

  const wrong: [name: string, set: Record<string, unknown>][] = [
    ['a variable CSL does not have', { athor: 'x' }],
    ['names that are no names', { author: 'Lind' }],
    ['a date that is none', { issued: 2014 }],
    ['a type CSL does not have', { type: 'pamflet' }],
  ]
  test.each(wrong)('refuses %s', async (_name, set) => {
    expect((await failure(harbour(set))).name).toMatch(/^(badValue|badArguments)$/)
  })

  test('of a work that is not there is not found', async () => {
    expect((await failure(library.host.reference({ source: 'harbour.txt', work: 2 }))).name).toBe('notFound')
    expect((await failure(library.host.reference({}))).name).toBe('badArguments')
  })
})
