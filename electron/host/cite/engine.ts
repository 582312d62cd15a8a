// One warm citeproc engine of one style and locale. Citation sets are rendered whole, beside every item of the library
// that was handed in, so that "2014a" and short notes are right; the results are runs, free of the engine's markup.
import type { CslNode, Engine } from 'citeproc'
import type { Citation } from '../../../shared/model/citation.ts'
import type { CslItem } from '../../../shared/model/reference.ts'
import { buildEngine, setSmallWords } from './citeproc-engine.ts'
import { fixedEntry } from './entry-fixups.ts'
import { fixedItem } from './item-fixups.ts'
import { likeInParentheses, listed, namedRuns, withWordAnd } from './narrative.ts'
import type { NameWords } from './narrative.ts'
import { makeRegistry } from './registry.ts'
import { capitalised, parseRuns } from './runs.ts'
import type { Run } from './runs.ts'
import type { CslSource } from './style-library.ts'
import type { Style } from './style.ts'

/** Tells the engine that every item is registered already. */
const ALL_REGISTERED = 2
/** What the engine prints where a style names no author. */
const NO_NAME = /NO_PRINTED_FORM|CSL STYLE ERROR/
const NOTHING = / \(?\[(?:NO_PRINTED_FORM|CSL STYLE ERROR)/

export interface CitingEngine {
  style: Style
  /** A set in document order; `items` are all that appear in the same bibliography. */
  citations(items: readonly CslItem[], clusters: readonly Citation[]): Run[][]
  /** Each cluster as if it stood alone: no "ibid.", no short note; letters after years as in the whole bibliography. */
  separately(items: readonly CslItem[], clusters: readonly Citation[]): Run[][]
  /** The cited works' authors as a note style names them in running text ("Irina Busygina and Mikhail Filippov"). */
  authors(items: readonly CslItem[], cluster: Citation): Run[]
  /** Entries in the style's order; a style without bibliography gives none. */
  bibliography(items: readonly CslItem[]): { id: string; runs: Run[] }[]
  /** A word of the locale as the style has it, e.g. "and". */
  term(name: string): string
}

/** `fixups: false` is the bare engine. */
export function makeEngine(options: {
  style: Style
  locale: string
  retrieveLocale: (tag: string) => CslSource | false
  fixups: boolean
}): CitingEngine {
  const { style, locale, retrieveLocale, fixups } = options
  const capitalisedPrepositions = fixups ? style.capitalisedPrepositions : Infinity
  const registry = makeRegistry((item) => (fixups ? fixedItem(item, style) : item))
  const build = (csl: CslNode): Engine =>
    buildEngine({ csl, locale, retrieveItem: registry.item, retrieveLocale, capitalisedPrepositions })
  const main = build(style.csl)
  let second: Engine | undefined
  /** The manuals write "and" in running text where the style has "&" in parentheses, which only a second engine can. */
  const narrativeEngine = (): Engine => {
    if (second) return second
    const csl = fixups ? withWordAnd(style.csl) : style.csl
    return (second = csl === style.csl ? main : build(csl))
  }
  const words = (): NameWords => ({
    and: main.getTerm('and'),
    etAl: main.getTerm('et-al'),
    openQuote: main.getTerm('open-quote'),
    closeQuote: main.getTerm('close-quote'),
  })

  const loaded = new Map<Engine, Set<string>>()
  const start = (engine: Engine, items: readonly CslItem[]): void => {
    setSmallWords(capitalisedPrepositions)
    const keys = registry.replace(items)
    const now = new Set(keys)
    // The engine can be given more items, but fails or remembers wrong letters when some are taken away.
    if ([...(loaded.get(engine) ?? [])].some((key) => !now.has(key))) engine.restoreProcessorState([])
    loaded.set(engine, now)
    engine.updateItems(keys)
  }
  /** A set whole (`alone: false`), or each of its clusters as a set of one. */
  const render = (engine: Engine, clusters: readonly Citation[], alone: boolean): string[] => {
    const before: [string, number][] = []
    const html: string[] = []
    for (const [index, cluster] of clusters.entries()) {
      const citation = registry.citation(cluster, `c${alone ? 0 : index}`)
      const [, changed] = engine.processCitationCluster(citation, before, [], ALL_REGISTERED)
      if (alone) html[index] = changed.find(([at]) => at === 0)?.[1] ?? ''
      else {
        before.push([citation.citationID, citation.properties.noteIndex])
        for (const [at, rendered] of changed) html[at] = rendered
      }
    }
    return html
  }
  const inRunningText = (html: string, cluster: Citation): Run[] => {
    const runs = parseRuns(html)
    if (!fixups) return runs
    // Running text names the author: to suppress it there would leave a year without a sentence.
    const citationItems = cluster.citationItems.map(({ 'suppress-author': _, ...cited }) => cited)
    const plain = (): Run[] =>
      parseRuns(main.makeCitationCluster(registry.citation({ ...cluster, citationItems }, 'c').citationItems))
    const [cited] = cluster.citationItems
    const item = cited && registry.original(cited.id)
    // Styles that cite by name and page alone (MLA) have nothing left for the parentheses.
    const nothing = html.search(NOTHING)
    if (nothing > 0) return parseRuns(html.slice(0, nothing))
    if (NO_NAME.test(html)) return [...namedRuns(item, words()), { text: ' ' }, ...plain()]
    return item?.author === undefined && item?.editor === undefined ? likeInParentheses(runs, plain(), words()) : runs
  }
  const renderSet = (items: readonly CslItem[], given: readonly Citation[], alone: boolean): Run[][] => {
    const { clusters, parts } = fixups ? splitNarratives(given) : { clusters: given, parts: given.map((_, at) => [at]) }
    start(main, items)
    const html = render(main, clusters, alone)
    const composite = (index: number): boolean => clusters[index]?.properties.mode === 'composite'
    if (clusters.some((_, index) => composite(index)) && narrativeEngine() !== main) {
      start(narrativeEngine(), items)
      for (const [index, other] of render(narrativeEngine(), clusters, alone).entries()) {
        if (composite(index)) html[index] = other
      }
    }
    const finished = clusters.map((cluster, index) => {
      if (composite(index)) return inRunningText(html[index] ?? '', cluster)
      const runs = parseRuns(html[index] ?? '')
      return fixups && style.class === 'note' ? capitalised(runs) : runs
    })
    return parts.map((indexes) =>
      listed(
        indexes.map((index) => finished[index] ?? []),
        main.getTerm('and'),
      ),
    )
  }

  return {
    style,
    citations: (items, clusters) => renderSet(items, clusters, false),
    separately: (items, clusters) => renderSet(items, clusters, true),
    authors: (items, cluster) => {
      start(main, items)
      const named = cluster.citationItems.map((cited) => {
        const only = { ...cluster, citationItems: [{ id: cited.id, 'author-only': true }] }
        const html = main.makeCitationCluster(registry.citation(only, 'c').citationItems)
        return NO_NAME.test(html) ? namedRuns(registry.original(cited.id), words()) : parseRuns(html)
      })
      return listed(named, main.getTerm('and'))
    },
    bibliography: (items) => {
      start(main, items)
      const made = main.makeBibliography()
      if (!made) return []
      const [parameters, entries] = made
      return entries.map((html, index) => {
        const id = registry.idOf(parameters.entry_ids[index]?.[0] ?? '')
        const runs = parseRuns(html)
        return { id, runs: fixups ? fixedEntry(runs, registry.original(id) ?? {}, main.getTerm('retrieved')) : runs }
      })
    },
    term: (name) => main.getTerm(name),
  }
}

/** "Lane (2014) and Frear (2014)": running text names each work by itself, where parentheses hold them together. */
function splitNarratives(given: readonly Citation[]): { clusters: Citation[]; parts: number[][] } {
  const clusters: Citation[] = []
  const parts = given.map((cluster) => {
    const pieces =
      cluster.properties.mode === 'composite' ? cluster.citationItems.map((item) => [item]) : [cluster.citationItems]
    return pieces.map((citationItems) => clusters.push({ ...cluster, citationItems }) - 1)
  })
  return { clusters, parts }
}
