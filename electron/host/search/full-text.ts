// The index in SQLite: rows of text, each owned by a record, and FTS5 over their folded words. Everything here can be made anew
// from the library, so a file that is damaged or of another version is thrown away.
import { rmSync } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { Page } from '../../../shared/model/source-text.ts'
import type { SearchHit } from '../../../shared/model/view.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { foldText } from './fold.ts'

/** Grows whenever the tables or what is folded into them change. */
const VERSION = 1

export type RowKind = SearchHit['kind']

/** A piece of text that is found as one: a paragraph, a quotation, a note … */
export interface Row {
  kind: RowKind
  text: string
  source: string | null
  work: number | null
  /** UTF-16 offsets of `text` in the source's text, where it stands there. */
  start: number | null
  end: number | null
  /** Pages that begin before or in it, as far as they name its place. */
  pages: Pick<Page, 'start' | 'label'>[]
}

export interface FoundRow extends Row {
  /** Id of the record it belongs to. */
  owner: string
}

/** Where a row stands among those asked for, and its columns in the order of the question. */
type ReadRow = [
  number,
  string,
  RowKind,
  string,
  string | null,
  number | null,
  number | null,
  number | null,
  string | null,
]

/** Up to where the index knows the library. */
export interface Position {
  device: string
  sequence: number
}

/** SQLite's primary result codes (https://sqlite.org/rescode.html). */
const CORRUPT = 11
const FULL = 13
const NOT_A_DATABASE = 26

/** Whether an error says that the file is damaged and must be made anew. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error)
  return code === CORRUPT || code === NOT_A_DATABASE
}

/** The error of the table for one of SQLite's. */
export function asLibraryError(error: unknown): CommonplaceError {
  if (error instanceof CommonplaceError) return error
  if (sqliteCode(error) === FULL)
    return new CommonplaceError('diskFull', { what: 'the search index' }, { cause: error })
  const problem = error instanceof Error ? error.message : String(error)
  return new CommonplaceError('internal', { problem: `the search index: ${problem}` }, { cause: error })
}

function sqliteCode(error: unknown): number | null {
  const code = (error as { errcode?: unknown } | null)?.errcode
  // Extended codes keep the primary one in their low byte.
  return typeof code === 'number' ? code & 0xff : null
}

/** Rows ranked by one question at least, so that whoever asked for the first few has the next at once. */
const RANKED_AT_ONCE = 400
/** Rows read by one question. */
const READ_AT_ONCE = 25

export class FullText {
  readonly #file: string
  #database: DatabaseSync
  #statements: Statements
  /** The best rows of the last question; none once the index changes. */
  #ranked: { match: string; ids: readonly number[] } | null = null

  /** Opens the index, empty where it was not there, damaged, or of another version. Throws `internal` where SQLite lacks FTS5. */
  constructor(file: string) {
    probe()
    this.#file = file
    try {
      this.#database = open(file)
      this.#statements = prepare(this.#database)
    } catch (error) {
      if (!isDamage(error)) throw asLibraryError(error)
      remove(file)
      this.#database = open(file)
      this.#statements = prepare(this.#database)
    }
  }

