// A manuscript as Pandoc's Markdown, beside its works as CSL-JSON and the style as CSL.
import type { Citation } from '../../../../shared/model/citation.ts'
import { pandocCitation } from '../keyed.ts'
import { runsToMarkdown } from '../runs.ts'
import { isSpan } from './format.ts'
import type { Block, Inline, Manuscript } from './manuscript.ts'

/** `citations` are those of the manuscript in CSL's own terms. */
export function writeMarkdown(
  manuscript: Manuscript,
  citations: readonly Citation[],
  options: { locale: string; works: string; csl: string; listTitle: string },
): string {
  const inline = (part: Inline): string => {
    if (isSpan(part)) {
      const { href, ...run } = part
      const markdown = runsToMarkdown([run]).replaceAll('\n', '\\\n')
      return href === undefined ? markdown : `[${markdown}](<${href.replace(/[<>\s\\]/g, encodeURIComponent)}>)`
    }
    return pandocCitation(citations[part.citation]!)
  }
  // JSON's strings are YAML's.
  const head = {
    title: manuscript.title,
    lang: options.locale,
    bibliography: options.works,
    csl: options.csl,
    'reference-section-title': options.listTitle,
    'link-citations': true,
  }
  const yaml = Object.entries(head).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  const blocks = (all: readonly Block[]): string => all.map(block).join('\n\n')
  const words = (content: readonly Inline[]): string => guarded(content.map(inline).join(''))
  const block = (one: Block): string => {
    switch (one.kind) {
      case 'heading':
        return `${'#'.repeat(one.level)} ${words(one.content).replaceAll('\\\n', ' ')}`
      case 'paragraph':
        return words(one.content)
      case 'quote':
        return behind('> ', '> ', blocks(one.blocks))
      case 'list':
        return one.items.map((item, index) => listItem(one.start === null ? null : one.start + index, item)).join('\n')
      case 'code':
        return behind('    ', '    ', one.text)
      case 'rule':
        return '* * *'
    }
  }
  const listItem = (number: number | null, item: readonly Block[]): string => {
    const mark = (number === null ? '-' : `${number}.`).padEnd(4)
    // One item under the next, unless one has paragraphs of its own.
    const isTight = item.filter(({ kind }) => kind !== 'list').length < 2
    return behind(mark, '    ', isTight ? item.map(block).join('\n') : `${blocks(item)}\n`)
  }
  return `---\n${yaml.join('\n')}\n---\n\n${apart(manuscript.blocks, block)}\n`
}

/** Two lists or two quotations in a row would be read as one. */
function apart(blocks: readonly Block[], written: (block: Block) => string): string {
  return blocks
    .map((block, index) => {
      const before = blocks[index - 1]?.kind
      const joins = before === block.kind && (before === 'list' || before === 'code')
      return `${index === 0 ? '' : joins ? '\n\n<!-- -->\n\n' : '\n\n'}${written(block)}`
    })
    .join('')
}

const behind = (first: string, rest: string, text: string): string =>
  text.replace(/^/gm, rest).replace(rest, first).replace(/^ +$/gm, '').replace(/^> $/gm, '>')

/** What would begin a heading, list, quotation or rule at the start of a line is only text. */
function guarded(markdown: string): string {
  return markdown.replace(/^(\s*)([-+=:%(])/gm, '$1\\$2').replace(/^(\s*\w+)([.)])/gm, '$1\\$2')
}
