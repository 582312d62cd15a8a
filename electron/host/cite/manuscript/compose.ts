// Puts a manuscript together: quotations in their marks or as blocks, each citation in its place and counted.
import type { Citation, CitationItem } from '../../../../shared/model/citation.ts'
import { quoteAlone, quoteWithCitation, type QuotationRules } from '../quotation.ts'
import type { Run } from '../runs.ts'
import type { Block, Inline, Manuscript, Part } from './manuscript.ts'
import { noteBlocks } from './note-blocks.ts'

export interface Composed extends Manuscript {
  passages: number
  unknownKeys: string[]
  uncited: string[]
}

/** Stands for the citation while the manual's rules put the full stop before or behind it. */
const PLACE = '\ue000'

export interface ComposeRules extends QuotationRules {
  /** Citations are notes: the raised number follows the closing quotation mark. */
  notes: boolean
}

/** `keys`: of every work that can be cited. */
export function compose(
  title: string,
  parts: readonly Part[],
  keys: ReadonlySet<string>,
  rules: ComposeRules,
): Composed {
  const citations: Citation[] = []
  const unknown = new Set<string>()
  const uncited: string[] = []
  let passages = 0
  let level = 0
  const placed = (citationItems: CitationItem[], mode?: 'composite'): Inline => {
    const number = citations.length + 1
    const properties = { noteIndex: rules.notes ? number : 0, ...(mode && { mode }) }
    citations.push({ citationID: `c${number}`, citationItems, properties })
    return { citation: number - 1 }
  }
  const passage = ({ words, cited, origin }: Extract<Part, { kind: 'passage' }>): Block => {
    passages++
    if (cited === null) uncited.push(origin)
    const behind = cited === null ? ` [${origin}]` : PLACE
    if (rules.notes || cited === null) {
      const { runs, block } = quoteAlone(words, rules)
      return set(withPlaces([...runs, { text: behind }], cited, placed), block)
    }
    const { runs, block } = quoteWithCitation(words, [{ text: PLACE }], rules)
    return set(withPlaces(runs, cited, placed), block)
  }
  const blocks = parts.flatMap((part): Block[] => {
    if (part.kind === 'heading') {
      level = part.level
      return [{ kind: 'heading', level: part.level, content: [{ text: part.text }] }]
    }
    if (part.kind === 'passage') return [passage(part)]
    return noteBlocks(part.markdown, level, ({ citationItems, mode }) => {
      const missing = citationItems.filter(({ id }) => !keys.has(id))
      for (const { id } of missing) unknown.add(id)
      return missing.length > 0 ? null : [placed(citationItems, mode)]
    })
  })
  return { title, blocks, citations, passages, unknownKeys: [...unknown], uncited }
}

function set(content: Inline[], isBlock: boolean): Block {
  const paragraph: Block = { kind: 'paragraph', content }
  return isBlock ? { kind: 'quote', blocks: [paragraph] } : paragraph
}

function withPlaces(
  runs: readonly Run[],
  cited: CitationItem | null,
  placed: (items: CitationItem[]) => Inline,
): Inline[] {
  return runs.flatMap((run): Inline[] => {
    const [before = '', behind] = run.text.split(PLACE)
    if (behind === undefined || cited === null) return [run]
    const around = [{ ...run, text: before }, placed([cited]), { ...run, text: behind }]
    return around.filter((inline) => !('text' in inline) || inline.text !== '')
  })
}
