// Importing: the five source texts into a warm host, and a text of a million words, through everything a user's import goes through.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openHost } from '../../electron/host/host.ts'
import { makeText } from './reader/text.ts'
import type { Row } from './row.ts'

const SOURCES = join(import.meta.dirname, '../..', process.env['SOURCES_DIR'] ?? '../shared/sources')

export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-bench-'))
  const host = await openHost({ folder })
  try {
    const bring = async (paths: string[]): Promise<number> => {
      const started = performance.now()
      const { job } = await host.functions.importPaths({ paths })
      const account = await host.functions.finished({ job })
      if (account.read.length !== paths.length) throw new Error(`read ${account.read.length} of ${paths.length}`)
      return performance.now() - started
    }
    // Warm: the worker is up and has read a text before.
    const first = join(folder, 'first.txt')
    writeFileSync(first, makeText(3_000).text)
    await bring([first])

    const rows: Row[] = []
    if (existsSync(SOURCES)) {
      const paths = readdirSync(SOURCES)
        .filter((name) => name.endsWith('.txt'))
        .map((name) => join(SOURCES, name))
      const bytes = paths.reduce((sum, path) => sum + readFileSync(path).length, 0)
      const ms = await bring(paths)
      rows.push({
        name: `import the source texts (${paths.length}, ${Math.round(bytes / 1024)} kB)`,
        value: ms,
        unit: 'ms',
        peer: '1 s',
        ratio: ms / 1_000,
        limit: '≤ 1',
      })
    }
    const long = join(folder, 'long.txt')
    writeFileSync(long, wrapped(makeText(1_000_000).text))
    const ms = await bring([long])
    const rate = statSync(long).size / 1_048_576 / (ms / 60_000)
    rows.push({
      name: 'import 1M words',
      value: rate,
      unit: 'MB/min',
      peer: '20 MB/min',
      ratio: rate / 20,
      limit: '≥ 1',
    })
    return rows
  } finally {
    await host.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** As a text comes from a page: lines of at most 78 characters, an empty line between paragraphs. */
function wrapped(text: string): string {
  return text
    .split('\n')
    .map((paragraph) => paragraph.replace(/(.{1,77})(?: |$)/g, '$1\n'))
    .join('\n')
}
