// What the host answers about caring for references: tidying, duplicates, keys, works looked up, files read.
import type { CslItem } from './reference.ts'
import type { Warning } from './source-text.ts'

/** Why a tidying would change a value. */
export type TidyReason =
  | 'doi'
  | 'language'
  | 'languageGuessed'
  | 'sentenceCase'
  | 'pages'
  | 'type'
  | 'names'
  | 'date'
  | 'spaces'

/** One value a tidying would change; null where there is none. */
export interface TidyingView {
  reference: string
  /** The reference's citation key. */
  key: string
  /** Null where the work has none. */
  title: string | null
  /** CSL variable. */
  field: string
  before: unknown
  after: unknown
  reason: TidyReason
}

/** References that seem to describe one work, and what says so. */
export interface DuplicateGroup {
  references: string[]
  reason: 'doi' | 'isbn' | 'title'
}

/** What a pattern makes of a citation key. */
export interface CitekeyChange {
  reference: string
  title: string
  before: string
  after: string
}

/** A work found by its DOI or ISBN, not yet added. */
export interface FoundWork {
  item: CslItem
  /** Where it was asked: a host name. */
  from: string
}

/** What came of a file of references. */
export interface ReferencesAccount {
  matched: number
  /** Keys (or titles) of records that describe nothing in the library yet; they are kept as references of their own. */
  unmatched: string[]
  /** What could not be read or was put right; see the reader of reference files. */
  warnings: Warning[]
}

/** What the file made of a reference has no place for. */
export interface LostFact {
  /** The citation key. */
  key: string
  /** CSL variables, at least one. */
  variables: string[]
}

/** References written out, formatted or as data. */
export interface ReferencesFile {
  format: string
  mediaType: string
  content: string
  /** Facts that the format has no place for. */
  lost: LostFact[]
}
