// What a search finds, and what it says of each hit.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSearch, type Search } from '../../../../electron/host/search/search.ts'
import { annotation, code, note, reference, idOf, MemoryLibrary } from './library-in-memory.ts'

let folder: string
let library: MemoryLibrary
let open: Search[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cp-search-'))
  library = new MemoryLibrary()
})
afterEach(async () => {
  for (const each of open) await each.close()
  open = []
  rmSync(folder, { recursive: true, force: true })
})

function start(): Search {
  const locate = async () => ({ page: '7', work: 2 })
  const search = openSearch({ folder, store: library.store, textOf: library.textOf, isLive: library.isLive, locate })
  open.push(search)
  return search
}

const snippets = async (search: Search, query: string) =>
  (await search.search(query)).map(({ snippet }) => snippet).sort()

describe('a hit', () => {
  it('of a text says where the words stand, on which page, in which work', async () => {
    const pages = [
      { start: 0, label: 'xii', certainty: 'printed' as const },
      { start: 30, label: 'xiii', certainty: 'printed' as const },
    ]
    const works = [{ start: 0, end: 60, item: {}, evidence: [], missing: [] }]
    const source = library.source(
      1,
      ['First paragraph on sovereignty and its ends.', '^1 A note on sovereignty', 'After the work: end.'],
      { pages, works },
    )
    const hits = await start().search('sovereignty')
    expect(hits).toHaveLength(2)
    expect(hits).toContainEqual({
      source,
      kind: 'text',
      start: 19,
      end: 30,
      page: 'xii',
      work: 1,
      snippet: 'First paragraph on sovereignty and its ends.',
      id: null,
    })
    expect(hits).toContainEqual({
      source,
      kind: 'sourceNote',
      start: 58,
      end: 69,
      page: 'xiii',
      work: 1,
      snippet: '^1 A note on sovereignty',
      id: null,
    })
    const [across] = await open[0]!.search('"sovereignty and"')
    expect(across).toMatchObject({ start: 19, end: 34, page: 'xii–xiii' })
    expect((await open[0]!.search('after'))[0]).toMatchObject({ work: null, page: 'xiii' })
  })

  it('of every other kind names its record', async () => {
    const source = library.source(1, ['Nothing of it here'])
    const quote = annotation(1, source, 'The customs union')
    library.put(
      quote,
      note(1, quote.id, 'My **customs** [view](http://x.example)'),
      note(2, null, 'A free note about customs'),
      code(1, 'Customs', { definition: 'all about duties' }),
      reference(
        1,
        { title: 'The Customs', author: [{ family: 'Łuczak', given: 'Ada' }], issued: { 'date-parts': [[2014]] } },
        source,
      ),
    )
    const hits = await start().search('customs')
    const byKind = Object.fromEntries(hits.map((hit) => [`${hit.kind} ${hit.id}`, hit]))
    const none = { start: null, end: null, page: null, work: null }
    expect(hits).toHaveLength(5)
    expect(byKind[`quotation ${quote.id}`]).toMatchObject({
      source,
      start: 5,
      end: 22,
      page: '7',
      work: 2,
      snippet: 'The customs union',
    })
    expect(byKind[`note ${idOf('note', 1)}`]).toMatchObject({ ...none, source, snippet: 'My customs view' })
    expect(byKind[`note ${idOf('note', 2)}`]).toMatchObject({ ...none, source: null })
    expect(byKind[`theme ${idOf('code', 1)}`]).toMatchObject({
      ...none,
      source: null,
      snippet: 'Customs all about duties',
    })
    expect(byKind[`reference ${idOf('ref', 1)}`]).toMatchObject({
      ...none,
      source,
      work: 1,
      snippet: 'The Customs. Ada Łuczak. 2014',
    })
    expect(await open[0]!.search('luczak 2014')).toHaveLength(1)
  })
})

