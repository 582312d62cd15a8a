// A manuscript as LaTeX for BibLaTeX and biber, beside its .bib file.
import type { Citation } from '../../../../shared/model/citation.ts'
import { biblatexCitation } from '../keyed.ts'
import { latexText, runsToLatex } from '../latex-text.ts'
import type { Style } from '../style.ts'
import { contentOf, grouped, isSpan } from './format.ts'
import type { Block, Inline, Manuscript } from './manuscript.ts'

const HEADINGS = ['section', 'subsection', 'subsubsection', 'paragraph', 'subparagraph', 'subparagraph']
const BABEL: Record<string, string> = {
  'en-US': 'american',
  'en-GB': 'british',
  de: 'ngerman',
  fr: 'french',
  es: 'spanish',
  it: 'italian',
  nl: 'dutch',
  pt: 'portuguese',
  pl: 'polish',
}

/** `citations` are those of the manuscript in CSL's own terms. */
export function writeLatex(
  manuscript: Manuscript,
  citations: readonly Citation[],
  options: { style: Style; locale: string; bib: string },
): string {
  const inline = (part: Inline): string => {
    if (isSpan(part)) {
      const latex = runsToLatex([part])
      return part.href === undefined ? latex : `\\href{${urlText(part.href)}}{${latex}}`
    }
    return biblatexCitation(citations[part.citation]!)
  }
  const { locale, style } = options
  const body = grouped(manuscript.blocks).map((blocks) => {
    const lines = blocks.map((block) => blockLatex(block, contentOf(block).map(inline).join('')))
    const [first] = blocks
    if (first?.kind !== 'item') return lines.join('\n')
    const list = first.number === null ? 'itemize' : 'enumerate'
    return `\\begin{${list}}\n${lines.join('\n')}\n\\end{${list}}`
  })
  const babel = BABEL[locale] ?? BABEL[locale.split('-')[0] ?? ''] ?? 'american'
  return `\\documentclass[12pt]{article}
\\usepackage{iftex}
\\ifPDFTeX\\usepackage[T1]{fontenc}\\else\\usepackage{fontspec}\\fi
\\usepackage[${babel}]{babel}
\\usepackage{csquotes}
${biblatex(style)}
\\addbibresource{${options.bib}}
\\usepackage{hyperref}
\\title{${latexText(manuscript.title)}}
\\date{}
\\begin{document}
\\maketitle

${body.join('\n\n')}

\\printbibliography
\\end{document}
`
}

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

function blockLatex(block: Block, latex: string): string {
  switch (block.kind) {
    case 'heading':
      return `\\${HEADINGS[block.level - 1] ?? 'subparagraph'}{${latex}}`
    case 'quote':
      return `\\begin{quote}\n${latex}\n\\end{quote}`
    case 'code':
      return `\\begin{flushleft}\\ttfamily ${latex}\\end{flushleft}`
    case 'item':
      return `\\item${block.number === null ? '' : `[${block.number}.]`} ${latex}`
    case 'paragraph':
      return latex
  }
}
