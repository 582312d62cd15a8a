// A note's Markdown as blocks of a manuscript, with the citations it holds in Pandoc's notation.
import type { BlockContent, DefinitionContent, List, PhrasingContent, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { parsePandoc, type WrittenCitation } from '../../../../shared/citing/pandoc-citation.ts'
import type { Block, Inline, Span } from './manuscript.ts'

/** Stands for an "@" the user has escaped, while the text is searched for keys. */
const NO_KEY = '\ue001'

/**
 * `place` gives a citation its place in the manuscript, or null where no reference has one of its keys: then it stays text.
 * `level` is added to the levels of the note's headings.
 */
export function noteBlocks(
  markdown: string,
  level: number,
  place: (citation: WrittenCitation) => Inline[] | null,
): Block[] {
  const style = (style: Partial<Span>, children: readonly PhrasingContent[]): Inline[] =>
    inlines(children).map((inline) => ('citation' in inline ? inline : { ...inline, ...style }))
  const cited = (text: string): Inline[] =>
    parsePandoc(text).flatMap((part): Inline[] => {
      if (typeof part === 'string') return [{ text: part.replaceAll(NO_KEY, '@') }]
      return place(part) ?? [{ text: part.raw }]
    })
  const inlines = (children: readonly PhrasingContent[]): Inline[] =>
    joined(children).flatMap((node): Inline[] => {
      switch (node.type) {
        case 'text':
          return cited(node.value)
        case 'emphasis':
          return style({ italic: true }, node.children)
        case 'strong':
          return style({ bold: true }, node.children)
        case 'delete':
          return inlines(node.children)
        case 'link':
          return style({ href: node.url }, node.children)
        case 'inlineCode':
        case 'html':
          return [{ text: node.value.replaceAll(NO_KEY, '@') }]
        case 'break':
          return [{ text: '\n' }]
        case 'image':
          return [{ text: node.alt ?? node.url }]
        case 'linkReference':
          return inlines(node.children)
        default:
          return []
      }
    })
  const items = (list: List, depth: number): Block[] =>
    list.children.flatMap((item, index) => {
      const [first, ...rest] = item.children
      const number = list.ordered ? (list.start ?? 1) + index : null
      const content = first?.type === 'paragraph' ? inlines(first.children) : []
      const others = first === undefined || first.type === 'paragraph' ? rest : [first, ...rest]
      return [{ kind: 'item' as const, depth, number, content }, ...others.flatMap((node) => blocks(node, depth + 1))]
    })
  const blocks = (node: RootContent | BlockContent | DefinitionContent, depth: number): Block[] => {
    switch (node.type) {
      case 'heading':
        return [{ kind: 'heading', level: Math.min(6, node.depth + level), content: inlines(node.children) }]
      case 'paragraph':
        return [{ kind: 'paragraph', content: inlines(node.children) }]
      case 'blockquote':
        return node.children.flatMap((child) =>
          child.type === 'paragraph'
            ? [{ kind: 'quote' as const, content: inlines(child.children) }]
            : blocks(child, depth),
        )
      case 'list':
        return items(node, depth)
      case 'code':
        return [{ kind: 'code', text: node.value.replaceAll(NO_KEY, '@') }]
      case 'html':
        return [{ kind: 'paragraph', content: [{ text: node.value.replaceAll(NO_KEY, '@') }] }]
      default:
        return []
    }
  }
  return fromMarkdown(markdown.replaceAll('\\@', NO_KEY)).children.flatMap((node) => blocks(node, 0))
}

/** A note to be read where no formatting is: its words, line by line. */
export function notePlain(markdown: string): string {
  const words = (content: readonly Inline[]): string =>
    content.map((part) => ('text' in part ? part.text : '')).join('')
  const lines = noteBlocks(markdown, 0, () => null).map((block) => {
    if (block.kind === 'code') return block.text
    const text = words(block.content)
    return block.kind === 'item'
      ? `${'  '.repeat(block.depth)}${block.number === null ? '–' : `${block.number}.`} ${text}`
      : text
  })
  return lines.join('\n')
}

/** Neighbouring texts as one, so that a citation is found whole. */
function joined(children: readonly PhrasingContent[]): PhrasingContent[] {
  const all: PhrasingContent[] = []
  for (const child of children) {
    const last = all.at(-1)
    if (child.type === 'text' && last?.type === 'text')
      all[all.length - 1] = { ...last, value: last.value + child.value }
    else all.push(child)
  }
  return all
}
