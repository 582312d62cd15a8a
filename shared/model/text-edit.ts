// A correction of a source's readable text by hand. Anchored in offsets of the decoded file (UTF-16 code units, half-open), which
// never changes: so edits are independent of each other, outlive a newer reading of the same file, and two laptops that hold the
// same edits make the same text. Edits are applied in the order of their ids.
import * as v from 'valibot'

const Offset = v.pipe(v.number(), v.integer(), v.minValue(0))
const Range = { from: Offset, to: Offset }

/** Kinds a block may be given by hand; tables, figures and notes are what they were read as. */
export const EDITABLE_KINDS = ['heading', 'paragraph', 'listItem', 'quote', 'caption', 'reference'] as const

export const TextEdit = v.variant('kind', [
  /** The words of this range read `text` (white space made single; may be empty). Only within the block that holds `from`. */
  v.object({ kind: v.literal('text'), ...Range, text: v.pipe(v.string(), v.maxLength(10_000)) }),
  /** The block that holds `at` goes on where the block before it ends. */
  v.object({ kind: v.literal('join'), at: Offset }),
  /** A new block begins at `at`. */
  v.object({ kind: v.literal('break'), at: Offset }),
  /** The blocks with words in this range are of kind `as`. `level` of a heading: 2 unless told. */
  v.object({
    kind: v.literal('block'),
    ...Range,
    as: v.picklist(EDITABLE_KINDS),
    level: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(6))),
  }),
  /** What of this range is not in the text comes back: into the sentence it stood in, else as a paragraph of its own. */
  v.object({ kind: v.literal('restore'), ...Range }),
  /** The words of this range leave the text. */
  v.object({ kind: v.literal('remove'), ...Range }),
  /**
   * From the page that holds `from` up to where the next such rule begins, pages count so that the one that holds `at` is called
   * `label` ("14", "xii", "A3"); an empty label: they have no number. `begins`: no mark says so, but a page begins at `from`.
   */
  v.object({
    kind: v.literal('pages'),
    from: Offset,
    at: Offset,
    label: v.pipe(v.string(), v.maxLength(40)),
    begins: v.optional(v.literal(true)),
  }),
  /** A work begins with the block that holds `at`. */
  v.object({ kind: v.literal('splitWork'), at: Offset }),
  /** The work that holds `at` belongs to the work before it. */
  v.object({ kind: v.literal('joinWork'), at: Offset }),
  /** The work that holds `at` goes from the block that holds `from` to the one that holds `to` - 1, beside its notes. */
  v.object({ kind: v.literal('extent'), at: Offset, ...Range }),
  /** The hyphens at line ends within this range: part of the word (`real`), or only of the line. */
  v.object({ kind: v.literal('hyphen'), ...Range, real: v.boolean() }),
  /** The warning of this code at this place (0 where it has none) was looked at and left as it is. */
  v.object({ kind: v.literal('settled'), code: v.pipe(v.string(), v.maxLength(100)), at: Offset }),
])
export type TextEdit = v.InferOutput<typeof TextEdit>
export type TextEditKind = TextEdit['kind']

/** ULID of an edit: the order in which edits are applied. */
export const EditId = v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/))

/** The edits of a source by their ids. */
export const TextEdits = v.record(v.string(), TextEdit)
export type TextEdits = Readonly<Record<string, TextEdit>>

/** In the order in which they are applied. */
export function editsInOrder(edits: TextEdits): TextEdit[] {
  return Object.keys(edits)
    .sort()
    .map((id) => edits[id]!)
}
