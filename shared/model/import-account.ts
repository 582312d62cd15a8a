// What an import came to: which files were read, were there already, or were refused, and which references were tied.
import type { WhyRefused } from './refusal.ts'
import type { Warning } from './source-text.ts'

export interface ImportAccount {
  read: { id: string; file: string; title: string; works: number; warnings: Warning[] }[]
  present: { id: string; file: string }[]
  /** `reason`: an English clause and what to do; `why`: the same as a code, for the window's own words. */
  refused: { file: string; reason: string; why: WhyRefused }[]
  references: { matched: number; unmatched: string[]; warnings: Warning[] }
}
