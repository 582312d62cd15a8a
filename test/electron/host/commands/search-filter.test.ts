import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SearchFilter } from '../../../../shared/model/search-filter.ts'
import { HARBOUR, openLibrary, type OpenedLibrary, RAILWAY } from './open-library.ts'

let library: OpenedLibrary
let harbour: string
let theme: string
beforeAll(async () => {
  library = await openLibrary({ 'harbour.txt': HARBOUR, 'railway.txt': RAILWAY })
  harbour = (await library.host.sources({})).find(({ file }) => file === 'harbour.txt')!.id
  const mark = async (source: string, color: 'blue' | 'pink') =>
    (await library.host.annotate({ source, quote: 'Trade went by rail', color })).id
  const one = await mark('harbour.txt', 'blue')
  const other = await mark('railway.txt', 'pink')
  await library.host.tag({ annotations: [one], theme: 'Rail/Trade' })
  theme = (await library.host.themes({})).find(({ name }) => name === 'Rail')!.id
  await library.host.writeNote({ about: other, markdown: 'Compare rail and road' })
  await library.host.writeNote({ about: theme, markdown: 'What rail did' })
})
afterAll(() => library.close())

const TODAY = new Date()
const day = (offset: number) => {
  const at = new Date(TODAY.getFullYear(), TODAY.getMonth(), TODAY.getDate() + offset, 12)
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`
}

test.each<[name: string, filter: () => SearchFilter, kinds: string[]]>([
  ['nothing', () => ({}), ['note', 'note', 'quotation', 'quotation', 'text', 'text', 'theme']],
  ['a kind', () => ({ kinds: ['note'] }), ['note', 'note']],
  ['two kinds', () => ({ kinds: ['note', 'theme'] }), ['note', 'note', 'theme']],
  ['a source', () => ({ source: harbour }), ['quotation', 'text']],
  ['a work of it', () => ({ source: harbour, work: 1 }), ['quotation', 'text']],
  ['a work that is not there', () => ({ source: harbour, work: 2 }), []],
  ['a theme, with those below it', () => ({ theme }), ['note', 'quotation', 'theme']],
  ['a colour, also of the passage a note is about', () => ({ color: 'pink' }), ['note', 'quotation']],
  ['from today on', () => ({ since: day(0) }), ['note', 'note', 'quotation', 'quotation', 'text', 'text']],
  ['until yesterday', () => ({ until: day(-1) }), []],
  ['several at once', () => ({ theme, kinds: ['quotation'], color: 'blue', until: day(0) }), ['quotation']],
])('narrowed to %s', async (_, filter, kinds) => {
  const hits = await library.host.search({ query: 'rail', ...filter() })
  expect(hits.map(({ kind }) => kind).sort()).toEqual(kinds)
})

test('a date that is none is refused', async () => {
  await expect(library.host.search({ query: 'rail', since: 'yesterday' })).rejects.toMatchObject({
    name: 'badArguments',
  })
})
