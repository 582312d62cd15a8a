import { spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { filesOf, Unreadable } from '../../../../electron/host/import/files.ts'
import { addTexts, failure, HARBOUR, openLibrary, type OpenedLibrary, RAILWAY } from '../commands/open-library.ts'

let library: OpenedLibrary
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-files-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
beforeEach(async () => {
  library = await openLibrary()
})
afterEach(() => library.close())

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}
async function importPaths(...paths: string[]) {
  const { job } = await library.host.importPaths({ paths })
  return library.host.finished({ job })
}

test('a text becomes a source with its original, its works’ references, and a name for undo', async () => {
  const account = await addTexts(library, { 'railway.txt': RAILWAY })
  expect(account).toMatchObject({ read: [{ file: 'railway.txt', works: 1 }], present: [], refused: [] })
  const sources = await library.host.sources({})
  expect(sources.map((source) => source.file)).toEqual(['harbour.txt', 'railway.txt'])
  expect(await library.host.rawText({ source: 'railway.txt' })).toBe(RAILWAY)
  expect((await library.host.references({})).map(({ source }) => source)).toEqual(sources.map(({ id }) => id))
  expect((await library.host.undo({})).name).toBe('Import railway.txt')
  expect((await library.host.sources({})).map((source) => source.file)).toEqual(['harbour.txt'])
})

test('the same bytes add nothing, whatever the file is called', async () => {
  const before = await library.host.history({})
  const account = await addTexts(library, { 'again.txt': HARBOUR, 'harbour.txt': HARBOUR })
  const { id } = (await library.host.sources({}))[0]!
  expect(account).toMatchObject({
    read: [],
    present: [
      { id, file: 'harbour.txt' },
      { id, file: 'harbour.txt' },
    ],
  })
  expect(await library.host.history({})).toEqual(before)
})

test('a source in the trash is brought back with its passages', async () => {
  const { id } = await library.host.annotate({ source: 'harbour.txt', quote: 'Ships waited' })
  await library.host.trash({ ids: [(await library.host.sources({}))[0]!.id] })
  expect((await addTexts(library, { 'harbour.txt': HARBOUR })).present).toHaveLength(1)
  expect((await library.host.quotes({})).map((quote) => quote.id)).toEqual([id])
})

test('one that is refused costs the others nothing', async () => {
  const account = await addTexts(library, { 'a.txt': 'First words.', 'b.txt': '', 'c.txt': 'Last words.' })
  expect(account.read.map((read) => read.file)).toEqual(['a.txt', 'c.txt'])
  expect(account.refused).toEqual([
    { file: 'b.txt', reason: 'it is empty. Choose a file with text in it.', why: { code: 'empty', parameters: {} } },
  ])
})

describe('refused with its reason:', () => {
  const cases: [name: string, make: () => Promise<string>, reason: RegExp][] = [
    ['an empty file', () => file('empty.txt', ''), /^it is empty\./],
    [
      'a program called .txt',
      () => file('bin.txt', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3])),
      /^it is a program\./,
    ],
    ['white space', () => file('white.txt', ' \n\t\n'), /^there is no text in it/],
    ['a file that is not there', async () => join(folder, 'nowhere.txt'), /^there is no such file\. Check the path\./],
    [
      'a link to nothing',
      async () => {
        await symlink(join(folder, 'nothing'), join(folder, 'link.txt'))
        return join(folder, 'link.txt')
      },
      /^there is no such file/,
    ],
    [
      'a text over the limit',
      async () => {
        const path = await file('huge.txt', '')
        await truncate(path, 50 * 1024 * 1024 + 1)
        return path
      },
      /^it has 50\.1 MB, and a text may have at most 50 MB\. Divide it/,
    ],
  ]
  test.each(cases)('%s', async (_name, make, reason) => {
    const path = await make()
    const { read, refused } = await importPaths(path)
    expect(read).toEqual([])
    expect(refused).toEqual([
      { file: expect.stringContaining('.txt'), reason: expect.stringMatching(reason), why: expect.anything() },
    ])
    expect(await library.host.sources({})).toHaveLength(1)
  })

  const isRoot = process.getuid?.() === 0
  test.skipIf(isRoot || process.platform === 'win32')(
    `a file without rights${isRoot ? ' (skipped: root may read everything)' : ''}`,
    async () => {
      const path = await file('secret.txt', 'words')
      await chmod(path, 0)
      expect((await importPaths(path)).refused).toEqual([
        { file: path, reason: expect.stringContaining('no right'), why: { code: 'noRight', parameters: {} } },
      ])
    },
  )

  test.skipIf(process.platform === 'win32')('a pipe, which would never end', async () => {
    const path = join(folder, 'pipe.txt')
    spawnSync('mkfifo', [path])
    expect((await importPaths(path)).refused).toEqual([
      { file: path, reason: expect.stringContaining('no ordinary file'), why: { code: 'notOrdinary', parameters: {} } },
    ])
  })
})

