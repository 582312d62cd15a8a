// Text of the user's own, as Markdown: about a passage, a source or a theme, or free (`about: null`).
import * as v from 'valibot'
import { AnnotationId, CodeId, NoteId, SourceId } from './id.ts'

export const Note = v.object({
  type: v.literal('note'),
  id: NoteId,
  about: v.nullable(v.union([AnnotationId, SourceId, CodeId])),
  markdown: v.string(),
  created: v.string(),
  trashed: v.boolean(),
})
export type Note = v.InferOutput<typeof Note>
