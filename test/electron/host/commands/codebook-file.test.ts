// The codebook out to files and in again: each format by its own rules, and any tree of themes there and back.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseXml, type XmlNode } from '../../../../electron/host/cite/xml.ts'
import { readCsv, writeCsv } from '../../../../electron/host/commands/codebook-csv.ts'
import { type CodebookEntry, colorOf, HEX } from '../../../../electron/host/commands/codebook-entry.ts'
import { formatOf } from '../../../../electron/host/commands/codebook-file.ts'
import { readOutline, writeOutline } from '../../../../electron/host/commands/codebook-outline.ts'
import { guidOf, readQdc, writeQdc } from '../../../../electron/host/commands/codebook-qdc.ts'
import { newId } from '../../../../shared/model/id.ts'
import { failure, openLibrary, type OpenedLibrary } from './open-library.ts'

const entry = (path: string[], definition = '', more: Partial<CodebookEntry> = {}): CodebookEntry => ({
  id: newId('code'),
  path,
  definition,
  color: 'blue',
  count: 0,
  ...more,
})
const NASTY = [
  entry(['Power'], 'Who can say “no”; <who> & who not.', { count: 3 }),
  entry(['Power', 'Either/Or'], 'Two\nlines, and "marks"'),
  entry(['Power', 'Either/Or', 'Deep']),
  entry(['=1+1'], '=HYPERLINK("http://evil")', { color: 'pink' }),
  entry(["'-2"], '@cmd', { color: null }),
  entry(['Straße 🛶 שלום'], '- a list\n1. or one\n# or a heading'),
]

