import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { citedKeys } from '../../../../electron/host/commands/cited-keys.ts'
import { failure, HARBOUR, openLibrary, type OpenedLibrary, RAILWAY } from './open-library.ts'

// One library for all: the citing engine takes a second to start.
let library: OpenedLibrary
let first: string
let second: string
beforeAll(async () => {
  library = await openLibrary({ 'harbour.txt': HARBOUR, 'railway.txt': RAILWAY, 'bare.txt': 'Some words of nobody’s.' })
  const { host } = library
  const report = { type: 'report', author: [{ family: 'Kastner', given: 'Ida' }], issued: { 'date-parts': [[2016]] } }
  await host.reference({
    source: 'harbour.txt',
    set: { ...report, title: 'The harbour report', publisher: 'Port Office' },
  })
  await host.reference({
    source: 'railway.txt',
    set: { ...report, title: 'Railways of the north', publisher: 'Rail Office' },
  })
  const content = JSON.stringify([
    { id: 'lind2011', type: 'book', title: 'Coal', author: [{ family: 'Lind', given: 'A.' }] },
  ])
  await host.importReferences({ file: 'refs.json', content })
  first = (await host.annotate({ source: 'harbour.txt', quote: 'Ships waited for days' })).id
})
afterAll(() => library.close())

const text = async (args: object) => (await library.host.cite({ annotations: [first], ...args })).text
const ids = async (which: 'cited' | 'all') =>
  (await library.host.bibliography({ which })).entries.map(({ id }) => id).sort()

test('a passage is cited with its place', async () => {
  expect(await text({})).toMatch(/^\(Kastner, 2016, para\. \d+\)$/)
  expect(await text({ style: 'chicago-author-date' })).toBe('(Kastner 2016)')
  expect(await text({ form: 'narrative' })).toMatch(/^Kastner \(2016, para\. \d+\)$/)
  expect(await text({ form: 'quote' })).toMatch(/^“Ships waited for days” \(Kastner, 2016, para\. \d+\)$/)
  expect(await text({ style: 'chicago-notes-bibliography', form: 'note' })).toContain('Ida Kastner')
  expect(await text({ locale: 'de-DE' })).toContain('Kastner')
})

test('says which edition it follows', async () => {
  expect(await library.host.cite({ annotations: [first] })).toMatchObject({
    style: 'apa',
    edition: 'APA 7',
    locale: 'en-US',
    form: 'in-text',
  })
})

describe('with a second work of the same author and year', () => {
  beforeAll(async () => {
    second = (await library.host.annotate({ source: 'railway.txt', quote: 'single and slow' })).id
  })

  test('the year has its letter as in the bibliography, also for one passage alone', async () => {
    expect(await text({ style: 'chicago-author-date' })).toBe('(Kastner 2016b)')
    const { entries } = await library.host.bibliography({ style: 'chicago-author-date' })
    expect(entries.map(({ text }) => /2016[ab]/u.exec(text)?.[0])).toEqual(['2016a', '2016b'])
  })

  test('passages cited together share their parentheses; running text names each', async () => {
    const both = { annotations: [first, second] }
    expect(await text({ ...both, style: 'chicago-author-date' })).toMatch(
      /^\(Kastner 2016[ab], (2016)?[ab]\)$|^\(Kastner 2016[ab]; 2016[ab]\)$/,
    )
    expect((await text({ ...both, form: 'narrative' })).split('\n')).toHaveLength(2)
  })

  test('quotes carry citations as if each stood alone', async () => {
    const quotes = await library.host.quotes({ style: 'chicago-notes-bibliography' })
    expect(quotes.map(({ citation }) => citation)).toEqual([
      expect.stringContaining('Kastner'),
      expect.stringContaining('Kastner'),
    ])
    expect(quotes.map(({ citation }) => citation).join()).not.toContain('Ibid')
  })
})

test('the bibliography holds what is highlighted or named in a note, or everything', async () => {
  expect(await ids('cited')).toEqual(['kastner2016', 'kastner2016b'])
  const { note } = await library.host.writeNote({ about: null, markdown: 'as [@lind2011, p. 3] has it' })
  expect(await ids('cited')).toEqual(['kastner2016', 'kastner2016b', 'lind2011'])
  await library.host.trash({ ids: [note] })
  expect(await ids('cited')).toEqual(['kastner2016', 'kastner2016b'])
  expect(await ids('all')).toHaveLength(4)
})

test('a work nothing is known of is named by its file', async () => {
  const { id } = await library.host.annotate({ source: 'bare.txt', quote: 'of nobody’s' })
  const { item } = await library.host.reference({ source: 'bare.txt' })
  if (item['title'] === undefined) throw new Error('a reference shows what is printed')
  expect(await text({ annotations: [id] })).toContain('n.d.')
  await library.host.trash({ ids: [id] })
})

test('as a file in every format', async () => {
  for (const format of ['text', 'html', 'rtf', 'bibtex', 'biblatex', 'ris', 'csl-json'] as const) {
    const file = await library.host.bibliographyFile({ format, which: 'all' })
    expect(file.content).toContain('Kastner')
    expect(file.entries).toHaveLength(4)
  }
  const { content } = await library.host.bibliographyFile({ format: 'text' })
  expect(content.trimEnd().split('\n')).toHaveLength(2)
})

const wrong: [name: string, args: object, error: string][] = [
  ['a style that is not there', { style: 'no-such-style' }, 'styleUnknown'],
  ['a passage that is not there', { annotations: ['an:01ARZ3NDEKTSV4RRFFQ69G5FAV'] }, 'notFound'],
  ['no passage', { annotations: [] }, 'badArguments'],
]
test.each(wrong)('refuses %s', async (_name, args, error) => {
  expect((await failure(library.host.cite({ annotations: [first], ...args }))).name).toBe(error)
})

describe('citation keys in a note', () => {
  const cases: [markdown: string, keys: string[]][] = [
    ['as @lane2014 says', ['lane2014']],
    ['[see @lane2014, p. 3; -@moshes_2014]', ['lane2014', 'moshes_2014']],
    ['@lane2014. And @lane2014: more', ['lane2014']],
    ['@{https://example.org/a b} @{two words}', []],
    ['@{doi:10.1/x}', ['doi:10.1/x']],
    ['write to ada@example.org', []],
    ['\\@lane2014', []],
    ['@Фомин2010', ['Фомин2010']],
  ]
  test.each(cases)('%j: %j', (markdown, keys) => {
    expect(citedKeys(markdown)).toEqual(keys)
  })
})
