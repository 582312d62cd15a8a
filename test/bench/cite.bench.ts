// Citing beside the bare engine, in one process and one run: what our wrapper adds, and what keeping entries and
// repainting only changed citations saves. Items are invented.
import { performance } from 'node:perf_hooks'
import { makeDesk } from '../../electron/host/cite/desk.ts'
import { makeEngine } from '../../electron/host/cite/engine.ts'
import { openStyleLibrary } from '../../electron/host/cite/style-library.ts'
import { findStyle } from '../../electron/host/cite/style.ts'
import type { Citation } from '../../shared/model/citation.ts'
import type { CslItem } from '../../shared/model/reference.ts'
import { quantile } from './row.ts'
import type { Row } from './row.ts'

const ITEMS = 200
const EDITS = 20

const FAMILIES = ['Okonjo', 'Lind', 'Ito', 'Novak', 'Anders', 'Keller', 'Moreau', 'Silva', 'Brandt', 'Osei']
const item = (index: number): CslItem => ({
  id: `k${index}`,
  type: index % 3 === 0 ? 'book' : 'article-journal',
  title: `Work ${index}: A study of rivers`,
  author: [{ family: `${FAMILIES[index % 10]!}${Math.floor(index / 20)}`, given: 'Ada B.' }],
  'container-title': index % 3 === 0 ? undefined : 'Journal of Rivers',
  publisher: index % 3 === 0 ? 'Delta Press' : undefined,
  volume: index % 3 === 0 ? undefined : String(index % 40),
  page: index % 3 === 0 ? undefined : `${index}-${index + 9}`,
  issued: { 'date-parts': [[1990 + (index % 30)]] },
  language: 'en',
})
const cited = (index: number): Citation => ({
  citationID: 'c',
  citationItems: [{ id: `k${index % ITEMS}`, locator: '3', label: 'page' }],
  properties: { noteIndex: 0 },
})

function timed<T>(work: () => T): { ms: number; value: T } {
  const start = performance.now()
  const value = work()
  return { ms: performance.now() - start, value }
}

export function run(): Promise<Row[]> {
  const library = openStyleLibrary()
  const retrieveLocale = (tag: string) => library.locale(tag) ?? (false as const)
  const style = findStyle('apa', library)
  const items = Array.from({ length: ITEMS }, (_, index) => item(index))
  const make = () => makeEngine({ style, locale: 'en-US', retrieveLocale, fixups: true })

  // The bare engine: every item, every entry, every citation each time.
  const parts = { csl: style.csl, locale: 'en-US', retrieveLocale, capitalisedPrepositions: Infinity }
  const bare = makeDesk(parts, { item: (each) => each, cited: (each) => each })
  const bareList = timed(() => {
    bare.load(items)
    return bare.engine.makeBibliography()
  })
  const clusters = Array.from({ length: ITEMS }, (_, index) => cited(index))
  const bareSet = timed(() => bare.set.render(clusters))

  const engine = make()
  engine.bibliography(items.slice(0, 1))
  const cold = timed(() => engine.bibliography(items))
  const kept = timed(() => engine.bibliography(items))
  const changed = items.map((each, index) => (index === 7 ? { ...each, title: 'Another work' } : each))
  const oneChanged = timed(() => engine.bibliography([...items, item(ITEMS)]))
  const reloaded = timed(() => engine.bibliography(changed))

  engine.citations(items, [])
  const whole = timed(() => engine.citations(items, clusters))
  const edits: number[] = []
  for (let edit = 0; edit < EDITS; edit++) {
    const at = (edit * 37) % ITEMS
    clusters.splice(at, 0, cited(edit * 11))
    edits.push(timed(() => engine.citations(items, clusters)).ms)
  }
  const p95 = quantile(edits, 0.95)

  const row = (name: string, value: number, peer: string, peerMs: number, limit?: string): Row => ({
    name,
    value: round(value),
    unit: 'ms',
    peer,
    ratio: round(value / peerMs),
    ...(limit === undefined ? {} : { limit }),
  })
  const list = `the bare engine, ${round(bareList.ms)} ms`
  const set = `rendering all ${ITEMS} anew, ${round(bareSet.ms)} ms`
  return Promise.resolve([
    row(`bibliography of ${ITEMS}, engine warm, entries new`, cold.ms, list, bareList.ms, '≤ 1.5'),
    row(`bibliography of ${ITEMS}, nothing changed`, kept.ms, list, bareList.ms, '≤ 0.05'),
    row(`bibliography of ${ITEMS}, one added`, oneChanged.ms, list, bareList.ms, '≤ 0.5'),
    row(`bibliography of ${ITEMS}, one changed`, reloaded.ms, list, bareList.ms, '≤ 1.2'),
    row(`${ITEMS} citations as a set`, whole.ms, set, bareSet.ms, '≤ 2'),
    row(`one citation added among ${ITEMS} (p95 of ${EDITS})`, p95, set, bareSet.ms, '≤ 0.3'),
  ])
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000
