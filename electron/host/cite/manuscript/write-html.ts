// A manuscript as a web page, complete in itself: footnotes at the end with ways there and back, then the works.
import { escapeHtml, runsToHtml } from '../runs.ts'
import { contentOf, grouped, isSpan, type Printed } from './format.ts'
import type { Block, Inline } from './manuscript.ts'

const CSS = `body { max-width: 42em; margin: 3em auto; padding: 0 1em; font: 1.05em/1.6 Georgia, serif }
blockquote { margin: 1em 2em } sup a { text-decoration: none } .works p { padding-left: 2em; text-indent: -2em }`
/** What may be followed from a page that someone else opens. */
const SAFE_LINK = /^(?:https?:|mailto:)/i

export function writeHtml({ manuscript, formatted, bibliography, listTitle, locale }: Printed): string {
  const inline = (part: Inline): string => {
    if (isSpan(part)) {
      const { href, ...run } = part
      const html = runsToHtml([run]).replaceAll('\n', '<br>')
      return href !== undefined && SAFE_LINK.test(href) ? `<a href="${escapeHtml(href)}">${html}</a>` : html
    }
    const { text, note } = formatted[part.citation]!
    const number = part.citation + 1
    const reference = `<sup id="r${number}"><a href="#n${number}" role="doc-noteref">${number}</a></sup>`
    return `${runsToHtml(text)}${note === null ? '' : reference}`
  }
  const body = grouped(manuscript.blocks).map((blocks) => {
    const html = blocks.map((block) => blockHtml(block, contentOf(block).map(inline).join(''))).join('\n')
    const [first] = blocks
    if (first?.kind !== 'item') return html
    return first.number === null ? `<ul>\n${html}\n</ul>` : `<ol start="${first.number}">\n${html}\n</ol>`
  })
  const notes = formatted.flatMap(({ note }, index) =>
    note === null
      ? []
      : [`<li id="n${index + 1}">${runsToHtml(note)} <a href="#r${index + 1}" role="doc-backlink">↩</a></li>`],
  )
  const works = bibliography.map(({ id, runs }) => `<p id="${escapeHtml(`ref-${id}`)}">${runsToHtml(runs)}</p>`)
  return [
    `<!doctype html>\n<html lang="${escapeHtml(locale)}">\n<head>\n<meta charset="utf-8">`,
    `<title>${escapeHtml(manuscript.title)}</title>\n<style>${CSS}</style>\n</head>\n<body>`,
    `<h1>${escapeHtml(manuscript.title)}</h1>`,
    ...body,
    ...(notes.length > 0 ? [`<section role="doc-endnotes"><hr><ol>\n${notes.join('\n')}\n</ol></section>`] : []),
    ...(works.length > 0
      ? [`<section class="works"><h2>${escapeHtml(listTitle)}</h2>\n${works.join('\n')}\n</section>`]
      : []),
    '</body>\n</html>\n',
  ].join('\n')
}

function blockHtml(block: Block, html: string): string {
  switch (block.kind) {
    case 'heading': {
      const level = Math.min(6, block.level + 1)
      return `<h${level}>${html}</h${level}>`
    }
    case 'quote':
      return `<blockquote><p>${html}</p></blockquote>`
    case 'code':
      return `<pre>${html.replaceAll('<br>', '\n')}</pre>`
    case 'item':
      return `<li${block.depth > 0 ? ` style="margin-left:${block.depth * 2}em"` : ''}>${html}</li>`
    case 'paragraph':
      return `<p>${html}</p>`
  }
}
