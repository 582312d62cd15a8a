// A source of the library: which file it came from and which version of its readable text is current.
import * as v from 'valibot'
import { FileId, SourceId } from './id.ts'
import { TextEdits } from './text-edit.ts'

const Sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

export const Source = v.object({
  type: v.literal('source'),
  id: SourceId,
  /** The file the bytes came from. */
  original: FileId,
  /** File name as imported, for display and for naming the source on the command line. */
  file: v.string(),
  /** Character encoding the bytes were read with (WHATWG label). */
  encoding: v.string(),
  /** SHA-256 of the current SourceText blob: `read`, or what the pipeline made, with `edits` applied. */
  text: Sha256,
  /** SHA-256 of what the pipeline made; only once there have been edits. */
  read: v.optional(Sha256),
  /** Which corrections `text` was made with: after two devices have made some at once, not all there are. */
  made: v.optional(v.string()),
  /** Corrections by hand; in the library each is a field of its own, so that two people may make them at once. */
  edits: v.optional(TextEdits, {}),
  /** Version of the import pipeline that made it. */
  pipeline: v.number(),
  /** Position in import order; ties are broken by id. */
  order: v.number(),
  created: v.string(),
  trashed: v.boolean(),
})
export type Source = v.InferOutput<typeof Source>

/** An original file, kept by its SHA-256. Immutable, so the same bytes on two laptops are the same record. */
export const FileRecord = v.object({
  type: v.literal('file'),
  id: FileId,
  bytes: v.number(),
  mediaType: v.string(),
})
export type FileRecord = v.InferOutput<typeof FileRecord>
