// Search over a library's worth of text beside FTS5 itself: the same folded rows, the same questions. Words that people use are skewed, and so
// are these. SEARCH_BENCH_WORDS=28000000 measures the size of a large library (ten minutes); the default shows the same ratios sooner.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { foldText } from '../../electron/host/search/fold.ts'
import { openSearch } from '../../electron/host/search/search.ts'
import type { Records, Store } from '../../electron/host/store/store.ts'
import type { SourceText } from '../../shared/model/source-text.ts'
import { quantile, type Row } from './row.ts'

const TOTAL = Number(process.env['SEARCH_BENCH_WORDS'] ?? 1_000_000)
/** Words of a book, and of its paragraphs. */
const BOOK = 100_000
const PARAGRAPH = 90
const VOCABULARY = 60_000
const QUESTIONS = 120
const LIMIT = 100

/** Numbers that look like chance and are the same in every run. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const SYLLABLES = [
  'ha',
  'ter',
  'so',
  'ver',
  'Ü',
  'lin',
  'ge',
  'mo',
  'ра',
  'по',
  'est',
  'ci',
  'dro',
  'né',
  'ka',
  'ун',
  'bri',
  'to',
]

/** Words of two to five syllables; one that is low in the list is met often. */
function vocabulary(): string[] {
  const next = chance(7)
  const words = new Set<string>()
  while (words.size < VOCABULARY) {
    const length = 2 + Math.floor(next() * 4)
    words.add(Array.from({ length }, () => SYLLABLES[Math.floor(next() * SYLLABLES.length)]!).join(''))
  }
  return [...words]
}

/** By Zipf's law, roughly: the rank is the size of the vocabulary to a random power. */
const pick = (words: readonly string[], next: () => number) => words[Math.floor(words.length ** next()) - 1]!

function paragraphs(words: readonly string[], book: number): string[] {
  const next = chance(1_000 + book)
  return Array.from({ length: Math.ceil(BOOK / PARAGRAPH) }, () => {
    const sentence = Array.from({ length: PARAGRAPH }, () => pick(words, next))
    return `${sentence.join(' ')}.`
  })
}

function questions(words: readonly string[]): string[] {
  const next = chance(99)
  const kinds = [
    () => words[100 + Math.floor(next() * 5_000)]!,
    () => `${words[100 + Math.floor(next() * 2_000)]} ${words[100 + Math.floor(next() * 2_000)]}`,
    () => `${words[500 + Math.floor(next() * 5_000)]!.slice(0, 5)}*`,
    () => `"${words[Math.floor(next() * 60)]} ${words[Math.floor(next() * 60)]}"`,
  ]
  return Array.from({ length: QUESTIONS }, (_, index) => kinds[index % kinds.length]!())
}

/** The question as FTS5 takes it, with the same folding. */
function matchOf(question: string): string {
  return question.startsWith('"')
    ? `"${foldText(question)}"`
    : question
        .split(' ')
        .map((word) => `"${foldText(word)}"${word.endsWith('*') ? '*' : ''}`)
        .join(' AND ')
}