/** What the published schema asks of a codebook, element by element, in the order it asks it. */
function expectValidQdc(xml: string): void {
  const root = parseXml(xml, { maxNodes: 100_000, spaceCounts: null })
  const elements = (node: XmlNode) => node.children.filter((child): child is XmlNode => typeof child !== 'string')
  const guids = new Set<string>()
  const code = (node: XmlNode): void => {
    expect(node.name).toBe('Code')
    expect(Object.keys(node.attrs).filter((name) => !['guid', 'name', 'isCodable', 'color'].includes(name))).toEqual([])
    expect(node.attrs['guid']).toMatch(/^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$/u)
    expect(node.attrs['name']).not.toBe('')
    expect(['true', 'false']).toContain(node.attrs['isCodable'])
    if ('color' in node.attrs) expect(node.attrs['color']).toMatch(/^#([A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})$/u)
    expect(guids.has(node.attrs['guid']!)).toBe(false)
    guids.add(node.attrs['guid']!)
    const [first, ...rest] = elements(node)
    // Description comes first and once; it holds text alone.
    if (first?.name === 'Description') expect(elements(first)).toEqual([])
    else if (first) code(first)
    rest.forEach(code)
  }
  expect(root.name).toBe('CodeBook')
  expect(root.attrs).toMatchObject({
    xmlns: 'urn:QDA-XML:codebook:1.0',
    origin: expect.stringMatching(/^Commonplace /u),
  })
  const [codes, ...others] = elements(root)
  expect(codes!.name).toBe('Codes')
  expect(others).toEqual([])
  expect(elements(codes!).length).toBeGreaterThan(0)
  elements(codes!).forEach(code)
}

describe('REFI-QDA', () => {
  test('is valid by the schema, and read back whole', () => {
    const xml = writeQdc(NASTY, 'Commonplace 1')
    expectValidQdc(xml)
    expect(readQdc(xml)).toEqual({
      entries: NASTY.map(({ path, definition, color }) => ({ path, definition, color })),
      warnings: [],
    })
  })

  test('of another program is read: prefixes, other colours, sets told of', () => {
    const xml = `\ufeff<?xml version="1.0"?><q:CodeBook xmlns:q="urn:QDA-XML:codebook:1.0"><q:Codes>
      <q:Code guid="{1}" name="A" isCodable="false" color="#f00"><q:Code guid="2" name="B &amp; C" isCodable="true"/></q:Code>
    </q:Codes><q:Sets><q:Set guid="3" name="Group"/></q:Sets></q:CodeBook>`
    expect(readQdc(xml)).toEqual({
      entries: [
        { path: ['A'], definition: '', color: 'orange' },
        { path: ['A', 'B & C'], definition: '', color: null },
      ],
      warnings: [{ code: 'setLeftOut', name: 'Group' }],
    })
  })

  test('with entities of its own, or of another kind, is refused', () => {
    expect(() => readQdc('<!DOCTYPE x [<!ENTITY a "b">]><CodeBook>&a;</CodeBook>')).toThrow(/document type/u)
    expect(() => readQdc('<html></html>')).toThrow('CodeBook')
  })

  test('a theme has the same GUID in every export', () => {
    expect(guidOf('code:00000000000000000000000001')).toBe('00000000-0000-0000-0000-000000000001')
    const id = newId('code')
    expect(guidOf(id)).toBe(guidOf(id))
    expect(guidOf(id)).not.toBe(guidOf(newId('code')))
  })
})

describe('a table', () => {
  test('is RFC 4180: lines end in CRLF, cells are quoted where they must be, and none is a formula', () => {
    const csv = writeCsv(NASTY)
    expect(csv.startsWith('\ufeffpath,definition,colour,count\r\n')).toBe(true)
    expect(csv.replaceAll('\r\n', '').includes('\r')).toBe(false)
    expect(csv).toContain(`"'=1+1","'=HYPERLINK(""http://evil"")",pink,0\r\n`)
    // No cell begins with what a spreadsheet would compute.
    for (const cell of csv.slice(1).split(/,|\r\n/u)) expect(cell).not.toMatch(/^"?[=+@]/u)
    expect(readCsv(csv)).toEqual({
      entries: NASTY.map(({ path, definition, color }) => ({ path, definition, color })),
      warnings: [],
    })
  })

  const cases: [name: string, csv: string, read: [path: string, definition: string][]][] = [
    ['of Taguette', 'tag,description\nA/B,what\n', [['A/B', 'what']]],
    ['with semicolons and other columns', 'Nr;Name;Memo\r\n1;A;"x;y"\r\n', [['A', 'x;y']]],
    ['without a last line end, with an empty line', 'path\n\nA', [['A', '']]],
  ]
  test.each(cases)('%s', (_name, csv, read) => {
    expect(readCsv(csv).entries.map(({ path, definition }) => [path.join('/'), definition])).toEqual(read)
  })

  test('that cannot be one is refused, and a row without a name is told of', () => {
    expect(() => readCsv('a,b\n1,2')).toThrow('path')
    expect(() => readCsv('path\n"open')).toThrow('never closed')
    expect(readCsv('path,definition\n,lost\nA,').warnings).toEqual([{ code: 'rowWithoutName', row: 2 }])
  })
})

describe('an outline', () => {
  test('is nested points, read back whole but for the colours', () => {
    const markdown = writeOutline(NASTY, 'Themes')
    expect(markdown).toContain('- **Power**: Who can say “no”;')
    expect(readOutline(markdown)).toEqual({
      entries: NASTY.map(({ path, definition }) => ({ path, definition, color: null })),
      warnings: [],
    })
  })

  test('of another hand is read: plain points are names', () => {
    expect(readOutline('# Mine\n\n* Power\n  * Veto\n* Law\n').entries.map(({ path }) => path)).toEqual([
      ['Power'],
      ['Power', 'Veto'],
      ['Law'],
    ])
    expect(() => readOutline('Nothing here.')).toThrow('no list')
  })
})

test('any names and definitions come back from each format', () => {
  const word = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) =>
    text
      .replace(/[\s\\\p{C}]+/gu, ' ')
      .normalize('NFC')
      .trim(),
  )
  const name = word.filter((text) => text !== '' && text.isWellFormed())
  const line = word.filter((text) => text.isWellFormed())
  const definition = fc
    .array(
      line.filter((text) => text !== ''),
      { maxLength: 3 },
    )
    .map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(fc.array(fc.tuple(name, definition), { minLength: 1, maxLength: 5 }), (themes) => {
      const entries = themes.map(([own, text], i) => entry(i % 2 === 0 ? [own] : [themes[i - 1]![0], own], text))
      const plain = (color: boolean) =>
        entries.map((one) => ({ path: one.path, definition: one.definition, color: color ? one.color : null }))
      expect(readQdc(writeQdc(entries, 'Commonplace')).entries).toEqual(plain(true))
      expect(readCsv(writeCsv(entries)).entries).toEqual(plain(true))
      expect(readOutline(writeOutline(entries, 'Themes')).entries).toEqual(plain(false))
    }),
    { numRuns: 200 },
  )
})

