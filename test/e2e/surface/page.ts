// Runs in Chromium: opens a text as the reader does and answers the questions of ../surface.test.ts about it.
import '../../../renderer/reader/reading.css'
import type { Color } from '../../../shared/model/annotation.ts'
import type { SourceTextView } from '../../../shared/model/view.ts'
import { startCaret } from '../../../renderer/reader/caret.ts'
import { indexIntervals } from '../../../renderer/reader/interval-index.ts'
import { openSurface, type TextSurface } from '../../../renderer/reader/text-surface.ts'

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

let surface: TextSurface
let scroller: HTMLElement

/** The text of a range as it stands in the page: text nodes only, in order. */
function textOf(range: Range): string {
  const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT)
  let text = ''
  for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
    if (!(node instanceof Text) || !range.intersectsNode(node)) continue
    const from = node === range.startContainer ? range.startOffset : 0
    text += node.data.slice(from, node === range.endContainer ? range.endOffset : node.length)
  }
  return text
}

/** Without the characters that part blocks and cells, which stand for no character of the page. */
function withoutSeams(start: number, end: number): string {
  const { pieces } = surface.map()
  return pieces
    .filter((piece) => piece.start < end && piece.end > start)
    .map((piece) => surface.source.text.slice(Math.max(piece.start, start), Math.min(piece.end, end)))
    .join('')
}

export const page = {
  async open(source: SourceTextView): Promise<{ sections: number; pieces: number }> {
    surface?.stop()
    document.body.replaceChildren()
    scroller = document.createElement('div')
    scroller.style.cssText = 'height: 600px; width: 700px; overflow: auto'
    const root = document.createElement('div')
    root.className = 'reading-text'
    root.tabIndex = 0
    scroller.append(root)
    document.body.append(scroller)
    surface = openSurface(root, scroller, source, { page: (label) => `Page ${label}`, note: (n) => `Note ${n}` })
    await frame()
    await frame()
    return { sections: surface.sections.length, pieces: surface.map().pieces.length }
  },
  /** Offsets that do not come back as themselves, by either side; every `step`th is tried. */
  wrongOffsets(step: number): number[] {
    const map = surface.map()
    const wrong: number[] = []
    for (const piece of map.pieces) {
      for (let offset = piece.start; offset <= piece.end; offset += step) {
        for (const side of ['start', 'end'] as const) {
          const point = map.toPoint(offset, side)
          // An empty cell or paragraph before it may share the offset: its end is the same place in the text.
          if (!point || map.toOffset(point.node, point.offset) !== offset) wrong.push(offset)
        }
      }
    }
    return wrong
  },
  /** Ranges whose words in the page are not those of the text. */
  wrongRanges(ranges: [number, number][]): [number, number][] {
    return ranges.filter(([start, end]) => {
      const range = surface.map().toRange(start, end)
      return !range || textOf(range) !== withoutSeams(start, end)
    })
  },
  text: () => surface.root.textContent,
  select(anchor: number, focus: number): void {
    surface.select(anchor, focus)
  },
  selection: () => surface.selection(),
  caretOn(): void {
    surface.root.focus()
    startCaret(surface)
  },
  caret: () => surface.caret(),
  /** Middle of the character at an offset, in px of the viewport. */
  pointOf(offset: number): { x: number; y: number } {
    surface.map().pieceAt(offset)?.element.scrollIntoView({ block: 'center' })
    const box = surface.boxes(offset, offset + 1)[0]!
    return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }
  },
  hit: (x: number, y: number) => surface.hit(x, y),
  async paint(passages: { id: string; start: number; end: number; color: Color }[]): Promise<Record<string, string[]>> {
    surface.painter.setPassages(indexIntervals(passages.map((passage) => ({ ...passage, note: null }))))
    await frame()
    return this.painted()
  },
  /** Words painted under each name that has any. */
  painted(): Record<string, string[]> {
    const entries = [...CSS.highlights.entries()].map(
      ([name, highlight]) => [name, [...highlight].map((r) => textOf(r as Range))] as const,
    )
    return Object.fromEntries(entries.filter(([, words]) => words.length > 0))
  },
  async scrollTo(offset: number): Promise<void> {
    surface.map().pieceAt(offset)?.element.scrollIntoView({ block: 'start' })
    for (let i = 0; i < 4; i++) await frame()
  },
  marks(section: number | null, passages: { id: string; start: number; end: number }[]): string[] {
    surface.setMarked(section, passages)
    return [...surface.root.querySelectorAll('mark')].map((mark) => `${mark.dataset['ids']}: ${mark.textContent}`)
  },
}

export type SurfacePage = typeof page
;(globalThis as { page?: SurfacePage }).page = page
