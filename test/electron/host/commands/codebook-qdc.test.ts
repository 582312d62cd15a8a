// What is written as REFI-QDA is put before libxml2 and a schema: whatever themes there are, the file is valid; and the schema is no rubber
// stamp.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import type { CodebookEntry } from '../../../../electron/host/commands/codebook-entry.ts'
import { readQdc, writeQdc } from '../../../../electron/host/commands/codebook-qdc.ts'
import { COLORS } from '../../../../shared/model/annotation.ts'
import { newId } from '../../../../shared/model/id.ts'
import { openLibrary } from './open-library.ts'

const schema = { fileName: 'codebook.xsd', contents: readFileSync(join(import.meta.dirname, 'codebook.xsd'), 'utf8') }

/** What the validator says against each file; empty where all are valid. One run for all: each starts a machine of its own. */
async function complaints(files: readonly string[]): Promise<string[]> {
  const xml = files.map((contents, i) => ({ fileName: `${i}.qdc`, contents }))
  const { valid, errors, rawOutput } = await validateXML({ xml, schema, maxMemoryPages: 4096 })
  expect(valid, rawOutput).toBe(errors.length === 0)
  return errors.map(({ message, loc }) => `${loc?.fileName}: ${message}`)
}

const entry = (path: string[], definition = '', more: Partial<CodebookEntry> = {}): CodebookEntry => ({
  id: newId('code'),
  path,
  definition,
  color: 'blue',
  count: 0,
  ...more,
})
const written = (entries: CodebookEntry[]) => writeQdc(entries, 'Commonplace 1')

const deep = Array.from({ length: 50 }, (_, depth) =>
  entry(Array.from({ length: depth + 1 }, (_each, i) => `level ${i}`)),
)
const THEMES: [name: string, entries: CodebookEntry[]][] = [
  ['one theme', [entry(['Power'])]],
  [
    'every colour, and none',
    [...COLORS.map((color) => entry([color], '', { color })), entry(['x'], '', { color: null })],
  ],
  [
    'a tree with definitions',
    [entry(['A'], 'One.'), entry(['A', 'B'], 'Two\nlines'), entry(['A', 'B', 'C']), entry(['D'])],
  ],
  [
    'the signs of markup',
    [entry(['<Code a="1" & \'b\'>'], '</Description> ]]> <!-- & --> <![CDATA[ &amp; &#0; <?x?>')],
  ],
  ['what no XML can hold', [entry(['a\u0000b\u0008\ufffe\uffff'], '\u000b\u001f \ud800 lone \udfff')]],
  ['lone surrogates alone', [entry(['\ud800'], '\udc00')]],
  ['spaces at both ends', [entry(['  spaced  '], '\t\n tabbed \r\n')]],
  ['every script', [entry(['Straße 🛶 שלום', '中文 \u202e reversed'], 'é e\u0301 \u200d\ufeff')]],
  ['fifty levels', deep],
  ['five thousand themes', Array.from({ length: 5_000 }, (_, i) => entry([`Theme ${i}`], 'As any other.'))],
]

test.each(THEMES)('%s: the file is valid by the schema', async (_name, entries) => {
  const file = written(entries)
  expect(await complaints([file])).toEqual([])
  expect(readQdc(file).entries).toHaveLength(entries.length)
})

test('any themes at all make a valid file', async () => {
  const any = fc.string({ unit: 'binary', maxLength: 20 })
  const files: string[] = []
  fc.assert(
    fc.property(fc.array(fc.tuple(any, any, fc.boolean()), { minLength: 1, maxLength: 12 }), (themes) => {
      let path: string[] = []
      const entries = themes.map(([name, definition, within]) => {
        path = [...(within ? path : path.slice(0, -1)), name]
        return entry(path, definition)
      })
      files.push(written(entries))
    }),
    { numRuns: 300 },
  )
  expect(await complaints(files)).toEqual([])
}, 60_000)

test('what a library with themes exports is valid', async () => {
  const library = await openLibrary()
  try {
    await library.host.createTheme({ path: 'Power/Either\\/Or', definition: 'Who can say “no” & <why>.' })
    await library.host.createTheme({ path: 'Law' })
    const { content } = await library.host.codebookFile({ format: 'qdc' })
    expect(await complaints([content])).toEqual([])
  } finally {
    await library.close()
  }
})

describe('the schema', () => {
  const valid = written([entry(['A'], 'Said.'), entry(['A', 'B']), entry(['C'])])
  const guids = [...valid.matchAll(/guid="([^"]+)"/gu)].map((match) => match[1]!)

  test('takes what the standard allows beside: sets, braces around GUIDs, short colours, another prefix', async () => {
    const sets = `<Sets><Set guid="${guids[0]}" name="S"><Description/><MemberCode guid="${guids[1]}"/></Set></Sets>`
    const more = valid.replace('</Codes>', `</Codes>${sets}`).replace(guids[2]!, `{${guids[2]}}`)
    const prefixed = valid.replaceAll(/<(\/?)([A-Z])/gu, '<$1q:$2').replace('xmlns=', 'xmlns:q=')
    expect(await complaints([more, prefixed, valid.replace(/color="[^"]+"/u, 'color="#fa0"')])).toEqual([])
    expect(readQdc(more).warnings).toEqual([{ code: 'setLeftOut', name: 'S' }])
    expect(readQdc(prefixed)).toEqual(readQdc(valid))
  })

  const REFUSED: [name: string, file: string][] = [
    ['another namespace', valid.replace('codebook:1.0', 'codebook:1:0')],
    ['no codes', '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes/></CodeBook>'],
    ['no GUID', valid.replace(/ guid="[^"]+"/u, '')],
    ['a GUID of another shape', valid.replace(guids[0]!, guids[0]!.slice(1))],
    ['two codes of one GUID', valid.replace(guids[1]!, guids[0]!)],
    ['no name', valid.replace(/ name="A"/u, '')],
    ['no word on whether it codes', valid.replace(/ isCodable="true"/u, '')],
    ['a colour by name', valid.replace(/color="[^"]+"/u, 'color="blue"')],
    ['an attribute of its own', valid.replace('<Codes>', '<Codes count="3">')],
    [
      'the definition after the codes in it',
      valid.replace(/(\s*<Description>.*<\/Description>)(\s*<Code [^>]*\/>)/u, '$2$1'),
    ],
    ['two definitions', valid.replace('</Description>', '</Description><Description/>')],
    ['words between codes', valid.replace('<Codes>', '<Codes>and')],
  ]
  test.each(REFUSED)('refuses %s', async (_name, file) => {
    expect(file).not.toBe(valid)
    expect(await complaints([file])).not.toEqual([])
  })
})
