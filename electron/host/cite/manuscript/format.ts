// The citations of a manuscript as its style prints them: what stands in the running text, and what in a note.
import { citationRuns, namedAuthors, type Beside, type CitationsRequest } from '../forms.ts'
import type { CitingEngine } from '../engine.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { runsToText, type Run } from '../runs.ts'
import type { Inline, Manuscript, Span } from './manuscript.ts'

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

/** An abbreviation or sign before a number, which no line may part from it: "p. 12", "Bd. 3", "§ 4". */
const BEFORE_NUMBER =
  /(?<![\p{L}\p{N}])(\p{Ll}{1,5}\.|s\.vv?\.|¶¶?|§§?|S\.|Bde?\.|Nr\.|Kap\.|Abs\.|Abschn\.|Abb\.|Sp\.|Z\.|Anm\.|H\.) (?=\p{N})/gu

/** With a no-break space where a number belongs to the word before it. */
export const bound = (runs: readonly Run[]): Run[] =>
  runs.map((run) => ({ ...run, text: run.text.replace(BEFORE_NUMBER, '$1\u00a0') }))
