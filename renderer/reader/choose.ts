// Which of the passages under a click or at the caret is meant. Pure.
import type { Interval } from './interval-index.ts'

/** Of several passages at one place: the one after the active, else the shortest, since it is the hardest to hit. */
export function chooseAt<T extends Interval>(at: readonly T[], active: string | null): T | null {
  if (at.length === 0) return null
  const byLength = [...at].sort((a, b) => a.end - a.start - (b.end - b.start))
  const current = byLength.findIndex((passage) => passage.id === active)
  return byLength[(current + 1) % byLength.length]!
}
