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
  'mergePassages',
  'splitPassage',
  'highlightAll',
  'setQuotedFrom',
  'tag',
  'untag',
  'link',
  'unlink',
  'trash',
  'restore',
  'writeNote',
  'restoreNote',
  'createTheme',
  'renameTheme',
  'recolourTheme',
  'defineTheme',
  'moveTheme',
  'mergeThemes',
  'splitTheme',
  'setExample',
  'keyTheme',
  'importCodebook',
  'saveView',
  'correctText',
  'labelPages',
  'divideWorks',
  'reread',
  'repair',
  'setReference',
  'groupReferences',
  'importReferences',
  'tidyReferences',
  'mergeReferences',
  'setCitekeys',
  'undoSync',
  'nameDevice',
  'joinNotes',
  'decide',
  'undo',
  'redo',
] as const
export const Verb = v.picklist(VERBS)
export type Verb = v.InferOutput<typeof Verb>

/** What nobody did by hand: it stands in the history, and undo passes over it. */
export const AUTOMATIC: ReadonlySet<Verb> = new Set<Verb>(['joinNotes'])

/**
 * What a change did to one field. A missing `before` or `after` means that the field was absent. A created record is the single
 * entry of its field `type`, absent before: its first values are the `before` of whatever changed them first, or still there.
 */
export const FieldChange = v.object({
  id: v.string(),
  /** A record's field; `item.title` for a CSL variable of a reference; `themes:<code id>` for membership of a set (true or false). */
  field: v.string(),
  before: v.optional(v.unknown()),
  after: v.optional(v.unknown()),
})
export type FieldChange = v.InferOutput<typeof FieldChange>

export const Parameters = v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()]))
export type Parameters = v.InferOutput<typeof Parameters>

/** `undo` and `redo` are changes like others, so that history only ever grows. */
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

/** A change without its field by field account: enough to name it and to know what undo would act on. */
export type ChangeHead = Omit<Change, 'changes'>
