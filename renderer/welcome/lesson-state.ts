// The first lesson: four things done once, each ticked by the real event. Pure, but for the store that holds it.
import { create } from 'zustand'
import type { QuoteDetail } from '../../shared/model/view.ts'

export const STEPS = ['highlight', 'theme', 'note', 'copy'] as const
export type Step = (typeof STEPS)[number]

export interface LessonState {
  /** The lesson is on screen. */
  active: boolean
  done: ReadonlySet<Step>
}

export const useLesson = create<LessonState>()(() => ({ active: false, done: new Set() }))

/** What stood there when the lesson began, by passage: whether it had themes or a note. */
export type Before = ReadonlyMap<string, { themes: number; note: boolean }>

export function standing(quotes: readonly QuoteDetail[]): Map<string, { themes: number; note: boolean }> {
  return new Map(quotes.map((quote) => [quote.id, { themes: quote.themeIds.length, note: quote.noteId !== null }]))
}

/** The steps that passages just touched show to be done. */
export function stepsDone(before: Before, touched: readonly QuoteDetail[]): Step[] {
  const steps = new Set<Step>()
  for (const quote of touched) {
    const was = before.get(quote.id)
    if (!was) steps.add('highlight')
    if (quote.themeIds.length > (was?.themes ?? 0)) steps.add('theme')
    if (quote.noteId !== null && !was?.note) steps.add('note')
  }
  return STEPS.filter((step) => steps.has(step))
}

/** The first step that is not done; null when all are. */
export function nextStep(done: ReadonlySet<Step>): Step | null {
  return STEPS.find((step) => !done.has(step)) ?? null
}
