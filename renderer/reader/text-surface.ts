// A source's text on the page: one read-only Lexical editor, its map between offsets and places, and what is painted on it.
// Lexical's own selection goes stale in a read-only editor, so the page's selection is read and set directly.
import { createEditor, SKIP_DOM_SELECTION_TAG, type LexicalEditor } from 'lexical'
import type { SourceTextView } from '../../shared/model/view.ts'
import { $buildText, $fillSection, type Holder, type SignWords, type TextPlan } from './build-text.ts'
import { READER_NODES, ShapeNode } from './nodes.ts'
import { startPainter, type Painter } from './painter.ts'
import { indexRuns, type Marked } from './run.ts'
import { cutSections, indexAt, type Section } from './section.ts'
import { trimSpan, type Span } from './sentence.ts'
import { mapText, type Piece, type TextMap } from './text-map.ts'
import { $getNodeByKey } from 'lexical'

export interface TextSurface {
  root: HTMLElement
  source: SourceTextView
  sections: readonly Section[]
  painter: Painter
  map(): TextMap
  /** What is selected in the text, trimmed of white space; null where nothing is. `focus` is the moving end, untrimmed. */
  selection(): { span: Span; anchor: number; focus: number } | null
  /** Both ends of what is selected, or the caret twice; null while it is elsewhere. */
  ends(): { anchor: number; focus: number } | null
  /** Where the caret stands, selection or not; null while it is elsewhere. */
  caret(): number | null
  select(anchor: number, focus: number): void
  /** The offset of the character under a point of the viewport; null between lines and in margins. */
  hit(x: number, y: number): number | null
  /** Boxes of a span in the viewport, line by line. */
  boxes(start: number, end: number): DOMRect[]
  /** Sets real marks in one section (null: in none), for screen readers. */
  setMarked(section: number | null, passages: readonly Marked[]): void
  /** Sections within a screen of the viewport; told again at each change. Returns its stop. */
  onNear(listen: (near: ReadonlySet<number>) => void): () => void
  stop(): void
}

/** Fills `root`, which `scroller` scrolls. */
export function openSurface(
  root: HTMLElement,
  scroller: HTMLElement,
  source: SourceTextView,
  words: SignWords,
  /** What was taken out shows where it stood. */
  removedShown = false,
): TextSurface {
  const sections = cutSections(source.blocks, source.text.length)
  const plan: TextPlan = { source, runs: indexRuns(source, removedShown ? source.removed : []), sections, words }
  const editor: LexicalEditor = createEditor({
    namespace: 'reader',
    editable: false,
    nodes: READER_NODES,
    onError: (error) => {
      throw error
    },
  })
  editor.setRootElement(root)
  let keys: string[] = []
  let holders: Holder[][] = []
  editor.update(() => ({ keys, holders } = $buildText(plan)), { discrete: true, tag: SKIP_DOM_SELECTION_TAG })

  const piecesOf = (list: Holder[]): Piece[] =>
    list.map(({ key, start, end, block }) => ({ element: editor.getElementByKey(key)!, start, end, block }))
  const pieces = holders.map(piecesOf)
  let current = mapText(pieces.flat())
  const map = () => current
  const sectionElement = (section: number): HTMLElement => editor.getElementByKey(keys[section]!)!
  const painter = startPainter(sections, map, (near) => {
    const view = scroller.getBoundingClientRect()
    return [...near].filter((section) => {
      const box = sectionElement(section).getBoundingClientRect()
      return box.bottom > view.top && box.top < view.bottom
    })
  })

  const near = new Set<number>()
  const nearListeners = new Set<(near: ReadonlySet<number>) => void>()
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        const index = Number((entry.target as HTMLElement).dataset['section'])
        if (entry.isIntersecting) near.add(index)
        else near.delete(index)
      }
      painter.setNear(new Set(near))
      for (const listen of nearListeners) listen(new Set(near))
    },
    { root: scroller, rootMargin: '100% 0px' },
  )
  for (const section of keys.keys()) observer.observe(sectionElement(section))

  let marked: number | null = null
  function rebuild(section: number, passages: readonly Marked[]): void {
    const before = ends()
    let fresh: Holder[] = []
    editor.update(
      () => {
        const node = $getNodeByKey(keys[section]!)
        if (node instanceof ShapeNode) fresh = $fillSection(node, section, plan, passages)
      },
      { discrete: true, tag: SKIP_DOM_SELECTION_TAG },
    )
    pieces[section] = piecesOf(fresh)
    current = mapText(pieces.flat())
    painter.refresh(section)
    if (before) select(before.anchor, before.focus)
  }

  function ends(): ReturnType<TextSurface['ends']> {
    const chosen = document.getSelection()
    if (!chosen?.anchorNode || !chosen.focusNode) return null
    if (!root.contains(chosen.anchorNode) || !root.contains(chosen.focusNode)) return null
    const anchor = current.toOffset(chosen.anchorNode, chosen.anchorOffset)
    const focus = current.toOffset(chosen.focusNode, chosen.focusOffset)
    return anchor === null || focus === null ? null : { anchor, focus }
  }

  function selection(): ReturnType<TextSurface['selection']> {
    if (document.getSelection()?.isCollapsed) return null
    const found = ends()
    if (!found) return null
    const { anchor, focus } = found
    const span = trimSpan(source.text, Math.min(anchor, focus), Math.max(anchor, focus))
    return span.end > span.start ? { span, anchor, focus } : null
  }

  function select(anchor: number, focus: number): void {
    const from = current.toPoint(anchor, anchor <= focus ? 'start' : 'end')
    const to = current.toPoint(focus, focus > anchor ? 'end' : 'start')
    if (from && to) document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
  }

  return {
    root,
    source,
    sections,
    painter,
    map,
    selection,
    ends,
    select,
    caret() {
      const chosen = document.getSelection()
      if (!chosen?.focusNode || !root.contains(chosen.focusNode)) return null
      return current.toOffset(chosen.focusNode, chosen.focusOffset)
    },
    hit(x, y) {
      const place = document.caretPositionFromPoint(x, y)
      const node = place?.offsetNode
      if (!(node instanceof Text) || !root.contains(node)) return null
      // The nearest place snaps in from margins and line ends: only a character under the point counts.
      const range = document.createRange()
      for (const from of [place!.offset, place!.offset - 1]) {
        if (from < 0 || from >= node.length) continue
        range.setStart(node, from)
        range.setEnd(node, from + 1)
        const box = range.getBoundingClientRect()
        if (x >= box.left && x < box.right && y >= box.top && y < box.bottom) return current.toOffset(node, from)
      }
      return null
    },
    boxes(start, end) {
      const range = current.toRange(start, end)
      return range ? [...range.getClientRects()].filter((box) => box.width > 0) : []
    },
    setMarked(section, passages) {
      if (marked !== null && marked !== section) rebuild(marked, [])
      if (section !== null) rebuild(section, passages)
      marked = section
    },
    onNear(listen) {
      nearListeners.add(listen)
      listen(new Set(near))
      return () => void nearListeners.delete(listen)
    },
    stop() {
      observer.disconnect()
      painter.stop()
      editor.setRootElement(null)
      root.replaceChildren()
    },
  }
}

/** The section an offset lies in. */
export function sectionAt(surface: TextSurface, offset: number): number {
  return indexAt(surface.sections, offset)
}
