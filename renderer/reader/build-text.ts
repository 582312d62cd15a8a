// Fills a Lexical editor with a source's text: sections of blocks of runs. Runs inside `editor.update`.
import { $createTextNode, $getRoot, type LexicalNode, type TextNode } from 'lexical'
import type { Block, RemovedReason } from '../../shared/model/source-text.ts'
import type { SourceTextView } from '../../shared/model/view.ts'
import { directionOf, directionOfParagraph } from './direction.ts'
import { InlineShapeNode, ShapeNode, SignNode, type Shape } from './nodes.ts'
import { runsOf, type Format, type Marked, type Run, type RunIndex } from './run.ts'
import type { Section } from './section.ts'

/** Names the signs in the reader's language, for screen readers. */
export interface SignWords {
  page: (label: string) => string
  note: (number: string) => string
  removed?: (reason: RemovedReason, text: string) => string
}

/** A piece of text with a place of its own in the page: a block, or a cell of a table. Offsets are UTF-16 code units. */
export interface Holder {
  key: string
  start: number
  end: number
  block: number
}

export interface TextPlan {
  source: SourceTextView
  runs: RunIndex
  sections: readonly Section[]
  words: SignWords
}

const LEXICAL_FORMAT: Record<Exclude<Format, 'smallCaps'>, 'italic' | 'bold' | 'superscript' | 'subscript'> = {
  italic: 'italic',
  bold: 'bold',
  superscript: 'superscript',
  subscript: 'subscript',
}

function $textOf(text: string, formats: readonly Format[]): TextNode {
  const node = $createTextNode(text)
  for (const format of formats) {
    if (format === 'smallCaps') node.setStyle('font-variant-caps: small-caps')
    else node.toggleFormat(LEXICAL_FORMAT[format])
  }
  return node
}

/** Of a long piece that was taken out the beginning is shown; the report has all of it. */
const LONGEST_REMOVED = 240

function $sign(run: Exclude<Run, { kind: 'text' }>, words: SignWords): SignNode {
  if (run.kind === 'marker') {
    return new SignNode({
      tag: 'span',
      className: 'note-marker',
      attributes: {
        role: 'button',
        'aria-label': words.note(run.number),
        'data-note': String(run.note),
        'data-number': run.number,
      },
    })
  }
  if (run.kind === 'removed') {
    const shown = run.text.length > LONGEST_REMOVED ? `${run.text.slice(0, LONGEST_REMOVED)}…` : run.text
    const said = words.removed?.(run.reason, shown) ?? shown
    return new SignNode({
      tag: 'span',
      className: 'removed-piece',
      attributes: {
        role: 'button',
        'aria-label': said,
        title: said,
        'data-removed': String(run.index),
        'data-text': shown,
      },
    })
  }
  return new SignNode({
    tag: 'span',
    className: 'page-label',
    attributes: {
      role: 'img',
      'aria-label': words.page(run.label),
      'data-label': run.label,
      'data-certainty': run.certainty,
    },
  })
}

function $fill(parent: ShapeNode, plan: TextPlan, start: number, end: number, marked: readonly Marked[]): void {
  const nodes: LexicalNode[] = []
  // Typed by hand: narrowing does not reach through the loop.
  let wrapper = null as { key: string; node: InlineShapeNode } | null
  for (const run of runsOf(plan.runs, start, end, marked)) {
    if (run.kind !== 'text') {
      nodes.push($sign(run, plan.words))
      wrapper = null
      continue
    }
    if (run.end <= run.start) continue
    const text = $textOf(plan.source.text.slice(run.start, run.end), run.formats)
    if (run.href === null && run.marked.length === 0) {
      nodes.push(text)
      wrapper = null
      continue
    }
    const key = `${run.href ?? ''} ${run.marked.join(' ')}`
    if (wrapper?.key !== key) {
      const node = new InlineShapeNode(
        run.marked.length > 0
          ? { tag: 'mark', className: 'real-mark', attributes: { 'data-ids': run.marked.join(' ') } }
          : { tag: 'a', className: 'outward', attributes: { 'data-href': run.href ?? '', title: run.href ?? '' } },
      )
      wrapper = { key, node }
      nodes.push(node)
    }
    wrapper.node.append(text)
  }
  parent.append(...nodes)
}