test('colours are named, or the nearest hue', () => {
  for (const [color, hex] of Object.entries(HEX)) expect([colorOf(color), colorOf(hex)]).toEqual([color, color])
  expect([colorOf('#00f'), colorOf('#FFFF00'), colorOf('mauve'), colorOf(undefined)]).toEqual([
    'blue',
    'yellow',
    null,
    null,
  ])
})

test.each([
  ['a.qdc', '', 'qdc'],
  ['a.csv', '', 'csv'],
  ['a.md', '', 'markdown'],
  ['a.txt', '- A', 'markdown'],
  ['a.txt', 'path\nA', 'csv'],
  ['a.txt', '\ufeff<CodeBook/>', 'qdc'],
] as const)('%s with %j is taken for %s', (file, content, format) => expect(formatOf(file, content)).toBe(format))

describe('import', () => {
  let library: OpenedLibrary
  beforeEach(async () => {
    library = await openLibrary()
  })
  afterEach(() => library.close())
  const tree = async () =>
    (await library.host.themes({})).map(({ path, definition, color }) => [path.join('/'), definition, color])
  const CSV = 'path,definition,colour\nPower,From the file,pink\nPower/Veto,May stop,green\nLaw,Rules,blue\n'

  test('shows what would be made, makes it in one step, and is undone whole', async () => {
    await library.host.createTheme({ path: 'power', definition: 'Mine' })
    await library.host.createTheme({ path: 'Law' })
    const looked = await library.host.importCodebook({ file: 'themes.csv', content: CSV, dry: true })
    expect(looked.themes.map(({ path, fate }) => [path.join('/'), fate])).toEqual([
      ['Power', 'kept'],
      ['Power/Veto', 'made'],
      ['Law', 'defined'],
    ])
    expect(await tree()).toEqual([
      ['Law', '', expect.anything()],
      ['power', 'Mine', expect.anything()],
    ])
    expect(await library.host.importCodebook({ file: 'themes.csv', content: CSV })).toEqual(looked)
    expect(await tree()).toEqual([
      ['Law', 'Rules', expect.anything()],
      ['power', 'Mine', expect.anything()],
      ['power/Veto', 'May stop', 'green'],
    ])
    expect((await library.host.undo({})).name).toBe('Import 2 themes from themes.csv')
    expect((await tree()).map(([path]) => path)).toEqual(['Law', 'power'])
  })

  test.each(['qdc', 'csv', 'markdown'] as const)(
    'an export as %s makes the same themes in an empty library',
    async (format) => {
      await library.host.createTheme({ path: 'Power/Either\\/Or', definition: 'Two\nlines' })
      await library.host.createTheme({ path: 'Power/Veto', color: 'pink' })
      const before = (await tree()).map(([path, definition]) => [path, definition])
      const file = await library.host.codebookFile({ format })
      const other = await openLibrary()
      try {
        const { themes } = await other.host.importCodebook({ file: file.name, content: file.content })
        expect(themes.every(({ fate }) => fate === 'made')).toBe(true)
        expect((await other.host.themes({})).map(({ path, definition }) => [path.join('/'), definition])).toEqual(
          before,
        )
      } finally {
        await other.close()
      }
    },
  )

  test('what is no codebook is refused; a theme that cannot be is told of', async () => {
    expect((await failure(library.host.importCodebook({ file: 'a.qdc', content: '<no' }))).name).toBe('badValue')
    const deep = `path\nA\n${Array.from({ length: 40 }, (_, i) => `L${i}`).join('/')}\n`
    const { themes, warnings } = await library.host.importCodebook({ file: 'a.csv', content: deep })
    expect([themes.length, warnings.length]).toEqual([1, 1])
  })

  test('levels that only a theme below them names are made with it, and keep what the file says of them later', async () => {
    const content = 'path,definition\nRiver/Delta,Where it ends\nRiver,All of it\n'
    const { themes } = await library.host.importCodebook({ file: 'a.csv', content })
    expect(themes.map(({ path, fate }) => [path.join('/'), fate])).toEqual([
      ['River', 'made'],
      ['River/Delta', 'made'],
    ])
    expect((await tree()).map(([path, definition]) => [path, definition])).toEqual([
      ['River', 'All of it'],
      ['River/Delta', 'Where it ends'],
    ])
  })

  test('an empty codebook is not written', async () => {
    expect((await failure(library.host.codebookFile({ format: 'qdc' }) as Promise<unknown>)).name).toBe('badValue')
  })
})
