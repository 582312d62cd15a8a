// A note's Markdown as blocks of a manuscript, with the citations it holds in Pandoc's notation.
import type { BlockContent, DefinitionContent, PhrasingContent, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { parsePandoc, type WrittenCitation } from '../../../../shared/citing/pandoc-citation.ts'
import type { Block, Inline, Span } from './manuscript.ts'

/** What may be followed from a page that someone else opens; a link to a record leads nowhere outside the library. */
const SAFE_LINK = /^(?:https?:|mailto:)/i
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
          return style(SAFE_LINK.test(node.url) ? { href: node.url } : {}, node.children)
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
  const all = (nodes: readonly (RootContent | BlockContent | DefinitionContent)[]): Block[] =>
    nodes.flatMap((node): Block[] => {
      switch (node.type) {
        case 'heading':
          return [{ kind: 'heading', level: Math.min(6, node.depth + level), content: inlines(node.children) }]
        case 'paragraph':
          return [{ kind: 'paragraph', content: inlines(node.children) }]
        case 'blockquote':
          return [{ kind: 'quote', blocks: all(node.children) }]
        case 'list':
          return [
            {
              kind: 'list',
              start: node.ordered ? (node.start ?? 1) : null,
              items: node.children.map((item) => all(item.children)),
            },
          ]
        case 'code':
          return [{ kind: 'code', text: node.value.replaceAll(NO_KEY, '@') }]
        case 'html':
          return [{ kind: 'paragraph', content: [{ text: node.value.replaceAll(NO_KEY, '@') }] }]
        case 'thematicBreak':
          return [{ kind: 'rule' }]
        default:
          return []
      }
    })
  return all(fromMarkdown(markdown.replaceAll('\\@', NO_KEY)).children)
}

/** A note to be read where no formatting is: its words, line by line. */
export function notePlain(markdown: string): string {
  const words = (content: readonly Inline[]): string =>
    content.map((part) => ('text' in part ? part.text : '')).join('')
  const lines = (blocks: readonly Block[]): string[] =>
    blocks.flatMap((block): string[] => {
      switch (block.kind) {
        case 'code':
          return [block.text]
        case 'rule':
          return ['* * *']
        case 'quote':
          return lines(block.blocks)
        case 'list':
          return block.items.flatMap((item, index) => {
            const [first = '', ...rest] = lines(item)
            const mark = block.start === null ? '–' : `${block.start + index}.`
            return [`${mark} ${first}`, ...rest.map((line) => `  ${line}`)]
          })
        default:
          return [words(block.content)]
      }
    })
  return lines(noteBlocks(markdown, 0, () => null)).join('\n')
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