/** One table of folded rows and one index over them: the least that answers the same questions with their text. */
function buildRaw(file: string, words: readonly string[], books: number): { database: DatabaseSync; ms: number } {
  const database = new DatabaseSync(file)
  database.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
    CREATE TABLE piece (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
    CREATE VIRTUAL TABLE words USING fts5 (folded, content = '', contentless_delete = 1, prefix = '2 3',
      tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'")`)
  const add = database.prepare('INSERT INTO piece (text) VALUES (?)')
  const index = database.prepare('INSERT INTO words (rowid, folded) VALUES (?, ?)')
  let ms = 0
  for (let book = 0; book < books; book++) {
    const texts = paragraphs(words, book)
    const begun = performance.now()
    database.exec('BEGIN')
    for (const text of texts) index.run(add.run(text).lastInsertRowid, foldText(text))
    database.exec('COMMIT')
    ms += performance.now() - begun
  }
  return { database, ms }
}

const idOf = (book: number) => `src:${String(book).padStart(26, '0')}`

/** A store that holds the books as sources; the index asks it for nothing else. */
function storeOf(books: number): Store {
  const sources = Array.from({ length: books }, (_, book) => ({
    type: 'source',
    id: idOf(book),
    text: String(book).padStart(64, '0'),
  }))
  const byId = new Map(sources.map((source) => [source.id, source]))
  const records = {
    get: (type: string, id: string) => (type === 'source' ? byId.get(id) : undefined),
    all: (type: string) => (type === 'source' ? sources : []),
  } as unknown as Records
  return { records, device: '0'.repeat(26), sequence: 1, onChange: () => () => undefined } as unknown as Store
}

function textOf(texts: readonly string[]): SourceText {
  let start = 0
  const blocks = texts.map((text) => {
    const block = { kind: 'paragraph' as const, start, end: start + text.length }
    start = block.end + 1
    return block
  })
  const none = {
    marks: [],
    works: [],
    pages: [],
    notes: [],
    references: [],
    citations: [],
    removed: [],
    map: [],
    warnings: [],
  }
  return { text: texts.join('\n'), blocks, ...none } as unknown as SourceText
}

/** What an open index adds to a process that searches it, in a process of its own. */
function memoryOf(folder: string, asked: readonly string[]): number {
  const script = `
    import { FullText } from ${JSON.stringify(new URL('../../electron/host/search/full-text.ts', import.meta.url).href)}
    globalThis.gc(); const before = process.memoryUsage().rss
    const index = new FullText(${JSON.stringify(join(folder, 'search.sqlite'))})
    for (const match of ${JSON.stringify(asked)}) { let n = 0; for (const row of index.find(match, ${LIMIT})) n++ }
    console.log(process.memoryUsage().rss - before)`
  const args = ['--expose-gc', '--input-type=module-typescript', '-e', script]
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8' })) / 1024 / 1024
}

export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-search-'))
  try {
    const words = vocabulary()
    const books = Math.max(1, Math.round(TOTAL / BOOK))
    const asked = questions(words)
    const raw = buildRaw(join(folder, 'raw.sqlite'), words, books)
    // Making the texts is no part of indexing them.
    let making = 0
    const text = async (source: string) => {
      const begun = performance.now()
      const made = textOf(paragraphs(words, Number(source.slice(4))))
      making += performance.now() - begun
      return made
    }
    const begun = performance.now()
    const locate = async () => ({ page: null, work: null })
    const search = openSearch({ folder, store: storeOf(books), textOf: text, isLive: () => true, locate })
    await search.settled()
    const built = performance.now() - begun - making

    const find = raw.database.prepare('SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank, rowid LIMIT ?')
    const row = raw.database.prepare('SELECT text FROM piece WHERE id = ?')
    const times = { own: [] as number[], first: [] as number[], raw: [] as number[] }
    const timed = async (into: number[], work: () => unknown) => {
      const from = performance.now()
      await work()
      into.push(performance.now() - from)
    }
    // In turn, so that whatever else the machine does falls on all alike; the first round fills the caches.
    for (let round = 0; round < 3; round++) {
      if (round === 1) for (const list of Object.values(times)) list.length = 0
      for (const question of asked) {
        await timed(times.raw, () => find.all(matchOf(question), LIMIT).map(({ rowid }) => row.get(rowid!)))
        await timed(times.own, () => search.search(question, { limit: LIMIT }))
        await timed(times.first, () => search.search(question, { limit: 20 }))
      }
    }
    await search.close()
    raw.database.close()
    const [own, beside, first] = [times.own, times.raw, times.first].map((list) => quantile(list, 0.95)) as [
      number,
      number,
      number,
    ]
    const memory = memoryOf(folder, asked.map(matchOf))
    const size = `${(TOTAL / 1_000_000).toPrecision(2)}M words`
    return [
      {
        name: `${size}: ${LIMIT} hits with context, p95`,
        value: own,
        unit: 'ms',
        peer: 'the same rows from raw FTS5',
        ratio: own / beside,
        limit: '≤ 1.5',
      },
      {
        name: '… the first 20 of them, p95',
        value: first,
        unit: 'ms',
        peer: 'the same rows from raw FTS5',
        ratio: first / beside,
      },
      {
        name: `${size} indexed`,
        value: built,
        unit: 'ms',
        peer: 'folded into raw FTS5',
        ratio: built / raw.ms,
        limit: '≤ 1.3',
      },
      {
        name: 'memory of an open index that is searched',
        value: memory,
        unit: 'MB',
        peer: '100 MB',
        ratio: memory / 100,
        limit: '≤ 1',
      },
      {
        name: 'size on disk',
        value: statSync(join(folder, 'search.sqlite')).size / 1024 / 1024,
        unit: 'MB',
        peer: 'raw FTS5',
        ratio: statSync(join(folder, 'search.sqlite')).size / statSync(join(folder, 'raw.sqlite')).size,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
