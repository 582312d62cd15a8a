// The forms in which a citation is asked for: in the text, in running text, as a note, behind its quotation.
import type { Citation, CitationForm } from '../../../shared/model/citation.ts'
import type { CslItem } from '../../../shared/model/reference.ts'
import type { CitingEngine } from './engine.ts'
import { quoteWithCitation, quoteWithNote } from './quotation.ts'
import type { QuotationRules, SetQuotation } from './quotation.ts'
import { runsToHtml, runsToText } from './runs.ts'
import type { Run } from './runs.ts'

export interface Rendered {
  text: string
  html: string
  /** In note styles, what goes into the note; `text` then holds what goes into the running text. */
  note?: { text: string; html: string }
}

export interface CitationsRequest {
  items: readonly CslItem[]
  clusters: readonly Citation[]
  form: CitationForm
  /** For the form `quote`: the quoted words of each cluster. */
  quotations?: readonly string[]
  /** Each cluster as if it stood alone in its text (no "ibid.", no short notes), for passages copied one by one. */
  separate?: boolean
}

/** One answer per cluster, in their order. */
export function renderCitations(engine: CitingEngine, request: CitationsRequest): Rendered[] {
  const isNote = engine.style.class === 'note'
  const narrative = request.form === 'narrative'
  const clusters = request.clusters.map((cluster, index) => {
    const { mode, noteIndex } = cluster.properties
    const composite = !isNote && (narrative || (mode === 'composite' && request.form === 'in-text'))
    // Notes are numbered from 1; a note style given 0 would think it stands in the running text.
    const properties = { noteIndex: isNote ? noteIndex || index + 1 : 0 }
    return { ...cluster, properties: composite ? { ...properties, mode: 'composite' as const } : properties }
  })
  const render = request.separate ? engine.separately : engine.citations
  const citations = render(request.items, clusters)
  return citations.map((runs, index) => {
    const cluster = clusters[index]
    if (request.form === 'quote') {
      const quotation = request.quotations?.[index] ?? ''
      return isNote
        ? withNote(quoteWithNote(quotation, cluster?.properties.noteIndex ?? 1, rulesOf(engine)), runs)
        : set(quoteWithCitation(quotation, runs, rulesOf(engine)))
    }
    if (isNote && narrative && cluster) return { ...plain(engine.authors(request.items, cluster)), note: plain(runs) }
    return plain(runs)
  })
}

function rulesOf(engine: CitingEngine): QuotationRules {
  return {
    open: engine.term('open-quote'),
    close: engine.term('close-quote'),
    innerOpen: engine.term('open-inner-quote'),
    innerClose: engine.term('close-inner-quote'),
    blockFrom: engine.style.family === 'chicago' ? 100 : 40,
  }
}

const plain = (runs: readonly Run[]): { text: string; html: string } => ({
  text: runsToText(runs),
  html: runsToHtml(runs),
})

function set(quotation: SetQuotation): Rendered {
  const { text, html } = plain(quotation.runs)
  return { text, html: quotation.block ? `<blockquote>${html}</blockquote>` : html }
}

/** Quotation and note in one text, as they would be typed: the number raised, the note on a line of its own. */
function withNote(quotation: SetQuotation, note: readonly Run[]): Rendered {
  const number = quotation.runs.at(-1)?.text ?? ''
  const raised = [...number].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit))).join('')
  const body = set(quotation)
  return {
    text: `${runsToText(quotation.runs.slice(0, -1))}${raised}\n${raised} ${runsToText(note)}`,
    html: `${quotation.block ? body.html : `<p>${body.html}</p>`}<p><sup>${number}</sup> ${runsToHtml(note)}</p>`,
    note: plain(note),
  }
}
