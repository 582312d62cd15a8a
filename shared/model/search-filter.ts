// What a search is narrowed to beside its words. A saved search keeps it with them.
import * as v from 'valibot'
import { Color } from './annotation.ts'
import { CodeId, SourceId } from './id.ts'

/** Where a search finds something, one's own words first. */
export const SEARCHED = ['quotation', 'note', 'theme', 'text', 'sourceNote', 'reference'] as const

const Day = v.pipe(v.string(), v.isoDate())

export const SearchFilter = v.object({
  kinds: v.optional(v.array(v.picklist(SEARCHED))),
  source: v.optional(SourceId),
  /** Of `source`, from 1. */
  work: v.optional(v.number()),
  /** Passages and notes of the theme and of those below it. */
  theme: v.optional(CodeId),
  color: v.optional(Color),
  /** Local dates, both included. */
  since: v.optional(Day),
  until: v.optional(Day),
})
export type SearchFilter = v.InferOutput<typeof SearchFilter>
