// What CSL has no words for: "(Kastner, 2016, as cited in Lane, 2014, p. 3)", "my translation", "emphasis added". All is
// turned into the prefixes and suffixes that CSL has, in the words of the manual and the language.
import type { Citation, CitationItem } from '../../../shared/model/citation.ts'
import type { CslItem } from '../../../shared/model/reference.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { CitingEngine } from './engine.ts'
import { phrasesIn, phrasesOf } from './phrases.ts'
import type { Phrases } from './phrases.ts'
import { runsToText } from './runs.ts'
import type { Run } from './runs.ts'
import type { Style } from './style.ts'

/** English manuals differ in it: APA 7 §8.6, Chicago 18 §14.160, MLA 9 §6.77. */
export function wordsOf(locale: string, style: Pick<Style, 'family' | 'edition'>): Phrases {
  const words = phrasesOf(locale)
  if (phrasesIn(locale) !== 'en') return words
  if (style.family === 'chicago') return { ...words, asCitedIn: 'quoted in' }
  return style.edition.startsWith('MLA') ? { ...words, asCitedIn: 'qtd. in' } : words
}

/** Renders works that were not read themselves: by an engine of their own, since they are in no list of the text's works. */
export interface Aside {
  engine(): CitingEngine
  item(id: string | number): CslItem | undefined
}

export const isSecondHand = (cluster: Citation): boolean =>
  cluster.citationItems.some((item) => item['quoted-from'] !== undefined)

/**
 * The clusters in CSL's own terms. `named` are those whose quoted author stands in the running text: they keep the place of
 * the work quoted free. A work quoted before is named shortly in later notes.
 */
export function inCslTerms(
  clusters: readonly Citation[],
  words: Phrases,
  style: Style,
  aside: Aside,
  named: ReadonlySet<Citation> = new Set(),
): Citation[] {
  const before = new Set<string>()
  const isPlain = (cited: CitationItem): boolean => cited['quoted-from'] === undefined && cited.remarks === undefined
  const items = (cluster: Citation): CitationItem[] =>
    cluster.citationItems.map((cited) => {
      const { 'quoted-from': quoted, remarks = [], ...plain } = cited
      const suffix = (plain.suffix ?? '') + remarks.map((remark) => joint(style) + words[remark]).join('')
      const item: CitationItem = suffix === '' ? plain : { ...plain, suffix }
      if (quoted === undefined) return item
      if (named.has(cluster)) return { ...item, 'suppress-author': false }
      const own = parenthetical(aside, quoted, before.has(String(quoted)), plain['suppress-author'] === true)
      before.add(String(quoted))
      const { 'suppress-author': _read, ...read } = item
      return {
        ...read,
        prefix: [plain.prefix?.trim(), `${own}${comma(style)} ${words.asCitedIn} `].filter(Boolean).join(' '),
      }
    })
  return clusters.map((cluster) =>
    cluster.citationItems.every(isPlain) ? cluster : { ...cluster, citationItems: items(cluster) },
  )
}

/** Chicago parts a remark from the page by a semicolon, APA by a comma. */
const joint = (style: Style): string => (style.family === 'chicago' ? '; ' : ', ')

/** MLA parts them by nothing: "Kastner qtd. in Lane 3". */
const comma = (style: Style): string => (style.edition.startsWith('MLA') ? '' : ',')

/** "Kastner, 2016"; in note styles the whole note, or a short one, without its full stop. */
function parenthetical(aside: Aside, id: string | number, known: boolean, suppressed: boolean): string {
  const { item, engine } = asideOf(aside, id)
  const cite: CitationItem = { id, ...(suppressed && { 'suppress-author': true }) }
  const cluster = (noteIndex: number): Citation => ({
    citationID: `q${noteIndex}`,
    citationItems: [cite],
    properties: { noteIndex: engine.style.class === 'note' ? noteIndex : 0 },
  })
  // Far enough from the first that no style says "ibid.".
  const runs = engine.citations([item], known ? [cluster(1), cluster(90)] : [cluster(1)]).at(-1) ?? []
  const text = tagged(runs)
  // A number would be that of a list it does not stand in.
  if (/^[[(]?\d{1,3}[\])]?$/.test(runsToText(runs))) return runsToText(engine.authors([item], cluster(1)))
  const bare = text.replace(/^[([](.*)[)\]]$/s, '$1')
  return engine.style.class === 'note' ? bare.replace(/[.,;]$/, '') : bare
}

/** "Kastner (2016, as cited in Lane, 2014, p. 3)", of "(Lane, 2014, p. 3)". */
export function namedSecondHand(
  aside: Aside,
  cited: CitationItem,
  read: readonly Run[],
  words: Phrases,
  style: Style,
): Run[] {
  const { item, engine } = asideOf(aside, cited['quoted-from'] ?? '')
  const cluster: Citation = {
    citationID: 'q',
    citationItems: [{ id: item.id ?? '' }],
    properties: { noteIndex: 0, mode: 'composite' },
  }
  const [own = []] = engine.citations([item], [cluster])
  const text = runsToText(own)
  const open = /^[([]/.exec(runsToText(read))?.[0] ?? ''
  const rest = trimmed(read, open.length)
  // Without a year of its own (MLA, numbers) the quoted work stands by its name alone.
  const year = / \(([^()]*\d[^()]*|[^()]+)\)$/.test(text)
  const head = year ? trimmedEnd(own, 1) : /\d\]?$/.test(text) ? engine.authors([item], cluster) : own
  const before = year ? `${comma(style)} ${words.asCitedIn} ` : ` ${open}${words.asCitedIn} `
  return [...head, { text: before }, ...rest]
}

function asideOf(aside: Aside, id: string | number): { item: CslItem; engine: CitingEngine } {
  const item = aside.item(id)
  if (item === undefined) {
    throw new CommonplaceError('citationImpossible', {
      what: String(id),
      problem: 'the work it quotes is not among the references',
    })
  }
  return { item, engine: aside.engine() }
}

/** With the tags that CSL reads in prefixes. */
const tagged = (runs: readonly Run[]): string =>
  runs.map((run) => (run.italic ? `<i>${run.text}</i>` : run.text)).join('')

function trimmed(runs: readonly Run[], characters: number): Run[] {
  return runs.map((run, index) => (index === 0 ? { ...run, text: run.text.slice(characters) } : run))
}

function trimmedEnd(runs: readonly Run[], characters: number): Run[] {
  return runs.map((run, index) => (index === runs.length - 1 ? { ...run, text: run.text.slice(0, -characters) } : run))
}
