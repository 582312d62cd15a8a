// One undoable act of the user. Its name is rendered from verb and parameters, never stored as a sentence.
import * as v from 'valibot'
import { ChangeId } from './id.ts'

/** Every command that changes the library; `undo` and `redo` are changes too and name the change they act on. */
export const VERBS = [
  'import',
  'annotate',
  'recolour',
  'setKind',
  'resize',
  'tag',
  'untag',
  'trash',
  'restore',
  'writeNote',
  'createTheme',
  'renameTheme',
  'recolourTheme',
  'defineTheme',
  'moveTheme',
  'mergeThemes',
  'setReference',
  'importReferences',
  'undo',
  'redo',
] as const
export const Verb = v.picklist(VERBS)
export type Verb = v.InferOutput<typeof Verb>

/** A JSON value as it stands in a record's field; `undefined` (the field is absent) is written as null with `absent: true`. */
export const FieldChange = v.object({
  id: v.string(),
  /** A record's field; `item.title` for a CSL variable of a reference; `themes:<code id>` for membership of a set (true or false). */
  field: v.string(),
  before: v.unknown(),
  after: v.unknown(),
})
export type FieldChange = v.InferOutput<typeof FieldChange>

export const Parameters = v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()]))
export type Parameters = v.InferOutput<typeof Parameters>

export const Change = v.object({
  type: v.literal('change'),
  id: ChangeId,
  verb: Verb,
  parameters: Parameters,
  /** ISO 8601, for display only. */
  at: v.string(),
  /** Position in this device's own sequence of changes, from 1. */
  n: v.number(),
  changes: v.array(FieldChange),
  /** Of an `undo` or `redo`: the change it undoes or redoes. */
  of: v.optional(ChangeId),
})
export type Change = v.InferOutput<typeof Change>
