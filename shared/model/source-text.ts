// The readable form of a source: what an importer makes of its bytes. Immutable once stored: corrections make a new version.
// All offsets are UTF-16 code units into `text`; ranges are half-open. Arrays are 0-based and `block` is an index into
// `blocks`; works are numbered from 1, and `work: null` means "outside every work".
import * as v from 'valibot'
import { CslItem } from './reference.ts'

const Offset = v.pipe(v.number(), v.integer(), v.minValue(0))
const Index = Offset
const WorkNumber = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1)))
const Confidence = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

export const BlockKind = v.picklist([
  'heading',
  'paragraph',
  'listItem',
  'quote',
  'table',
  'figure',
  'caption',
  'note',
  'reference',
])
export type BlockKind = v.InferOutput<typeof BlockKind>

export const Block = v.object({
  kind: BlockKind,
  start: Offset,
  end: Offset,
  /** Of a heading, from 1. */
  level: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(6))),
  /** Of a table: rows are separated by "\n" and cells by "\t" in the text. */
  rows: v.optional(v.array(v.object({ cells: v.array(v.object({ start: Offset, end: Offset })) }))),
  /** The counted paragraph number of a text without pages ("7", after a split "7a"), frozen at import. */
  number: v.optional(v.string()),
  role: v.optional(v.picklist(['abstract', 'keywords'])),
})
export type Block = v.InferOutput<typeof Block>

export const Mark = v.object({
  start: Offset,
  end: Offset,
  kind: v.picklist(['italic', 'bold', 'superscript', 'subscript', 'smallCaps', 'link']),
  href: v.optional(v.string()),
})
export type Mark = v.InferOutput<typeof Mark>

/** How sure a fact is: read off the text, counted from facts that were, or a guess the user is asked about. */
export const Certainty = v.picklist(['printed', 'counted', 'guessed'])
export type Certainty = v.InferOutput<typeof Certainty>

export const Work = v.object({
  start: Offset,
  /** Includes the work's note blocks. */
  end: Offset,
  /** Only what the text itself proves. */
  item: CslItem,
  evidence: v.array(v.object({ field: v.string(), start: Offset, end: Offset, certainty: Certainty })),
  /** CSL variables a citation needs and the text does not give. */
  missing: v.array(v.string()),
})
export type Work = v.InferOutput<typeof Work>

/**
 * A page begins at `start`; labels may recur, since each note block at a page's foot opens its own entry. An empty label: the page
 * has no number. Sorted by start.
 */
export const Page = v.object({ start: Offset, label: v.string(), certainty: Certainty })
export type Page = v.InferOutput<typeof Page>

/** A foot- or endnote. Its markers are not in the text: `markers` says where they stood. */
export const SourceNote = v.object({ number: v.string(), block: Index, markers: v.array(Offset), work: WorkNumber })
export type SourceNote = v.InferOutput<typeof SourceNote>

export const ListedReference = v.object({
  raw: v.string(),
  item: v.optional(CslItem),
  confidence: v.optional(v.record(v.string(), Confidence)),
  block: Index,
  work: WorkNumber,
})
export type ListedReference = v.InferOutput<typeof ListedReference>

/** A citation printed in the text, e.g. "(Okonjo and Lind 2016: 112)", tied to entries of `references`. */
export const TextCitation = v.object({
  start: Offset,
  end: Offset,
  references: v.array(Index),
  certainty: v.picklist(['exact', 'near', 'none']),
  reason: v.optional(v.string()),
})
export type TextCitation = v.InferOutput<typeof TextCitation>

export const RemovedReason = v.picklist([
  'pageNumber',
  'runningHead',
  'menu',
  'teaser',
  'linkEcho',
  'duplicateNotes',
  'other',
])
export type RemovedReason = v.InferOutput<typeof RemovedReason>

/** Raw text that left the reading text; `raw` is in UTF-16 code units of the decoded file, `at` in `text`. */
export const Removed = v.object({ raw: v.tuple([Offset, Offset]), text: v.string(), reason: RemovedReason, at: Offset })
export type Removed = v.InferOutput<typeof Removed>

/** What could not be decided. `code` names a message of the catalogue. */
export const Warning = v.object({
  code: v.string(),
  parameters: v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
  start: v.optional(Offset),
  end: v.optional(Offset),
})
export type Warning = v.InferOutput<typeof Warning>

/** The kinds of a map segment: kept as it was, joined (lines, hyphens), replaced, dropped. */
export const MAP_KEPT = 0
export const MAP_JOINED = 1
export const MAP_REPLACED = 2
export const MAP_DROPPED = 3

export const SourceText = v.object({
  /** Canonical text: the blocks joined by one "\n". */
  text: v.string(),
  blocks: v.array(Block),
  marks: v.array(Mark),
  works: v.array(Work),
  pages: v.array(Page),
  notes: v.array(SourceNote),
  references: v.array(ListedReference),
  citations: v.array(TextCitation),
  removed: v.array(Removed),
  /** Flattened [rawStart, rawEnd, start, end, kind]; every raw character is accounted for; a dropped segment has start = end. */
  map: v.array(Offset),
  warnings: v.array(Warning),
})
export type SourceText = v.InferOutput<typeof SourceText>
