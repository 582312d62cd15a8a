// The last step: blocks to canonical text, and everything that was found placed in it.
import {
  MAP_KEPT,
  type Block,
  type ListedReference,
  type Page,
  type Removed,
  type SourceNote,
  type SourceText,
  type Warning,
  type Work,
} from '../shared/model/source-text.ts'
import type { CslItem } from '../shared/model/reference.ts'
import { citationsOf } from './find/citations.ts'
import { isSectionName } from './find/names-of-sections.ts'
import { numberedCitationsOf } from './find/numbered-citations.ts'
import { parseReference } from './find/references.ts'
import type { Furniture } from './clean/furniture.ts'
import type { Lexicon } from './clean/hyphens.ts'
import { wordCount } from './clean/words.ts'
import type { Marker } from './find/markers.ts'
import type { Described } from './find/metadata.ts'
import type { PageLabel } from './find/pages.ts'
import type { Piece } from './find/pieces.ts'
import { flatten, type Flat } from './flatten.ts'
import type { Line } from './read/plain-text.ts'
import type { DraftBlock } from './run.ts'

export interface Draft {
  block: DraftBlock
  piece: Piece
  /** Of a note: its markers. */
  markers?: Marker[]
}

export interface DraftWork {
  /** Indices of its first and last draft. */
  first: number
  last: number
  described: Described
  orphans: Marker[]
}

export interface Drawn {
  raw: string
  lines: readonly Line[]
  drafts: Draft[]
  works: DraftWork[]
  pieces: readonly Piece[]
  furniture: Furniture
  duplicates: readonly Line[]
  noteHeadings: readonly Line[]
  /** Of each page; empty where the text shows none. */
  labels: readonly (PageLabel | null)[]
  pageOf: (raw: number) => number
  /** Raw offsets of columns that were moved to their place. */
  moved: readonly number[]
  /** Raw offsets of pages that go on with a sentence whose beginning does not stand before them. */
  misplaced: readonly number[]
  lexicon: Lexicon
  warnings: Warning[]
}

export function finish(drawn: Drawn): SourceText {
  const { drafts, works, labels } = drawn
  const flat = flatten(
    drafts.map(({ block }) => block),
    drawn.raw.length,
  )
  const placed: SourceText = {
    text: flat.text,
    blocks: flat.blocks,
    marks: [],
    works: works.map((work) => workOf(work, flat)),
    pages: labels.length > 0 ? pagesOf(drawn, flat) : [],
    notes: notesOf(drawn, flat),
    references: [],
    citations: [],
    removed: removedOf(drawn, flat),
    map: flat.map,
    warnings: [...drawn.warnings, ...warningsOf(drawn, flat)],
  }
  placed.references = referencesOf(drawn, flat)
  const running = runningText(drawn, flat)
  placed.citations = [
    ...citationsOf(flat.text, running, placed.references),
    ...numberedCitationsOf(flat.text, running, placed.references),
  ].sort((a, b) => a.start - b.start)
  if (placed.pages.length === 0) for (const { first, last } of works) number(flat.blocks, first, last, flat.text)
  return placed
}

function workOf({ first, last, described }: DraftWork, { blocks, place, text }: Flat): Work {
  return {
    start: blocks[first]?.start ?? 0,
    end: blocks[last]?.end ?? text.length,
    item: described.item,
    evidence: described.evidence.map(({ field, from, to, certainty }) => {
      const start = place(from)
      return { field, start, end: Math.max(start, place(to)), certainty }
    }),
    missing: described.missing,
  }
}

/** Where the page changes in reading order, and at each note block. */
function pagesOf({ labels, pageOf, drafts }: Drawn, { map, blocks }: Flat): Page[] {
  const kept: [start: number, raw: number][] = []
  for (let i = 0; i < map.length; i += 5) if (map[i + 4] === MAP_KEPT) kept.push([map[i + 2]!, map[i]!])
  kept.sort((a, b) => a[0] - b[0])
  const noteStarts = new Set(blocks.filter((_, i) => drafts[i]!.block.note !== undefined).map(({ start }) => start))
  const pages: Page[] = []
  let current = -1
  for (const [start, raw] of kept) {
    const page = pageOf(raw)
    if (page === current && !noteStarts.has(start)) continue
    current = page
    const label = labels[page]
    if (label) pages.push({ start, label: label.label, certainty: label.certainty })
  }
  return pages
}

function notesOf({ drafts, works }: Drawn, { place }: Flat): SourceNote[] {
  return drafts.flatMap(({ block, markers }, index) => {
    if (block.note === undefined) return []
    const work = works.findIndex(({ first, last }) => first <= index && index <= last)
    return [
      {
        number: block.note,
        block: index,
        markers: (markers ?? []).map(({ from }) => place(from)),
        work: work < 0 ? null : work + 1,
      },
    ]
  })
}

function referencesOf({ drafts, works }: Drawn, { blocks, text }: Flat): ListedReference[] {
  let author: CslItem['author']
  return drafts.flatMap(({ block }, index) => {
    if (block.kind !== 'reference') return []
    const { start, end } = blocks[index]!
    const raw = text.slice(start, end)
    const work = works.findIndex(({ first, last }) => first <= index && index <= last)
    const parsed = parseReference(raw, author)
    author = parsed?.item.author ?? author
    return [{ raw, ...parsed, block: index, work: work < 0 ? null : work + 1 }]
  })
}