describe('a search', () => {
  it.each([
    ['words in any order', 'union customs', 2],
    ['a phrase', '"customs union"', 1],
    ['a prefix', 'sover*', 1],
    ['no prefix unasked', 'sover', 0],
    ['Cyrillic, any case, by prefix', 'ГОЛОВОЛОМ*', 1],
    ['yo typed as ye', 'еще', 1],
    ['accents left out', 'lodz cafe', 1],
    ['accents typed where there are none', 'сustóms'.replace('с', 'c'), 2],
    ['nothing', '   ', 0],
  ])('finds %s', async (_, query, count) => {
    library.source(1, [
      'The customs union.',
      'A union of customs and sovereignty',
      'Головоломка: ещё одна',
      'Łódź, café',
      'unrelated',
    ])
    expect(await start().search(query)).toHaveLength(count)
  })

  it('keeps to the limit, best first', async () => {
    library.source(1, [
      'customs and much else that makes the paragraph long and the word in it less of it',
      'customs',
      ...Array.from({ length: 50 }, () => 'other customs here'),
    ])
    const search = start()
    const hits = await search.search('customs', { limit: 3 })
    expect(hits).toHaveLength(3)
    expect(hits[0]!.snippet).toBe('customs')
    for (const limit of [0, -1, Number.NaN]) expect(await search.search('customs', { limit: limit })).toEqual([])
    expect(await search.search('customs', { limit: 1e9 })).toHaveLength(52)
  })

  it('never fails for what is typed', async () => {
    library.source(1, ['a b c'])
    const search = start()
    await search.settled()
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (query) => {
        expect(Array.isArray(await search.search(query))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('leaves out what is in the trash, with what belongs to it, and finds it again at once', async () => {
    const source = library.source(1, ['customs'])
    const quote = annotation(1, source, 'customs quoted')
    library.put(
      quote,
      note(1, quote.id, 'customs noted'),
      code(1, 'customs'),
      code(2, 'customs below', { parent: idOf('code', 1) }),
    )
    const search = start()
    expect(await search.search('customs')).toHaveLength(5)
    library.put({ ...library.byId.get(source)!, trashed: true } as never)
    expect(await snippets(search, 'customs')).toEqual(['customs', 'customs below'])
    library.put(code(1, 'customs', { trashed: true }))
    expect(await search.search('customs')).toEqual([])
    const reads = library.reads
    library.put({ ...library.byId.get(source)!, trashed: false } as never, code(1, 'customs'))
    expect(await search.search('customs')).toHaveLength(5)
    expect(library.reads).toBe(reads)
  })
})

describe('words that are not as typed', () => {
  beforeEach(() => {
    library.source(1, [
      'The harbour was closed in winter.',
      'Ships lay in the harbour; the bridge was far.',
      'Мост через реку',
    ])
  })

  it('are found one slip away where nothing is as typed, and said to be', async () => {
    const hits = await start().search('harbuor')
    expect(hits.map(({ snippet, spelled }) => [snippet.slice(0, 11), spelled])).toEqual(
      expect.arrayContaining([['The harbour', ['harbour']]]),
    )
    expect(hits).toHaveLength(2)
    const [first] = hits
    expect(first!.end! - first!.start!).toBe('harbour'.length)
  })

  it('are found while the word is still a beginning, with other words, and in Cyrillic', async () => {
    const search = start()
    expect(await search.search('harbuor*')).toHaveLength(2)
    expect(await search.search('harbuor winter')).toHaveLength(1)
    expect(await search.search('мсот')).toHaveLength(1)
  })

  it('are not looked for where enough is as typed, unless asked for', async () => {
    library.source(2, ['harbors', 'harbors', 'harbors'])
    const search = start()
    expect(await search.search('harbors')).toHaveLength(3)
    expect((await search.search('harbour')).every(({ spelled }) => spelled === undefined)).toBe(true)
    expect((await search.search('~harbour')).length).toBe(2)
    library.source(3, ['harbous'])
    expect((await search.search('~harbour')).map(({ spelled }) => spelled)).toContainEqual(['harbous'])
  })

  it('are found near each other, and not farther apart', async () => {
    const search = start()
    expect(await search.search('harbour ~3 bridge')).toHaveLength(1)
    expect(await search.search('ships ~2 bridge')).toHaveLength(0)
    expect(await search.search('bridge ~3 harbour')).toHaveLength(1)
  })
})

describe('a search', () => {
  it('is narrowed by what else a hit must be', async () => {
    library.source(1, ['customs here', 'customs there'])
    const search = start()
    expect(await search.search('customs', { passes: (row) => row.text.endsWith('there') })).toHaveLength(1)
    expect(await search.search('customs', { passes: async () => false })).toEqual([])
  })

  it('asked again for more, or after a change, tells what there is now', async () => {
    const many = (words: string) => Array.from({ length: 500 }, (_, at) => `${words} ${at}`)
    library.source(1, many('customs'))
    const search = start()
    const best = await search.search('customs', { limit: 20 })
    const more = await search.search('customs', { limit: 300 })
    expect(more.slice(0, 20)).toEqual(best)
    expect(new Set((await search.search('customs', { limit: 450 })).map(({ start }) => start)).size).toBe(450)
    library.put(note(1, null, 'customs'))
    expect((await search.search('customs', { limit: 20 }))[0]).toMatchObject({ kind: 'note' })
    library.remove(idOf('note', 1))
    expect(await search.search('customs', { limit: 20 })).toEqual(best)
  })

  it('goes on beside another that began later', async () => {
    library.source(
      1,
      Array.from({ length: 6 }, (_, at) => `customs ${at}`),
    )
    const search = start()
    // So slow that each lets the host do something else between two rows.
    const passes = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      return true
    }
    const both = await Promise.all(['a', 'b'].map((sitting) => search.search('customs', { passes, sitting })))
    for (const hits of both) expect(new Set(hits.map(({ snippet }) => snippet)).size).toBe(6)
  })

  it('is ended by a newer one of the same sitting, and by none of another', async () => {
    library.source(1, ['customs union', 'customs'])
    const search = start()
    const older = search.search('customs', { sitting: 'a' })
    const other = search.search('customs', { sitting: 'b' })
    const newer = search.search('union', { sitting: 'a' })
    await expect(older).rejects.toMatchObject({ name: 'cancelled' })
    expect(await newer).toHaveLength(1)
    expect(await other).toHaveLength(2)
  })
})
