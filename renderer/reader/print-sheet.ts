// What is printed: the whole text with its page labels, every passage underlined by its colour's line, and what was written on the
// passages as numbered notes at the end. Plain elements of its own: the text on screen is laid out for reading, and only where it is read.
import type { Color, Kind } from '../../shared/model/annotation.ts'
import type { Block } from '../../shared/model/source-text.ts'
import type { QuoteDetail, SourceTextView } from '../../shared/model/view.ts'
import { excerpt } from './excerpt.ts'
import { plainNote } from './plain-note.ts'
import { indexRuns, runsOf, type Format, type RunIndex } from './run.ts'

export interface PrintWords {
  page: (label: string) => string
  paragraph: (number: string) => string
  colors: Record<Color, string>
  kinds: Record<Kind, string>
  /** "12 highlights, 3 notes". */
  account: (highlights: number, notes: number) => string
  notes: string
  legend: string
}

/** A passage that says more than its colour has a note at the end. */
const saysMore = (quote: QuoteDetail): boolean =>
  Boolean(quote.note) || quote.themes.length > 0 || quote.kind !== 'verbatim'

const TAGS: Partial<Record<Block['kind'], string>> = { quote: 'blockquote', listItem: 'li', figure: 'figure' }
const FORMATS: Partial<Record<Format, string>> = { italic: 'em', bold: 'strong', superscript: 'sup', subscript: 'sub' }

function element(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag)
  if (className !== '') made.className = className
  made.append(...children)
  return made
}

/** `byline`: who wrote it and when; empty where unknown. `quotes` in text order. */
export function printSheet(
  source: SourceTextView,
  title: string,
  byline: string,
  quotes: readonly QuoteDetail[],
  words: PrintWords,
): HTMLElement {
  const runs = indexRuns(source)
  const numbered = quotes.filter(saysMore)
  const numbers = new Map(numbered.map((quote, i) => [quote.id, i + 1]))
  const byId = new Map(quotes.map((quote) => [quote.id, quote]))
  const notes = quotes.filter(({ note }) => note).length
  const head = element('header', '', element('h1', '', title))
  if (byline !== '') head.append(element('p', 'print-byline', byline))
  head.append(element('p', 'print-account', words.account(quotes.length, notes)))
  const used = [...new Set(quotes.map(({ color }) => color))]
  if (used.length > 0) {
    const samples = used.map((color) => line(color, 0, words.colors[color]))
    head.append(element('p', 'print-legend', `${words.legend} `, ...samples.flatMap((sample) => [sample, ' '])))
  }
  const body = element('div', 'print-text')
  let from = 0
  for (const block of source.blocks) {
    // Passages are in text order: those that ended long before are not looked at again.
    while (from < quotes.length && quotes[from]!.end <= block.start - LONGEST_PASSAGE) from++
    const here: QuoteDetail[] = []
    for (let i = from; i < quotes.length && quotes[i]!.start < block.end; i++)
      if (quotes[i]!.end > block.start) here.push(quotes[i]!)
    body.append(blockOf(block, runs, here, byId, numbers, words))
  }
  const sheet = element('div', 'print-sheet', head, body)
  sheet.dataset['paper'] = 'light'
  if (numbered.length > 0) {
    const list = element('ol', '', ...numbered.map((quote) => endnote(quote, words)))
    sheet.append(element('section', 'print-notes', element('h2', '', words.notes), list))
  }
  return sheet
}

const LONGEST_PASSAGE = 200_000

function blockOf(
  block: Block,
  runs: RunIndex,
  here: readonly QuoteDetail[],
  byId: ReadonlyMap<string, QuoteDetail>,
  numbers: ReadonlyMap<string, number>,
  words: PrintWords,
): HTMLElement {
  const fill = (into: HTMLElement, start: number, end: number): HTMLElement => {
    for (const run of runsOf(runs, start, end, here)) {
      if (run.kind === 'page') into.append(element('span', 'print-page', words.page(run.label)))
      else if (run.kind === 'marker') into.append(element('sup', '', run.number))
      else if (run.kind === 'text' && run.end > run.start) {
        let piece: Node = document.createTextNode((runs.source as SourceTextView).text.slice(run.start, run.end))
        for (const format of run.formats) {
          const tag = FORMATS[format]
          if (tag) piece = element(tag, '', piece)
        }
        for (const [depth, id] of run.marked.entries()) piece = line(byId.get(id)!.color, depth, piece)
        into.append(piece)
        for (const id of run.marked) {
          const number = numbers.get(id)
          if (number !== undefined && byId.get(id)!.end === run.end)
            into.append(element('sup', 'print-ref', `[${number}]`))
        }
      }
    }
    return into
  }
  if (block.kind === 'table' && block.rows) {
    const rows = block.rows.map(({ cells }) =>
      element('tr', '', ...cells.map((cell) => fill(element('td', ''), cell.start, cell.end))),
    )
    return element('table', '', element('tbody', '', ...rows))
  }
  const tag = block.kind === 'heading' ? `h${Math.min(6, (block.level ?? 1) + 1)}` : (TAGS[block.kind] ?? 'p')
  const made = fill(element(tag, `print-${block.kind}`), block.start, block.end)
  made.dir = 'auto'
  if (block.number !== undefined && (runs.source as SourceTextView).pages.length === 0)
    made.prepend(element('span', 'print-page', words.paragraph(block.number)))
  return made
}

/** Lines of overlapping passages stand one below the other. */
function line(color: Color, depth: number, ...children: (Node | string)[]): HTMLElement {
  const made = element('span', 'print-passage', ...children)
  made.dataset['color'] = color
  made.dataset['depth'] = String(Math.min(depth, 2))
  return made
}

function endnote(quote: QuoteDetail, words: PrintWords): HTMLElement {
  const place =
    quote.page === null ? (quote.paragraph === null ? '' : words.paragraph(quote.paragraph)) : words.page(quote.page)
  const facts = [
    place,
    words.colors[quote.color],
    quote.kind === 'verbatim' ? '' : words.kinds[quote.kind],
    ...quote.themes.map((path) => path.join(' › ')),
  ]
  const made = element(
    'li',
    '',
    element('q', '', excerpt(quote.quote, 90)),
    ` ${facts.filter((fact) => fact !== '').join(' · ')}`,
  )
  if (quote.note) made.append(element('p', 'print-note', plainNote(quote.note)))
  made.dir = 'auto'
  return made
}
