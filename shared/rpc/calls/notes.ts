// Notes of the user. Part of the contract.
import * as v from 'valibot'
import { NoteId, RecordId } from '../../model/id.ts'
import type * as view from '../../model/view.ts'
import { act, call, Name, Text } from '../call.ts'

/** Notes of the user. */
export const noteCalls = {
  /** Notes about one record (`about`), free notes (`about: null`) or all. */
  notes: call<view.NoteView[]>()(v.object({ about: v.optional(v.nullable(RecordId)) })),
  /** Writes a note; without `note` makes one about `about`. Saves of one note within one `session` are one step of undo. */
  writeNote: act<{ note: string }>()(
    v.object({
      note: v.optional(NoteId),
      about: v.optional(v.nullable(RecordId)),
      markdown: Text,
      session: v.optional(Name),
    }),
  ),
}
