// A note's rich text as Markdown and back, by way of mdast (https://github.com/syntax-tree/mdast). What a note can hold: paragraphs,
// headings, quotations, lists, links, links to records, citations, and words that are bold, italic or code. What Markdown of elsewhere holds beyond that stays as
// plain text, so that nothing is lost. The property test is the contract: whatever was typed comes back.
import { $createLinkNode, $isLinkNode, LinkNode } from '@lexical/link'
import {
  $createListItemNode,
  $createListNode,
  $isListItemNode,
  $isListNode,
  ListItemNode,
  ListNode,
} from '@lexical/list'
import {
  $createHeadingNode,
  $createQuoteNode,
  $isHeadingNode,
  $isQuoteNode,
  HeadingNode,
  QuoteNode,
} from '@lexical/rich-text'
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type TextNode,
} from 'lexical'
import type { BlockContent, List, ListItem, Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { toMarkdown } from 'mdast-util-to-markdown'
import { linkedRecord, noteLink } from '../../shared/model/note-link.ts'
import {
  $createCitationNode,
  $createRecordNode,
  $isCitationNode,
  $isRecordNode,
  CitationNode,
  RecordNode,
} from './note-chips.ts'
import { liftCitations, type Lifted, putBack, splitAtCitations } from './written-citations.ts'

export const NOTE_NODES = [HeadingNode, QuoteNode, ListNode, ListItemNode, LinkNode, RecordNode, CitationNode]

/** Inside an editor's read: its content as Markdown; empty for a note in which nothing stands. */
export function $noteToMarkdown(): string {
  const children = $getRoot().getChildren().flatMap($blockOf)
  const root: Root = { type: 'root', children }
  return toMarkdown(root, { bullet: '-', rule: '-', emphasis: '*', listItemIndent: 'one' }).replace(/\n+$/u, '')
}

function $blockOf(node: LexicalNode): BlockContent[] {
  if ($isListNode(node)) return [$listOf(node)]
  if (!$isElementNode(node)) return []
  if ($isHeadingNode(node)) {
    // A heading is one line of Markdown.
    const children = $phrasing(node).flatMap((part): PhrasingContent[] =>
      part.type === 'break' ? [{ type: 'text', value: ' ' }] : [part],
    )
    return [{ type: 'heading', depth: Number(node.getTag().slice(1)) as 1, children }]
  }
  const paragraphs = $paragraphs(node)
  if (paragraphs.length === 0) return []
  return $isQuoteNode(node) ? [{ type: 'blockquote', children: paragraphs }] : paragraphs
}

/** The lines of an element; an empty line between them parts two paragraphs. */
function $paragraphs(node: ElementNode): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let line: PhrasingContent[] = []
  let current: PhrasingContent[] = []
  const endLine = () => {
    if (line.length === 0) {
      if (current.length > 0) paragraphs.push({ type: 'paragraph', children: current })
      current = []
    } else current.push(...(current.length > 0 ? [{ type: 'break' } as const] : []), ...line)
    line = []
  }
  for (const part of $phrasing(node)) {
    if (part.type === 'break') endLine()
    else line.push(part)
  }
  endLine()
  if (current.length > 0) paragraphs.push({ type: 'paragraph', children: current })
  return paragraphs
}

function $listOf(list: ListNode): List {
  const items: ListItem[] = []
  for (const item of list.getChildren().filter($isListItemNode)) {
    const nested = item.getChildren().filter($isListNode).map($listOf)
    // Lexical keeps a nested list in an item of its own; in Markdown it belongs to the item before.
    const last = items.at(-1)
    if (nested.length > 0 && last) last.children.push(...nested)
    else items.push({ type: 'listItem', spread: false, children: [...$paragraphs(item), ...nested] })
  }
  const ordered = list.getListType() === 'number'
  return { type: 'list', ordered, ...(ordered ? { start: list.getStart() } : {}), spread: false, children: items }
}

function $phrasing(element: ElementNode): PhrasingContent[] {
  const parts: PhrasingContent[] = []
  for (const node of element.getChildren())
    for (const part of $phrasingOf(node)) {
      if (part.type === 'break') dropTrailingSpace(parts)
      append(parts, part)
    }
  dropTrailingSpace(parts)
  return parts
}

/** White space at the end of a line says nothing, and Markdown would have to spell it out. */
function dropTrailingSpace(parts: PhrasingContent[]): void {
  const last = parts.at(-1)
  if (last?.type !== 'text') return
  last.value = last.value.trimEnd()
  if (last.value === '') parts.pop()
}

function $phrasingOf(node: LexicalNode): PhrasingContent[] {
  if ($isLineBreakNode(node)) return [{ type: 'break' }]
  if ($isTextNode(node)) return $marked(node)
  if ($isLinkNode(node)) {
    const children = $phrasing(node).filter((part) => part.type !== 'break')
    return [{ type: 'link', url: node.getURL(), children: children as never }]
  }
  return $isElementNode(node) ? $phrasing(node) : [{ type: 'text', value: node.getTextContent() }]
}

