// A manuscript as Pandoc's Markdown, beside its works as CSL-JSON and the style as CSL.
import type { Citation } from '../../../../shared/model/citation.ts'
import { pandocCitation } from '../keyed.ts'
import { runsToMarkdown } from '../runs.ts'
import { contentOf, grouped, isSpan } from './format.ts'
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
  const body = grouped(manuscript.blocks).map((blocks) =>
    blocks.map((block) => blockMarkdown(block, contentOf(block).map(inline).join(''))).join('\n'),
  )
  return `---\n${yaml.join('\n')}\n---\n\n${body.join('\n\n')}\n`
}

function blockMarkdown(block: Block, markdown: string): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${markdown.replaceAll('\\\n', ' ')}`
    case 'quote':
      return `> ${markdown.replaceAll('\n', '\n> ')}`
    case 'code':
      return block.text.replace(/^/gm, '    ')
    case 'item': {
      const indent = '    '.repeat(block.depth)
      return `${indent}${block.number === null ? '-' : `${block.number}.`} ${markdown.replaceAll('\n', `\n${indent}  `)}`
    }
    case 'paragraph':
      return guarded(markdown)
  }
}

/** What would begin a heading, list, quotation or rule at the start of a line is only text. */
function guarded(markdown: string): string {
  return markdown.replace(/^(\s*)([-+=:%(])/gm, '$1\\$2').replace(/^(\s*\w+)([.)])/gm, '$1\\$2')
}
