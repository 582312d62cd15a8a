// Questions kept under a name. Part of the contract.
import * as v from 'valibot'
import { ViewId } from '../../model/id.ts'
import { PassageQuery } from '../../model/passage-query.ts'
import { SearchQuery } from '../../model/saved-view.ts'
import type * as view from '../../model/view.ts'
import { act, call, Name } from '../call.ts'

/** Questions kept under a name; they go to the trash and come back as every record does. */
export const viewCalls = {
  /** By name. */
  views: call<view.ViewView[]>()(v.object({})),
  /** Makes a view, or (with `view`) names it anew or lets it ask something else. Two of one kind cannot share a name. */
  saveView: act<{ view: string }>()(
    v.union([
      v.object({ kind: v.literal('passages'), name: Name, query: PassageQuery }),
      v.object({ kind: v.literal('search'), name: Name, query: SearchQuery }),
      v.object({
        view: ViewId,
        name: v.optional(Name),
        query: v.optional(v.union([PassageQuery, SearchQuery])),
      }),
    ]),
  ),
}