  /** Throws the index away and begins an empty one. */
  restart(): void {
    this.#ranked = null
    this.close()
    remove(this.#file)
    this.#database = open(this.#file)
    this.#statements = prepare(this.#database)
  }

  /** Null for an empty index. */
  position(): Position | null {
    return (this.#statements.position.get() as Position | undefined) ?? null
  }

  /** Ids of all records that have been seen. */
  owners(): string[] {
    return this.#statements.owners.all().map(({ id }) => String(id))
  }

  /** The mark of what a record's rows were made from; null for one never seen. */
  mark(owner: string): string | null {
    const found = this.#statements.mark.get(owner)
    return found ? String(found['mark']) : null
  }

  begin(): void {
    this.#database.exec('BEGIN IMMEDIATE')
  }

  commit(position: Position | null): void {
    if (position) this.#statements.setPosition.run(position.device, position.sequence)
    this.#database.exec('COMMIT')
  }

  rollback(): void {
    this.#ranked = null
    if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
  }

  /** Removes a record's rows; the record counts as never seen. */
  remove(owner: string): void {
    this.#ranked = null
    for (const { id } of this.#statements.rowsOf.all(owner)) this.#statements.unindex.run(id!)
    this.#statements.removeRows.run(owner)
    this.#statements.removeOwner.run(owner)
  }

  own(owner: string, mark: string): void {
    this.#statements.own.run(owner, mark)
  }

  add(owner: string, row: Row): void {
    this.#ranked = null
    const pages =
      row.pages.length === 0 ? null : JSON.stringify(row.pages.map(({ start, label }) => ({ start, label })))
    const { kind, text, source, work, start, end } = row
    const { lastInsertRowid } = this.#statements.add.run(owner, kind, text, source, work, start, end, pages)
    this.#statements.index.run(lastInsertRowid, foldText(text))
  }

  /**
   * Rows that match, best first, at most `most` after the first `skip`. `match` is FTS5's language (query.ts). A bound lets SQLite keep
   * only the best while it ranks, instead of sorting all. No statement is left open between two rows: whoever reads them may take
   * their time, and others may ask meanwhile.
   */
  *find(match: string, most: number, skip = 0): Generator<FoundRow> {
    const ids = this.#rank(match, most, skip)
    for (let at = 0; at < ids.length; at += READ_AT_ONCE) yield* this.#read(ids.slice(at, at + READ_AT_ONCE))
  }

  /** One question for many rows, since each costs more than the row it answers. Put in order here, which is less work than a sort. */
  #read(ids: readonly number[]): FoundRow[] {
    const found: FoundRow[] = []
    for (const read of this.#statements.rows.all(JSON.stringify(ids)) as unknown as ReadRow[]) {
      const [at, owner, kind, text, source, work, start, end, pages] = read
      found[at] = { owner, kind, text, source, work, start, end, pages: pages === null ? [] : JSON.parse(pages) }
    }
    // One that has gone meanwhile leaves a gap.
    return found.filter(Boolean)
  }

  /** Ranking reads every row that matches, half a second for a frequent word of a large library: the best of the last are kept. */
  #rank(match: string, most: number, skip: number): readonly number[] {
    const rank = (limit: number, offset: number) =>
      this.#statements.find.all(match, limit, offset).map(({ rowid }) => Number(rowid))
    if (skip + most > RANKED_AT_ONCE) return rank(most, skip)
    if (this.#ranked?.match !== match) this.#ranked = { match, ids: rank(RANKED_AT_ONCE, 0) }
    return this.#ranked.ids.slice(skip, skip + most)
  }

  /** How many rows match, counted no further than `most`: counting all would read the whole list of a frequent word. */
  count(match: string, most: number): number {
    return this.#statements.some.all(match, most).length
  }

  close(): void {
    try {
      this.#database.close()
    } catch {
      // Closing a damaged file may complain; it is closed all the same.
    }
  }
}

function open(file: string): DatabaseSync {
  const database = new DatabaseSync(file)
  try {
    // One host, one connection: so it may keep the file to itself, which spares shared memory (and works on network drives).
    // NORMAL: a power cut may cost the last changes, and then the position with them.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
    const version = database.prepare('PRAGMA user_version').get()?.['user_version']
    if (version !== VERSION && version !== 0) throw Object.assign(new Error('another version'), { errcode: CORRUPT })
    database.exec(`
      BEGIN;
      CREATE TABLE IF NOT EXISTS position (only INTEGER PRIMARY KEY CHECK (only = 1), device TEXT NOT NULL, sequence INTEGER NOT NULL) STRICT;
      CREATE TABLE IF NOT EXISTS owner (id TEXT PRIMARY KEY, mark TEXT NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS piece (
        id INTEGER PRIMARY KEY, owner TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, source TEXT, work INTEGER,
        start INTEGER, "end" INTEGER, pages TEXT
      ) STRICT;
      CREATE INDEX IF NOT EXISTS piece_owner ON piece (owner);
      CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
        folded, content = '', contentless_delete = 1, prefix = '2 3',
        tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
      );
      PRAGMA user_version = ${VERSION};
      COMMIT`)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function prepare(database: DatabaseSync) {
  const sql = (text: string): StatementSync => database.prepare(text)
  const rows = sql(`SELECT wanted.key, owner, kind, text, source, work, start, "end", pages
    FROM json_each(?) AS wanted CROSS JOIN piece ON piece.id = wanted.value`)
  rows.setReturnArrays(true)
  return {
    position: sql('SELECT device, sequence FROM position'),
    setPosition: sql('INSERT OR REPLACE INTO position (only, device, sequence) VALUES (1, ?, ?)'),
    owners: sql('SELECT id FROM owner'),
    mark: sql('SELECT mark FROM owner WHERE id = ?'),
    own: sql('INSERT OR REPLACE INTO owner (id, mark) VALUES (?, ?)'),
    removeOwner: sql('DELETE FROM owner WHERE id = ?'),
    rowsOf: sql('SELECT id FROM piece WHERE owner = ?'),
    removeRows: sql('DELETE FROM piece WHERE owner = ?'),
    unindex: sql('DELETE FROM words WHERE rowid = ?'),
    add: sql(
      'INSERT INTO piece (owner, kind, text, source, work, start, "end", pages) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    index: sql('INSERT INTO words (rowid, folded) VALUES (?, ?)'),
    some: sql('SELECT rowid FROM words WHERE words MATCH ? LIMIT ?'),
    find: sql('SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank, rowid LIMIT ? OFFSET ?'),
    rows,
  }
}
type Statements = ReturnType<typeof prepare>

function remove(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true })
}

/** Not every build of SQLite has full-text search; better said at once than at the first search. */
function probe(): void {
  const database = new DatabaseSync(':memory:')
  try {
    database.exec('CREATE VIRTUAL TABLE probe USING fts5 (text)')
  } catch (cause) {
    throw new CommonplaceError(
      'internal',
      { problem: 'this build of SQLite has no full-text search (FTS5)' },
      { cause },
    )
  } finally {
    database.close()
  }
}
