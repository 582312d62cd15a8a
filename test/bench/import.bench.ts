// Importing the five source texts in a warm host, beside the bare pipeline on the same bytes in this process: what the worker,
// the fsynced files and the commits add.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openHost } from '../../electron/host/host.ts'
import { readSource } from '../../sources/read.ts'
import type { Row } from './row.ts'

const SOURCES = resolve(import.meta.dirname, '..', '..', process.env['SOURCES_DIR'] ?? '../shared/sources')
const ROUNDS = 3

export async function run(): Promise<Row[]> {
  const paths = readdirSync(SOURCES)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => join(SOURCES, name))
  const texts = paths.map((path) => readFileSync(path))
  const bare = Math.min(
    ...Array.from({ length: ROUNDS }, () => timed(() => texts.map((bytes) => readSource(bytes, { file: '' })))),
  )

  const folder = mkdtempSync(join(tmpdir(), 'commonplace-bench-'))
  const host = await openHost({ folder, listen: false })
  try {
    // Warm: the worker stands and has read something.
    const first = [{ name: 'first.txt', base64: Buffer.from('Some words to begin with.').toString('base64') }]
    await host.client.finished(await host.client.importFiles({ files: first }))
    let whole = Infinity
    for (let round = 0; round < ROUNDS; round++) {
      // The same bytes again would be found present: a line of its own makes each round's texts new.
      const files = texts.map((bytes, index) => ({
        name: `${round}-${index}.txt`,
        base64: Buffer.concat([bytes, Buffer.from(`\n\nRound ${round}.\n`)]).toString('base64'),
      }))
      const started = performance.now()
      const { read } = await host.client.finished(await host.client.importFiles({ files }))
      whole = Math.min(whole, performance.now() - started)
      if (read.length !== files.length) throw new Error('a text was refused')
    }
    const peer = 'the bare pipeline on the same bytes'
    return [
      { name: 'import of five texts, warm host', value: whole, unit: 'ms', peer, ratio: whole / bare, limit: '≤ 5' },
    ]
  } finally {
    await host.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function timed(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}
