// Gathered passages as the view shows them: grouped, in reading order, examples first, counted. Pure.
import { COLORS, type Color } from '../../shared/model/annotation.ts'
import type { QuoteDetail } from '../../shared/model/view.ts'

export const GROUPINGS = ['none', 'source', 'theme', 'color'] as const
export type Grouping = (typeof GROUPINGS)[number]

export interface PassageGroup {
  key: string
  /** Empty where there is one group without a name. */
  name: string
  color: Color | null
  quotes: QuoteDetail[]
}

export interface Names {
  /** Sources in the library's order. */
  sources: readonly { id: string; title: string }[]
  color: (color: Color) => string
  noTheme: string
  /** The theme looked at: its own name is not repeated for each group. */
  path: readonly string[]
  /** Ids of passages that are examples of the theme looked at: they come first. */
  examples?: ReadonlySet<string>
}

/** Kept for as long as the list is: every condition asks the same passages again. */
const ordered = new WeakMap<readonly QuoteDetail[], { sources: Names['sources']; sorted: QuoteDetail[] }>()

/** In the order of the library's sources, then of the text. */
export function inReadingOrder(quotes: readonly QuoteDetail[], sources: Names['sources']): QuoteDetail[] {
  const known = ordered.get(quotes)
  if (known?.sources === sources) return known.sorted
  const order = new Map(sources.map((source, index) => [source.id, index]))
  const sorted = quotes.toSorted(
    (a, b) => (order.get(a.source) ?? 0) - (order.get(b.source) ?? 0) || a.start - b.start || a.end - b.end,
  )
  ordered.set(quotes, { sources, sorted })
  return sorted
}

/** `quotes` in reading order; it stays within each group. */
export function groupPassages(quotes: readonly QuoteDetail[], by: Grouping, names: Names): PassageGroup[] {
  const { examples } = names
  const sorted =
    examples === undefined || examples.size === 0
      ? [...quotes]
      : [...quotes.filter(({ id }) => examples.has(id)), ...quotes.filter(({ id }) => !examples.has(id))]
  if (by === 'none') return sorted.length > 0 ? [{ key: '', name: '', color: null, quotes: sorted }] : []
  const groups = new Map<string, PassageGroup>()
  const put = (key: string, name: string, color: Color | null, quote: QuoteDetail) => {
    const group = groups.get(key) ?? { key, name, color, quotes: [] }
    group.quotes.push(quote)
    groups.set(key, group)
  }
  const titles = new Map(names.sources.map((source) => [source.id, source.title]))
  for (const quote of sorted) {
    if (by === 'source') put(quote.source, titles.get(quote.source) ?? '', null, quote)
    else if (by === 'color') put(quote.color, names.color(quote.color), quote.color, quote)
    else if (quote.themes.length === 0) put('', names.noTheme, null, quote)
    // A passage stands under each theme it carries.
    else for (const path of quote.themes) put(path.join('\0'), path.join(' › '), null, quote)
  }
  const list = [...groups.values()]
  if (by === 'color') return list.toSorted((a, b) => COLORS.indexOf(a.color!) - COLORS.indexOf(b.color!))
  if (by === 'theme') {
    const start = names.path.join('\0')
    // What belongs to the theme looked at comes before what its passages carry besides.
    const rank = (group: PassageGroup) => (group.key === start ? 0 : group.key.startsWith(`${start}\0`) ? 1 : 2)
    return list.toSorted((a, b) => rank(a) - rank(b))
  }
  return list
}

/** Passages are counted again with every condition, and their words do not change. */
const counted = new WeakMap<QuoteDetail, number>()

export function wordsQuoted(quotes: readonly QuoteDetail[]): number {
  let sum = 0
  for (const quote of quotes) {
    let words = counted.get(quote)
    if (words === undefined) counted.set(quote, (words = countWords(quote.quote)))
    sum += words
  }
  return sum
}

/** Words as a reader counts them: runs of letters and digits. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0
}
