// A manuscript as LaTeX for BibLaTeX and biber, beside its .bib file.
import type { Citation } from '../../../../shared/model/citation.ts'
import { biblatexCitation, type PlaceWord } from '../keyed.ts'
import { latexText, runsToLatex } from '../latex-text.ts'
import type { Style } from '../style.ts'
import { isSpan } from './format.ts'
import { latexLetters } from './latex-letters.ts'
import type { Block, Inline, Manuscript } from './manuscript.ts'

const HEADINGS = ['section', 'subsection', 'subsubsection', 'paragraph', 'subparagraph', 'subparagraph']
/** LaTeX refuses more lists of one kind within each other, and more of everything together. */
const [MOST_LISTS, MOST_DEEP] = [4, 6]
const COUNTERS = ['enumi', 'enumii', 'enumiii', 'enumiv']

interface Depth {
  bullets: number
  numbers: number
  quotes: number
}

/** `citations` are those of the manuscript in CSL's own terms; `bibliography` the content of the file beside it. */
export function writeLatex(
  manuscript: Manuscript,
  citations: readonly Citation[],
  options: { style: Style; locale: string; bib: string; bibliography: string; word: PlaceWord },
): string {
  const { locale, style } = options
  const inline = (part: Inline, behind: Inline | undefined): string => {
    if (isSpan(part)) {
      const latex = runsToLatex([part])
      return part.href === undefined ? latex : `\\href{${urlText(part.href)}}{${latex}}`
    }
    const latex = biblatexCitation(citations[part.citation]!, options.word)
    // "\autocites" takes every bracket that follows for its own.
    const ended = behind === undefined || !isSpan(behind) || /^\s*\[/.test(behind.text)
    return /^\\\w+s[[{]/.test(latex) && ended ? `${latex}\\relax{}` : latex
  }
  const words = (content: readonly Inline[]): string =>
    content.map((part, index) => inline(part, content[index + 1])).join('')
  const latex = (block: Block, depth: Depth): string => {
    switch (block.kind) {
      case 'heading':
        return `\\${HEADINGS[block.level - 1] ?? 'subparagraph'}{${words(block.content).replaceAll('\\newline{}', '')}}`
      case 'paragraph':
        return words(block.content)
      case 'quote': {
        const quoted = all(block.blocks, { ...depth, quotes: depth.quotes + 1 })
        return total(depth) < MOST_DEEP ? `\\begin{quote}\n${quoted}\n\\end{quote}` : quoted
      }
      case 'list':
        return list(block.start, block.items, depth)
      case 'code':
        return `\\begin{flushleft}\\ttfamily\n${block.text.split('\n').map(codeLine).join('\\newline{}\n')}\n\\end{flushleft}`
      case 'rule':
        return '\\begin{center}* * *\\end{center}'
    }
  }
  const list = (start: number | null, items: readonly (readonly Block[])[], depth: Depth): string => {
    const kind = start === null ? 'bullets' : 'numbers'
    const within = { ...depth, [kind]: depth[kind] + 1 }
    const lines = items.map((item) => {
      const text = all(item, within)
      // A bracket at the beginning would be the item's sign.
      return `\\item ${/^\s*\[/.test(text) ? '{}' : ''}${text}`
    })
    // Deeper than LaTeX goes the items stand in the list above.
    if (depth[kind] >= MOST_LISTS || total(depth) >= MOST_DEEP) return lines.join('\n')
    if (start === null) return `\\begin{itemize}\n${lines.join('\n')}\n\\end{itemize}`
    const counter = start === 1 ? '' : `\\setcounter{${COUNTERS[depth.numbers]}}{${start - 1}}\n`
    return `\\begin{enumerate}\n${counter}${lines.join('\n')}\n\\end{enumerate}`
  }
  const all = (blocks: readonly Block[], depth: Depth): string =>
    blocks.map((block) => latex(block, depth)).join('\n\n')
  const body = all(manuscript.blocks, { bullets: 0, numbers: 0, quotes: 0 })
  const { first, packages } = latexLetters(`${manuscript.title}${body}${options.bibliography}`, locale)
  return `${first}\\documentclass[12pt]{article}
${packages}
\\usepackage{csquotes}
${biblatex(style)}
\\addbibresource{${options.bib}}
\\usepackage[hidelinks]{hyperref}
\\title{${latexText(manuscript.title)}}
\\date{}
\\begin{document}
\\maketitle

${body}

\\printbibliography
\\end{document}
`
}

/** TeX drops spaces at the beginning of a line, and all but one elsewhere. */
const codeLine = (line: string): string =>
  latexText(line)
    .replace(/^ +| (?= )/g, (spaces) => '~'.repeat(spaces.length))
    .replace(/^~/, '\\mbox{}~')

const total = ({ bullets, numbers, quotes }: Depth): number => bullets + numbers + quotes

/** The package that sets what the style asks for; other styles than these LaTeX users choose themselves. */
function biblatex(style: Style): string {
  if (style.family === 'chicago')
    return `\\usepackage[${style.class === 'note' ? 'notes' : 'authordate'},backend=biber]{biblatex-chicago}`
  const name = style.family === 'apa' ? 'apa' : style.edition.startsWith('MLA') ? 'mla' : null
  const own = name ?? (style.class === 'note' ? 'verbose' : 'authoryear')
  return `\\usepackage[backend=biber,style=${own},autocite=${style.class === 'note' ? 'footnote' : 'inline'}]{biblatex}`
}

/** Percent signs and the like would end or escape the argument. */
const urlText = (href: string): string => href.replace(/[\\{}\s]/g, encodeURIComponent).replace(/[%#&]/g, '\\$&')
