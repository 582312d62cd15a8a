import { afterEach, beforeEach, expect, test } from 'vitest'
import { failure, HARBOUR, openLibrary, type OpenedLibrary, RAILWAY } from './open-library.ts'

let library: OpenedLibrary
let closed: string
let open: string
let trade: string
beforeEach(async () => {
  library = await openLibrary({ 'harbour.txt': HARBOUR, 'railway.txt': RAILWAY })
  const mark = async (source: string, quote: string) => (await library.host.annotate({ source, quote })).id
  closed = await mark('harbour.txt', 'The harbour was closed in winter')
  open = await mark('harbour.txt', 'the harbour was opened again')
  trade = await mark('railway.txt', 'Trade went by rail')
})
afterEach(() => library.close())

/** The links as "from > relation > to" by the first words of their passages. */
const said = async (relation?: 'contradicts') => {
  const word = (quote: string) => quote.split(' ').slice(0, 4).join(' ')
  const links = await library.host.links(relation === undefined ? {} : { relation })
  return links.map(({ relation: how, from, to }) => `${word(from.quote)} > ${how} > ${word(to.quote)}`)
}
const CONTRADICTION = 'the harbour was opened > contradicts > The harbour was closed'
const SUPPORT = 'Trade went by rail > supports > The harbour was closed'

test('passages of one source and of two are linked, and listed by relation', async () => {
  await library.host.link({ from: open, relation: 'contradicts', to: closed })
  await library.host.link({ from: trade, relation: 'supports', to: closed })
  expect(await said()).toEqual([SUPPORT, CONTRADICTION])
  expect(await said('contradicts')).toEqual([CONTRADICTION])
})

test('each end has its place, and its citation in a style', async () => {
  await library.host.link({ from: trade, relation: 'defines', to: open })
  const [plain] = await library.host.links({})
  expect(plain!.from).not.toHaveProperty('citation')
  const [link] = await library.host.links({ style: 'apa' })
  expect(link!.from.source).not.toBe(link!.to.source)
  expect(link!.from.paragraph).toBe('1')
  expect(link!.to.citation).toContain('Harbour Report')
  expect(link!.to.color).toBe('yellow')
})

test('linking and unlinking are steps of undo, and saying it twice is none', async () => {
  await library.host.link({ from: open, relation: 'contradicts', to: closed })
  await library.host.link({ from: open, relation: 'contradicts', to: closed })
  await library.host.unlink({ from: open, relation: 'contradicts', to: closed })
  expect(await said()).toEqual([])
  expect((await library.host.undo({})).name).toMatch(/^Take back that “the harbour was opened again” contradicts/)
  expect(await said()).toEqual([CONTRADICTION])
  expect((await library.host.undo({})).name).toMatch(/^Say that/)
  expect(await said()).toEqual([])
  await library.host.redo({})
  expect(await said()).toEqual([CONTRADICTION])
})

test('a link is away with either end, and back with it', async () => {
  await library.host.link({ from: open, relation: 'contradicts', to: closed })
  for (const end of [open, closed]) {
    await library.host.trash({ ids: [end] })
    expect(await said()).toEqual([])
    await library.host.restore({ ids: [end] })
    expect(await said()).toEqual([CONTRADICTION])
  }
})

test('links stay over a restart', async () => {
  await library.host.link({ from: open, relation: 'contradicts', to: closed })
  await library.reopen()
  expect(await said()).toEqual([CONTRADICTION])
})

test('no passage is linked to itself or to what is not there', async () => {
  expect(await failure(library.host.link({ from: open, relation: 'extends', to: open }))).toMatchObject({
    name: 'badValue',
  })
  await library.host.trash({ ids: [closed] })
  expect(await failure(library.host.link({ from: open, relation: 'extends', to: closed }))).toMatchObject({
    name: 'notFound',
  })
  await expect(library.host.link({ from: open, relation: 'likes' as 'extends', to: trade })).rejects.toThrow()
})
