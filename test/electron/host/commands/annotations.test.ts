import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { failure, HARBOUR, openLibrary, type OpenedLibrary, RAILWAY } from './open-library.ts'

let library: OpenedLibrary
beforeEach(async () => {
  library = await openLibrary({ 'harbour.txt': HARBOUR, 'railway.txt': RAILWAY })
})
afterEach(() => library.close())

describe('annotate', () => {
  test('marks a passage by its words, with themes, a note, a colour and a kind', async () => {
    const detail = await library.host.annotate({
      source: 'harbour.txt',
      quote: 'Ships waited for days',
      themes: ['Power/Veto', 'Delay'],
      note: 'use in 3.2',
      color: 'blue',
      kind: 'paraphrase',
    })
    const { text } = await library.host.source({ source: 'harbour.txt' })
    expect(text.slice(detail.start, detail.end)).toBe('Ships waited for days')
    expect(detail).toMatchObject({
      quote: 'Ships waited for days',
      match: 'exact',
      work: 1,
      themes: [['Delay'], ['Power', 'Veto']],
      note: 'use in 3.2',
      color: 'blue',
      kind: 'paraphrase',
    })
    expect(detail.id).toMatch(/^an:/)
    expect([detail.page, detail.paragraph]).toEqual([null, expect.any(String)])
  })

  test('keeps the printed words of a passage typed otherwise', async () => {
    const quote = '"nobody" knew why - not\neven the pilots'
    const detail = await library.host.annotate({ source: 'harbour.txt', quote })
    expect(detail).toMatchObject({ match: 'normalised', quote: '“nobody” knew why – not even the pilots' })
  })

  test('says that it guessed at a misspelt one', async () => {
    const detail = await library.host.annotate({ source: 'harbour.txt', quote: 'Nobody had expekted a second closur' })
    expect(detail).toMatchObject({ match: 'fuzzy', quote: 'Nobody had expected a second closure' })
  })

  test('refuses a passage that occurs twice and lists each place with the words that decide, which then do', async () => {
    const { name, message } = await failure(
      library.host.annotate({ source: 'harbour.txt', quote: 'The harbour was closed' }),
    )
    expect(name).toBe('quoteAmbiguous')
    expect(message).toContain('occurs 2 times in harbour.txt')
    const deciding = [...message.matchAll(/--(prefix|suffix) (?:'([^']+)'|"([^"]+)")/gu)]
    expect(deciding).toHaveLength(2)
    const starts = await Promise.all(
      deciding.map(async ([, side, single, double]) => {
        const context = { [side!]: single ?? double }
        return (await library.host.annotate({ source: 'harbour.txt', quote: 'The harbour was closed', ...context }))
          .start
      }),
    )
    expect(new Set(starts).size).toBe(2)
    expect(await library.host.quotes({})).toHaveLength(2)
  })

  const refused: [name: string, args: Parameters<OpenedLibrary['host']['annotate']>[0], error: string][] = [
    ['words that do not occur', { source: 'harbour.txt', quote: 'The airport was full of people' }, 'quoteNotFound'],
    [
      'words that stand elsewhere than said',
      { source: 'harbour.txt', quote: 'Ships waited', prefix: 'an airport full of' },
      'quoteNotFound',
    ],
    ['an unknown source', { source: 'airport.txt', quote: 'x' }, 'notFound'],
    ['an empty theme', { source: 'harbour.txt', quote: 'Ships waited', themes: [' / '] }, 'badValue'],
    ['nothing', { source: 'harbour.txt', quote: ' ' }, 'quoteNotFound'],
  ]
  test.each(refused)('refuses %s', async (_name, args, error) => {
    expect((await failure(library.host.annotate(args))).name).toBe(error)
    expect(await library.host.quotes({})).toEqual([])
    expect(await library.host.themes({})).toEqual([])
  })

  test('finds a source by the beginning of its id, and an ambiguous name by neither', async () => {
    const [first] = await library.host.sources({})
    const found = await library.host.annotate({ source: first!.id.slice(4).toLowerCase(), quote: 'Ships waited' })
    expect(found.source).toBe(first!.id)
    expect((await failure(library.host.source({ source: 'src:' }))).name).toBe('notFound')
    expect((await failure(library.host.source({ source: first!.id.slice(0, 8) }))).name).toBe('ambiguous')
  })
})

describe('a passage once marked', () => {
  async function mark(start = 0, end = 11) {
    const [source] = await library.host.sources({})
    return library.host.highlight({ source: source!.id, start, end })
  }
  const now = async (id: string) => (await library.host.quotes({})).find((quote) => quote.id === id)

  test('is trimmed of white space', async () => {
    const { text } = await library.host.source({ source: 'harbour.txt' })
    const start = text.indexOf(' Ships waited ')
    expect(await mark(start, start + 14)).toMatchObject({ quote: 'Ships waited', start: start + 1, end: start + 13 })
  })

  test.each([
    [5, 5],
    [9, 4],
    [0, 100_000],
  ])('is none where the range %i–%i holds no words', async (start, end) => {
    expect((await failure(mark(start, end))).name).toBe('badValue')
  })

  test('takes another colour and kind, and undo takes them back by name', async () => {
    const { id } = await mark()
    await library.host.recolour({ annotations: [id], color: 'pink' })
    await library.host.setKind({ annotations: [id], kind: 'question' })
    expect(await now(id)).toMatchObject({ color: 'pink', kind: 'question' })
    expect((await library.host.undo({})).name).toBe('Mark a highlight as question')
    expect((await library.host.undo({})).name).toBe('Colour a highlight pink')
    expect(await now(id)).toMatchObject({ color: 'yellow', kind: 'verbatim' })
  })

  test('moves its ends', async () => {
    const { id } = await mark()
    const moved = await library.host.resize({ annotation: id, start: 4, end: 18 })
    expect(moved.quote).toBe('Harbour Report')
    expect(await now(id)).toMatchObject({ start: 4, end: 18, quote: 'Harbour Report' })
    await library.host.undo({})
    expect(await now(id)).toMatchObject({ start: 0, end: 11 })
  })

  test('takes and loses themes', async () => {
    const { id } = await mark()
    const { theme } = await library.host.tag({ annotations: [id], theme: 'Sea/Ports' })
    expect((await now(id))!.themes).toEqual([['Sea', 'Ports']])
    await library.host.tag({ annotations: [id], theme: 'sea/PORTS' })
    expect(await library.host.themes({})).toHaveLength(2)
    await library.host.untag({ annotations: [id], theme })
    expect((await now(id))!.themes).toEqual([])
    await library.host.undo({})
    expect((await now(id))!.themes).toEqual([['Sea', 'Ports']])
  })

  test('goes to the trash and comes back, after a restart too', async () => {
    const { id } = await mark()
    await library.host.trash({ ids: [id] })
    expect(await now(id)).toBeUndefined()
    expect(await library.host.trashed({})).toEqual([{ id, kind: 'highlight', label: 'The Harbour' }])
    await library.reopen()
    await library.host.restore({ ids: [id] })
    expect(await now(id)).toMatchObject({ id, quote: 'The Harbour' })
    expect(await library.host.trashed({})).toEqual([])
  })

  test('its making is undone into the trash and redone from it', async () => {
    const { id } = await mark()
    await library.reopen()
    expect((await library.host.undo({})).name).toBe('Highlight “The Harbour” in harbour.txt')
    expect(await now(id)).toBeUndefined()
    expect((await library.host.status({})).redo).toMatchObject({ verb: 'annotate' })
    await library.host.redo({})
    expect(await now(id)).toMatchObject({ id })
  })

  test('is told to listeners as a delta', async () => {
    const { id } = await mark()
    expect(library.changed.at(-1)).toMatchObject({ quotes: [{ id, color: 'yellow' }], gone: [] })
    await library.host.trash({ ids: [id] })
    expect(library.changed.at(-1)).toMatchObject({ quotes: [], gone: [id] })
    expect(library.changed.at(-1)!.keys).toEqual(expect.arrayContaining(['quotes', 'sources', 'themes', 'history']))
  })
})

describe('quotes', () => {
  test('are filtered by source, theme with sub-themes, colour and words', async () => {
    const mark = (source: string, quote: string, themes: string[], color: 'yellow' | 'green') =>
      library.host.annotate({ source, quote, themes, color, note: `about ${quote}` })
    await mark('railway.txt', 'single and slow', ['Trade/Rail'], 'green')
    await mark('harbour.txt', 'Ships waited', ['Trade'], 'yellow')
    await mark('harbour.txt', 'in winter', ['Winter'], 'green')
    const quotes = async (filter: object) => (await library.host.quotes(filter)).map(({ quote }) => quote)
    expect(await quotes({})).toEqual(['in winter', 'Ships waited', 'single and slow'])
    expect(await quotes({ theme: 'trade' })).toEqual(['Ships waited', 'single and slow'])
    expect(await quotes({ theme: 'Trade/Rail' })).toEqual(['single and slow'])
    expect(await quotes({ source: 'harbour.txt' })).toEqual(['in winter', 'Ships waited'])
    expect(await quotes({ color: 'green' })).toEqual(['in winter', 'single and slow'])
    expect(await quotes({ search: 'SLOW rail' })).toEqual(['single and slow'])
    expect(await quotes({ search: 'slow winter' })).toEqual([])
    expect((await failure(library.host.quotes({ theme: 'Nothing' }))).name).toBe('notFound')
  })
})

describe('setQuotedFrom', () => {
  const passage = () => library.host.annotate({ source: 'harbour.txt', quote: 'Trade went by rail' })
  const referenceOf = async (source: string) => (await library.host.reference({ source, set: { title: source } })).id

  test('names the work whose words a passage quotes, takes it back, and both can be undone', async () => {
    const { id } = await passage()
    const railway = await referenceOf('railway.txt')
    const quotedFrom = async () => (await library.host.quotes({}))[0]!.quotedFrom
    expect(await quotedFrom()).toBeNull()
    await library.host.setQuotedFrom({ annotations: [id], reference: railway })
    expect(await quotedFrom()).toBe(railway)
    expect((await library.host.history({}))[0]!.name).toBe('Say that a highlight quotes “railway.txt”')
    await library.host.setQuotedFrom({ annotations: [id], reference: null })
    expect(await quotedFrom()).toBeNull()
    await library.host.undo({})
    expect(await quotedFrom()).toBe(railway)
  })

  test('refuses the work the passage stands in, and a reference that is not there', async () => {
    const { id } = await passage()
    const own = await referenceOf('harbour.txt')
    const set = (reference: string) => library.host.setQuotedFrom({ annotations: [id], reference })
    expect(await failure(set(own))).toMatchObject({
      name: 'badValue',
      message: expect.stringContaining('that very work'),
    })
    expect(await failure(set('ref:01JZZZZZZZZZZZZZZZZZZZZZZZ'))).toMatchObject({ name: 'notFound' })
  })
})
