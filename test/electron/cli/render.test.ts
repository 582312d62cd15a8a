// `render`: files in, plain text out, through the launcher, without a library.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { commonplace } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonplace-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const lane = {
  id: 'lane',
  type: 'book',
  title: 'Life after regions',
  author: [
    { family: 'Lane', given: 'David' },
    { family: 'Frear', given: 'Matthew' },
  ],
  issued: { 'date-parts': [[2014]] },
  publisher: 'Harbour Press',
}
const items = file('items.json', [lane])
const cite = (mode?: string) => ({
  citationID: 'a',
  citationItems: [{ id: 'lane', locator: '3', label: 'page' }],
  properties: { noteIndex: 0, ...(mode && { mode }) },
})
const clusters = file('clusters.json', [cite(), cite('composite')])
const render = (...args: string[]) => commonplace(['render', '--csl-json', items, '--citations', clusters, ...args])

describe('render', () => {
  test('prints citations and bibliography, with the edition', async () => {
    const { code, stdout, stderr } = await render('--style', 'apa', '--locale', 'en-US', '--json')
    expect([code, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toEqual({
      style: 'apa',
      edition: 'APA 7',
      citations: ['(Lane & Frear, 2014, p. 3)', 'Lane and Frear (2014, p. 3)'],
      bibliography: ['Lane, D., & Frear, M. (2014). Life after regions. Harbour Press.'],
    })
  })

  test('without fix-ups shows the bare engine', async () => {
    const { stdout } = await render('--no-fixups', '--json')
    expect(JSON.parse(stdout).citations[1]).toBe('Lane & Frear (2014, p. 3)')
  })

  test('gives notes by their numbers', async () => {
    const notes = file(
      'notes.json',
      [1, 4].map((noteIndex) => ({ ...cite(), properties: { noteIndex } })),
    )
    const style = 'chicago-notes-bibliography'
    const { stdout } = await commonplace(['render', '--csl-json', items, '--citations', notes, '--style', style])
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      'David Lane and Matthew Frear, Life After Regions (Harbour Press, 2014), 3.',
      'Lane and Frear, Life After Regions, 3.',
    ])
  })

  test('takes what CSL’s own JSON allows: numbers, modes, things left out', async () => {
    const loose = file('loose.json', [
      { citationID: null, citationItems: [{ id: 'lane', locator: 3, 'suppress-author': 1 }], properties: null },
      { citationItems: [{ id: 'lane' }], properties: { mode: 'suppress-author' } },
      { citationItems: [{ id: 'lane' }], properties: { mode: 'author-only' } },
    ])
    const { stdout, stderr } = await render('--citations', loose, '--json')
    expect(stderr).toBe('')
    expect(JSON.parse(stdout).citations).toEqual(['(2014, p. 3)', '(2014)', 'Lane & Frear'])
  })

  const wrong: [name: string, args: string[], code: number, message: RegExp][] = [
    ['a style nobody knows', ['--style', 'no-such'], 1, /no citation style named “no-such”/],
    ['a locale nobody knows', ['--locale', 'xx-XX'], 1, /no citation locale named “xx-XX”/],
    ['a file that is not there', ['--citations', join(folder, 'none.json')], 1, /There is no file/],
    ['a file that is no JSON', ['--citations', file('bad.json', '{')], 1, /The citations cannot be/],
    ['JSON of another kind', ['--citations', file('odd.json', [{ citationItems: 3 }])], 1, /0\.citationItems/],
    ['a citation of nothing', ['--citations', file('empty.json', [{ citationItems: [] }])], 1, /at least one work/],
    [
      'a mode CSL does not know',
      ['--citations', file('mode.json', [{ citationItems: [{ id: 'lane' }], properties: { mode: 'loud' } }])],
      1,
      /properties\.mode/,
    ],
    [
      'a work that is not among the items',
      ['--citations', file('other.json', [{ citationItems: [{ id: 'x' }] }])],
      1,
      /no such reference/,
    ],
  ]
  test.each(wrong)('%s is said', async (_name, args, code, message) => {
    const ran = await render(...args)
    expect(ran.code).toBe(code)
    expect(ran.stderr).toMatch(message)
  })

  test('the files must be named', async () => {
    expect(await commonplace(['render'])).toMatchObject({ code: 2, stderr: expect.stringContaining('--csl-json') })
  })
})
