// The citations of a manuscript as its style prints them: what stands in the running text, and what in a note.
import { citationRuns, namedAuthors, type Beside, type CitationsRequest } from '../forms.ts'
import type { CitingEngine } from '../engine.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { runsToText, type Run } from '../runs.ts'
import type { Block, Inline, Manuscript, Span } from './manuscript.ts'

export interface Formatted {
  /** In the running text; in note styles the author where the sentence names one, else nothing. */
  text: Run[]
  /** In note styles the note; its number is that of the citation. */
  note: Run[] | null
}

export interface Entry {
  id: string
  runs: Run[]
}

/** A manuscript ready for a writer of finished pages. */
export interface Printed {
  manuscript: Manuscript
  formatted: Formatted[]
  bibliography: Entry[]
  listTitle: string
  locale: string
}

/** `items` are the works in the list; `quoted` those that are only quoted in them. */
export function formatCitations(
  engine: CitingEngine,
  { citations }: Manuscript,
  items: readonly CslItem[],
  quoted: readonly CslItem[],
  beside: Beside,
): Formatted[] {
  const request: CitationsRequest = { items, clusters: citations, form: 'in-text', quoted }
  const notes = engine.style.class === 'note'
  return citationRuns(engine, request, beside).map((runs, index) => {
    if (!notes) return { text: runs, note: null }
    const cluster = citations[index]
    const named = cluster?.properties.mode === 'composite' ? namedAuthors(engine, request, cluster, beside) : []
    return { text: named, note: runs }
  })
}

/** The author in the sentence and the rest behind it, where the two can be told apart: "Lane and Frear", "(2014, p. 3)". */
export function parted(whole: readonly Run[], withoutAuthor: readonly Run[]): Run[] | null {
  const [text, rest] = [runsToText(whole), runsToText(withoutAuthor)]
  if (rest === '' || !text.endsWith(` ${rest}`)) return null
  let left = text.length - rest.length
  return whole.flatMap((run) => {
    const kept = run.text.slice(0, Math.max(0, left))
    left -= run.text.length
    return kept === '' ? [] : [{ ...run, text: kept }]
  })
}

export const isSpan = (inline: Inline): inline is Span => 'text' in inline

/** Every inline of a block; a block of code is one span. */
export const contentOf = (block: Block): Inline[] => (block.kind === 'code' ? [{ text: block.text }] : block.content)

/** The blocks, with neighbouring items of one list together. */
export function grouped(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = []
  for (const block of blocks) {
    const before = groups.at(-1)?.at(-1)
    if (before?.kind === 'item' && block.kind === 'item' && (before.number === null) === (block.number === null))
      groups.at(-1)!.push(block)
    else groups.push([block])
  }
  return groups
}
