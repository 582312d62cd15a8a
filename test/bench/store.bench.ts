// The store beside what lies under it: the file a start reads, the fsync a command waits for, the LevelDB a batch goes to.
import { execFileSync } from 'node:child_process'
import { fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { DurableLevel } from '../../electron/host/store/durable-level.ts'
import { openStore } from '../../electron/host/store/open.ts'
import type { Edit } from '../../electron/host/store/store.ts'
import { newId } from '../../shared/model/id.ts'
import { quantile, type Row } from './row.ts'

const ANNOTATIONS = 50_000
const SOURCES = 900
const THEMES = 40
/** One command; imports and bulk changes come in about this size. */
const BATCH = 500
const COMMANDS = 300
const STARTS = 5

const WORDS =
  'the claim that a river makes its own bed was first put forward by those who had to live beside one'.split(' ')

export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-store-'))
  try {
    const library = join(folder, 'library')
    const batches = makeAnnotations()
    const written = await writeBoth(library, join(folder, 'raw'), batches)
    const command = await commands(library, join(folder, 'log'))
    return [
      {
        name: `start on ${ANNOTATIONS} annotations`,
        ...starts(START, library),
        unit: 'ms',
        peer: 'reading and parsing the snapshot file',
        limit: '≤ 1',
      },
      {
        name: '… and every record read once',
        ...starts(START_ALL, library),
        unit: 'ms',
        peer: 'reading and parsing the snapshot file',
      },
      ...[0.5, 0.99].map((q) => ({
        name: `one acknowledged command, p${q * 100}`,
        value: quantile(command.store, q),
        unit: 'ms',
        peer: 'append and fdatasync of as much',
        ratio: quantile(command.store, q) / quantile(command.fsync, q),
      })),
      {
        name: `${ANNOTATIONS} annotations written, ${BATCH} a command`,
        value: written.store,
        unit: 'ms',
        peer: 'raw LevelDB, the same JSON, as many fsyncs',
        ratio: written.store / written.raw,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function makeAnnotations(): Edit[][] {
  const text = (words: number) =>
    Array.from({ length: words }, () => WORDS[Math.floor(Math.random() * WORDS.length)]).join(' ')
  const sources = Array.from({ length: SOURCES }, () => newId('source'))
  const themes = Array.from({ length: THEMES }, () => newId('code'))
  const annotation = (_: unknown, i: number): Edit => ({
    id: newId('annotation'),
    set: {
      source: sources[i % SOURCES],
      text: i.toString(16).padStart(64, '0'),
      selector: [
        { type: 'TextPositionSelector', start: i, end: i + 180 },
        { type: 'TextQuoteSelector', exact: text(35), prefix: text(6), suffix: text(6) },
      ],
      match: 'exact',
      color: 'yellow',
      kind: 'verbatim',
      themes: [themes[i % THEMES]],
      created: new Date(0).toISOString(),
    },
  })
  return Array.from({ length: ANNOTATIONS / BATCH }, () => Array.from({ length: BATCH }, annotation))
}

async function writeBoth(library: string, rawPath: string, batches: Edit[][]) {
  const raw = new DurableLevel(rawPath) as DurableLevel & RawLevel
  await new Promise<void>((resolve, reject) => raw.open({}, (error) => (error ? reject(error) : resolve())))
  let start = performance.now()
  for (const batch of batches) {
    const operations = batch.map(({ id, set }) => ({ type: 'put', key: id, value: JSON.stringify(set) }))
    await new Promise<void>((resolve, reject) =>
      raw.batch(operations, {}, (error) => (error ? reject(error) : resolve())),
    )
  }
  const rawTime = performance.now() - start
  await new Promise<void>((resolve) => raw.close(() => resolve()))

  const store = await openStore(library)
  start = performance.now()
  for (const edits of batches) await store.commit({ verb: 'annotate', parameters: {}, edits })
  const storeTime = performance.now() - start
  await store.close()
  return { store: storeTime, raw: rawTime }
}

type Done = (error?: Error | null) => void
interface RawLevel {
  open(options: object, done: Done): void
  batch(operations: object[], options: object, done: Done): void
  close(done: Done): void
}

/** A command and an fsync by turns, so that both meet the same noise. */
async function commands(library: string, logPath: string): Promise<{ store: number[]; fsync: number[] }> {
  const store = await openStore(library)
  const ids = [...store.records.all('annotation')].map(({ id }) => id)
  const log = openSync(logPath, 'a')
  const times = { store: [] as number[], fsync: [] as number[] }
  const bytes = Buffer.alloc(3000, 'x')
  for (let i = 0; i < COMMANDS; i++) {
    const id = ids[(i * 7919) % ids.length]!
    let start = performance.now()
    await store.commit({ verb: 'recolour', parameters: {}, edits: [{ id, set: { color: 'blue' } }] })
    times.store.push(performance.now() - start)
    start = performance.now()
    writeSync(log, bytes)
    fdatasyncSync(log)
    times.fsync.push(performance.now() - start)
  }
  await store.close()
  return times
}

const OPEN = JSON.stringify(join(import.meta.dirname, '../../electron/host/store/open.ts'))
const START = `
  const { openStore } = await import(${OPEN})
  const start = performance.now()
  const store = await openStore(process.argv[1])
  console.log(performance.now() - start)
  await store.close()`
const START_ALL = START.replace(
  'console.log',
  "let n = 0; for (const one of store.records.all('annotation')) if (one.color === 'blue') n++\n console.log",
)
const READ = `
  const { readFileSync } = await import('node:fs')
  const start = performance.now()
  readFileSync(process.argv[1] + '/snapshot.ndjson', 'utf8').trim().split('\\n').map((line) => JSON.parse(line))
  console.log(performance.now() - start)`

/** By turns with reading the file, each in a new process: a start has nothing warm, and both meet the same noise. */
function starts(program: string, library: string): { value: number; ratio: number } {
  const once = (source: string) =>
    Number(execFileSync(process.execPath, ['--input-type=module', '-e', source, library]))
  const times = Array.from({ length: STARTS }, () => ({ ours: once(program), peer: once(READ) }))
  const value = quantile(
    times.map(({ ours }) => ours),
    0.5,
  )
  return {
    value,
    ratio:
      value /
      quantile(
        times.map(({ peer }) => peer),
        0.5,
      ),
  }
}
