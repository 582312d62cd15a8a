// Search over everything. Part of the contract.
import * as v from 'valibot'
import type * as view from '../../model/view.ts'
import { SearchFilter } from '../../model/search-filter.ts'
import { call, Name } from '../call.ts'

/** Search over everything. */
export const findingCalls = {
  /**
   * Full-text search over texts, source notes, quotations, notes, themes and references, narrowed by what else a hit must be.
   * `theme` includes its sub-themes; `since` and `until` are local dates ("2026-11-22") of when the thing came into the library.
   * A newer search with the same `sitting` ends an older one with `cancelled`.
   */
  search: call<view.SearchHit[]>()(
    v.object({ query: Name, limit: v.optional(v.number()), sitting: v.optional(Name), ...SearchFilter.entries }),
  ),
}
