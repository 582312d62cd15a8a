// What reading a source did, in numbers: joined, removed, recognised. Pure.
import { MAP_JOINED, type RemovedReason, type SourceText } from '../model/source-text.ts'

export interface ReportAccount {
  paragraphs: number
  /** Line ends that became a space; and those that became nothing, at a hyphen or a dash. */
  lines: number
  hyphens: number
  /** Pieces that left the text, by reason; reasons without any are missing. */
  removed: Partial<Record<RemovedReason, number>>
  works: number
  headings: number
  items: number
  quotes: number
  tables: number
  captions: number
  notes: number
  /** Of the notes, those whose place in the text is known. */
  called: number
  entries: number
  /** Of the entries, those that could be read as a reference. */
  readEntries: number
  citations: { exact: number; near: number; none: number }
  /** First and last label, and how many pages are printed, counted or guessed; null for a text without pages. */
  pages: { first: string; last: string; printed: number; counted: number; guessed: number } | null
}

export function accountOf(text: SourceText): ReportAccount {
  const joined = { lines: 0, hyphens: 0 }
  for (let i = 0; i < text.map.length; i += 5) {
    const [rawStart, rawEnd, start, end, kind] = text.map.slice(i, i + 5) as [number, number, number, number, number]
    if (kind === MAP_JOINED && rawStart < rawEnd) joined[end > start ? 'lines' : 'hyphens']++
  }
  const removed: ReportAccount['removed'] = {}
  for (const { reason } of text.removed) removed[reason] = (removed[reason] ?? 0) + 1
  const citations = { exact: 0, near: 0, none: 0 }
  for (const { certainty } of text.citations) citations[certainty]++
  const kinds = (kind: SourceText['blocks'][number]['kind']): number =>
    text.blocks.filter((block) => block.kind === kind).length
  return {
    paragraphs: kinds('paragraph'),
    ...joined,
    removed,
    works: text.works.length,
    headings: kinds('heading'),
    items: kinds('listItem'),
    quotes: kinds('quote'),
    tables: kinds('table'),
    captions: kinds('caption') + kinds('figure'),
    notes: text.notes.length,
    called: text.notes.filter(({ markers }) => markers.length > 0).length,
    entries: text.references.length,
    readEntries: text.references.filter(({ item }) => item !== undefined).length,
    citations,
    pages: pagesOf(text),
  }
}

/** Each label counts once: note blocks name their page again. */
function pagesOf({ pages }: SourceText): ReportAccount['pages'] {
  const [first, last] = [pages[0], pages.at(-1)]
  if (!first || !last) return null
  const certainties = { printed: 0, counted: 0, guessed: 0 }
  for (const certainty of new Map(pages.map((page) => [page.label, page.certainty])).values()) certainties[certainty]++
  return { first: first.label, last: last.label, ...certainties }
}
