// Bibliographies and citation sets beside `pandoc --citeproc` and the bare engine, reference files beside citation-js: cold,
// with what was kept, and after an edit. Items are invented; the rows beside pandoc are left out, and said, where there is none.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { citationJs } from '../../electron/host/cite/citation-js.ts'
import { startCiting } from '../../electron/host/cite/citing.ts'
import type { Citing } from '../../electron/host/cite/citing.ts'
import { makeDesk } from '../../electron/host/cite/desk.ts'
import { readReferences } from '../../electron/host/cite/reference-file.ts'
import { openStyleLibrary } from '../../electron/host/cite/style-library.ts'
import { findStyle } from '../../electron/host/cite/style.ts'
import { openHost } from '../../electron/host/host.ts'
import type { Citation } from '../../shared/model/citation.ts'
import type { CslItem } from '../../shared/model/reference.ts'
import { quantile } from './row.ts'
import type { Row } from './row.ts'

const SIZES = [100, 1_000, 5_000]
const CITATIONS = 500
const EDITS = 60
const ENTRIES = 5_000
const LIMIT = 'the limit, 50 ms'

const FAMILIES = ['Okonjo', 'Lind', 'Ito', 'Novak', 'Anders', 'Keller', 'Moreau', 'Silva', 'Brandt', 'Osei']
const item = (index: number): CslItem => ({
  id: `k${index}`,
  type: index % 3 === 0 ? 'book' : 'article-journal',
  title: `Work ${index}: A study of rivers`,
  author: [{ family: `${FAMILIES[index % 10]!}${Math.floor(index / 20)}`, given: 'Ada B.' }],
  ...(index % 3 === 0
    ? { publisher: 'Delta Press' }
    : { 'container-title': 'Journal of Rivers', volume: String(index % 40), page: `${index}-${index + 9}` }),
  issued: { 'date-parts': [[1990 + (index % 30)]] },
  language: 'en',
})
const itemsOf = (count: number): CslItem[] => Array.from({ length: count }, (_, index) => item(index))
const cited = (index: number, id = `c${index}`): Citation => ({
  citationID: id,
  citationItems: [{ id: `k${index}`, locator: '3', label: 'page' }],
  properties: { noteIndex: 0 },
})

