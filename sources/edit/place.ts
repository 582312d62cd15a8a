// A draft put together again: canonical text, and everything that points into it moved along.
import {
  type ListedReference,
  type Page,
  type SourceNote,
  type SourceText,
  type TextCitation,
  type Warning,
  type Work,
} from '../../shared/model/source-text.ts'
import { citationsOf } from '../find/citations.ts'
import { parseReference } from '../find/references.ts'
import { flatten, type Flat } from '../flatten.ts'
import type { DraftBlock, Run } from '../run.ts'
import { lastStartingBy } from '../../shared/first-where.ts'
import type { Draft, EditBlock, EditWork } from './draft.ts'
import { labelled } from './page-rules.ts'

/** Where an offset of the old text stands in the new one: `first` of a stretch's start, `last` of its end. */
export interface Moves {
  first(offset: number): number
  last(offset: number): number
}

export function placed(draft: Draft): SourceText {
  const flat = flatten(
    draft.blocks.map((entry) => draftBlock(entry)),
    draft.raw.length,
  )
  for (const [index, { block }] of draft.blocks.entries()) {
    if (block.number !== undefined) flat.blocks[index]!.number = block.number
  }
  const moves = movesOf(draft.blocks, flat)
  const { before } = draft
  const works = draft.works.map((work) => placedWork(work, draft, flat, moves))
  const { references, indices } = referencesOf(draft, flat)
  return {
    text: flat.text,
    blocks: flat.blocks,
    marks: before.marks.map((mark) => ({ ...mark, ...moved(mark, moves) })).filter(({ start, end }) => start < end),
    works,
    pages: pagesOf(draft, flat),
    notes: notesOf(draft, moves),
    references,
    citations: citations(draft, flat, moves, references, indices),
    removed: draft.removed.map((entry) => ({ ...entry, at: removedAt(draft, entry, flat, moves) })),
    map: flat.map,
    warnings: warningsOf(draft, moves),
  }
}

function draftBlock({ block: { kind, level, role }, lists, rows }: EditBlock): DraftBlock {
  const draft = { kind, runs: [], ...(level !== undefined && { level }), ...(role !== undefined && { role }) }
  if (!rows) return { ...draft, runs: lists[0]! }
  let next = 0
  return { ...draft, rows: rows.map((cells): Run[][] => lists.slice(next, (next += cells))) }
}

interface Moved {
  start: number
  was: number
  to: number
  length: number
}

function movesOf(blocks: readonly EditBlock[], flat: Flat): Moves {
  const all: Moved[] = []
  for (const [index, { lists, rows }] of blocks.entries()) {
    const block = flat.blocks[index]!
    const starts = rows ? block.rows!.flatMap(({ cells }) => cells.map(({ start }) => start)) : [block.start]
    for (const [list, runs] of lists.entries()) {
      let to = starts[list]!
      for (const { at, was, text } of runs) {
        if (at !== null) all.push({ start: at, was, to, length: text.length })
        to += text.length
      }
    }
  }
  all.sort((a, b) => a.start - b.start || a.was - b.was)
  const within = ({ start, to, was, length }: Moved, offset: number): number =>
    was === length ? to + offset - start : offset <= start ? to : to + length
  return {
    first(offset) {
      const run = all[lastStartingBy(all, offset)]
      if (!run) return all[0]?.to ?? 0
      return within(run, Math.min(offset, run.start + run.was))
    },
    last(offset) {
      // The run that ends here or holds the character before.
      const index = lastStartingBy(all, offset - 1)
      const run = all[index]
      if (!run) return all[0]?.to ?? 0
      // Nothing ends here, but a block begins.
      if (run.start + run.was < offset && all[index + 1]?.start === offset) return all[index + 1]!.to
      const end = Math.min(offset, run.start + run.was)
      return run.was !== run.length && end > run.start ? run.to + run.length : within(run, end)
    },
  }
}

function moved(range: { start: number; end: number }, moves: Moves): { start: number; end: number } {
  const start = range.start === range.end ? moves.last(range.start) : moves.first(range.start)
  return { start, end: Math.max(start, moves.last(range.end)) }
}

function placedWork(entry: EditWork, draft: Draft, flat: Flat, moves: Moves): Work {
  const { work } = entry
  const first = draft.blocks.findIndex((block) => block.work === entry)
  const last = draft.blocks.findLastIndex((block) => block.work === entry)
  // One that has lost its last block is empty where it began: what stood after may be another's by now.
  const extent =
    first < 0
      ? moved({ start: work.start, end: work.start }, moves)
      : { start: flat.blocks[first]!.start, end: flat.blocks[last]!.end }
  const evidence = work.evidence.map((one) => ({ ...one, ...moved(one, moves) }))
  if (entry.isNew && work.item['title'] !== undefined) {
    const { start, end } = flat.blocks[first]!
    const title = flat.text.slice(start, end)
    return {
      ...extent,
      item: { ...work.item, title },
      evidence: [{ field: 'title', start, end, certainty: 'guessed' }],
      missing: work.missing,
    }
  }
  // A title printed letter for letter follows what its letters are corrected to.
  const proof = work.evidence.findIndex(
    ({ field, start, end }) => field === 'title' && draft.before.text.slice(start, end) === work.item['title'],
  )
  const shown = evidence[proof]
  const item = shown ? { ...work.item, title: flat.text.slice(shown.start, shown.end) } : work.item
  return { ...extent, item, evidence, missing: work.missing }
}

