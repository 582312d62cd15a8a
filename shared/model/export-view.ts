// What the host answers about what leaves the library: manuscripts, how much is quoted, files that are kept current.
import type { WireError } from '../rpc/error.ts'

export interface ManuscriptView {
  style: string
  edition: string
  locale: string
  format: string
  title: string
  /** The manuscript first, then what it needs beside it (works, style). */
  files: { name: string; mediaType: string; base64: string }[]
  passages: number
  notes: number
  citations: number
  works: number
  /** Keys cited in notes that no reference has: they stand as they were typed. */
  unknownKeys: string[]
  /** Files of passages that no reference describes: they stand without a citation. */
  uncited: string[]
}

/** How much of a source is quoted. */
export interface QuotedWords {
  source: string
  title: string
  /** Words quoted, each counted once. */
  quoted: number
  /** Words of the source. */
  words: number
  passages: number
}

export interface KeptBibliography {
  path: string
  format: 'biblatex' | 'csl-json'
  which: 'cited' | 'all'
  /** What went wrong the last time; null when the file is current. */
  problem: WireError | null
}

/** What keeping the file changes, by citation key. */
export interface KeptDifference {
  path: string | null
  added: string[]
  changed: string[]
  removed: string[]
  /** Keys that others have in the file already: their entries stay, and ours are left out. */
  present: string[]
  /** Entries or lines of others, which stay. */
  others: number
  written: boolean
}