test('a folder is walked by name, without what is hidden, and not round in circles', async () => {
  const walked = join(folder, 'walked')
  await mkdir(join(walked, 'sub'), { recursive: true })
  for (const name of ['text 10.txt', 'text 2.txt', '.hidden', 'sub/deep.txt'])
    await writeFile(join(walked, name), `Words of ${name}.`)
  await symlink(walked, join(walked, 'sub', 'round'))
  const files = await filesOf([walked])
  expect(files.map((found) => (found instanceof Unreadable ? found.message : found.file))).toEqual([
    'deep.txt',
    'text 2.txt',
    'text 10.txt',
  ])
})

test('names are composed, so that references find them on every laptop', async () => {
  const account = await addTexts(library, { 'cafe\u0301.txt': 'Words.' })
  expect(account.read[0]!.file).toBe('café.txt')
})

test('references are tied once the files are in, and titles told after', async () => {
  const content = JSON.stringify([
    { id: 'rail', title: 'All about rails', custom: { file: 'railway.txt', work: 1 } },
    { id: 'other', title: 'Another book' },
  ])
  const files = [{ name: 'railway.txt', base64: Buffer.from(RAILWAY).toString('base64') }]
  const { job } = await library.host.importFiles({ files, references: [{ name: 'refs.json', content }] })
  expect(await library.host.finished({ job })).toMatchObject({
    read: [{ file: 'railway.txt', title: 'All about rails' }],
    references: { matched: 1, unmatched: ['other'] },
  })
})

test('a bad file of references changes nothing', async () => {
  const path = await file('railway.txt', RAILWAY)
  for (const [references, name] of [
    [join(folder, 'no.bib'), 'fileMissing'],
    [await file('bad.bib', 'nothing of the sort'), 'badReferences'],
    [folder, 'fileUnreadable'],
  ] as const) {
    const { job } = await library.host.importPaths({ paths: [path], references: [references] })
    expect((await failure(library.host.finished({ job }))).name).toBe(name)
    expect(await library.host.sources({})).toHaveLength(1)
  }
})

test('a cancelled job keeps what it had finished', async () => {
  const texts = Array.from({ length: 30 }, (_, n) => ({
    name: `${n}.txt`,
    base64: Buffer.from(`Words ${n}.`).toString('base64'),
  }))
  const { job } = await library.host.importFiles({ files: texts })
  await library.host.cancel({ job })
  const { read } = await library.host.finished({ job })
  expect(read.length).toBeLessThan(30)
  expect(await library.host.sources({})).toHaveLength(1 + read.length)
  expect((await failure(library.host.finished({ job: 'import-99' }))).name).toBe('notFound')
})

test('the starter text is imported with its reference, once', async () => {
  const { source } = await library.host.importStarter({})
  const view = (await library.host.sources({})).find(({ id }) => id === source)!
  expect(view.missing).toEqual([])
  expect(await library.host.importStarter({})).toEqual({ source })
  await library.host.trash({ ids: [source] })
  expect(await library.host.importStarter({})).toEqual({ source })
  expect((await library.host.sources({})).map(({ id }) => id)).toContain(source)
})
