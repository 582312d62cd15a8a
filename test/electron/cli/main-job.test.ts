// The main job from end to end on the five source texts, each step a process of its own: nothing is kept but what is on the disk.
import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportAccount } from '../../../shared/model/import-account.ts'
import type {
  BibliographyView,
  CheckReport,
  HistoryEntry,
  QuoteView,
  SearchHit,
  SourceTextView,
  SourceView,
  ThemeView,
} from '../../../shared/model/view.ts'
import { commandsOf, HAS_SOURCES, SOURCES, WITHOUT } from './run.ts'

const ISSUE = '000_aa12c31d8cd79e0c.txt'
/** A sentence of it, by its first words. */
const QUOTE = HAS_SOURCES ? sentence('The trilateral economic union will') : ''

function sentence(beginning: string): string {
  const text = readFileSync(join(SOURCES, ISSUE), 'utf8').replaceAll(/\s+/g, ' ')
  const start = text.indexOf(beginning)
  return text.slice(start, text.indexOf('. ', start) + 1)
}

describe.skipIf(!HAS_SOURCES)(
  `the main job${WITHOUT}`,
  () => {
    let folder: string
    let run: ReturnType<typeof commandsOf>['run']
    let json: ReturnType<typeof commandsOf>['json']
    let account: ImportAccount
    let annotation: QuoteView

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'commonplace-cli-'))
      ;({ run, json } = commandsOf(folder))
      const texts = (await readdir(SOURCES)).filter((name) => name.endsWith('.txt')).sort()
      const paths = texts.map((name) => join(SOURCES, name))
      account = await json('import', ...paths, '--reference', join(SOURCES, 'references.json'))
      annotation = await json(
        'annotate',
        ISSUE,
        '--theme',
        'Sovereignty/Customs Union',
        '--note',
        'key claim',
        '--quote',
        QUOTE,
      )
    }, 120_000)
    afterAll(() => rm(folder, { recursive: true, force: true }))

    test('import reads the five and ties the nine references', () => {
      expect(account.read.map(({ file }) => file.slice(0, 3))).toEqual(['000', '001', '002', '003', '004'])
      expect(account.read[0]).toMatchObject({ id: expect.stringMatching(/^src:/), file: ISSUE, works: 5 })
      expect(account).toMatchObject({ present: [], refused: [], references: { matched: 9, unmatched: [] } })
    })

    test('sources lists them in import order; the first has five works', async () => {
      const sources = await json<SourceView[]>('sources')
      expect(sources.map(({ works }) => works.length)).toEqual([5, 1, 1, 1, 1])
      expect(Object.keys(sources[0]!).sort()).toEqual([
        'file',
        'highlights',
        'id',
        'missing',
        'title',
        'words',
        'works',
      ])
      expect(Object.keys(sources[0]!.works[0]!).sort()).toEqual(['end', 'item', 'number', 'start'])
      expect(sources[0]).toMatchObject({ highlights: 1 })
      expect(sources[0]!.works[1]!.item).toMatchObject({ id: 'lane2014', author: [{ family: 'Lane', given: 'David' }] })
    })

    test('annotate answers with the passage, its place, themes and note', async () => {
      expect(annotation).toEqual({
        id: expect.stringMatching(/^an:/),
        source: account.read[0]!.id,
        work: 1,
        page: '2',
        paragraph: null,
        start: expect.any(Number),
        end: annotation.start + QUOTE.length,
        quote: QUOTE,
        match: 'exact',
        themes: [['Sovereignty', 'Customs Union']],
        note: 'key claim',
        color: 'yellow',
        kind: 'verbatim',
      })
      const source = await json<SourceTextView>('show', ISSUE)
      expect(source).toMatchObject({ id: account.read[0]!.id, file: ISSUE })
      expect(source.text.slice(annotation.start, annotation.end)).toBe(QUOTE)
      expect((await run('show', ISSUE, '--text')).stdout).toBe(`${source.text}\n`)
    })

    const cites: [style: string, said: string, expected: string][] = [
      ['apa', 'APA 7', '(Moshes, 2014, p. 2)'],
      ['chicago-author-date', 'Chicago', '(Moshes 2014, 2)'],
    ]
    test.each(cites)('cite in %s: the text alone on stdout, the edition on stderr', async (style, said, expected) => {
      const { code, stdout, stderr } = await run('cite', annotation.id, '--style', style)
      expect([code, stdout]).toEqual([0, `${expected}\n`])
      expect(stderr).toContain(said)
    })

    test('bibliography: nine references, one a line', async () => {
      const { stdout } = await run('bibliography', '--style', 'apa', '--format', 'text', '--all')
      const lines = stdout.trimEnd().split('\n')
      expect(lines).toHaveLength(9)
      expect(lines).toEqual(lines.toSorted((a, b) => a.localeCompare(b, 'en')))
      const cited = await json<BibliographyView>('bibliography')
      expect(cited).toMatchObject({ style: 'apa', edition: 'APA 7', locale: 'en-US', entries: [{ id: 'moshes2014' }] })
      expect(Object.keys(cited).sort()).toEqual(['edition', 'entries', 'locale', 'style'])
    })

    test('bibliography as a file prints nothing and writes it', async () => {
      const file = join(folder, 'out.bib')
      expect(await run('bibliography', '--format', 'biblatex', '--all', '-o', file)).toMatchObject({
        code: 0,
        stdout: '',
      })
      expect(await readFile(file, 'utf8')).toContain('lane2014')
    })

    test('search finds a Cyrillic word in a note of the second', async () => {
      const hits = await json<SearchHit[]>('search', 'головоломка')
      const note = hits.find(({ kind }) => kind === 'sourceNote')!
      expect(note.source).toBe(account.read[1]!.id)
      expect(Object.keys(note).sort()).toEqual(['end', 'kind', 'page', 'snippet', 'source', 'start', 'work'])
      expect(note.snippet).toContain('головоломка')
    })

    test('quotes and themes: a theme includes its sub-themes', async () => {
      const quotes = await json<(QuoteView & { citation: string })[]>('quotes', '--theme', 'Sovereignty')
      expect(quotes).toEqual([{ ...annotation, citation: '(Moshes, 2014, p. 2)' }])
      expect(await json<ThemeView[]>('themes')).toMatchObject([
        { path: ['Sovereignty'], count: 0, total: 1 },
        { path: ['Sovereignty', 'Customs Union'], count: 1, total: 1 },
      ])
    })

    test('undo puts the annotation into the trash, redo brings it back, each a process of its own', async () => {
      const undone = await json<{ id: string; name: string }>('undo')
      expect(undone).toEqual({
        id: expect.stringMatching(/^chg:/),
        name: expect.stringContaining('The trilateral economic union'),
      })
      expect(await json('quotes')).toEqual([])
      expect((await json<HistoryEntry[]>('history'))[0]).toEqual({ ...undone, at: expect.any(String), undone: true })
      expect(await json('redo')).toEqual(undone)
      expect(await json<QuoteView[]>('quotes')).toMatchObject([{ id: annotation.id }])
    })

    test('importing them again adds nothing', async () => {
      const again = await json<ImportAccount>('import', join(SOURCES, ISSUE))
      expect(again).toMatchObject({ read: [], present: [{ id: account.read[0]!.id, file: ISSUE }] })
    })

    test('reference shows what is known, and takes what the user knows better', async () => {
      const item = await json<Record<string, unknown>>('reference', '004', 'publisher=Centre', 'issued=2013-01')
      expect(item).toMatchObject({ id: 'osw2013', publisher: 'Centre', issued: { 'date-parts': [[2013, 1]] } })
      expect(await json('reference', '004', 'publisher=', 'issued=2013-01-23')).not.toHaveProperty('publisher')
      expect(await json('reference', ISSUE, '--work', '5')).toMatchObject({ id: 'abzhaparova2014' })
    })

    test('check finds everything in place', async () => {
      expect(await json<CheckReport>('check')).toMatchObject({
        ok: true,
        counts: { sources: 5, annotations: 1 },
        problems: [],
      })
    })
  },
  60_000,
)
