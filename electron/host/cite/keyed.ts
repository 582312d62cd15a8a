// Citations by their keys, for programs that cite by themselves: Pandoc's Markdown and BibLaTeX.
import { type BiblatexWriter, writeBiblatex } from '../../../shared/citing/biblatex-citation.ts'
import { writePandoc } from '../../../shared/citing/pandoc-citation.ts'
import type { Citation } from '../../../shared/model/citation.ts'
import { labelOf } from './bibtex-file.ts'
import type { CitingEngine } from './engine.ts'
import { runsToLatex } from './latex-text.ts'
import { quoteWithCitation } from './quotation.ts'
import type { QuotationRules } from './quotation.ts'
import { parseRuns, runsToMarkdown } from './runs.ts'

/** `citation` is in CSL's own terms; its prefixes and suffixes may hold CSL's tags for italics. */
export const pandocCitation = ({ citationItems, properties: { mode } }: Citation): string =>
  writePandoc(
    { citationItems: citationItems.map((item) => ({ ...item, id: labelOf(item) })), mode },
    // A semicolon would begin another work.
    (text) => runsToMarkdown(affix(text)).replace(/;/g, '\\;'),
  )

/** The word before a place other than a page; left out: English. */
export type PlaceWord = BiblatexWriter['word']

/** What LaTeX does not know the word for: in English it is written as biblatex' users do, else as the style has it. */
export const placeWords = (engine: Pick<CitingEngine, 'term'>, locale: string): PlaceWord =>
  locale.startsWith('en') ? undefined : (label) => engine.term(label, 'short')

export const biblatexCitation = ({ citationItems, properties: { mode } }: Citation, word?: PlaceWord): string =>
  writeBiblatex(
    { citationItems, mode },
    { key: (id) => labelOf({ id }), text: (text) => runsToLatex(affix(text)), word },
  )

const affix = (text: string) => parseRuns(text.replace(/&(?!#?\w+;)/g, '&amp;'))

/** Stands for the citation while the words around it are set. */
const PLACE = '\ue000'

export interface Keyed {
  pandoc: string
  latex: string
}

/** A quotation with its citation by key. */
export function keyedQuotation(words: string, citation: Citation, rules: QuotationRules, word?: PlaceWord): Keyed {
  const { runs, block } = quoteWithCitation(words, [{ text: PLACE }], rules)
  const markdown = runsToMarkdown(runs).replace(PLACE, () => pandocCitation(citation))
  const latex = runsToLatex(runs).replace(PLACE, () => biblatexCitation(citation, word))
  return block
    ? { pandoc: `> ${markdown}`, latex: `\\begin{quote}\n${latex}\n\\end{quote}` }
    : { pandoc: markdown, latex }
}
