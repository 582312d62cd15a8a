// Which passages are gathered: any of several groups of conditions, each group all of whose conditions hold. With `not` on each
// condition that says every combination ("A and not B, or C"), and reads as a sentence.
import * as v from 'valibot'
import { Color, Kind } from './annotation.ts'
import { CodeId, SourceId } from './id.ts'

/** More is no question anybody asks, and would make every passage long to test. */
const MOST = 200
const some = <T extends v.GenericSchema>(one: T) => v.pipe(v.array(one), v.minLength(1), v.maxLength(MOST))
/** A day as the reader's calendar has it: "2026-03-01". */
const Day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/u))
const not = v.optional(v.boolean())

export const Condition = v.variant('by', [
  /** Carries one of the themes; `own`: itself, not only one below it. */
  v.object({ by: v.literal('theme'), themes: some(CodeId), own: v.optional(v.boolean()), not }),
  /** Carries no theme at all. */
  v.object({ by: v.literal('untagged'), not }),
  v.object({ by: v.literal('color'), colors: some(Color), not }),
  v.object({ by: v.literal('kind'), kinds: some(Kind), not }),
  v.object({ by: v.literal('source'), sources: some(SourceId), not }),
  /** Stands in one of these works; they count from 1 in their source. */
  v.object({
    by: v.literal('work'),
    works: some(v.object({ source: SourceId, work: v.pipe(v.number(), v.integer(), v.minValue(1)) })),
    not,
  }),
  /** Has a note. */
  v.object({ by: v.literal('note'), not }),
  /** Marked on or after `from` and on or before `to`. */
  v.object({ by: v.literal('date'), from: v.optional(Day), to: v.optional(Day), not }),
  /** Every word stands in the passage, its note, its themes or what it is quoted from. */
  v.object({ by: v.literal('text'), text: v.pipe(v.string(), v.maxLength(1_000)), not }),
])
export type Condition = v.InferOutput<typeof Condition>
export type ConditionKind = Condition['by']

/** Without any group: every passage. */
export const PassageQuery = v.object({
  any: v.pipe(v.array(v.pipe(v.array(Condition), v.maxLength(MOST))), v.maxLength(MOST)),
})
export type PassageQuery = v.InferOutput<typeof PassageQuery>

export const EVERY_PASSAGE: PassageQuery = { any: [] }

/** The same question after themes have become others: those merged, and those a file brought under another id. */
export function withThemes(query: PassageQuery, become: ReadonlyMap<string, string>): PassageQuery {
  const renamed = (condition: Condition): Condition =>
    condition.by === 'theme'
      ? { ...condition, themes: [...new Set(condition.themes.map((id) => become.get(id) ?? id))] }
      : condition
  return { any: query.any.map((group) => group.map(renamed)) }
}
