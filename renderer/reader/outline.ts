// The table of contents: works of the source and headings in the order they are met. Pure.
import type { SourceText } from '../../shared/model/source-text.ts'

export interface OutlineEntry {
  kind: 'work' | 'heading'
  title: string
  start: number
  /** Depth from 0. */
  depth: number
  page: string | null
}

/** Works (where there are several) at depth 0, headings below them by level. */
export function makeOutline(
  source: Pick<SourceText, 'text' | 'blocks' | 'works'>,
  pageAt: (offset: number) => string | null,
): OutlineEntry[] {
  const several = source.works.length > 1
  const entries: OutlineEntry[] = []
  if (several) {
    for (const work of source.works) {
      const title = typeof work.item['title'] === 'string' ? work.item['title'] : firstLine(source.text, work.start)
      entries.push({ kind: 'work', title, start: work.start, depth: 0, page: pageAt(work.start) })
    }
  }
  const works = new Set(entries.map((entry) => entry.title.toLowerCase()))
  for (const block of source.blocks) {
    if (block.kind !== 'heading') continue
    const title = source.text.slice(block.start, block.end).replace(/\s+/gu, ' ').trim()
    // A work's own title is its entry already.
    if (title === '' || (several && works.has(title.toLowerCase()))) continue
    const depth = (block.level ?? 1) - 1 + (several ? 1 : 0)
    entries.push({ kind: 'heading', title, start: block.start, depth, page: pageAt(block.start) })
  }
  return entries.sort((a, b) => a.start - b.start || a.depth - b.depth)
}

/** The entry an offset stands under: the last that begins at or before it. */
export function entryAt(entries: readonly OutlineEntry[], offset: number): OutlineEntry | null {
  return entries.findLast((entry) => entry.start <= offset) ?? null
}

function firstLine(text: string, start: number): string {
  const end = text.indexOf('\n', start)
  return text.slice(start, end === -1 ? text.length : end)
}
