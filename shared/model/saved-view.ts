// A question kept under a name: passages gathered by conditions, or a search. Its answer is never kept, so that it is always of today.
import * as v from 'valibot'
import { ViewId } from './id.ts'
import { PassageQuery } from './passage-query.ts'

/** The words of a search and what it is narrowed to, as the search itself reads them. */
export const SearchQuery = v.looseObject({ text: v.pipe(v.string(), v.maxLength(1_000)) })
export type SearchQuery = v.InferOutput<typeof SearchQuery>

const Common = {
  type: v.literal('view'),
  id: ViewId,
  name: v.string(),
  trashed: v.boolean(),
}

export const SavedView = v.variant('kind', [
  v.object({ ...Common, kind: v.literal('passages'), query: PassageQuery }),
  v.object({ ...Common, kind: v.literal('search'), query: SearchQuery }),
])
export type SavedView = v.InferOutput<typeof SavedView>
export type SavedViewKind = SavedView['kind']
