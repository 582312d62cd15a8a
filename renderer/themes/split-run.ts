// Going through a theme's passages one by one: where each went, what comes next, the way back. Pure; the dialog shows it and the host
// keeps what is decided.

export type Decision = { passage: string; into: string } | { passage: string; into: null }

export interface SplitRun {
  /** All that are gone through this time, in the order they are shown. */
  order: readonly string[]
  /** In the order they were taken; `into: null` is left for later. */
  decisions: readonly Decision[]
  /** Ids of the sub-themes as their numbers stand: a new one comes last, so that no number changes under the fingers. */
  targets: readonly string[]
}

/** What a window that stopped half-way left behind: so many were done, these were left for later. */
export interface Stopped {
  done: number
  later: readonly string[]
  targets: readonly string[]
}

export const NOT_STOPPED: Stopped = { done: 0, later: [], targets: [] }

/** `own`: ids of the passages that carry the theme itself, in reading order. Those left for later come again at the end. */
export function beginSplit(own: readonly string[], children: readonly string[], stopped: Stopped): SplitRun {
  const later = new Set(stopped.later)
  return {
    order: [...own.filter((id) => !later.has(id)), ...own.filter((id) => later.has(id))],
    decisions: [],
    targets: keepOrder(stopped.targets, children),
  }
}

/** Known targets keep their numbers; new ones come after them; those gone leave. */
export function keepOrder(known: readonly string[], children: readonly string[]): string[] {
  return [...known.filter((id) => children.includes(id)), ...children.filter((id) => !known.includes(id))]
}

/** The passage to decide on, null when all are gone through. */
export function currentOf(run: SplitRun): string | null {
  return run.order[run.decisions.length] ?? null
}

export function decide(run: SplitRun, into: string | null): SplitRun {
  const passage = currentOf(run)
  return passage === null ? run : { ...run, decisions: [...run.decisions, { passage, into }] }
}

/** The run one decision earlier, and that decision; null where none was taken. */
export function back(run: SplitRun): { run: SplitRun; taken: Decision } | null {
  const taken = run.decisions.at(-1)
  return taken === undefined ? null : { run: { ...run, decisions: run.decisions.slice(0, -1) }, taken }
}

export function movedCount(run: SplitRun): number {
  return run.decisions.filter(({ into }) => into !== null).length
}

/** What to remember of it, so that another time goes on from here; null when nothing is left to do. */
export function stop(run: SplitRun, before: Stopped): Stopped | null {
  const later = run.decisions.filter(({ into }) => into === null).map(({ passage }) => passage)
  if (currentOf(run) === null && later.length === 0) return null
  return { done: before.done + movedCount(run), later, targets: run.targets }
}
