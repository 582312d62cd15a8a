// One warm citeproc engine of one style and locale. Citation sets are rendered whole, beside every item of the library
// that was handed in, so that "2014a" and short notes are right; the results are runs, free of the engine's markup.
import CSL from 'citeproc'
import type { CslNode, Engine, EngineCitation } from 'citeproc'
import type { Citation } from '../../../shared/model/citation.ts'
import type { CslItem } from '../../../shared/model/reference.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { fixedItem } from './item-fixups.ts'
import { listed, titleRuns, withWordAnd } from './narrative.ts'
import { capitalised, parseRuns } from './runs.ts'
import type { Run } from './runs.ts'
import type { CslSource } from './style-library.ts'
import type { Style } from './style.ts'

/** Tells the engine that every item is registered already. */
const ALL_REGISTERED = 2
const ALL_SKIP_WORDS = CSL.SKIP_WORDS

export interface CitingEngine {
  style: Style
  /** A set in document order; `items` are all that appear in the same bibliography. */
  citations(items: readonly CslItem[], clusters: readonly Citation[]): Run[][]
  /** Each cluster as if it stood alone: no "ibid.", no short note; letters after years as in the whole bibliography. */
  separately(items: readonly CslItem[], clusters: readonly Citation[]): Run[][]
  /** The cited works' authors as running text names them ("Irina Busygina and Mikhail Filippov"), else their titles. */
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
  const { style, fixups } = options
  const registry = makeRegistry((item) => (fixups ? fixedItem(item, style) : item))
  const build = (csl: CslNode): Engine => {
    setSkipWords(fixups ? style.capitalisedPrepositions : Infinity)
    const system = { retrieveItem: registry.item, retrieveLocale: options.retrieveLocale }
    const engine = new CSL.Engine(system, csl, options.locale, true)
    engine.setOutputFormat('html')
    return engine
  }
  const main = build(style.csl)
  let narrative: Engine | undefined
  /** The manuals write "and" in running text where the style has "&" in parentheses, which only a second engine can. */
  const narrativeEngine = (): Engine => {
    if (!narrative) {
      const csl = fixups ? withWordAnd(style.csl) : style.csl
      narrative = csl === style.csl ? main : build(csl)
    }
    return narrative
  }

  const render = (engine: Engine, clusters: readonly Citation[]): string[] => {
    const before: [string, number][] = []
    const html: string[] = []
    for (const [index, cluster] of clusters.entries()) {
      const citation = registry.citation(cluster, index)
      const [, changed] = engine.processCitationCluster(citation, before, [], ALL_REGISTERED)
      before.push([citation.citationID, citation.properties.noteIndex])
      for (const [at, rendered] of changed) html[at] = rendered
    }
    return html
  }
  const finished = (html: string, cluster: Citation): Run[] => {
    const runs = parseRuns(html)
    return fixups && style.class === 'note' && cluster.properties.mode === undefined ? capitalised(runs) : runs
  }
  const start = (engine: Engine, items: readonly CslItem[]): void => {
    setSkipWords(fixups ? style.capitalisedPrepositions : Infinity)
    engine.updateItems(registry.replace(items))
  }

  return {
    style,
    citations: (items, clusters) => {
      start(main, items)
      const html = render(main, clusters)
      if (clusters.some((cluster) => cluster.properties.mode === 'composite') && narrativeEngine() !== main) {
        start(narrativeEngine(), items)
        const other = render(narrativeEngine(), clusters)
        for (const [index, cluster] of clusters.entries()) {
          if (cluster.properties.mode === 'composite') html[index] = other[index] ?? ''
        }
      }
      return clusters.map((cluster, index) => finished(html[index] ?? '', cluster))
    },
    separately: (items, clusters) => {
      start(main, items)
      if (clusters.some((cluster) => cluster.properties.mode === 'composite') && narrativeEngine() !== main) {
        start(narrativeEngine(), items)
      }
      return clusters.map((cluster) => {
        const composite = cluster.properties.mode === 'composite'
        const citation = registry.citation(cluster, 0)
        // A set of one; the items stay registered, and with them the letters after the years.
        const [, changed] = (composite ? narrativeEngine() : main).processCitationCluster(
          citation,
          [],
          [],
          ALL_REGISTERED,
        )
        return finished(changed.find(([index]) => index === 0)?.[1] ?? '', cluster)
      })
    },
    authors: (items, cluster) => {
      start(main, items)
      const named = cluster.citationItems.map((cited) => {
        const only = { id: cited.id, 'author-only': true }
        const html = main.makeCitationCluster(registry.citation({ ...cluster, citationItems: [only] }, 0).citationItems)
        // The engine says so in capitals where a style names no author there.
        return html.includes('NO_PRINTED_FORM')
          ? titleRuns(items.find((item) => String(item.id) === String(cited.id)))
          : parseRuns(html)
      })
      return listed(named, main.getTerm('and'))
    },
    bibliography: (items) => {
      start(main, items)
      const made = main.makeBibliography()
      if (!made) return []
      const [parameters, entries] = made
      return entries.map((html, index) => ({
        id: registry.idOf(parameters.entry_ids[index]?.[0] ?? ''),
        runs: parseRuns(html),
      }))
    },
    term: (name) => main.getTerm(name),
  }
}

function setSkipWords(capitalisedFrom: number): void {
  CSL.SKIP_WORDS = ALL_SKIP_WORDS.filter((word) => word.length < capitalisedFrom || /[ .]/.test(word))
}

/** Items under ids of our own, since the engine keeps them as keys of plain objects. */
function makeRegistry(prepare: (item: CslItem) => CslItem) {
  const keys = new Map<string, string>()
  const ids = new Map<string, string>()
  const prepared = new Map<string, { source: string; item: CslItem }>()
  const keyOf = (id: string): string => {
    const known = keys.get(id)
    if (known !== undefined) return known
    const key = `i${keys.size}`
    keys.set(id, key)
    ids.set(key, id)
    return key
  }
  return {
    item: (key: string): CslItem => prepared.get(key)?.item ?? {},
    idOf: (key: string): string => ids.get(key) ?? key,
    /** The engine's ids of what is now the bibliography; an item that did not change is not prepared again. */
    replace: (items: readonly CslItem[]): string[] => {
      const current = new Set<string>()
      for (const item of items) {
        if (item.id === undefined)
          throw new CommonplaceError('citationImpossible', { what: '', problem: 'its reference has no id' })
        const key = keyOf(String(item.id))
        current.add(key)
        const source = JSON.stringify(item)
        if (prepared.get(key)?.source !== source) prepared.set(key, { source, item: { ...prepare(item), id: key } })
      }
      for (const key of prepared.keys()) if (!current.has(key)) prepared.delete(key)
      return [...current]
    },
    citation: (cluster: Citation, index: number): EngineCitation => ({
      citationID: `c${index}`,
      properties: { ...cluster.properties },
      citationItems: cluster.citationItems.map((cited) => {
        const key = keys.get(String(cited.id))
        if (key === undefined || !prepared.has(key)) {
          throw new CommonplaceError('citationImpossible', {
            what: String(cited.id),
            problem: 'there is no such reference',
          })
        }
        return { ...cited, id: key }
      }),
    }),
  }
}
