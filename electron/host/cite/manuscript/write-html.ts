// A manuscript as a web page, complete in itself: footnotes at the end with ways there and back, then the works.
import { escapeHtml, runsToHtml } from '../runs.ts'
import type { Printed } from './format.ts'
import type { Block, Inline } from './manuscript.ts'
import { onPage, type Placed } from './page.ts'

const CSS = `body { max-width: 42em; margin: 3em auto; padding: 0 1em; font: 1.05em/1.6 Georgia, serif; overflow-wrap: break-word }
blockquote { margin: 1em 2em } pre { white-space: pre-wrap } sup { line-height: 0 } sup a { text-decoration: none }
[role=doc-bibliography] p { padding-inline-start: 2em; text-indent: -2em }`

/** Of any language: a browser sees by the first letter which way a paragraph runs. */
const ANY = 'dir="auto"'

export function writeHtml(printed: Printed): string {
  const { manuscript, formatted, bibliography, listTitle, locale } = printed
  const inline = (part: Placed): string => {
    if ('note' in part) {
      const number = part.note + 1
      return `<sup id="r${number}"><a href="#n${number}" role="doc-noteref">${number}</a></sup>`
    }
    if ('runs' in part) return runsToHtml(part.runs)
    const { href, ...run } = part
    const html = runsToHtml([run]).replaceAll('\n', '<br>')
    return href === undefined ? html : `<a href="${escapeHtml(href)}">${html}</a>`
  }
  const words = (content: readonly Inline[]): string => onPage(content, printed).map(inline).join('')
  const html = (block: Block): string => {
    switch (block.kind) {
      case 'heading': {
        const level = Math.min(6, block.level + 1)
        return `<h${level} ${ANY}>${words(block.content)}</h${level}>`
      }
      case 'paragraph':
        return `<p ${ANY}>${words(block.content)}</p>`
      case 'quote':
        return `<blockquote>\n${all(block.blocks)}\n</blockquote>`
      case 'list': {
        const items = block.items.map((item) => `<li ${ANY}>${withoutParagraph(item)}</li>`).join('\n')
        return block.start === null ? `<ul>\n${items}\n</ul>` : `<ol start="${block.start}">\n${items}\n</ol>`
      }
      case 'code':
        return `<pre><code>${escapeHtml(block.text)}</code></pre>`
      case 'rule':
        return '<hr>'
    }
  }
  const all = (blocks: readonly Block[]): string => blocks.map(html).join('\n')
  /** An item of one paragraph is only its words. */
  const withoutParagraph = (item: readonly Block[]): string => {
    const [first, ...rest] = item
    if (first?.kind !== 'paragraph' || rest.some(({ kind }) => kind === 'paragraph')) return all(item)
    return [words(first.content), ...rest.map(html)].join('\n')
  }
  const notes = formatted.flatMap(({ note }, index) => {
    if (note === null) return []
    const number = index + 1
    const back = `<a href="#r${number}" role="doc-backlink" aria-label="↩ ${number}">↩</a>`
    return [`<li id="n${number}" ${ANY}>${runsToHtml(note)} ${back}</li>`]
  })
  const works = bibliography.map(({ id, runs }) => `<p id="${escapeHtml(`ref-${id}`)}" ${ANY}>${runsToHtml(runs)}</p>`)
  return [
    `<!doctype html>\n<html lang="${escapeHtml(locale)}">\n<head>\n<meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${escapeHtml(manuscript.title)}</title>\n<style>${CSS}</style>\n</head>\n<body>\n<main>`,
    `<h1 ${ANY}>${escapeHtml(manuscript.title)}</h1>`,
    all(manuscript.blocks),
    ...(notes.length > 0 ? [`<section role="doc-endnotes"><hr><ol>\n${notes.join('\n')}\n</ol></section>`] : []),
    ...(works.length > 0
      ? [`<section role="doc-bibliography"><h2>${escapeHtml(listTitle)}</h2>\n${works.join('\n')}\n</section>`]
      : []),
    '</main>\n</body>\n</html>\n',
  ].join('\n')
}
