// The forms in which a citation is asked for: in the text, in running text, as a note, behind its quotation.
import type { Citation, CitationForm, CitationItem } from '../../../shared/model/citation.ts'
import type { CslItem } from '../../../shared/model/reference.ts'
import type { CitingEngine } from './engine.ts'
import { biblatexCitation, keyedQuotation, placeWords, pandocCitation } from './keyed.ts'
import type { Keyed } from './keyed.ts'
import { listed } from './narrative.ts'
import { isStressed, quoteWithCitation, quoteWithNote } from './quotation.ts'
import type { QuotationRules, SetQuotation } from './quotation.ts'
import { runsToHtml, runsToMarkdown, runsToText } from './runs.ts'
import type { Run } from './runs.ts'
import { inCslTerms, isSecondHand, namedSecondHand, wordsOf } from './second-hand.ts'
import type { Aside } from './second-hand.ts'
import type { Style } from './style.ts'

export interface Written {
  text: string
  html: string
  markdown: string
}

export interface Rendered extends Written {
  /** In note styles, what goes into the note; `text` then holds what goes into the running text. */
  note?: Written
  /** Where asked for. */
  keyed?: Keyed
}

export interface CitationsRequest {
  items: readonly CslItem[]
  clusters: readonly Citation[]
  form: CitationForm
  /** Works that others quote and that were not read themselves; those among `items` need not be here. */
  quoted?: readonly CslItem[]
  /** For the form `quote`: the quoted words of each cluster; between asterisks what is emphasised where a remark says so. */
  quotations?: readonly string[]
  /** Words from which a quotation is set as a block; left out: by the style. */
  blockFrom?: number | undefined
  /** Each cluster as if it stood alone in its text (no "ibid.", no short notes), for passages copied one by one. */
  separate?: boolean
  /** Also as Pandoc and BibLaTeX write it, by citation keys. */
  keyed?: boolean
}

/** What is needed beside the style's usual engine. */
export interface Beside {
  /** As asked for, e.g. "de-DE". */
  locale: string
  /** See `Aside`. */
  engine(): CitingEngine
}

/** One answer per cluster, in their order. Throws `citationImpossible`. */
export function renderCitations(engine: CitingEngine, request: CitationsRequest, beside: Beside): Rendered[] {
  const { style } = engine
  const isNote = style.class === 'note'
  const narrative = request.form === 'narrative'
  const runs = citationRuns(engine, request, beside)
  const keyed = request.keyed ? keyedForms(engine, request, beside) : []
  const rendered = runs.map((citation, index): Rendered => {
    const cluster = request.clusters[index]
    if (request.form === 'quote') {
      const quotation = request.quotations?.[index] ?? ''
      const rules = quotationRules(engine, beside.locale, cluster, request)
      const number = cluster?.properties.noteIndex || index + 1
      return isNote
        ? withNote(quoteWithNote(quotation, number, rules), citation)
        : set(quoteWithCitation(quotation, citation, rules))
    }
    if (isNote && narrative && cluster)
      return { ...written(namedAuthors(engine, request, cluster, beside)), note: written(citation) }
    return written(citation)
  })
  return rendered.map((one, index) => (keyed[index] ? { ...one, keyed: keyed[index] } : one))
}

function keyedForms(engine: CitingEngine, request: CitationsRequest, beside: Beside): Keyed[] {
  const { style } = engine
  const given = request.clusters.map((cluster, index) => withoutSaidRemarks(cluster, style, request, index))
  const terms = inCslTerms(given, wordsOf(beside.locale, style), style, asideOf(request, beside))
  const word = placeWords(engine, beside.locale)
  return terms.map((cluster, index) => {
    if (request.form === 'quote') {
      const rules = quotationRules(engine, beside.locale, request.clusters[index], request)
      return keyedQuotation(request.quotations?.[index] ?? '', cluster, rules, word)
    }
    const mode = request.form === 'narrative' ? ('composite' as const) : cluster.properties.mode
    const citation: Citation = { ...cluster, properties: { noteIndex: 0, ...(mode && { mode }) } }
    return { pandoc: pandocCitation(citation), latex: biblatexCitation(citation, word) }
  })
}

/** The citations alone, whatever stands before them. In note styles the text of each note. */
export function citationRuns(engine: CitingEngine, request: CitationsRequest, beside: Beside): Run[][] {
  const { style } = engine
  const isNote = style.class === 'note'
  const words = wordsOf(beside.locale, style)
  const aside = asideOf(request, beside)
  const isComposite = (cluster: Citation): boolean =>
    !isNote && (request.form === 'narrative' || (cluster.properties.mode === 'composite' && request.form === 'in-text'))
  const given = request.clusters.map((cluster, index): Citation => ({
    ...withoutSaidRemarks(cluster, style, request, index),
    // Notes are numbered from 1; a note style given 0 would think it stands in the running text.
    properties: { noteIndex: isNote ? cluster.properties.noteIndex || index + 1 : 0 },
  }))
  // Running text names the works one by one; one quoted in another is put together of both.
  const parts = given.map((cluster, index) => {
    const original = request.clusters[index]
    if (!original || !isComposite(original)) return [cluster]
    const composite = { ...cluster, properties: { ...cluster.properties, mode: 'composite' as const } }
    return cluster.citationItems.map((item) => {
      const single = { ...cluster, citationItems: [item] }
      return isSecondHand(single) ? single : { ...composite, citationItems: [item] }
    })
  })
  const flat = parts.flat()
  const named = new Set(
    parts.flatMap((clusters, index) => (isComposite(request.clusters[index]!) ? clusters.filter(isSecondHand) : [])),
  )
  const render = request.separate ? engine.separately : engine.citations
  const inTerms = inCslTerms(flat, words, style, aside, named)
  const rendered = render(request.items, inTerms.map(withoutAffixes)).map((runs, index) => {
    const cluster = flat[index]
    const [cited] = cluster?.citationItems ?? []
    if (!cluster || !cited) return runs
    const whole = named.has(cluster) ? namedSecondHand(aside, cited, runs, words, style) : runs
    return cluster.properties.mode === 'composite' ? affixed(whole, inTerms[index]?.citationItems[0]) : whole
  })
  let next = 0
  return parts.map((clusters) =>
    listed(
      clusters.map(() => rendered[next++] ?? []),
      engine.term('and'),
    ),
  )
}