/** A run of text with its marks around the words, not around the white space beside them, where no reader sees them. */
function $marked(node: TextNode): PhrasingContent[] {
  const text = node.getTextContent()
  if (text === '') return []
  // As raw text: its brackets are Pandoc's, and Markdown must not hide them.
  if ($isCitationNode(node)) return [{ type: 'html', value: node.raw }]
  if ($isRecordNode(node)) {
    return [wrap(node, { type: 'link', url: noteLink(node.record), children: [{ type: 'text', value: text }] })]
  }
  if (node.hasFormat('code')) return [wrap(node, { type: 'inlineCode', value: text })]
  const [, lead = '', words = '', trail = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? []
  const plain = (value: string): PhrasingContent[] => (value === '' ? [] : [{ type: 'text', value }])
  return [...plain(lead), ...plain(words).map((part) => wrap(node, part)), ...plain(trail)]
}

function wrap(node: TextNode, inner: PhrasingContent): PhrasingContent {
  const italic: PhrasingContent = node.hasFormat('italic') ? { type: 'emphasis', children: [inner] } : inner
  return node.hasFormat('bold') ? { type: 'strong', children: [italic] } : italic
}

/** Adds a part; what carries the same mark as the part before it joins it. */
function append(parts: PhrasingContent[], part: PhrasingContent): void {
  const last = parts.at(-1)
  if (last?.type === 'text' && part.type === 'text') last.value += part.value
  else if (last && (last.type === 'strong' || last.type === 'emphasis') && last.type === part.type)
    for (const child of part.children) append(last.children, child)
  else parts.push(part)
}

/** Inside an editor's update: replaces its content. */
export function $noteFromMarkdown(markdown: string): void {
  const root = $getRoot().clear()
  const from = liftCitations(markdown)
  const tree = fromMarkdown(from.text)
  for (const block of tree.children) root.append(...$nodesOf(block, from))
  if (root.isEmpty()) root.append($createParagraphNode())
}

function $nodesOf(block: RootContent, from: Lifted): ElementNode[] {
  switch (block.type) {
    case 'paragraph':
      return [$filled($createParagraphNode(), block.children, from)]
    case 'heading': {
      // Below the third level there is no smaller type in a note.
      const tag = `h${Math.min(3, block.depth)}` as 'h1'
      return [$filled($createHeadingNode(tag), block.children, from)]
    }
    case 'blockquote': {
      const quote = $createQuoteNode()
      block.children.forEach((child, index) => {
        if (index > 0) quote.append($createLineBreakNode(), $createLineBreakNode())
        if (child.type === 'paragraph') $filled(quote, child.children, from)
        else $appendLines(quote, rawOf(child, from))
      })
      return [quote]
    }
    case 'list':
      return [$listNode(block, from)]
    case 'code':
      return [$appendLines($createParagraphNode(), putBack(block.value, from.raws), 'code')]
    default:
      return [$appendLines($createParagraphNode(), rawOf(block, from))]
  }
}

function $listNode(list: List, from: Lifted): ListNode {
  const node = $createListNode(list.ordered ? 'number' : 'bullet', list.start ?? 1)
  for (const item of list.children) {
    const element = $createListItemNode()
    node.append(element)
    let lines = 0
    for (const child of item.children) {
      if (child.type === 'list') {
        node.append($createListItemNode().append($listNode(child, from)))
        continue
      }
      if (lines++ > 0) element.append($createLineBreakNode())
      if (child.type === 'paragraph') $filled(element, child.children, from)
      else $appendLines(element, rawOf(child, from))
    }
  }
  return node
}

const rawOf = (node: Nodes, { text, raws }: Lifted) =>
  putBack(text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0), raws)

function $appendLines(element: ElementNode, text: string, format?: 'code'): ElementNode {
  text.split(/\r?\n/u).forEach((line, index) => {
    if (index > 0) element.append($createLineBreakNode())
    if (line !== '') element.append(format ? $createTextNode(line).toggleFormat(format) : $createTextNode(line))
  })
  return element
}

type Mark = 'bold' | 'italic'

function $filled<T extends ElementNode>(
  element: T,
  parts: readonly PhrasingContent[],
  from: Lifted,
  marks: Mark[] = [],
): T {
  const $text = (text: string, code = false) => {
    const node = $createTextNode(text)
    for (const mark of marks) node.toggleFormat(mark)
    return code ? node.toggleFormat('code') : node
  }
  for (const part of parts) {
    switch (part.type) {
      case 'text':
        // A line end without a mark is a line end here too, as it was seen where it was written.
        part.value.split('\n').forEach((line, index) => {
          if (index > 0) element.append($createLineBreakNode())
          for (const piece of splitAtCitations(line, from.raws))
            element.append(typeof piece === 'string' ? $text(piece) : $createCitationNode(piece.raw))
        })
        break
      case 'inlineCode':
        element.append($text(putBack(part.value, from.raws), true))
        break
      case 'break':
        element.append($createLineBreakNode())
        break
      case 'strong':
        $filled(element, part.children, from, marks.includes('bold') ? marks : [...marks, 'bold'])
        break
      case 'emphasis':
        $filled(element, part.children, from, marks.includes('italic') ? marks : [...marks, 'italic'])
        break
      case 'link': {
        const record = linkedRecord(part.url)
        if (record !== null) {
          const chip = $createRecordNode(record, plainOf(part.children))
          for (const mark of marks) chip.toggleFormat(mark)
          element.append(chip)
          break
        }
        element.append($filled($createLinkNode(part.url), part.children, from, marks))
        break
      }
      default:
        element.append($text(rawOf(part, from)))
    }
  }
  return element
}

function plainOf(parts: readonly PhrasingContent[]): string {
  return parts
    .map((part) => ('value' in part ? part.value : 'children' in part ? plainOf(part.children) : ''))
    .join('')
    .replace(/\s+/gu, ' ')
}