/** Where citations are looked for: running text and notes. */
function runningText({ drafts }: Drawn, { blocks }: Flat): Block[] {
  return blocks.filter(
    ({ kind }, i) =>
      ['paragraph', 'listItem', 'quote', 'caption', 'figure'].includes(kind) || drafts[i]!.block.note !== undefined,
  )
}

/** Words whose hyphen was kept or dropped with reasons for both. */
function hyphenWarnings(drafts: readonly Draft[], { place, text }: Flat): Warning[] {
  const warnings: Warning[] = []
  for (const { piece } of drafts) {
    for (const [i, { doubtful }] of piece.junctions.entries()) {
      if (!doubtful) continue
      const at = place(piece.strips[i + 1]!.from)
      let [start, end] = [at, at]
      while (start > 0 && at - start < 60 && /[\p{L}\p{M}-]/u.test(text.charAt(start - 1))) start--
      while (end < text.length && end - at < 60 && /[\p{L}\p{M}-]/u.test(text.charAt(end))) end++
      warnings.push({ code: 'hyphen-doubtful', parameters: { word: text.slice(start, end) }, start, end })
    }
  }
  return warnings
}

/** A heading that has stood before in its work: what a page repeats around its text may have stayed. Names of sections recur. */
function headingWarnings({ works, drafts }: Drawn, { blocks, text }: Flat): Warning[] {
  return works.flatMap(({ first, last }) => {
    const seen = new Set<string>()
    return blocks.slice(first, last + 1).flatMap(({ kind, start, end }, i): Warning[] => {
      const heading = text.slice(start, end)
      const words = heading.toLowerCase()
      if (kind !== 'heading' || isSectionName(heading) || drafts[first + i]!.piece.role) return []
      if (!seen.has(words)) {
        seen.add(words)
        return []
      }
      return [{ code: 'heading-repeated', parameters: { heading: heading.slice(0, LONGEST_SHOWN) }, start, end }]
    })
  })
}

/** Characters of a heading a question shows. */
const LONGEST_SHOWN = 120

/** What could not be settled about notes and titles. */
function warningsOf(drawn: Drawn, flat: Flat): Warning[] {
  const { drafts, works, moved, misplaced } = drawn
  const { place, blocks } = flat
  const warnings: Warning[] = [...hyphenWarnings(drafts, flat), ...headingWarnings(drawn, flat)]
  for (const raw of misplaced)
    warnings.push({ code: 'columns-doubtful', parameters: {}, start: place(raw), end: place(raw) })
  for (const raw of moved)
    warnings.push({ code: 'columns-swapped', parameters: {}, start: place(raw), end: place(raw) })
  for (const [index, { orphans, described }] of works.entries()) {
    const work = index + 1
    for (const { number, from } of orphans) {
      const at = place(from)
      warnings.push({ code: 'marker-without-note', parameters: { number: String(number), work }, start: at, end: at })
    }
    for (const { field, from, to, certainty } of described.evidence) {
      if (certainty !== 'guessed') continue
      warnings.push({
        code: `${field}-proposed`,
        parameters: { work },
        start: place(from),
        end: Math.max(place(from), place(to)),
      })
    }
  }
  for (const [index, { block, markers }] of drafts.entries()) {
    if (block.note === undefined || (markers ?? []).length > 0) continue
    const { start, end } = blocks[index]!
    warnings.push({ code: 'note-without-marker', parameters: { number: block.note }, start, end })
  }
  return warnings
}

function removedOf({ raw, lines, furniture, duplicates, noteHeadings, pieces }: Drawn, { place }: Flat): Removed[] {
  const removed: Removed[] = []
  const add = (start: number, end: number, reason: Removed['reason']): void => {
    if (start < end) removed.push({ raw: [start, end], text: raw.slice(start, end), reason, at: place(start) })
  }
  for (const [index, reason] of furniture.removed) {
    const line = lines[index]!
    if (line.blank) add(line.start, line.end, reason)
    else add(line.from, line.to, reason)
  }
  for (const line of duplicates) add(line.from, line.to, 'duplicateNotes')
  for (const line of noteHeadings) add(line.from, line.to, 'other')
  for (const piece of pieces) if (piece.removed) add(piece.strips[0]!.from, piece.strips.at(-1)!.to, piece.removed)
  return removed.sort((a, b) => a.raw[0] - b.raw[0])
}

/** Words of a list's median item from which its items count as paragraphs. */
const COUNTED_ITEM_WORDS = 25

/** Paragraph numbers of one work, from 1: body paragraphs, and the items of lists that are paragraphs in all but form. */
function number(blocks: readonly Block[], first: number, last: number, text: string): void {
  let count = 0
  for (let i = first; i <= last; i++) {
    const block = blocks[i]!
    if (block.kind === 'paragraph' && block.role === undefined) block.number = String(++count)
    if (block.kind !== 'listItem') continue
    let end = i
    while (end + 1 <= last && blocks[end + 1]!.kind === 'listItem') end++
    const items = blocks.slice(i, end + 1)
    const words = items.map((item) => wordCount(text.slice(item.start, item.end))).sort((a, b) => a - b)
    if (words[Math.floor(words.length / 2)]! >= COUNTED_ITEM_WORDS)
      for (const item of items) item.number = String(++count)
    i = end
  }
}
