// What is said when something is wrong: each a sentence of what happened, what is safe, what to do; and no library is harmed.
import { spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHost } from '../../../electron/host/host.ts'
import type { ImportAccount } from '../../../shared/model/import-account.ts'
import { IS_ROOT, NOBODY, WITHOUT_NOBODY } from '../nobody.ts'
import { commandsOf, commonplace, type Ran } from './run.ts'

let folder: string
let library: string
let run: ReturnType<typeof commandsOf>['run']

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-bad-'))
  library = join(folder, 'library')
  ;({ run } = commandsOf(library))
  await writeFile(join(folder, 'good.txt'), 'The harbour was closed. Ships waited. The harbour was open.')
  const { code, stderr } = await run('import', join(folder, 'good.txt'))
  expect(stderr).toContain('good.txt')
  expect(code).toBe(0)
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const errorOf = ({ stderr }: Ran) =>
  (JSON.parse(stderr.trim().split('\n').at(-1)!) as { error: { name: string; message: string; remedy: string } }).error

describe('wrong use ends with 2 and says what is right', () => {
  const cases: [name: string, args: string[], said: RegExp][] = [
    ['a command that is not there', ['bogus'], /no command “bogus”\.\n/],
    ['a command with a slip in it', ['imprt'], /no command “imprt”. Did you mean “import”\?/],
    [
      'an option that is not there',
      ['sources', '--bogus'],
      /no option “--bogus” here\.\nSee “commonplace sources --help”/,
    ],
    ['an option without its value', ['annotate', 'good.txt', '--quote'], /quote/],
    ['a value that begins with a dash', ['annotate', 'good.txt', '--quote', '-x'], /--quote=-XYZ/],
    ['no passage', ['annotate', 'good.txt'], /--quote/],
    ['a colour that is none', ['quotes', '--color', 'mauve'], /yellow, blue, green, orange, pink, not “mauve”/],
    ['too little', ['cite'], /cite ANNOTATION/],
    ['too much', ['sources', 'good.txt'], /“good.txt” is too much/],
    ['both of two', ['bibliography', '--all', '--cited'], /exclude each other/],
    ['a format that is none', ['bibliography', '--format', 'pdf'], /text, html, rtf/],
    ['an assignment that is none', ['reference', 'good.txt', 'title'], /no FIELD=VALUE/],
    ['an empty library name', ['sources', '--library', ''], /--library/],
  ]
  test.each(cases)('%s', async (_name, args, said) => {
    const { code, stdout, stderr } = await run(...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(said)
    expect(stderr).toContain('--help')
  })
})

describe('what cannot be done ends with 1 and one error object', () => {
  const cases: [name: string, args: string[], error: string, said: RegExp][] = [
    ['an unknown source', ['show', 'no.txt'], 'notFound', /no source named “no.txt”/],
    ['an unknown passage', ['cite', 'an:0'], 'notFound', /no annotation named “an:0”/],
    [
      'words that do not occur',
      ['annotate', 'good.txt', '--quote', 'Aeroplanes everywhere'],
      'quoteNotFound',
      /Nothing was changed/,
    ],
    [
      'words that occur twice',
      ['annotate', 'good.txt', '--quote', 'The harbour was'],
      'quoteAmbiguous',
      /--suffix 'closed/,
    ],
    ['an unknown style', ['bibliography', '--style', 'no-such'], 'styleUnknown', /no-such/],
    ['nothing to redo', ['redo'], 'nothingToRedo', /nothing to redo/],
    ['a date that is none', ['reference', 'good.txt', 'issued=soon'], 'badValue', /2014-04-07/],
    ['a missing file of facts', ['reference', 'good.txt', '--set', '/nowhere.json'], 'fileMissing', /nowhere/],
    ['a missing file of references', ['import', 'good.txt', '--reference', '/nowhere.bib'], 'fileMissing', /nowhere/],
    ['a place it cannot write to', ['bibliography', '-o', '/nowhere/out.txt'], 'couldNotSave', /nowhere/],
  ]
  test.each(cases)('%s', async (_name, args, error, said) => {
    const ran = await run(...args, '--json')
    expect([ran.code, ran.stdout]).toEqual([1, ''])
    const { name, message, remedy } = errorOf(ran)
    expect(name).toBe(error)
    expect(message).toMatch(said)
    expect(remedy).toMatch(/\.$/)
  })
})

test('files that cannot be imported are named with their reasons, the others imported', async () => {
  const files = { 'empty.txt': '', 'program.txt': Buffer.from('\x7fELF\0\0'), 'more.txt': 'More words.' }
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  const paths = [...Object.keys(files), 'missing.txt'].map((name) => join(folder, name))
  const { code, stdout, stderr } = await run('import', ...paths, '--json')
  expect(code).toBe(1)
  const account = JSON.parse(stdout) as ImportAccount
  expect(account.read.map(({ file }) => file)).toEqual(['more.txt'])
  expect(account.refused).toEqual([
    { file: 'empty.txt', reason: expect.stringContaining('it is empty') },
    { file: 'program.txt', reason: expect.stringContaining('it is a program') },
    { file: join(folder, 'missing.txt'), reason: expect.stringContaining('no such file') },
  ])
  expect(stderr).toContain('3 of 4')
  const plain = await run('import', join(folder, 'empty.txt'))
  expect(plain.stderr).toContain('empty.txt was not imported: it is empty. Choose a file with text in it.')
})

test('a library that is a file, or lies where nobody may write', async () => {
  const ran = await commonplace(['--library', join(folder, 'good.txt'), 'sources', '--json'])
  expect(ran.code).toBe(1)
  expect(errorOf(ran).name).toBe('libraryUnwritable')
  expect(errorOf(ran).message).toContain('Nothing in it was changed')
})

test.skipIf(process.platform === 'win32' || WITHOUT_NOBODY !== '')(
  `a folder without rights${WITHOUT_NOBODY}`,
  async () => {
    const closed = join(folder, 'closed')
    await mkdir(closed)
    await chmod(closed, 0o555)
    await chmod(folder, 0o755)
    const launcher = join(import.meta.dirname, '..', '..', '..', 'electron', 'cli', 'commonplace.mjs')
    const line = [process.execPath, launcher, '--library', join(closed, 'library'), 'sources', '--json']
    const env = { ...process.env, HOME: folder, XDG_RUNTIME_DIR: '' }
    const user = IS_ROOT ? { uid: NOBODY, gid: NOBODY } : {}
    const { status, stderr } = spawnSync(line[0]!, line.slice(1), { encoding: 'utf8', env, ...user })
    expect(status).toBe(1)
    expect(errorOf({ code: 1, stdout: '', stderr }).name).toBe('libraryUnwritable')
  },
)

describe('beside a running host', () => {
  test('the command line talks to it, and both see the same library', async () => {
    const host = await openHost({ folder: library })
    try {
      const said: string[] = []
      host.on('changed', ({ keys }) => said.push(...keys))
      const { code } = await run('annotate', 'good.txt', '--quote', 'Ships waited', '--theme', 'Delay')
      expect(code).toBe(0)
      expect((await host.client.quotes({ theme: 'Delay' })).map(({ quote }) => quote)).toEqual(['Ships waited'])
      expect(said).toContain('quotes')
      const failed = await run('annotate', 'good.txt', '--quote', 'The harbour was', '--json')
      expect(errorOf(failed).name).toBe('quoteAmbiguous')
    } finally {
      await host.close()
    }
  })

  test('a second host on the same library is told so', async () => {
    const host = await openHost({ folder: library })
    try {
      await expect(openHost({ folder: library })).rejects.toMatchObject({ name: 'libraryBusy' })
    } finally {
      await host.close()
    }
  })

  test('two at once both do their work, also where the library is new', async () => {
    const fresh = join(folder, 'fresh')
    const themes = ['One', 'Two']
    const imported = await Promise.all(
      themes.map(() => commonplace(['--library', fresh, 'import', join(folder, 'good.txt'), '--json'])),
    )
    const accounts = imported.map(({ code, stdout, stderr }) => {
      if (code !== 0) throw new Error(`exit code ${code}: ${stdout}${stderr}`)
      return JSON.parse(stdout) as ImportAccount
    })
    expect(accounts.flatMap(({ read }) => read)).toHaveLength(1)
    expect(accounts.flatMap(({ present }) => present)).toHaveLength(themes.length - 1)
    const ran = await Promise.all(
      themes.map((theme) => run('annotate', 'good.txt', '--quote', 'Ships waited', '--theme', `Many/${theme}`)),
    )
    expect(ran.map(({ code, stderr }) => [code, stderr])).toEqual(themes.map(() => [0, '']))
    const { stdout } = await run('themes', '--json')
    const paths = (JSON.parse(stdout) as { path: string[] }[]).map(({ path }) => path.join('/'))
    expect(paths.filter((path) => path.startsWith('Many/')).sort()).toEqual(
      themes.map((theme) => `Many/${theme}`).sort(),
    )
  })
})

test('nothing of this has harmed the library', async () => {
  const { code, stdout } = await run('check', '--json')
  expect([code, (JSON.parse(stdout) as { problems: unknown[] }).problems]).toEqual([0, []])
})
