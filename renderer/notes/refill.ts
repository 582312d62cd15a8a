// Another text for a note that is being written in: it was changed elsewhere. The caret stays at the words it stands at.
import { $getRoot, $getSelection, $isRangeSelection, $isTextNode, type LexicalEditor, type PointType } from 'lexical'
import { $noteFromMarkdown, $noteToMarkdown } from './note-markdown.ts'
import { FROM_LIBRARY } from './use-chips.ts'

export function refill(editor: LexicalEditor, markdown: string, always = false): void {
  if (!always && editor.read($noteToMarkdown) === markdown) return
  editor.update(
    () => {
      const selection = $getSelection()
      const here = $isRangeSelection(selection) && editor.getRootElement() === document.activeElement
      const before = $words()
      const ends = here ? [$offsetOf(selection.anchor), $offsetOf(selection.focus)] : null
      $noteFromMarkdown(markdown)
      if (!ends) return
      const [anchor, focus] = ends.map((offset) => moved(offset, before, $words())) as [number, number]
      $select(anchor, focus)
    },
    { tag: [FROM_LIBRARY, 'history-merge'], discrete: true },
  )
}

/** Where an offset in `before` is in `after`: text before it and after it that both share says so. */
export function moved(offset: number, before: string, after: string): number {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  if (offset <= start) return offset
  let end = 0
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++
  return Math.max(start, after.length - Math.min(end, before.length - offset))
}

function $words(): string {
  return $getRoot()
    .getAllTextNodes()
    .map((node) => node.getTextContent())
    .join('')
}

/** In UTF-16 code units of the note's words. */
function $offsetOf(point: PointType): number {
  const node = point.getNode()
  // Of an element the text behind its caret begins with the child there; behind the last one with what follows the element.
  const next = $isTextNode(node)
    ? node
    : ((node.getChildAtIndex(point.offset) ?? node.getNextSibling()) as typeof node | null)
  let offset = $isTextNode(node) ? point.offset : 0
  for (const text of $getRoot().getAllTextNodes()) {
    if (next !== null && (text.is(next) || next.isParentOf(text))) return offset
    offset += text.getTextContentSize()
  }
  return offset
}

function $select(anchor: number, focus: number): void {
  const selection = $getRoot().selectEnd()
  for (const [point, offset] of [
    [selection.anchor, anchor],
    [selection.focus, focus],
  ] as const) {
    let left = offset
    for (const text of $getRoot().getAllTextNodes()) {
      const size = text.getTextContentSize()
      if (left <= size) {
        point.set(text.getKey(), left, 'text')
        break
      }
      left -= size
    }
  }
}
