// A source text taken apart for editing: blocks of runs that know their raw characters, where they stood, and their page. The
// reverse of `flatten.ts`; `place.ts` puts it together again.
import { MAP_DROPPED, MAP_KEPT, MAP_REPLACED } from '../../shared/model/source-text.ts'
import type { Block, ListedReference, Removed, SourceNote, SourceText, Work } from '../../shared/model/source-text.ts'
import type { Run } from '../run.ts'
import { lastStartingBy } from '../../shared/first-where.ts'

export interface EditRun extends Run {
  /** Offset in the text before the edits; null where it was not there. */
  at: number | null
  /** Its length there. */
  was: number
  /** Index into `Draft.pages`; -1 before the first page. */
  page: number
}

export interface EditWork {
  work: Work
  /** Made by hand: nothing is known of it but what its first block says. */
  isNew: boolean
}

export interface EditBlock {
  block: Pick<Block, 'kind' | 'level' | 'role' | 'number'>
  /** One list of runs; of a table one for each cell, row by row. */
  lists: EditRun[][]
  /** Of a table: cells in each row. */
  rows: number[] | null
  work: EditWork | null
  note: SourceNote | null
  reference: ListedReference | null
  /** Its page is named again at its start, as at the foot of a page. */
  opens: boolean
  /** Its words are not what they were. */
  changed: boolean
}

export interface EditPage {
  label: string
  certainty: SourceText['pages'][number]['certainty']
}

export interface Draft {
  raw: string
  before: SourceText
  blocks: EditBlock[]
  works: EditWork[]
  pages: EditPage[]
  removed: Removed[]
  /** Ranges of the text before the edits whose warnings are answered; `code` null: whatever they are. */
  answered: { code: string | null; from: number; to: number }[]
  /** Page rules, in the order they were made. */
  rules: { from: number; at: number; label: string }[]
}

export function draftOf(raw: string, source: SourceText): Draft {
  const runs = runsOf(source)
  const { pages, pageAt } = pagesOf(source)
  const works = source.works.map((work): EditWork => ({ work, isNew: false }))
  const notes = new Map(source.notes.map((note) => [note.block, note]))
  const references = new Map(source.references.map((reference) => [reference.block, reference]))
  const opening = new Set(source.pages.map(({ start }) => start))
  let next = 0
  const within = (start: number, end: number): EditRun[] => {
    const found: EditRun[] = []
    // What separates blocks and cells stands outside of both.
    while (next < runs.length && runs[next]!.at! < start) next++
    for (let run = runs[next]; run && run.at! + run.was <= end && (run.at! < end || run.was === 0); run = runs[++next])
      found.push(...cutAtPages(run, source, pageAt))
    return found
  }
  const blocks = source.blocks.map((block, index): EditBlock => {
    const { kind, level, role, number, start, end, rows } = block
    return {
      block: {
        kind,
        ...(level !== undefined && { level }),
        ...(role !== undefined && { role }),
        ...(number !== undefined && { number }),
      },
      lists: rows
        ? rows.flatMap(({ cells }) => cells.map((cell) => within(cell.start, cell.end)))
        : [within(start, end)],
      rows: rows ? rows.map(({ cells }) => cells.length) : null,
      work: works.find(({ work }) => work.start <= start && end <= work.end && work.start < work.end) ?? null,
      note: notes.get(index) ?? null,
      reference: references.get(index) ?? null,
      opens: opening.has(start),
      changed: false,
    }
  })
  return { raw, before: source, blocks, works, pages, removed: [...source.removed], answered: [], rules: [] }
}

/** All segments that make text, or join it, in the order of the text. */
function runsOf({ map, text }: SourceText): EditRun[] {
  const runs: EditRun[] = []
  for (let i = 0; i < map.length; i += 5) {
    const [rawStart, rawEnd, start, end, kind] = map.slice(i, i + 5) as [number, number, number, number, number]
    if (kind === MAP_DROPPED) continue
    runs.push({ rawStart, rawEnd, text: text.slice(start, end), kind, at: start, was: end - start, page: -1 })
  }
  return runs.sort((a, b) => a.at! - b.at! || a.was - b.was || a.rawStart - b.rawStart)
}

/** The pages by their labels, which recur only where a page is named again. */
function pagesOf(source: SourceText): { pages: EditPage[]; pageAt: (offset: number) => number } {
  const pages: EditPage[] = []
  const byLabel = new Map<string, number>()
  const starts = source.pages.map(({ start, label, certainty }) => {
    let page = byLabel.get(label)
    if (page === undefined) {
      byLabel.set(label, (page = pages.length))
      pages.push({ label, certainty })
    }
    return { start, page }
  })
  const pageAt = (offset: number): number => starts[lastStartingBy(starts, offset)]?.page ?? -1
  return { pages, pageAt }
}

function cutAtPages(run: EditRun, { pages }: SourceText, pageAt: (offset: number) => number): EditRun[] {
  const parts: EditRun[] = []
  let rest = { ...run, page: pageAt(run.at!) }
  for (let i = lastStartingBy(pages, run.at!) + 1; pages[i] && pages[i]!.start < run.at! + run.was; i++) {
    if (rest.kind !== MAP_KEPT) break
    const [before, after] = cutRun(rest, pages[i]!.start - rest.at!)
    if (before.text !== '') parts.push(before)
    rest = { ...after, page: pageAt(pages[i]!.start) }
  }
  return [...parts, rest]
}

/** A kept run in two, `length` characters into it. */
export function cutRun(run: EditRun, length: number): [EditRun, EditRun] {
  const at = run.at === null ? null : run.at + length
  const was = (part: number): number => (run.at === null ? 0 : part)
  return [
    { ...run, text: run.text.slice(0, length), rawEnd: run.rawStart + length, was: was(length) },
    {
      ...run,
      text: run.text.slice(length),
      rawStart: run.rawStart + length,
      at,
      was: was(run.text.length - length),
    },
  ]
}

/** Kept runs cut at a raw offset. */
export function cutAt(runs: readonly EditRun[], raw: number): EditRun[] {
  return runs.flatMap((run) =>
    run.kind === MAP_KEPT && run.rawStart < raw && raw < run.rawEnd ? cutRun(run, raw - run.rawStart) : [run],
  )
}

/** The run reading `text` in place of its own. */
export function rewritten(run: EditRun, text: string): EditRun {
  return { ...run, text, kind: text === '' ? MAP_DROPPED : MAP_REPLACED }
}

export function wordsOf(block: EditBlock): string {
  return block.lists.map((list) => list.map(({ text }) => text).join('')).join(' ')
}

/** Where a raw offset is: the run that holds it, or where it is in none the nearest with words before it; null at the very beginning. */
export function find(draft: Draft, raw: number): { block: number; list: number; run: number; inside: boolean } | null {
  let nearest: { block: number; list: number; run: number; inside: boolean } | null = null
  let end = -1
  for (const [block, { lists }] of draft.blocks.entries()) {
    for (const [list, runs] of lists.entries()) {
      for (let run = 0; run < runs.length; run++) {
        const { rawStart, rawEnd, text } = runs[run]!
        if (text === '' && rawStart === rawEnd) continue
        if (rawStart <= raw && raw < rawEnd) return { block, list, run, inside: true }
        if (text !== '' && rawEnd <= raw && rawEnd > end) {
          end = rawEnd
          nearest = { block, list, run, inside: false }
        }
      }
    }
  }
  return nearest
}
