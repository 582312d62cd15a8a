// `npm run bench [name…]`: runs the benchmarks one after another, prints a table and writes .out/bench.json.
// Machines differ and are noisy: ratios inside one run are what counts.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import { keeps, type Bench, type Row } from './row.ts'

const root = join(import.meta.dirname, '..', '..')
const wanted = process.argv.slice(2)
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''))
  .filter((name) => wanted.length === 0 || wanted.includes(name))

const rows: (Row & { bench: string; keeps: boolean | null })[] = []
const failed: string[] = []
for (const name of names) {
  console.error(`measuring ${name} …`)
  try {
    const bench = (await import(`./${name}.bench.ts`)) as Bench
    for (const row of await bench.run()) rows.push({ bench: name, ...row, keeps: keeps(row) })
  } catch (error) {
    failed.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const machine = { cores: availableParallelism(), cpu: cpus()[0]?.model ?? '', node: process.versions.node }
mkdirSync(join(root, '.out'), { recursive: true })
writeFileSync(
  join(root, '.out', 'bench.json'),
  JSON.stringify({ at: new Date().toISOString(), machine, rows, failed }, null, 2),
)

const cells = rows.map((row) => [
  row.bench,
  row.name,
  `${row.value.toPrecision(3)} ${row.unit}`,
  row.peer,
  row.ratio.toPrecision(3),
  row.limit ?? '',
  row.keeps === null ? '' : row.keeps ? 'kept' : 'MISSED',
])
const head = ['bench', 'what', 'value', 'beside', 'ratio', 'limit', '']
const widths = head.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]!.length)))
for (const row of [head, ...cells]) console.log(row.map((cell, column) => cell.padEnd(widths[column]!)).join('  '))
for (const problem of failed) console.error(`failed: ${problem}`)
process.exit(failed.length ? 1 : 0)
