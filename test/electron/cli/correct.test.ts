// `pages`, `correct`, `reimport`, `audit` and `repair` as they are typed, and what they print for programs.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandsOf } from './run.ts'

const TOLL = `The Toll Book

The bailiff counted every barrel. He wrote the sum into the toll book.
\fIn the second year the toll was raised. The fishemen refused to pay it.
`

let folder: string
let cli: ReturnType<typeof commandsOf>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-correct-'))
  cli = commandsOf(join(folder, 'library'))
  await writeFile(join(folder, 'toll.txt'), TOLL)
  await writeFile(join(folder, 'toll-2.txt'), TOLL.replace('The bailiff counted every barrel. ', ''))
  await cli.json('import', join(folder, 'toll.txt'))
  for (const quote of ['The bailiff counted every barrel.', 'The fishemen refused']) {
    await cli.json('annotate', 'toll.txt', '--quote', quote)
  }
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

test(
  'pages are named, words corrected, and a newer file read in place of the old one',
  { timeout: 120_000 },
  async () => {
    const named = await cli.json<{ citations: { after: string }[]; changed: boolean }>(
      'pages',
      'toll.txt',
      '--quote',
      'In the second year',
      '--is',
      'xii',
    )
    expect(named.changed).toBe(true)
    expect(named.citations.map(({ after }) => after)).toEqual([
      '(The Toll Book, n.d., p. xi)',
      '(The Toll Book, n.d., p. xii)',
    ])
    expect((await cli.run('pages', 'toll.txt')).stdout).toMatch(/^xi +The Toll Book.*\nxii +In the second year/u)

    const { edits } = await cli.json<{ edits: string[] }>(
      'correct',
      'toll.txt',
      '--quote',
      'fishemen',
      '--to',
      'fishermen',
    )
    const quotes = await cli.json<{ quote: string; page: string }[]>('quotes')
    expect(quotes.map(({ quote, page }) => [quote, page])).toEqual([
      ['The bailiff counted every barrel.', 'xi'],
      ['The fishermen refused', 'xii'],
    ])
    expect((await cli.run('correct', 'toll.txt')).stdout).toContain(edits[0]!)

    const reread = await cli.run('reimport', 'toll.txt', join(folder, 'toll-2.txt'))
    expect(reread.code).toBe(1)
    expect(reread.stdout).toMatch(
      /^1 exact, 0 moved, 0 with other words, 1 lost\nlost +an:\w+ +p\. xi +“The bailiff counted/u,
    )
    const [lost] = /an:\w+/u.exec(reread.stdout)!
    await cli.json('repair', lost, '--quote', 'He wrote the sum')
    const audit = await cli.json<{ counts: object }>('audit', 'toll-2.txt')
    expect(audit.counts).toEqual({ exact: 2, moved: 0, fuzzy: 0, lost: 0 })
  },
)

test('wrong use says what is right', { timeout: 120_000 }, async () => {
  for (const [args, said] of [
    [['pages', 'toll', '--quote', 'x'], /--is/],
    [['correct', 'toll', '--quote', 'x', '--to', 'y', '--remove'], /does one of --to/],
    [['correct', 'toll', '--to', 'y'], /needs --quote/],
  ] as const) {
    const { code, stderr } = await cli.run(...args)
    expect(code).toBe(2)
    expect(stderr).toMatch(said)
  }
})