export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-bench-'))
  try {
    return [...(await bibliographies(folder)), ...(await documents(folder)), ...files()]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function bibliographies(folder: string): Promise<Row[]> {
  const rows: Row[] = []
  const hasPandoc = spawnSync('pandoc', ['--version']).status === 0
  if (!hasPandoc) console.error('There is no pandoc here: the rows beside it are left out.')
  for (const size of SIZES) {
    const items = itemsOf(size)
    const beside = hasPandoc ? pandoc(folder, items) : null
    const peer = beside === null ? '' : `pandoc --citeproc, ${round(beside)} ms`
    if (beside !== null) {
      const limit = size === 100 ? { limit: '≤ 2' } : {}
      const first = await cold(items, 20)
      rows.push(row(`first 20 of ${size} entries, cold ${where(first)}`, first.ms, peer, beside, limit))
      const all = await cold(items)
      rows.push(row(`all of ${size} entries, cold ${where(all)}`, all.ms, peer, beside))
    }
    await answered(folder, (citing) => citing.bibliography({ items }))
    const kept = await answered(folder, (citing) => citing.bibliography({ items }))
    if (beside !== null) rows.push(row(`${size} entries of the last start`, kept, peer, beside, { limit: '≤ 0.3' }))
  }
  return rows
}

interface Cold {
  ms: number
  /** Until the worker runs, then until its engine stands, then until the works are registered, told apart and sorted; the rest sets entries. */
  worker: number
  engine: number
  sorted: number
}

/** From nothing, the worker's start included, to the entries. */
async function cold(items: readonly CslItem[], first?: number): Promise<Cold> {
  const citing = startCiting()
  try {
    const start = performance.now()
    const running = citing.tidyings({ items: [] }).then(() => performance.now() - start)
    const built = citing.bibliography({ items: [] }).then(() => performance.now() - start)
    const sorted = citing.bibliography({ items, first: 1 }).then(() => performance.now() - start)
    await citing.bibliography({ items, first })
    const ms = performance.now() - start
    return {
      ms,
      worker: await running,
      engine: (await built) - (await running),
      sorted: (await sorted) - (await built),
    }
  } finally {
    await citing.close()
  }
}

const where = ({ ms, worker, engine, sorted }: Cold): string =>
  `(worker ${round(worker)}, engine ${round(engine)}, sorted ${round(sorted)}, set ${round(ms - worker - engine - sorted)})`

/** ms of one question to a worker that runs and has done nothing yet. */
async function answered(folder: string, ask: (citing: Citing) => Promise<unknown>): Promise<number> {
  const citing = startCiting({ folder })
  try {
    await citing.styleInfo({})
    const start = performance.now()
    await ask(citing)
    return performance.now() - start
  } finally {
    await citing.close()
  }
}

/** ms of its whole run, in the very same style. */
function pandoc(folder: string, items: readonly CslItem[]): number {
  const [bibliography, text, style] = [join(folder, 'items.json'), join(folder, 'text.md'), join(folder, 'apa.csl')]
  const csl = openStyleLibrary().style('apa')
  if (typeof csl !== 'string') throw new Error('the style is no longer kept as a file')
  writeFileSync(style, csl)
  writeFileSync(bibliography, JSON.stringify(items))
  writeFileSync(text, '---\nnocite: "@*"\n---\n')
  const start = performance.now()
  execFileSync('pandoc', ['--citeproc', '--csl', style, '--bibliography', bibliography, '-t', 'plain', text])
  return performance.now() - start
}

async function documents(folder: string): Promise<Row[]> {
  const items = itemsOf(CITATIONS)
  const clusters = items.map((_, index) => cited((index * 7) % CITATIONS))
  // The bare engine, opening the same document: items and citations given at once.
  const library = openStyleLibrary()
  const retrieveLocale = (tag: string) => library.locale(tag) ?? (false as const)
  const csl = findStyle('apa', library).csl
  const bare = makeDesk(
    { csl, locale: 'en-US', retrieveLocale, capitalisedPrepositions: Infinity },
    { item: (each) => each, cited: (each) => each },
  )
  const start = performance.now()
  bare.load(items)
  bare.engine.rebuildProcessorState(clusters.map((cluster, index) => bare.registry.citation(cluster, `c${index}`)))
  const rebuild = performance.now() - start

  await answered(folder, (citing) => citing.citations({ items, clusters }))
  const opened = await answered(folder, (citing) => citing.citations({ items, clusters }))

  const citing = startCiting()
  const edits: number[] = []
  const facts: number[] = []
  try {
    const set = 'draft'
    const all = [...items]
    await citing.citationSet({ set, items: all, clusters })
    for (let edit = 0; edit < EDITS; edit++) {
      // Every other one cites a work that was not cited before.
      const index = edit % 2 === 0 ? (edit * 11) % CITATIONS : CITATIONS + edit
      if (index >= CITATIONS) all.push(item(index))
      clusters.splice((edit * 37) % CITATIONS, 0, cited(index, `e${edit}`))
      const began = performance.now()
      await citing.citationSet({ set, items: all, clusters })
      edits.push(performance.now() - began)
    }
    for (let edit = 0; edit < EDITS; edit++) {
      const at = (edit * 13) % CITATIONS
      // Every other one makes a work the twin of another, or ceases to.
      const fact = edit % 2 === 0 ? { title: `Put right ${edit}` } : { issued: all[(at + 10) % CITATIONS]!.issued }
      all[at] = { ...all[at]!, ...fact }
      const began = performance.now()
      await citing.citationSet({ set, items: all, clusters })
      facts.push(performance.now() - began)
    }
  } finally {
    await citing.close()
  }
  const peer = `rebuilding in the bare engine, ${round(rebuild)} ms`
  return [
    row(`opening a document of ${CITATIONS} citations of the last start`, opened, peer, rebuild, { limit: '≤ 0.3' }),
    row(`one citation added to ${CITATIONS} (p95 of ${EDITS})`, quantile(edits, 0.95), LIMIT, 50, { limit: '≤ 1' }),
    row(
      `one fact of a work put right among ${CITATIONS} citations (p95 of ${EDITS})`,
      quantile(facts, 0.95),
      LIMIT,
      50,
      {
        limit: '≤ 1',
      },
    ),
    ...(await note(folder)),
  ]
}

/** The same edit in a note of a library, as the window asks for it: from the note's citations to all that it shows. */
async function note(folder: string): Promise<Row[]> {
  const host = await openHost({ folder: join(folder, 'library'), listen: false })
  const edits: number[] = []
  const worked: number[] = []
  try {
    const content = JSON.stringify(itemsOf(CITATIONS + EDITS))
    await host.client.importReferences({ file: 'items.json', content })
    const written = (index: number): string => `[@k${index}, p. 3]`
    const citations = Array.from({ length: CITATIONS }, (_, index) => written((index * 7) % CITATIONS))
    await host.client.citeNote({ citations })
    for (let edit = 0; edit < EDITS; edit++) {
      citations.splice((edit * 37) % CITATIONS, 0, written(edit % 2 === 0 ? (edit * 11) % CITATIONS : CITATIONS + edit))
      const [began, before] = [performance.now(), process.cpuUsage()]
      await host.client.citeNote({ citations })
      edits.push(performance.now() - began)
      const { user, system } = process.cpuUsage(before)
      worked.push((user + system) / 1_000)
    }
  } finally {
    await host.close()
  }
  const name = `one citation added to a note of ${CITATIONS}, with its list of works`
  return [
    row(`${name} (median of ${EDITS})`, quantile(edits, 0.5), LIMIT, 50),
    row(`${name} (p95 of ${EDITS})`, quantile(edits, 0.95), LIMIT, 50, { limit: '≤ 1' }),
    // What it takes where others do not wait for the same cores.
    row(`${name}, processor time of all threads (p95 of ${EDITS})`, quantile(worked, 0.95), LIMIT, 50, {
      limit: '≤ 1',
    }),
  ]
}

function files(): Row[] {
  const bibtex = Array.from(
    { length: ENTRIES },
    (_, index) =>
      `@article{k${index},\n  author = {{\\"O}konjo, Ada B. and Lind, Jan},\n  title = {Work ${index}: {A} study of rivers},\n  journal = {Journal of Rivers},\n  year = {${1990 + (index % 30)}},\n  volume = {${index % 40}},\n  pages = {${index}--${index + 9}},\n  doi = {10.1000/x${index}}\n}\n`,
  ).join('\n')
  const { entries, items } = citationJs()
  // In turns, and the quickest of each: what else the machine does hits both.
  const turns = Array.from({ length: 7 }, () => [
    timed(() => items(entries(bibtex))),
    timed(() => readReferences('refs.bib', bibtex)),
  ])
  const [alone = 0, ours = 0] = [0, 1].map((which) => Math.min(...turns.map((turn) => turn[which]!)))
  return [
    row(`${ENTRIES} BibTeX entries, read and put right`, ours, `citation-js alone, ${round(alone)} ms`, alone, {
      limit: '≤ 1.5',
    }),
  ]
}

function timed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function row(name: string, value: number, peer: string, beside: number, more: { limit?: string } = {}): Row {
  return { name, value: round(value), unit: 'ms', peer, ratio: Math.round((value / beside) * 1_000) / 1_000, ...more }
}

const round = (value: number): number => Math.round(value)