function pagesOf(draft: Draft, flat: Flat): Page[] {
  const labels = labelled(draft)
  const pages: Page[] = []
  let current = -1
  for (const [index, { lists, rows, opens }] of draft.blocks.entries()) {
    const block = flat.blocks[index]!
    const starts = rows ? block.rows!.flatMap(({ cells }) => cells.map(({ start }) => start)) : [block.start]
    for (const [list, runs] of lists.entries()) {
      let start = starts[list]!
      for (const { page, text } of runs) {
        const isNew = page !== current || (opens && start === block.start)
        const { label, certainty } = labels[page] ?? { label: '', certainty: 'counted' }
        // Nothing is said of unnumbered pages before the first that has a number.
        if (text !== '' && isNew && (label !== '' || pages.length > 0)) {
          if (pages.at(-1)?.start === start) pages.pop()
          pages.push({ start, label, certainty })
        }
        if (text !== '') current = page
        start += text.length
      }
    }
  }
  return pages
}

function workNumber(draft: Draft, { work }: EditBlock): number | null {
  return work === null ? null : draft.works.indexOf(work) + 1
}

function notesOf(draft: Draft, moves: Moves): SourceNote[] {
  return draft.blocks.flatMap((entry, block) =>
    entry.note === null
      ? []
      : [
          {
            ...entry.note,
            block,
            markers: entry.note.markers.map((at) => moves.last(at)),
            work: workNumber(draft, entry),
          },
        ],
  )
}

/** `indices`: where an entry of the old list stands in the new one. */
function referencesOf(draft: Draft, flat: Flat): { references: ListedReference[]; indices: Map<number, number> } {
  const references: ListedReference[] = []
  const indices = new Map<number, number>()
  for (const [block, entry] of draft.blocks.entries()) {
    if (entry.block.kind !== 'reference') continue
    const { start, end } = flat.blocks[block]!
    const raw = flat.text.slice(start, end)
    const parsed = entry.changed || !entry.reference ? { raw, ...parseReference(raw) } : entry.reference
    if (entry.reference) indices.set(draft.before.references.indexOf(entry.reference), references.length)
    references.push({ ...parsed, block, work: workNumber(draft, entry) })
  }
  return { references, indices }
}

/** Those of blocks that were changed are read anew; the others keep what they mean. */
function citations(
  draft: Draft,
  flat: Flat,
  moves: Moves,
  references: readonly ListedReference[],
  indices: ReadonlyMap<number, number>,
): TextCitation[] {
  const changed = flat.blocks.filter((_, index) => {
    const { changed: touched, block, note } = draft.blocks[index]!
    return touched && (note !== null || ['paragraph', 'listItem', 'quote', 'caption'].includes(block.kind))
  })
  const isIn = (blocks: readonly { start: number; end: number }[], at: number): boolean =>
    blocks.some(({ start, end }) => start <= at && at <= end)
  const touched = flat.blocks.filter((_, index) => draft.blocks[index]!.changed)
  const kept = draft.before.citations.flatMap((citation): TextCitation[] => {
    const { start, end } = moved(citation, moves)
    if (start === end || isIn(touched, start)) return []
    const meant = citation.references.flatMap((index) => indices.get(index) ?? [])
    if (meant.length === citation.references.length) return [{ ...citation, start, end, references: meant }]
    return [{ start, end, references: meant, certainty: meant.length > 0 ? citation.certainty : 'none' }]
  })
  return [...kept, ...citationsOf(flat.text, changed, references)].sort((a, b) => a.start - b.start)
}

/** Where it was; what a hand took out, where the file would have it. */
function removedAt(draft: Draft, entry: Draft['removed'][number], flat: Flat, moves: Moves): number {
  return draft.before.removed.includes(entry) ? moves.last(entry.at) : flat.place(entry.raw[0])
}

function warningsOf(draft: Draft, moves: Moves): Warning[] {
  return draft.before.warnings.flatMap((warning) => {
    const [start, end] = [warning.start ?? 0, warning.end ?? warning.start ?? 0]
    const isAnswered = draft.answered.some(({ code, from, to }) => {
      if (code !== null) return code === warning.code && (warning.start === undefined || (from <= end && start <= to))
      return warning.start !== undefined && (from < end || from === start) && start < to
    })
    if (isAnswered) return []
    if (warning.start === undefined) return [warning]
    const place = moved({ start, end }, moves)
    return [{ ...warning, start: place.start, ...(warning.end !== undefined && { end: place.end }) }]
  })
}
