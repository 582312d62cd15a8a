// The bridge between offsets of the canonical text (UTF-16 code units) and places in the page. Exact both ways, in any script.
import { indexAt } from './section.ts'

/** A piece of text and the element that shows all of it; pieces are sorted by start and do not overlap. */
export interface Piece {
  element: HTMLElement
  start: number
  end: number
  block: number
}

export interface TextMap {
  pieces: readonly Piece[]
  /** The place of an offset. At a seam of two text nodes an end belongs to the first, a start to the second. */
  toPoint(offset: number, side: 'start' | 'end'): { node: Node; offset: number } | null
  toRange(start: number, end: number): Range | null
  /** The offset of a place, or null where it lies outside the text. Between pieces it is the nearer end before it. */
  toOffset(node: Node, offset: number): number | null
  pieceAt(offset: number): Piece | null
}

/** Text nodes of an element in order. Signs hold none. */
function textNodes(element: Element): Text[] {
  const only = element.childNodes.length === 1 ? element.firstChild?.firstChild : null
  if (only instanceof Text && element.firstChild!.childNodes.length === 1) return [only]
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const nodes: Text[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text)
  return nodes
}

export function mapText(pieces: readonly Piece[]): TextMap {
  const indexOf = new WeakMap<Element, number>(pieces.map((piece, index) => [piece.element, index]))

  function pieceAround(node: Node): { piece: Piece; index: number } | null {
    for (let at: Node | null = node; at; at = at.parentNode) {
      const index = at instanceof Element ? indexOf.get(at) : undefined
      if (index !== undefined) return { piece: pieces[index]!, index }
    }
    return null
  }

  /** For a place in a container of pieces: the end of the last piece before it. */
  function betweenPieces(node: Node, offset: number): number | null {
    if (pieces.length === 0) return null
    const place = document.createRange()
    place.setStart(node, Math.min(offset, node.childNodes.length))
    let low = 0
    let high = pieces.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (place.comparePoint(pieces[middle]!.element, 0) < 0) low = middle + 1
      else high = middle
    }
    // `place` lies before piece `low`: a selection that ends there ends with the piece before.
    return low === 0 ? pieces[0]!.start : low === pieces.length ? pieces.at(-1)!.end : pieces[low]!.start
  }

  return {
    pieces,
    pieceAt: (offset) => pieces[indexAt(pieces, offset)] ?? null,
    toPoint(offset, side) {
      const piece = pieces[indexAt(pieces, offset)]
      if (!piece) return null
      let rest = Math.max(0, Math.min(offset, piece.end) - piece.start)
      const nodes = textNodes(piece.element)
      for (const [i, node] of nodes.entries()) {
        const fits = side === 'end' ? rest <= node.length : rest < node.length
        if (fits || i === nodes.length - 1) return { node, offset: Math.min(rest, node.length) }
        rest -= node.length
      }
      return { node: piece.element, offset: 0 }
    },
    toRange(start, end) {
      const from = this.toPoint(start, 'start')
      const to = this.toPoint(end, 'end')
      if (!from || !to) return null
      const range = document.createRange()
      range.setStart(from.node, from.offset)
      range.setEnd(to.node, to.offset)
      return range
    },
    toOffset(node, offset) {
      const around = pieceAround(node)
      if (!around) return node instanceof Element ? betweenPieces(node, offset) : null
      const { piece } = around
      let before = 0
      if (node instanceof Text) {
        for (const text of textNodes(piece.element)) {
          if (text === node) return Math.min(piece.start + before + offset, piece.end)
          before += text.length
        }
        return piece.start
      }
      const limit = document.createRange()
      limit.setStart(node, Math.min(offset, node.childNodes.length))
      for (const text of textNodes(piece.element)) {
        if (limit.comparePoint(text, 0) >= 0) break
        before += text.length
      }
      return Math.min(piece.start + before, piece.end)
    },
  }
}
