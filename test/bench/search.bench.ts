// Search over a library's worth of text beside FTS5 itself: the same folded rows, the same questions. Words that people use are skewed, and so
// are these. SEARCH_BENCH_WORDS=28000000 measures the size of a large library (ten minutes); the default is sooner, and harder: there is
// less to rank, so that what makes a row a hit weighs more.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { foldText } from '../../electron/host/search/fold.ts'
import { isLiveRecord } from '../../electron/host/commands/live.ts'
import { openSearch, type Search } from '../../electron/host/search/search.ts'
import type { Records, Store } from '../../electron/host/store/store.ts'
import type { SourceText } from '../../shared/model/source-text.ts'
import { randomOf } from '../random.ts'
import { quantile, type Row } from './row.ts'

const TOTAL = Number(process.env['SEARCH_BENCH_WORDS'] ?? 1_000_000)
/** Words of a book, and of its paragraphs; paragraphs to a page. */
const BOOK = 100_000
const PARAGRAPH = 90
const PAGE = 4
const VOCABULARY = 60_000
const QUESTIONS = 120
const LIMIT = 100
/** What the window shows before it asks for the rest. */
const FIRST = 20
/** The first fills the caches. */
const ROUNDS = 4
/** Books read in again while memory is measured. */
const READ_AGAIN = 2

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
  const next = randomOf(7)
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
  const next = randomOf(1_000 + book)
  return Array.from({ length: Math.ceil(BOOK / PARAGRAPH) }, () => {
    const sentence = Array.from({ length: PARAGRAPH }, () => pick(words, next))
    return `${sentence.join(' ')}.`
  })
}

