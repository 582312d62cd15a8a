// Search over everything. Part of the contract.
import * as v from 'valibot'
import type * as view from '../../model/view.ts'
import { call, Name } from '../call.ts'

/** Search over everything. */
export const findingCalls = {
  /** Full-text search over texts, source notes, quotations, notes, themes and references. */
  search: call<view.SearchHit[]>()(v.object({ query: Name, limit: v.optional(v.number()) })),
}
