// Notes of the user. Part of the contract.
import * as v from 'valibot'
import { AnnotationId, ChangeId, NoteId, RecordId } from '../../model/id.ts'
import type * as view from '../../model/view.ts'
import { act, call, Name, Style, Text } from '../call.ts'

/** Notes of the user. */
export const noteCalls = {
  /** Notes about one record (`about`), free notes (`about: null`) or all. */
  notes: call<view.NoteView[]>()(v.object({ about: v.optional(v.nullable(RecordId)) })),
  /**
   * Writes a note; without `note` makes one about `about`. Saves of one note within one `session` are one step of undo.
   * `base`: the text the writer began from. Where another stands by now, both are joined; where they touch, both are kept.
   * Answers the text that stands in the note then.
   */
  writeNote: act<{ note: string; markdown: string }>()(
    v.object({
      note: v.optional(NoteId),
      about: v.optional(v.nullable(RecordId)),
      markdown: Text,
      base: v.optional(Text),
      session: v.optional(Name),
    }),
  ),
  /** What the records are called now, in the order asked for. */
  named: call<view.NamedRecord[]>()(v.object({ ids: v.pipe(v.array(RecordId), v.maxLength(10_000)) })),
  /** Notes that link to a record, oldest first. */
  mentions: call<view.NoteView[]>()(v.object({ of: RecordId })),
  /** The texts a note has had, newest first. */
  noteVersions: call<view.NoteVersion[]>()(v.object({ note: NoteId })),
  /** Gives a note the text it had after a change, as a change of its own. */
  restoreNote: act<void>()(v.object({ note: NoteId, change: ChangeId })),
  /** Renders citations written as Pandoc's Markdown has them ("[@lane2014, p. 3]"), those of one note together. */
  citeNote: call<view.NoteCitations>()(
    v.object({ citations: v.pipe(v.array(Name), v.maxLength(2_000)), style: Style, locale: v.optional(Name) }),
  ),
  /** A passage's citation as it is written in a note. */
  noteCitation: call<{ citation: string }>()(v.object({ annotation: AnnotationId })),
  /** Everything that can be cited, by its key. */
  citables: call<view.CitableView[]>()(v.object({})),
}
