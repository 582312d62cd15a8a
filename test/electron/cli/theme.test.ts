// `commonplace theme …` as it is typed: each command, what it prints for programs, its wrong uses, and undo after it.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HARBOUR } from '../host/commands/open-library.ts'
import { commandsOf } from './run.ts'

let folder: string
let cli: ReturnType<typeof commandsOf>
const ids: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-theme-'))
  cli = commandsOf(join(folder, 'library'))
  await writeFile(join(folder, 'harbour.txt'), HARBOUR)
  await cli.json('import', join(folder, 'harbour.txt'))
  for (const [quote, theme] of [
    ['Ships waited', 'Harbour'],
    ['In spring', 'Harbour'],
    ['Trade went by rail', 'Rail'],
  ] as const) {
    ids.push((await cli.json<{ id: string }>('annotate', 'harbour.txt', '--quote', quote, '--theme', theme)).id)
  }
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Theme {
  path: string[]
  count: number
  total: number
}
const told = (themes: Theme[]) => themes.map(({ path, count, total }) => [path.join('/'), count, total])

test('themes are split, renamed, moved, merged, and each step is undone', { timeout: 120_000 }, async () => {
  const map = join(folder, 'map.json')
  await writeFile(map, JSON.stringify({ Sea: [ids[0]], 'Time/Spring': [ids[1]!.slice(3)] }))
  expect(told(await cli.json('theme', 'split', 'harbour', '--map', map))).toEqual([
    ['Harbour', 0, 2],
    ['Harbour/Sea', 1, 1],
    ['Harbour/Time', 0, 1],
    ['Harbour/Time/Spring', 1, 1],
  ])
  await cli.run('undo')
  expect(told(await cli.json('theme', 'split', 'Harbour', '--into', 'Sea', '--annotations', ids[0]!))).toEqual([
    ['Harbour', 1, 2],
    ['Harbour/Sea', 1, 1],
  ])
  expect(told(await cli.json('theme', 'rename', 'Harbour/Sea', 'Water'))).toEqual([['Harbour/Water', 1, 1]])
  expect(told(await cli.json('theme', 'move', 'Harbour/Water', '--top'))).toEqual([['Water', 1, 1]])
  expect(told(await cli.json('theme', 'move', 'Water', '--under', 'Rail'))).toEqual([['Rail/Water', 1, 1]])
  expect(told(await cli.json('theme', 'merge', 'Rail', '--into', 'Harbour'))).toEqual([
    ['Harbour', 2, 3],
    ['Harbour/Water', 1, 1],
  ])
  expect((await cli.json<{ name: string }>('undo')).name).toBe('Merge a theme into “Harbour”')
})

test('the codebook goes to a file and into another library', { timeout: 120_000 }, async () => {
  const file = join(folder, 'themes.qdc')
  expect(await cli.json('theme', 'export', '-o', file)).toEqual({ file, mediaType: 'application/xml' })
  expect(await readFile(file, 'utf8')).toContain('urn:QDA-XML:codebook:1.0')
  expect((await cli.run('theme', 'export', '--format', 'csv')).stdout).toContain('path,definition,colour,count')
  const other = commandsOf(join(folder, 'other'))
  const dry = await other.run('theme', 'import', file, '--dry-run')
  expect(dry.stdout).toContain('Nothing was changed.')
  expect(await other.json<Theme[]>('themes')).toEqual([])
  await other.json('theme', 'import', file)
  expect((await other.json<Theme[]>('themes')).map(({ path }) => path.join('/'))).toEqual([
    'Harbour',
    'Rail',
    'Rail/Water',
  ])
})

test.each([
  [2, ['theme', 'paint', 'Rail']],
  [2, ['theme', 'move', 'Rail']],
  [2, ['theme', 'merge', 'Rail']],
  [2, ['theme', 'split', 'Rail', '--into', 'X']],
  [1, ['theme', 'rename', 'Nowhere', 'X']],
  [1, ['theme', 'import', 'nowhere.qdc']],
  [1, ['theme', 'split', 'Rail', '--into', 'X', '--annotations', 'zzz']],
] as const)('exit code %i: %j', { timeout: 60_000 }, async (code, args) => {
  const ran = await cli.run(...args)
  expect([ran.code, ran.stderr]).toEqual([code, expect.stringMatching(/\S/u)])
})