/** The engine would put them around the author and around the year, both. */
function withoutAffixes(cluster: Citation): Citation {
  if (cluster.properties.mode !== 'composite') return cluster
  const citationItems = cluster.citationItems.map(({ prefix: _before, suffix: _after, ...item }) => item)
  return { ...cluster, citationItems }
}

/** "see Lane (2014, p. 3, my translation)" */
function affixed(runs: Run[], cited: CitationItem | undefined): Run[] {
  const prefix = cited?.prefix?.trim() ?? ''
  const suffix = cited?.suffix?.trim() ?? ''
  if (prefix === '' && suffix === '') return runs
  const all = prefix === '' ? [...runs] : [{ text: `${prefix} ` }, ...runs]
  if (suffix === '') return all
  const last = all.at(-1)
  const close = last && /[)\]]$/.exec(last.text)?.[0]
  if (last === undefined || close === undefined) return [...all, { text: ` (${suffix.replace(/^[,;]\s*/, '')})` }]
  const joined = /^[,;:.]/.test(suffix) ? suffix : ` ${suffix}`
  return [...all.slice(0, -1), { ...last, text: `${last.text.slice(0, -1)}${joined}${close}` }]
}

/** In note styles the running text names who is speaking: the author quoted, not the one they were read in. */
export function namedAuthors(
  engine: CitingEngine,
  request: CitationsRequest,
  cluster: Citation,
  beside: Beside,
): Run[] {
  const named = cluster.citationItems.map((cited) => {
    const quoted = cited['quoted-from']
    const item = quoted === undefined ? undefined : asideOf(request, beside).item(quoted)
    const alone = { ...cluster, citationItems: [{ id: item?.id ?? cited.id }] }
    return item ? beside.engine().authors([item], alone) : engine.authors(request.items, alone)
  })
  return listed(named, engine.term('and'))
}

function asideOf(request: CitationsRequest, beside: Beside): Aside {
  const all = [...(request.quoted ?? []), ...request.items]
  return { engine: beside.engine, item: (id) => all.find((item) => String(item.id) === String(id)) }
}

/** APA says "[emphasis added]" right behind the words, and not again beside the page. */
function withoutSaidRemarks(cluster: Citation, style: Style, request: CitationsRequest, index: number): Citation {
  if (style.family !== 'apa' || request.form !== 'quote' || !isStressed(request.quotations?.[index] ?? ''))
    return cluster
  const citationItems = cluster.citationItems.map(({ remarks = [], ...item }) => ({
    ...item,
    remarks: remarks.filter((remark) => remark !== 'emphasis'),
  }))
  return { ...cluster, citationItems }
}

export function quotationRules(
  engine: CitingEngine,
  locale: string,
  cluster: Citation | undefined,
  { blockFrom }: Pick<CitationsRequest, 'blockFrom'>,
): QuotationRules {
  const emphasis = cluster?.citationItems.some((item) => item.remarks?.includes('emphasis'))
  return {
    open: engine.term('open-quote'),
    close: engine.term('close-quote'),
    innerOpen: engine.term('open-inner-quote'),
    innerClose: engine.term('close-inner-quote'),
    blockFrom: blockFrom ?? (engine.style.family === 'chicago' ? 100 : 40),
    ...(emphasis && { emphasis: engine.style.family === 'apa' ? wordsOf(locale, engine.style).emphasis : '' }),
  }
}

const known = new WeakMap<readonly Run[], Written>()

/** The same for the same runs. */
export function written(runs: readonly Run[]): Written {
  let one = known.get(runs)
  if (one === undefined)
    known.set(runs, (one = { text: runsToText(runs), html: runsToHtml(runs), markdown: runsToMarkdown(runs) }))
  return one
}

function set(quotation: SetQuotation): Rendered {
  const { text, html, markdown } = written(quotation.runs)
  return quotation.block
    ? { text, html: `<blockquote>${html}</blockquote>`, markdown: `> ${markdown}` }
    : { text, html, markdown }
}

/** Quotation and note in one text, as they would be typed: the number raised, the note on a line of its own. */
function withNote(quotation: SetQuotation, note: readonly Run[]): Rendered {
  const number = quotation.runs.at(-1)?.text ?? ''
  const raised = [...number].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit))).join('')
  const body = set(quotation)
  const words = runsToMarkdown(quotation.runs.slice(0, -1))
  return {
    text: `${runsToText(quotation.runs.slice(0, -1))}${raised}\n${raised} ${runsToText(note)}`,
    html: `${quotation.block ? body.html : `<p>${body.html}</p>`}<p><sup>${number}</sup> ${runsToHtml(note)}</p>`,
    markdown: `${quotation.block ? '> ' : ''}${words}[^${number}]\n\n[^${number}]: ${runsToMarkdown(note)}`,
    note: written(note),
  }
}
