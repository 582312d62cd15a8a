// Tidying, merging and naming references, and asking the web for one: shown first, written as one change, taken back by undo.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openHost, type Host } from '../../../../electron/host/host.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { failure, openLibrary, type OpenedLibrary, HARBOUR, RAILWAY } from './open-library.ts'

let library: OpenedLibrary
beforeEach(async () => {
  library = await openLibrary({ 'harbour.txt': HARBOUR, 'railway.txt': RAILWAY })
})
afterEach(() => library.close())

const lane = {
  id: 'lane14',
  type: 'book',
  title: 'The Rise of Central Asia',
  author: [{ family: 'Lane', given: 'D.' }],
  issued: { 'date-parts': [[2014]] },
  language: 'en',
  publisher: 'Delta',
}
const lane2 = {
  ...lane,
  id: 'laneOther',
  title: 'The rise of Central Asia',
  author: [{ family: 'Lane', given: 'David' }],
  publisher: 'Delta Press',
  'publisher-place': 'Bath',
}
const add = (...items: object[]) => library.host.importReferences({ file: 'refs.json', content: JSON.stringify(items) })
const byKey = async (key: string) => (await library.host.references({})).find(({ item }) => item.id === key)!

describe('tidying', () => {
  test('shows each value before and after, writes those wanted as one change, and is undone at once', async () => {
    await add(lane)
    const { id } = await byKey('lane14')
    const shown = await library.host.tidyings({ references: [id] })
    expect(shown).toEqual([
      {
        reference: id,
        key: 'lane14',
        title: lane.title,
        field: 'title',
        before: lane.title,
        after: 'The rise of Central Asia',
        reason: 'sentenceCase',
      },
    ])
    expect((await byKey('lane14')).item['title']).toBe(lane.title)
    expect(
      await library.host.tidyReferences({
        values: shown.map(({ reference, field, after }) => ({ reference, field, after })),
      }),
    ).toEqual({ changed: 1 })
    expect((await byKey('lane14')).item['title']).toBe('The rise of Central Asia')
    expect(await library.host.tidyings({ references: [id] })).toEqual([])
    expect((await library.host.undo({})).name).toBe('Tidy a reference')
    expect((await byKey('lane14')).item['title']).toBe(lane.title)
  })

  test('keeps the names of the library’s authors', async () => {
    await add(
      { ...lane, title: 'The Reception of Frear in Modern Thought' },
      { ...lane, id: 'f', title: 'Mud', author: [{ family: 'Frear', given: 'M.' }] },
    )
    const shown = (await library.host.tidyings({})).find(({ key }) => key === 'lane14')
    expect(shown!.after).toBe('The reception of Frear in modern thought')
  })
})

describe('duplicates', () => {
  test('are found, and merged into one with the fuller facts; notes, quoted works and ties follow; undo brings all back', async () => {
    await add(lane, lane2)
    const [kept, other] = [await byKey('lane14'), await byKey('laneOther')]
    const [group, ...more] = await library.host.duplicates({})
    expect([group!.references.toSorted(), group!.reason, more]).toEqual([[kept.id, other.id].toSorted(), 'title', []])
    const { note } = await library.host.writeNote({
      about: null,
      markdown: 'See [-@laneOther, p. 3; @{laneOther}] and @laneOthers, me@laneOther.',
    })
    const merged = await library.host.mergeReferences({
      into: kept.id,
      merged: [other.id],
      set: { title: lane2.title },
    })
    expect(merged).toMatchObject({
      id: kept.id,
      item: {
        id: 'lane14',
        title: lane2.title,
        author: lane2.author,
        publisher: 'Delta Press',
        'publisher-place': 'Bath',
      },
    })
    const markdown = async () => (await library.host.notes({})).find(({ id }) => id === note)!.markdown
    expect(await markdown()).toBe('See [-@lane14, p. 3; @{lane14}] and @laneOthers, me@laneOther.')
    expect(await library.host.duplicates({})).toEqual([])
    expect((await library.host.undo({})).name).toBe('Merge a reference into “The Rise of Central Asia”')
    expect(await markdown()).toContain('-@laneOther')
    expect(await byKey('laneOther')).toMatchObject({ item: lane2 })
    expect((await byKey('lane14')).item).toMatchObject(lane)
  })

  test('of which one describes a text: the one that stays describes it then', async () => {
    await library.host.reference({
      source: 'harbour.txt',
      set: { id: 'harbour', title: 'The harbour report', type: 'report' },
    })
    await add({ id: 'copy', type: 'report', title: 'Harbour reporting twice' })
    const [tied, copy] = [await byKey('harbour'), await byKey('copy')]
    await library.host.mergeReferences({ into: copy.id, merged: [tied.id] })
    expect(await library.host.reference({ source: 'harbour.txt' })).toMatchObject({
      id: copy.id,
      source: tied.source,
      work: tied.work,
      item: { id: 'copy' },
    })
  })

  test('that describe two texts are refused', async () => {
    const one = await library.host.reference({ source: 'harbour.txt', set: { title: 'A' } })
    const two = await library.host.reference({ source: 'railway.txt', set: { title: 'A' } })
    const error = await failure(library.host.mergeReferences({ into: one.id, merged: [two.id] }))
    expect(error.message).toContain('two of them belong to texts')
  })
})