function questions(words: readonly string[]): string[] {
  const next = randomOf(99)
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

/** What something took, in ms: on the clock, and of the processor. */
interface Taken {
  wall: number
  processor: number
}

async function taken(work: () => unknown): Promise<Taken> {
  const from = performance.now()
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return { wall: performance.now() - from, processor: (user + system) / 1_000 }
}

function add(to: Taken, more: Taken, times = 1): void {
  to.wall += times * more.wall
  to.processor += times * more.processor
}

/** One table of rows and one index over them, folded: the least that answers the same questions with their text. */
function openRaw(file: string) {
  const database = new DatabaseSync(file)
  database.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
    CREATE TABLE piece (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
    CREATE VIRTUAL TABLE words USING fts5 (folded, content = '', contentless_delete = 1, prefix = '2 3',
      tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'")`)
  const add = database.prepare('INSERT INTO piece (text) VALUES (?)')
  const index = database.prepare('INSERT INTO words (rowid, folded) VALUES (?, ?)')
  const find = database.prepare('SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank, rowid LIMIT ?')
  const row = database.prepare('SELECT text FROM piece WHERE id = ?')
  return {
    add(texts: readonly string[]): void {
      database.exec('BEGIN')
      for (const text of texts) index.run(add.run(text).lastInsertRowid, foldText(text))
      database.exec('COMMIT')
    },
    find: (question: string, limit: number) => find.all(matchOf(question), limit).map(({ rowid }) => row.get(rowid!)),
    close: () => database.close(),
  }
}

const idOf = (book: number) => `src:${String(book).padStart(26, '0')}`

/** A store that holds the books as sources, the last `changed` of them with other texts; the index asks it for nothing else. */
function storeOf(books: number, changed = 0): Store {
  const sources = Array.from({ length: books }, (_, book) => ({
    type: 'source',
    id: idOf(book),
    text: String(book).padStart(64, book < books - changed ? '0' : 'f'),
  }))
  const byId = new Map(sources.map((source) => [source.id, source]))
  const records = {
    get: (type: string, id: string) => (type === 'source' ? byId.get(id) : undefined),
    all: (type: string) => (type === 'source' ? sources : []),
  } as unknown as Records
  const sequence = changed + 1
  return { records, device: '0'.repeat(26), sequence, onChange: () => () => undefined } as unknown as Store
}

function textOf(texts: readonly string[]): SourceText {
  let start = 0
  const blocks = texts.map((text) => {
    const block = { kind: 'paragraph' as const, start, end: start + text.length }
    start = block.end + 1
    return block
  })
  const pages = blocks
    .filter((_, at) => at % PAGE === 0)
    .map(({ start }, page) => ({ start, label: String(page + 1), certainty: 'printed' as const }))
  const none = {
    marks: [],
    works: [],
    notes: [],
    references: [],
    citations: [],
    removed: [],
    map: [],
    warnings: [],
  }
  return { text: texts.join('\n'), blocks, pages, ...none } as unknown as SourceText
}

function open(folder: string, store: Store, text: (source: string) => Promise<SourceText>): Search {
  const locate = async () => ({ page: null, work: null })
  return openSearch({ folder, store, textOf: text, isLive: (id) => isLiveRecord(store.records, id), locate })
}

/** The most memory, in MB, that this process had when it read some books in again and answered; without the search it only makes their texts. */
export async function mostMemory(folder: string, books: number, searched: boolean): Promise<number> {
  const words = vocabulary()
  const text = async (source: string) => textOf(paragraphs(words, Number(source.slice(4))))
  if (searched) {
    const search = open(folder, storeOf(books, READ_AGAIN), text)
    await search.settled()
    for (const question of questions(words)) await search.search(question, { limit: LIMIT })
    await search.close()
  } else {
    for (let book = books - READ_AGAIN; book < books; book++) await text(idOf(book))
    questions(words)
  }
  return process.resourceUsage().maxRSS / 1024
}

/** What the search adds to a process of its own, in MB: what it has at most with it, without what it has at most without. */
function memoryOf(folder: string, books: number): number {
  const most = (searched: boolean) => {
    const script = `import { mostMemory } from ${JSON.stringify(import.meta.url)}
      console.log(await mostMemory(${JSON.stringify(folder)}, ${books}, ${searched}))`
    const args = ['--input-type=module-typescript', '-e', script]
    return Number(execFileSync(process.execPath, args, { encoding: 'utf8' }))
  }
  return most(true) - most(false)
}

export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-search-'))
  try {
    const words = vocabulary()
    const books = Math.max(READ_AGAIN, Math.round(TOTAL / BOOK))
    const asked = questions(words)
    const raw = openRaw(join(folder, 'raw.sqlite'))
    const rawBuilt: Taken = { wall: 0, processor: 0 }
    const built: Taken = { wall: 0, processor: 0 }
    // Book by book in turn, so that whatever else the machine does falls on both alike; making the texts is no part of indexing them.
    const text = async (source: string) => {
      let made: string[] = []
      add(built, await taken(() => (made = paragraphs(words, Number(source.slice(4))))), -1)
      const byRaw = await taken(() => raw.add(made))
      add(rawBuilt, byRaw)
      add(built, byRaw, -1)
      return textOf(made)
    }
    let search!: Search
    const building = await taken(async () => {
      search = open(folder, storeOf(books), text)
      await search.settled()
    })
    add(built, building)

    const times = new Map<string, Taken[][]>()
    /** By question, since one is not like another: what it took in each round. */
    const timed = async (what: string, at: number, work: () => unknown) => {
      if (!times.has(what))
        times.set(
          what,
          Array.from(asked, () => []),
        )
      times.get(what)![at]!.push(await taken(work))
    }
    for (let round = 0; round < ROUNDS; round++) {
      if (round === 1) times.clear()
      // In turn, too. The first hits are those of another question: whoever has just been asked for all of them has ranked them.
      for (const [at, question] of asked.entries()) {
        const other = (at + QUESTIONS / 2) % QUESTIONS
        await timed('all raw', at, () => raw.find(question, LIMIT))
        await timed('all', at, () => search.search(question, { limit: LIMIT }))
        await timed('first raw', other, () => raw.find(asked[other]!, FIRST))
        await timed('first', other, () => search.search(asked[other]!, { limit: FIRST }))
      }
    }
    await search.close()
    raw.close()
    const p95 = (what: string, of: keyof Taken = 'wall') =>
      quantile(
        times.get(what)!.map((rounds) =>
          quantile(
            rounds.map((each) => each[of]),
            0.5,
          ),
        ),
        0.95,
      )
    const bytes = (file: string) => statSync(join(folder, file)).size
    const onDisk = bytes('search.sqlite')
    const memory = memoryOf(folder, books)
    const size = `${(TOTAL / 1_000_000).toPrecision(2)}M words`
    return [
      {
        name: `${size}: ${LIMIT} hits with context, p95`,
        value: p95('all'),
        unit: 'ms',
        peer: 'the same rows from raw FTS5',
        ratio: p95('all') / p95('all raw'),
        limit: '≤ 1.5',
      },
      {
        name: '… in time of the processor',
        value: p95('all', 'processor'),
        unit: 'ms',
        peer: 'the same rows from raw FTS5',
        ratio: p95('all', 'processor') / p95('all raw', 'processor'),
      },
      {
        name: `the first ${FIRST} of them, p95`,
        value: p95('first'),
        unit: 'ms',
        peer: 'the same rows from raw FTS5',
        ratio: p95('first') / p95('first raw'),
        limit: '≤ 1.5',
      },
      {
        name: `${size} indexed`,
        value: built.wall,
        unit: 'ms',
        peer: 'folded into raw FTS5',
        ratio: built.wall / rawBuilt.wall,
        limit: '≤ 1.3',
      },
      {
        name: '… in time of the processor',
        value: built.processor,
        unit: 'ms',
        peer: 'folded into raw FTS5',
        ratio: built.processor / rawBuilt.processor,
      },
      {
        name: 'most memory that indexing and searching add to a host',
        value: memory,
        unit: 'MB',
        peer: '100 MB',
        ratio: memory / 100,
        limit: '≤ 1',
      },
      {
        name: 'size on disk',
        value: onDisk / 1024 / 1024,
        unit: 'MB',
        peer: 'raw FTS5',
        ratio: onDisk / bytes('raw.sqlite'),
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
