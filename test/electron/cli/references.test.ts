// `commonplace references …` and `commonplace styles …` as they are typed.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { zipOf } from '../host/cite/zip-of.ts'
import { commandsOf } from './run.ts'

let folder: string
let cli: ReturnType<typeof commandsOf>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-references-'))
  cli = commandsOf(join(folder, 'library'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const BIB = `@book{lane14, title = {The Rise of Central Asia}, author = {Lane, D.}, year = 2014, publisher = {Delta}, langid = {english}}
@book{lane, title = {The rise of Central Asia}, author = {Lane, David}, year = 2014, publisher = {Delta Press}, address = {Bath}}`

test('references come in, are checked, merged, named and written out', { timeout: 120_000 }, async () => {
  const bib = join(folder, 'refs.bib')
  await writeFile(bib, BIB)
  const item = {
    id: 1,
    type: 'thesis',
    title: 'Mud',
    author: [{ family: 'Frear', given: 'Mo' }],
    issued: { 'date-parts': [[2001]] },
  }
  const field = JSON.stringify({ citationItems: [{ itemData: item }] }).replaceAll('&', '&amp;')
  const docx = join(folder, 'thesis.docx')
  await writeFile(
    docx,
    zipOf({
      'word/document.xml': `<w:document><w:fldSimple w:instr="ADDIN ZOTERO_ITEM CSL_CITATION ${field.replaceAll('"', '&quot;')}"/></w:document>`,
    }),
  )
  const { unmatched } = await cli.json<{ unmatched: string[] }>('references', 'import', bib, docx)
  expect(unmatched.toSorted()).toEqual(['frear2001', 'lane', 'lane14'])

  const checked = await cli.run('references', 'check', '--json')
  expect(checked.code).toBe(1)
  const { lacking, tidyings, duplicates } = JSON.parse(checked.stdout)
  expect(lacking).toMatchObject([{ key: 'frear2001', missing: ['publisher', 'genre'] }])
  expect(tidyings).toContainEqual(
    expect.objectContaining({ key: 'lane14', field: 'title', after: 'The rise of Central Asia' }),
  )
  expect(duplicates).toHaveLength(1)
  const chicago = JSON.parse(
    (await cli.run('references', 'check', '--style', 'chicago-author-date-17th-edition', '--json')).stdout,
  )
  expect(chicago.lacking.map(({ key }: { key: string }) => key).toSorted()).toEqual(['frear2001', 'lane14'])

  expect(await cli.json('references', 'merge')).toMatchObject({ merged: false, groups: [{ reason: 'title' }] })
  expect(await cli.json('references', 'merge', 'lane14', 'lane', '--dry-run')).toMatchObject({ merged: false })
  await cli.json('references', 'merge', 'lane14', 'lane')
  const named = await cli.json<{ changes: { before: string; after: string }[] }>(
    'references',
    'keys',
    '--pattern',
    '[Auth][year]',
    '--set',
  )
  expect(named.changes.map(({ after }) => after).toSorted()).toEqual(['Frear2001', 'Lane2014'])

  const out = join(folder, 'out.json')
  expect(await cli.json('references', 'export', '--format', 'csl-json', '-o', out)).toMatchObject({ count: 2 })
  const exported = JSON.parse(await readFile(out, 'utf8')) as { id: string }[]
  expect(exported.find(({ id }) => id === 'Lane2014')).toMatchObject({
    author: [{ family: 'Lane', given: 'David' }],
    publisher: 'Delta Press',
    'publisher-place': 'Bath',
  })
  expect((await cli.json<{ name: string }>('undo')).name).toBe('Change 2 citation keys')
})

test('styles are found, added and set aside', { timeout: 60_000 }, async () => {
  const found = await cli.json<{ name: string }[]>('styles', 'chemical', 'society', '--field', 'chemistry')
  expect(found.map(({ name }) => name)).toContain('american-chemical-society')
  const file = join(folder, 'mine.csl')
  await writeFile(
    file,
    '<style class="in-text" version="1.0"><info><title>Mine</title></info><citation><layout><text variable="title"/></layout></citation></style>',
  )
  expect(await cli.json('styles', '--add', file)).toMatchObject({ name: 'mine', title: 'Mine' })
  expect(await cli.json('styles', '--remove', 'mine')).toEqual({ name: 'mine' })
  const none = await cli.run('styles', 'no such style anywhere')
  expect([none.code, none.stdout]).toEqual([1, ''])
})

test.each([
  [['references', 'burn'], /none of import, export/],
  [['references', 'import'], /nothing to import/],
  [['references', 'merge', 'one'], /no reference named/],
  [['references', 'import', 'nowhere.bib'], /There is no file/],
  [['styles', '--field', 'magic'], /--field is one of/],
])('%s fails with its reason', { timeout: 30_000 }, async (args, reason) => {
  const { code, stderr } = await cli.run(...args)
  expect(code).not.toBe(0)
  expect(stderr).toMatch(reason)
})

test(
  'a file that is not there stops the whole import, and words too many are wrong use',
  { timeout: 60_000 },
  async () => {
    const other = commandsOf(join(folder, 'other'))
    const bib = join(folder, 'two.bib')
    await writeFile(bib, BIB)
    expect(await other.run('references', 'import', bib, join(folder, 'none.bib'))).toMatchObject({ code: 1 })
    expect((await other.json<{ content: string }>('references', 'export')).content).toBe('')
    expect(await other.run('references', 'export', 'all')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('“all” is too much'),
    })
  },
)