describe('citation keys', () => {
  test('follow a pattern when wanted, in notes too; later ones are made by it', async () => {
    await add(lane, { ...lane, id: 'b', title: 'Mud and Water' })
    await library.host.writeNote({ about: null, markdown: '@lane14' })
    const { changes } = await library.host.citekeys({ pattern: '[Auth][year][shorttitle2]' })
    const mine = changes.filter(({ before }) => before === 'lane14' || before === 'b')
    expect(Object.fromEntries(mine.map(({ before, after }) => [before, after]))).toEqual({
      lane14: 'Lane2014risecentral',
      b: 'Lane2014mudwater',
    })
    const keys = mine.map(({ reference, after }) => ({ reference, key: after }))
    expect(await library.host.setCitekeys({ pattern: '[Auth][year][shorttitle2]', keys })).toEqual({ changed: 2 })
    expect((await library.host.notes({}))[0]!.markdown).toBe('@Lane2014risecentral')
    await library.host.importReferences({
      file: 'x.json',
      content: '[{"title":"Clear Water Runs","author":[{"family":"Ito"}],"issued":{"date-parts":[[2001]]}}]',
    })
    expect((await library.host.references({})).map(({ item }) => item.id)).toContain('Ito2001clearwater')
    expect((await library.host.citekeys({})).pattern).toBe('[Auth][year][shorttitle2]')
  })

  test.each([
    ['no part', 'key', /names no part/],
    ['white space', '[auth] [year]', /letters, digits/],
  ])('a pattern with %s is refused', async (_, pattern, problem) => {
    expect((await failure(library.host.citekeys({ pattern }))).message).toMatch(problem)
  })

  test('that are no keys, or there twice, are refused', async () => {
    await add(lane, { ...lane, id: 'b' })
    const [one, two] = [await byKey('lane14'), await byKey('b')]
    expect((await failure(library.host.setCitekeys({ keys: [{ reference: one.id, key: 'a b' }] }))).name).toBe(
      'badValue',
    )
    expect(
      (await failure(library.host.setCitekeys({ keys: [{ reference: one.id, key: two.item.id as string }] }))).message,
    ).toContain('two references')
  })
})

describe('what a style misses', () => {
  test('differs by style', async () => {
    await add({ ...lane, id: 'noplace' })
    const missing = async (style?: string) =>
      (await library.host.references({ style })).find(({ item }) => item.id === 'noplace')!.missing
    expect(await missing()).toEqual([])
    expect(await missing('apa')).toEqual([])
    expect(await missing('chicago-author-date-17th-edition')).toEqual(['publisher-place'])
  })
})

describe('a file that is no text', () => {
  test('is read from its bytes, and says what was put right', async () => {
    const base64 = Buffer.from('@book{k, title={Coal}, author={Lind, Ada and others}}').toString('base64')
    expect(await library.host.importReferences({ file: 'x.bib', base64 })).toEqual({
      matched: 0,
      unmatched: ['k'],
      warnings: [{ code: 'othersDropped', parameters: { entry: 1, variable: 'author' } }],
    })
    expect((await failure(library.host.importReferences({ file: 'x.bib' }))).name).toBe('badArguments')
  })
})