/** As many columns of five letters as the narrowest page holds. */
const MOST_COLUMNS = 6
/** So few that long words need not break. */
const FEW_COLUMNS = 4

const TAGS: Partial<Record<Block['kind'], string>> = {
  quote: 'blockquote',
  listItem: 'li',
  figure: 'figure',
  caption: 'p',
  table: 'table',
}

/** Each block has its own direction: a text may quote another script. */
function shapeOf(block: Block, text: string): Shape {
  const attributes = block.number === undefined ? {} : { 'data-number': block.number }
  const direction = directionOfParagraph(text.slice(block.start, block.end))
  if (block.kind === 'heading') {
    const level = block.level ?? 1
    return {
      tag: `h${Math.min(6, level + 1)}`,
      className: `block heading heading-${Math.min(level, 4)}`,
      direction,
    }
  }
  const role = block.role === undefined ? '' : ` ${block.role}`
  const columns = Math.max(0, ...(block.rows ?? []).map((row) => row.cells.length))
  // Too many columns for the page are scrolled sideways, by keys too.
  if (columns > MOST_COLUMNS) Object.assign(attributes, { tabindex: '0' })
  if (columns > 0 && columns <= FEW_COLUMNS) Object.assign(attributes, { 'data-few': '' })
  return { tag: TAGS[block.kind] ?? 'p', className: `block ${block.kind}${role}`, attributes, direction }
}

/** Builds one section's children anew; returns its holders in text order. */
export function $fillSection(section: ShapeNode, index: number, plan: TextPlan, marked: readonly Marked[]): Holder[] {
  section.clear()
  const holders: Holder[] = []
  const { from, to } = plan.sections[index]!
  let list: ShapeNode | null = null
  for (let i = from; i < to; i++) {
    const block = plan.source.blocks[i]!
    const shape = shapeOf(block, plan.source.text)
    const node = new ShapeNode(shape)
    if (block.kind === 'listItem') {
      if (list === null) {
        list = new ShapeNode({ tag: 'ul', className: 'list', direction: shape.direction ?? null })
        section.append(list)
      }
      list.append(node)
    } else {
      list = null
      section.append(node)
    }
    if (block.kind === 'table' && block.rows && block.rows.length > 0) {
      const body = new ShapeNode({ tag: 'tbody', className: 'rows' })
      node.append(body)
      for (const [r, row] of block.rows.entries()) {
        const line = new ShapeNode({ tag: 'tr', className: 'row' })
        body.append(line)
        for (const cell of row.cells) {
          // An empty corner heads nothing.
          const heads = r === 0 && cell.end > cell.start
          const direction = directionOfParagraph(plan.source.text.slice(cell.start, cell.end))
          const box = new ShapeNode(
            heads
              ? { tag: 'th', className: 'cell head', attributes: { scope: 'col' }, direction }
              : { tag: 'td', className: r === 0 ? 'cell head' : 'cell', direction },
          )
          line.append(box)
          $fill(box, plan, cell.start, cell.end, marked)
          holders.push({ key: box.getKey(), start: cell.start, end: cell.end, block: i })
        }
      }
    } else {
      $fill(node, plan, block.start, block.end, marked)
      holders.push({ key: node.getKey(), start: block.start, end: block.end, block: i })
    }
  }
  return holders
}

/** Builds the whole text; returns the sections' keys and, by section, the holders. */
export function $buildText(plan: TextPlan): { keys: string[]; holders: Holder[][] } {
  const root = $getRoot()
  root.clear()
  const keys: string[] = []
  const holders: Holder[][] = []
  const nodes: ShapeNode[] = []
  const direction = directionOf(plan.source.text)
  for (const [index, section] of plan.sections.entries()) {
    const node = new ShapeNode({
      tag: 'section',
      className: 'section',
      direction,
      attributes: { 'data-section': String(index) },
      // Guessed until it is first laid out: see reading.css.
      properties: {
        '--characters': String(section.end - section.start),
        '--blocks': String(section.to - section.from),
      },
    })
    holders.push($fillSection(node, index, plan, []))
    keys.push(node.getKey())
    nodes.push(node)
  }
  root.append(...nodes)
  return { keys, holders }
}
