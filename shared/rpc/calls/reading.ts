// Sources and their texts. Part of the contract.
import * as v from 'valibot'
import { AnnotationId } from '../../model/id.ts'
import { EditId, TextEdit } from '../../model/text-edit.ts'
import type * as view from '../../model/view.ts'
import { act, call, Ids, Name, Offset, Path, Style } from '../call.ts'

/** Edits to add to a source's text, and ids of edits to take back. */
const Edits = {
  source: Name,
  add: v.optional(v.pipe(v.array(TextEdit), v.maxLength(1_000))),
  remove: v.optional(v.pipe(v.array(EditId), v.maxLength(1_000))),
}

/** Sources and their texts. */
export const readingCalls = {
  /** All sources in import order. */
  sources: call<view.SourceView[]>()(v.object({})),
  /** One source's text with each work's item as now known. `source`: id, unique prefix or file name. */
  source: call<view.SourceTextView>()(v.object({ source: Name })),
  /** What reading a source did, and the questions it left. */
  report: call<view.SourceReport>()(v.object({ source: Name })),
  /** The raw decoded text of a source, for showing beside the clean one. */
  rawText: call<string>()(v.object({ source: Name })),
  /** Corrects a source's text: one undoable step, all its passages move along. `edits`: ids of those added; `changed`: whether the text is another. */
  edit: act<{ edits: string[]; changed: boolean }>()(v.object(Edits)),
  /** What those edits would change, without making them. */
  previewEdits: call<view.EditPreview>()(v.object({ ...Edits, style: Style, locale: v.optional(Name) })),
  /** The corrections made so far, oldest first. */
  edits: call<{ id: string; edit: TextEdit }[]>()(v.object({ source: Name })),
  /** Reads a source again, from its own file or from a newer one (a path the host can read, or bytes in base64), and answers what became of its passages. */
  reread: call<view.Audit>()(
    v.object({
      source: Name,
      path: v.optional(Path),
      file: v.optional(v.object({ name: Name, base64: v.string() })),
    }),
  ),
  /** How the passages of a source stand in its current text. */
  audit: call<view.Audit>()(v.object({ source: Name })),
  /** Puts a passage where it belongs in the current text; ends are trimmed of white space. */
  repair: act<view.QuoteDetail>()(v.object({ annotation: AnnotationId, start: Offset, end: Offset })),
  /** The passages were looked at and are where they belong. */
  confirm: act<void>()(v.object({ annotations: Ids })),
}