describe('looking a work up', () => {
  let server: Server
  let host: Host
  let folder: string
  let asked: string[]
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.headers.accept} ${request.url}`)
      const json = (value: unknown): void =>
        void response.setHeader('content-type', 'application/json').end(JSON.stringify(value))
      if (request.url === '/10.1000/moved') return void response.writeHead(302, { location: '/10.1000/x' }).end()
      if (request.url === '/10.1000/away')
        return void response.writeHead(302, { location: 'http://example.org/' }).end()
      if (request.url === '/10.1000/round') return void response.writeHead(302, { location: '/10.1000/round' }).end()
      if (request.url === '/10.1000/huge') return void response.end('x'.repeat(3_000_000))
      if (request.url === '/10.1000/html') return void response.end('<html>')
      if (request.url === '/10.1000/x')
        return json({
          type: 'article-journal',
          title: 'Rivers',
          author: [{ family: 'Lane', given: 'David' }],
          issued: { 'date-parts': [[2014]] },
          'unknown-thing': { a: 1 },
        })
      if (request.url?.startsWith('/api/books?bibkeys=ISBN:9780306406157'))
        return json({
          'ISBN:9780306406157': {
            title: 'Mud',
            subtitle: 'A study',
            authors: [{ name: 'Jan van den Berg' }],
            publishers: [{ name: 'Delta Press' }],
            publish_date: 'May 2001',
          },
        })
      if (request.url?.startsWith('/api')) return json({})
      response.writeHead(404).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    folder = await mkdtemp(join(tmpdir(), 'commonplace-lookup-'))
    host = await openHost({ folder, listen: false, registries: { doi: address, isbn: address } })
  })
  beforeEach(() => void (asked = []))
  afterAll(async () => {
    await host.close()
    server.close()
    await rm(folder, { recursive: true, force: true })
  })
  const lookUp = (identifier: string) => host.client.lookUpReference({ identifier })

  test('by DOI, in any form; nothing is added and nothing else is asked', async () => {
    for (const identifier of ['10.1000/x', 'https://doi.org/10.1000/x', 'doi: 10.1000/x', '10.1000/moved']) {
      const { item, from } = await lookUp(identifier)
      expect(item).toMatchObject({
        type: 'article-journal',
        title: 'Rivers',
        author: [{ family: 'Lane', given: 'David' }],
      })
      expect(from).toMatch(/^127/)
    }
    expect(asked[0]).toBe('application/vnd.citationstyles.csl+json /10.1000/x')
    expect(await host.client.references({})).toEqual([])
  })

  test('by ISBN', async () => {
    expect((await lookUp('ISBN 978-0-306-40615-7')).item).toMatchObject({
      type: 'book',
      title: 'Mud: A study',
      author: [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van den' }],
      publisher: 'Delta Press',
      issued: { 'date-parts': [[2001]] },
    })
  })

  test.each([
    ['10.1000/none', /knows no such work/],
    ['0306406152', /knows no such book/],
    ['10.1000/away', /not protected/],
    ['10.1000/round', /from one address to the next/],
    ['10.1000/huge', /larger than any/],
    ['10.1000/html', /not readable/],
  ])('%s fails with its reason', async (identifier, problem) => {
    const error = await failure(lookUp(identifier))
    expect([error.name, error.message]).toEqual(['lookUpFailed', expect.stringMatching(problem)])
  })

  test('what is no number is asked of nobody; where nobody answers it is said', async () => {
    expect((await failure(lookUp('Rivers of Ink'))).name).toBe('badValue')
    expect(asked).toEqual([])
    const closed = createServer()
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
    const nobody = `http://127.0.0.1:${(closed.address() as AddressInfo).port}`
    await new Promise((resolve) => closed.close(resolve))
    const alone = await mkdtemp(join(tmpdir(), 'commonplace-offline-'))
    const offline = await openHost({
      folder: alone,
      listen: false,
      registries: { doi: nobody, isbn: nobody },
    })
    const error = await failure(offline.client.lookUpReference({ identifier: '10.1000/x' }))
    expect(error.message).toMatch(/was asked for 10.1000\/x: no connection \(ECONNREFUSED\)/)
    await offline.close()
    await rm(alone, { recursive: true, force: true })
  })
})
