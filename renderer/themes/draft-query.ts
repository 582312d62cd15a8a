// A question while it is being put together: conditions may still lack their values, groups their conditions. Pure.
import type { Condition, ConditionKind, PassageQuery } from '../../shared/model/passage-query.ts'

/** Where a condition stands: its group and its place in it. */
export interface At {
  group: number
  index: number
}

/** A condition of a kind as it is first put down. */
export function blank(by: ConditionKind, not = false): Condition {
  const denied = not ? { not } : {}
  switch (by) {
    case 'theme':
      return { by, themes: [], ...denied }
    case 'color':
      return { by, colors: [], ...denied }
    case 'kind':
      return { by, kinds: [], ...denied }
    case 'source':
      return { by, sources: [], ...denied }
    case 'work':
      return { by, works: [], ...denied }
    case 'text':
      return { by, text: '', ...denied }
    case 'untagged':
    case 'note':
    case 'date':
      return { by, ...denied }
  }
}

/** Whether a condition says something: one without values asks nothing yet. */
export function isWhole(condition: Condition): boolean {
  switch (condition.by) {
    case 'theme':
      return condition.themes.length > 0
    case 'color':
      return condition.colors.length > 0
    case 'kind':
      return condition.kinds.length > 0
    case 'source':
      return condition.sources.length > 0
    case 'work':
      return condition.works.length > 0
    case 'text':
      return condition.text.trim() !== ''
    case 'date':
      return condition.from !== undefined || condition.to !== undefined
    case 'untagged':
    case 'note':
      return true
  }
}

/** What is asked now: without what asks nothing yet. */
export function asked(draft: PassageQuery): PassageQuery {
  return { any: draft.any.map((group) => group.filter(isWhole)).filter((group) => group.length > 0) }
}

/** The draft with one more condition at the end of a group; a group that is not there is begun. */
export function withCondition(
  draft: PassageQuery,
  group: number,
  condition: Condition,
): { draft: PassageQuery; at: At } {
  const any = draft.any.length === 0 && group === 0 ? [[]] : [...draft.any]
  const own = any[group] ?? []
  any[group] = [...own, condition]
  return { draft: { any }, at: { group, index: own.length } }
}

/** The draft with a condition replaced, or (null) taken away, and with it a group that has none left. */
export function replaced(draft: PassageQuery, { group, index }: At, condition: Condition | null): PassageQuery {
  const own = draft.any[group] ?? []
  const next = condition === null ? own.toSpliced(index, 1) : own.with(index, condition)
  return { any: next.length === 0 ? draft.any.toSpliced(group, 1) : draft.any.with(group, next) }
}

export function sameQuery(a: PassageQuery, b: PassageQuery): boolean {
  return JSON.stringify(spelled(a)) === JSON.stringify(spelled(b))
}

/** In one spelling: keys sorted, what is false or absent left out. */
function spelled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spelled)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .filter(([, each]) => each !== undefined && each !== false)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => [key, spelled(each)])
}
