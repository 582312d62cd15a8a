// What is being done to a source's text: the dialog that is open over it, and the passage that is looking for its place.
import { create } from 'zustand'
import type { AuditPassage } from '../../shared/model/view.ts'

/** Offsets are of the source's current text. */
export type TextTask =
  /** How its pages are called; `at`: the place that was being read. */
  | { what: 'pages'; source: string; at: number }
  /** Other words for these. */
  | { what: 'words'; source: string; start: number; end: number }
  /** The facts of the work at this place. */
  | { what: 'facts'; source: string; at: number }
  /** Reading it again, or another file in its place. */
  | { what: 'reread'; source: string }
  | { what: 'replace'; source: string }
  /** How its passages stand in the text. `dropped`: corrections a newer file had no place for. */
  | { what: 'audit'; source: string; dropped?: number }

interface TextDesk {
  task: TextTask | null
  repairing: { source: string; passage: AuditPassage } | null
}

export const useTextDesk = create<TextDesk>()(() => ({ task: null, repairing: null }))

export function beginTask(task: TextTask): void {
  useTextDesk.setState({ task })
}

export function endTask(): void {
  useTextDesk.setState({ task: null })
}
