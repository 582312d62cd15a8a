// One warm citeproc engine of one style and locale. Citation sets are rendered whole, beside every item of the library
// that was handed in, so that "2014a" and short notes are right; the results are runs, free of the engine's markup.
import type { CslNode } from 'citeproc'
import type { Citation, CitationItem } from '../../../shared/model/citation.ts'
import type { CslItem } from '../../../shared/model/reference.ts'
import { makeDesk } from './desk.ts'
import type { Desk } from './desk.ts'
import { makeEntryCache } from './entries.ts'
import type { Entry } from './entries.ts'
import { fixedEntry } from './entry-fixups.ts'
import { fixedItem } from './item-fixups.ts'
import { likeInParentheses, listed, namedRuns, withWordAnd } from './narrative.ts'
import type { NameWords } from './narrative.ts'
import { capitalised, parseRuns, runsToText } from './runs.ts'
import type { Run } from './runs.ts'
import type { Prepare } from './registry.ts'
import type { CslSource } from './style-library.ts'
import type { Style } from './style.ts'
import { letterThoseAlike } from './year-letters.ts'

/** What the engine prints where a style names no author. */
const NO_NAME = /NO_PRINTED_FORM|CSL STYLE ERROR/
const NOTHING = / \(?\[(?:NO_PRINTED_FORM|CSL STYLE ERROR)/
/** What it prints of a work that the style has no words for. */
const GAP = /\[(?:NO_PRINTED_FORM|CSL STYLE ERROR[^\]]*)\]/g

export interface CitingEngine {
  style: Style
  /** A set in document order; `items` are all that appear in the same bibliography. */
  citations(items: readonly CslItem[], clusters: readonly Citation[]): Run[][]
  /** Each cluster as if it stood alone: no "ibid.", no short note; letters after years as in the whole bibliography. */
  separately(items: readonly CslItem[], clusters: readonly Citation[]): Run[][]
  /** The cited works' authors as a note style names them in running text ("Irina Busygina and Mikhail Filippov"). */
  authors(items: readonly CslItem[], cluster: Citation): Run[]
  /** Entries in the style's order, or only the `first` so many; a style without bibliography gives none. */
  bibliography(items: readonly CslItem[], first?: number): Entry[]
  /** A word of the locale as the style has it, e.g. "and". */
  term(name: string, form?: 'short'): string
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
  const prepare: Prepare = {
    item: (item) => (fixups ? fixedItem(item, style) : item),
    cited: (cited) => (fixups ? withPlainRange(cited) : cited),
  }
  const desk = (csl: CslNode): Desk => {
    const made = makeDesk({ csl, locale, retrieveLocale, capitalisedPrepositions }, prepare)
    if (fixups) letterThoseAlike(made.engine)
    return made
  }
  let citing: Desk | undefined
  const main = lazy(() => (citing = desk(style.csl)))
  /** The manuals write "and" in running text where the style has "&" in parentheses, which only a second engine can. */
  const narrative = lazy(() => {
    const csl = fixups ? withWordAnd(style.csl) : style.csl
    return csl === style.csl ? main() : desk(csl)
  })
  const listOf = (of: Desk) => {
    const { engine, registry, load } = of
    const finish = ({ id, runs }: Entry): Run[] =>
      fixups ? fixedEntry(runs, registry.original(id) ?? {}, engine.getTerm('retrieved')) : runs
    return { load, ...makeEntryCache(engine, registry, of, style, finish) }
  }
  /** Of the works a text cites, whose citations were set just before. Notes may change how an engine tells works apart. */
  const citedList = lazy(() => listOf(main()))
  const isCited = (items: readonly CslItem[]): boolean => style.class === 'in-text' && citing?.holds(items) === true
  /** An engine of its own: given the few items of a citation and all of a library in turn, one would be refilled each time. */
  const list = lazy(() => listOf(desk(style.csl)))
  const term = (name: string, form?: 'short'): string => main().engine.getTerm(name, form)
  const words = (): NameWords => ({
    and: term('and'),
    etAl: term('et-al'),
    openQuote: term('open-quote'),
    closeQuote: term('close-quote'),
  })
  /** Rendered without regard to what came before it. */
  const standing = (cluster: Citation): string => {
    const { engine, registry } = main()
    return engine.makeCitationCluster(registry.citation(cluster, 'c').citationItems)
  }
  const render = (of: Desk, clusters: readonly Citation[], alone: boolean): string[] => {
    if (!alone) return of.render(clusters)
    const { set, standing: known } = of
    const html = clusters.map((cluster) => {
      const source = JSON.stringify([cluster.citationItems, cluster.properties.mode])
      let rendered = known.get(source)
      if (rendered === undefined) {
        set.forget()
        rendered = set.render([cluster])[0] ?? ''
        known.set(source, rendered)
      }
      return rendered
    })
    set.forget()
    return html
  }
  const inRunningText = (html: string, cluster: Citation): Run[] => {
    const runs = parseRuns(html)
    if (!fixups) return runs
    // Running text names the author: to suppress it there would leave a year without a sentence.
    const citationItems = cluster.citationItems.map((cited) => ({ ...cited, 'suppress-author': false }))
    const unsuppressed = { ...cluster, citationItems }
    const plain = (): Run[] => withoutGaps(parseRuns(standing(unsuppressed)), unsuppressed)
    const [cited] = cluster.citationItems
    const item = cited && main().registry.original(cited.id)
    // Styles that cite by name and page alone (MLA) have nothing left for the parentheses.
    const nothing = html.search(NOTHING)
    if (nothing > 0) return withoutGaps(parseRuns(html.slice(0, nothing)), unsuppressed)
    if (NO_NAME.test(html)) {
      const name = namedRuns(item, words())
      return runsToText(name) === '' ? plain() : [...name, { text: ' ' }, ...plain()]
    }
    return item?.author === undefined && item?.editor === undefined ? likeInParentheses(runs, plain(), words()) : runs
  }
  /**
   * In place of the engine's own sentences the title stands in brackets, the id of a work that has none. Where only the author was
   * left to print, and is named in the sentence (MLA), nothing is owed.
   */
  const withoutGaps = (runs: Run[], { citationItems }: Citation): Run[] => {
    if (!fixups || runs.every(({ text }) => text.search(GAP) < 0)) return runs
    const [cited] = citationItems
    const title = cited && main().registry.original(cited.id)?.title
    const isSaid = style.class === 'in-text' && citationItems.every((item) => item['suppress-author'])
    const words = isSaid ? '' : `[${title ?? cited?.id ?? ''}]`
    return runs.map((run) => ({ ...run, text: run.text.replace(GAP, () => words) }))
  }
  /** The same runs for the same words: whoever sets or compares them again sees that they are. */
  const parsed = keptBy((html: string): Run[] => {
    const runs = parseRuns(html)
    return fixups && style.class === 'note' ? capitalised(runs) : runs
  })
  const renderSet = (items: readonly CslItem[], given: readonly Citation[], alone: boolean): Run[][] => {
    const { clusters, parts } = fixups ? splitNarratives(given) : { clusters: given, parts: given.map((_, at) => [at]) }
    const composite = (index: number): boolean => clusters[index]?.properties.mode === 'composite'
    main().load(items)
    const html = render(main(), clusters, alone)
    if (clusters.some((_, index) => composite(index)) && narrative() !== main()) {
      narrative().load(items)
      for (const [index, other] of render(narrative(), clusters, alone).entries())
        if (composite(index)) html[index] = other
    }
    const finished = clusters.map((cluster, index) => {
      const said = html[index] ?? ''
      return composite(index) ? inRunningText(said, cluster) : withoutGaps(parsed(said), cluster)
    })
    return parts.map((indexes) =>
      listed(
        indexes.map((index) => finished[index] ?? []),
        term('and'),
      ),
    )
  }

  return {
    style,
    citations: (items, clusters) => renderSet(items, clusters, false),
    separately: (items, clusters) => renderSet(items, clusters, true),
    authors: (items, cluster) => {
      main().load(items)
      const named = cluster.citationItems.map((cited) => {
        const html = standing({ ...cluster, citationItems: [{ id: cited.id, 'author-only': true }] })
        return NO_NAME.test(html) ? namedRuns(main().registry.original(cited.id), words()) : parseRuns(html)
      })
      return listed(named, term('and'))
    },
    bibliography: (items, first) => {
      const { load, entries } = isCited(items) ? citedList() : list()
      load(items)
      return entries(first)
    },
    term,
  }
}

/** Styles that shorten ranges of pages ("323–24") know only those that are written with a hyphen. */
function withPlainRange(cited: CitationItem): CitationItem {
  const { locator, label = 'page' } = cited
  if (label !== 'page' || locator === undefined || !/[–—]/.test(locator)) return cited
  return { ...cited, locator: locator.replace(/(\d)\s*[–—]\s*(?=\d)/g, '$1-') }
}

/** Some hundred bytes each. */
const MAX_KEPT = 20_000

function keptBy<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    if (made.size >= MAX_KEPT) made.clear()
    const value = make(key)
    made.set(key, value)
    return value
  }
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
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
