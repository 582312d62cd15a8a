import { existsSync } from 'node:fs'
import { lstat, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { membersOf } from '../../../../electron/host/cite/zip-member.ts'
import { failure, HARBOUR, openLibrary, type OpenedLibrary, RAILWAY } from './open-library.ts'

const TIME = { timeout: 60_000 }
let library: OpenedLibrary
let folder: string
beforeEach(async () => {
  library = await openLibrary({ 'harbour.txt': HARBOUR, 'railway.txt': RAILWAY })
  folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
})
afterEach(async () => {
  await library.close()
  await rm(folder, { recursive: true, force: true })
})

/** Two books with authors, and passages of both under one theme. */
async function furnish() {
  const { host } = library
  const book = (family: string, title: string, year: number) => ({
    author: [{ family, given: 'Ada' }],
    issued: { 'date-parts': [[year]] },
    title,
    type: 'book',
    publisher: 'Quay',
  })
  const harbour = await host.reference({ source: 'harbour.txt', set: book('Lane', 'The harbour report', 2014) })
  const railway = await host.reference({ source: 'railway.txt', set: book('Kastner', 'Railways', 2016) })
  const ships = await host.annotate({
    source: 'harbour.txt',
    quote: 'Ships waited for days',
    themes: ['Delay'],
    note: 'My note.',
  })
  const rail = await host.annotate({ source: 'railway.txt', quote: 'Trade went by rail.', themes: ['Delay/Rail'] })
  return { harbour, railway, ships, rail }
}
const decoded = (base64: string): string => Buffer.from(base64, 'base64').toString()

describe('cite', () => {
  test('as the writer wants it: affixes, another place, remarks, shortened words', TIME, async () => {
    const { ships } = await furnish()
    const cite = (as: object, form?: 'quote' | 'narrative') =>
      library.host.cite({ annotations: [ships.id], as: [as], ...(form && { form }) }).then(({ text }) => text)
    expect(await cite({ prefix: 'see', suffix: 'and passim' })).toMatch(/^\(see Lane, 2014, para\. \d and passim\)$/)
    expect(await cite({ locator: '2', label: 'chapter' })).toBe('(Lane, 2014, Chapter 2)')
    expect(await cite({ locator: null, suppressAuthor: true })).toBe('(2014)')
    expect(await cite({ locator: '3', label: 'page', remarks: ['translation'] })).toBe(
      '(Lane, 2014, p. 3, my translation)',
    )
    expect(await cite({ locator: null, words: 'Ships … [for many] days' }, 'quote')).toBe(
      '“Ships … [for many] days” (Lane, 2014)',
    )
    const emphasis = { locator: null, remarks: ['emphasis'], words: 'Ships *waited* for days' }
    expect(await cite(emphasis, 'quote')).toBe('“Ships waited [emphasis added] for days” (Lane, 2014)')
  })

  test('refuses words that are not the source’s', TIME, async () => {
    const { ships } = await furnish()
    const failed = await failure(
      library.host.cite({ annotations: [ships.id], as: [{ words: 'Ships hurried for days' }] }),
    )
    expect(failed).toMatchObject({ name: 'badValue', message: expect.stringContaining('Ships hurried') })
  })

  test('a second-hand quotation by its field, and says so when the work is gone', TIME, async () => {
    const { ships, railway } = await furnish()
    const cite = () => library.host.cite({ annotations: [ships.id], as: [{ locator: null }] })
    await library.host.setQuotedFrom({ annotations: [ships.id], reference: railway.id })
    expect((await cite()).text).toBe('(Kastner, 2016, as cited in Lane, 2014)')
    expect((await library.host.quotes({ style: 'apa' })).map(({ citation }) => citation)[0]).toContain('as cited in')
    await library.host.trash({ ids: [railway.source!] })
    expect((await failure(cite())).message).toContain('no longer among the references')
  })

  test('several as one, and by keys', TIME, async () => {
    const { ships, rail } = await furnish()
    const cited = await library.host.cite({
      annotations: [ships.id, rail.id],
      as: [{ locator: '3', label: 'page' }, { locator: null }],
    })
    expect(cited).toMatchObject({
      text: '(Kastner, 2016; Lane, 2014, p. 3)',
      pandoc: '[@lane2014, p. 3; @kastner2016]',
      latex: '\\autocites[3]{lane2014}{kastner2016}',
    })
    const quoted = await library.host.cite({ annotations: [rail.id], as: [{ locator: null }], form: 'quote' })
    expect(quoted).toMatchObject({ latex: '“Trade went by rail” \\autocite{kastner2016}.', block: false })
  })

  test('a note by the number it will have', TIME, async () => {
    const { ships } = await furnish()
    const style = 'chicago-notes-bibliography'
    const { text } = await library.host.cite({ annotations: [ships.id], style, form: 'quote', noteNumber: 12 })
    expect(text).toContain('“Ships waited for days”¹²\n¹² Ada Lane')
  })
})

describe('bibliographies', () => {
  test('of a theme, of a note, annotated and grouped', TIME, async () => {
    const { harbour, railway } = await furnish()
    const { host } = library
    const [theme] = await host.themes({})
    const keys = async (which: { theme: string } | { note: string }) =>
      (await host.bibliography({ which })).entries.map(({ id }) => id)
    expect(await keys({ theme: theme!.id })).toEqual(['kastner2016', 'lane2014'])
    expect(await keys({ theme: 'Delay/Rail' })).toEqual(['kastner2016'])
    const { note } = await host.writeNote({ about: null, markdown: 'As [@lane2014] says.' })
    expect(await keys({ note })).toEqual(['lane2014'])
    await host.writeNote({ about: harbour.source!, markdown: '**Read** twice.' })
    await host.groupReferences({ references: [harbour.id], group: 'primary' })
    await host.groupReferences({ references: [railway.id], group: 'secondary' })
    const { entries } = await host.bibliography({ annotated: true, grouped: true })
    expect(entries).toMatchObject([
      { id: 'kastner2016', notes: [], group: 'secondary' },
      { id: 'lane2014', notes: ['Read twice.'], group: 'primary' },
    ])
    const { content } = await host.bibliographyFile({ annotated: true, grouped: true, format: 'text' })
    expect(content).toBe(
      'Primary sources\n\nLane, A. (2014). The harbour report. Quay.\n    Read twice.\n\nSecondary literature\n\nKastner, A. (2016). Railways. Quay.\n',
    )
    await host.undo({})
    expect((await host.references({})).find(({ id }) => id === railway.id)?.group).toBeNull()
  })
})

describe('a long bibliography', () => {
  test('is there with its first entries before the rest, and says how long it is', TIME, async () => {
    const items = Array.from({ length: 30 }, (_, at) => ({
      id: `work${at}`,
      type: 'book',
      title: 'Tides',
      author: [{ family: `Okonjo${String.fromCodePoint(97 + at)}`, given: 'Ada' }],
      issued: { 'date-parts': [[2016]] },
    }))
    await library.host.importReferences({ file: 'works.json', content: JSON.stringify(items) })
    const first = await library.host.bibliography({ which: 'all', first: 5 })
    const whole = await library.host.bibliography({ which: 'all' })
    expect([first.total, whole.total, whole.entries.length]).toEqual([32, 32, 32])
    expect(first.entries).toEqual(whole.entries.slice(0, 5))
  })
})

describe('manuscripts', () => {
  test('of a theme: sub-themes under headings, notes behind their passages', TIME, async () => {
    await furnish()
    const made = await library.host.exportManuscript({ of: { theme: 'Delay' }, format: 'html' })
    expect(made).toMatchObject({ title: 'Delay', passages: 2, notes: 1, citations: 2, works: 2, uncited: [] })
    const html = decoded(made.files[0]!.base64)
    const order = [
      '“Ships waited for days” (Lane, 2014',
      'My note.',
      '<h2 dir="auto">Rail</h2>',
      '“Trade went by rail” (Kastner, 2016',
      '<h2>References</h2>',
    ]
    expect(order.map((words) => html.indexOf(words))).toEqual(
      order.map((words) => html.indexOf(words)).toSorted((a, b) => a - b),
    )
    for (const words of order) expect(html).toContain(words)
  })

  test('of a source, of a note, of passages as listed', TIME, async () => {
    const { ships, rail } = await furnish()
    const { host } = library
    const made = async (of: Parameters<typeof host.exportManuscript>[0]['of']) => {
      const { title, files } = await host.exportManuscript({ of, format: 'html', withoutNotes: true })
      return [title, decoded(files[0]!.base64)] as const
    }
    expect((await made({ source: 'harbour.txt' }))[0]).toBe('The harbour report')
    const { note } = await host.writeNote({ about: null, markdown: '# Plan\n\nAs @kastner2016 says.' })
    const [title, html] = await made({ note })
    expect([title, html.includes('As Kastner (2016) says.')]).toEqual(['Plan', true])
    const listed = (await made({ passages: [rail.id, ships.id], title: 'Mine' }))[1]
    expect(listed.indexOf('Trade went')).toBeLessThan(listed.indexOf('Ships waited'))
    expect(listed).not.toContain('My note.')
  })

  test('of a view: each source under its title', TIME, async () => {
    await furnish()
    const query = { any: [] }
    const { files, title } = await library.host.exportManuscript({ of: { query, title: 'All' }, format: 'html' })
    const html = decoded(files[0]!.base64)
    expect(title).toBe('All')
    for (const name of ['The harbour report', 'Railways']) expect(html).toContain(`<h2 dir="auto">${name}</h2>`)
    expect(html).not.toContain('harbour.txt')
  })

  test.each(['docx', 'md', 'html', 'rtf', 'latex'] as const)(
    'a note with its list of works as %s',
    TIME,
    async (format) => {
      await furnish()
      const { host } = library
      const { note } = await host.writeNote({ about: null, markdown: 'As @kastner2016 [p. 2] says.' })
      const made = await host.exportManuscript({ of: { note }, format })
      expect(made).toMatchObject({ title: 'As @kastner2016 p. 2 says.', citations: 1, works: 1, notes: 1, passages: 0 })
      const all = made.files.map(({ base64 }) => Buffer.from(base64, 'base64'))
      const said =
        format === 'docx'
          ? membersOf(all[0]!, (name) => name === 'word/document.xml')
              .get('word/document.xml')!
              .toString()
          : all.map(String).join('\n')
      expect(said).toContain('Kastner')
      expect(said).toMatch(/References|printbibliography|kastner2016/u)
    },
  )

  test('passages nobody described stand without a citation, and that is said', TIME, async () => {
    await library.host.annotate({ source: 'railway.txt', quote: 'Trade went by rail.' })
    const made = await library.host.exportManuscript({ of: { source: 'railway.txt' }, format: 'rtf' })
    expect(made.passages).toBe(1)
    expect(made.citations + made.uncited.length).toBe(1)
  })

  test('of nothing is refused', TIME, async () => {
    const failed = await failure(library.host.exportManuscript({ of: { source: 'railway.txt' }, format: 'docx' }))
    expect(failed).toMatchObject({ name: 'nothingToExport' })
  })
})

test('the ledger counts quoted words once', TIME, async () => {
  const { host } = library
  await host.annotate({ source: 'harbour.txt', quote: 'Ships waited for days' })
  await host.annotate({ source: 'harbour.txt', quote: 'for days, and “nobody” knew why' })
  await host.annotate({ source: 'harbour.txt', quote: 'Trade went by rail.', kind: 'thought' })
  expect(await host.quotedWords({})).toMatchObject([
    { title: expect.any(String), quoted: 8, passages: 2 },
    { quoted: 0, passages: 0 },
  ])
})

describe('a file that is kept current', () => {
  const written = (path: string) => readFile(path, 'utf8')

  test('a dry run tells what would change, and changes nothing', TIME, async () => {
    await furnish()
    const path = join(folder, 'references.bib')
    const told = await library.host.keepBibliography({ path, dryRun: true })
    expect(told).toMatchObject({
      added: ['lane2014', 'kastner2016'],
      changed: [],
      removed: [],
      others: 0,
      written: false,
    })
    expect(existsSync(path)).toBe(false)
    expect(await library.host.keptBibliography({})).toBeNull()
  })

  test('only our own part is touched, and it follows the library, also over a restart', TIME, async () => {
    const { railway } = await furnish()
    const path = join(folder, 'references.bib')
    const [head, tail] = ['% mine\n@book{own, title = {Mine}}\n\n', '\n@book{later, title = {Later}}\n']
    await writeFile(path, head)
    expect(await library.host.keepBibliography({ path })).toMatchObject({ others: 1, written: true })
    await writeFile(path, (await written(path)) + tail)
    await library.reopen()
    await library.host.reference({ reference: railway.id, set: { title: 'Railways of the north' } })
    await expect.poll(() => written(path), { timeout: 10_000 }).toContain('Railways of the north')
    const now = await written(path)
    expect(now.startsWith(head)).toBe(true)
    expect(now.endsWith(tail)).toBe(true)
    expect(await library.host.keepBibliography({ path, dryRun: true })).toMatchObject({
      added: [],
      changed: [],
      others: 2,
    })
    await library.host.keepBibliography({ path: null })
    expect(await library.host.keptBibliography({})).toBeNull()
  })

  test('a .json keeps the items of others', TIME, async () => {
    await furnish()
    const path = join(folder, 'references.json')
    await writeFile(path, JSON.stringify([{ id: 'own', type: 'book', title: 'Mine' }]))
    expect(await library.host.keepBibliography({ path, which: 'cited' })).toMatchObject({ others: 1 })
    expect((JSON.parse(await written(path)) as { id: string }[]).map(({ id }) => id)).toEqual([
      'own',
      'lane2014',
      'kastner2016',
    ])
  })

  test('a link stays a link, and the file behind it keeps its rights', TIME, async () => {
    await furnish()
    const [real, link] = [join(folder, 'real.bib'), join(folder, 'link.bib')]
    await writeFile(real, '% mine\n', { mode: 0o600 })
    await symlink('real.bib', link)
    await library.host.keepBibliography({ path: link })
    expect((await lstat(link)).isSymbolicLink()).toBe(true)
    expect(await written(real)).toContain('@book{lane2014')
    expect((await stat(real)).mode & 0o777).toBe(0o600)
  })

  test('two libraries keep one file, each its own part', TIME, async () => {
    const { railway } = await furnish()
    const path = join(folder, 'references.bib')
    const other = await openLibrary({})
    try {
      const theirs = [{ id: 'marlow1998', type: 'book', title: 'Harbours' }]
      await other.host.importReferences({ file: 'theirs.json', content: JSON.stringify(theirs) })
      await library.host.keepBibliography({ path })
      expect(await other.host.keepBibliography({ path })).toMatchObject({
        added: ['marlow1998'],
        removed: [],
        others: 2,
      })
      await library.host.reference({ reference: railway.id, set: { title: 'Railways of the north' } })
      expect(await library.host.keepBibliography({ path })).toMatchObject({ changed: ['kastner2016'], others: 1 })
      expect((await written(path)).match(/^@\w+\{\w+/gm)).toEqual([
        '@book{lane2014',
        '@book{kastner2016',
        '@book{marlow1998',
      ])
    } finally {
      await other.close()
    }
  })

  test(
    'a folder that has gone is not made anew behind the user’s back, and what failed is said until it is mended',
    TIME,
    async () => {
      const { railway } = await furnish()
      const drive = join(folder, 'drive')
      const path = join(drive, 'references.bib')
      await library.host.keepBibliography({ path })
      await rm(drive, { recursive: true })
      await library.host.reference({ reference: railway.id, set: { title: 'Railways of the north' } })
      const problem = async () => (await library.host.keptBibliography({}))?.problem
      await expect
        .poll(problem, { timeout: 10_000 })
        .toMatchObject({ name: 'couldNotSave', parameters: { problem: 'its folder is not there' } })
      expect(existsSync(drive)).toBe(false)
      await mkdir(drive)
      await library.host.reference({ reference: railway.id, set: { title: 'Railways of the south' } })
      await expect.poll(problem, { timeout: 10_000 }).toBeNull()
      expect(await written(path)).toContain('Railways of the south')
    },
  )

  test('what an undo takes back is taken back in the file', TIME, async () => {
    const { railway } = await furnish()
    const path = join(folder, 'references.bib')
    await library.host.keepBibliography({ path })
    const before = await written(path)
    await library.host.reference({ reference: railway.id, set: { title: 'Railways of the north' } })
    await expect.poll(() => written(path), { timeout: 10_000 }).not.toBe(before)
    await library.host.undo({})
    await expect.poll(() => written(path), { timeout: 10_000 }).toBe(before)
  })

  const LATIN_1 = Buffer.from('@book{own, title = {M\u00fcller}}\n', 'latin1')
  test('a file in another encoding is refused and left alone', TIME, async () => {
    const path = join(folder, 'references.bib')
    await writeFile(path, LATIN_1)
    expect((await failure(library.host.keepBibliography({ path }))).message).toMatch(/not in UTF-8/)
    expect(await readFile(path)).toEqual(LATIN_1)
  })

  const wrong: [name: string, file: string, content: string | null, message: RegExp][] = [
    ['another kind of file', 'references.txt', null, /neither in \.bib nor in \.json/],
    ['JSON that is broken', 'references.json', '[', /cannot be/],
    ['JSON that is no list', 'references.json', '{}', /no list/],
    [
      'a part whose end is gone',
      'references.bib',
      '% >>> Commonplace: kept current by the program, changes between these lines are lost\n',
      /is gone/,
    ],
  ]
  test.each(wrong)('%s is refused and left alone', TIME, async (_name, file, content, message) => {
    const path = join(folder, file)
    if (content !== null) await writeFile(path, content)
    expect((await failure(library.host.keepBibliography({ path }))).message).toMatch(message)
    expect(existsSync(path) ? await written(path) : null).toBe(content)
  })
})
