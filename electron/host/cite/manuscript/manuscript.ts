// What a manuscript is made of, before any file format: headings, the user's own paragraphs, passages with their citations.
import type { Citation, CitationItem, ManuscriptFormat } from '../../../../shared/model/citation.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import type { RunStyle } from '../runs.ts'

/** What the library gives, in reading order. */
export type Part =
  | { kind: 'heading'; level: number; text: string }
  /** The user's own words. Citations in Pandoc's notation become citations. */
  | { kind: 'note'; markdown: string }
  /** Words of a source. Without a citation they stand with `origin`, where they are from. */
  | { kind: 'passage'; words: string; cited: CitationItem | null; origin: string }

export interface Span extends RunStyle {
  text: string
  href?: string
}
/** Words, or the place of a citation: an index into `citations`. */
export type Inline = Span | { citation: number }

export type Block =
  | { kind: 'heading'; level: number; content: Inline[] }
  | { kind: 'paragraph' | 'quote'; content: Inline[] }
  /** `number`: of an ordered list, from its own start; null for a bullet. `depth` from 0. */
  | { kind: 'item'; depth: number; number: number | null; content: Inline[] }
  | { kind: 'code'; text: string }

export interface Manuscript {
  title: string
  blocks: Block[]
  /** In document order; in note styles each is a note, numbered from 1. */
  citations: Citation[]
}

export interface ManuscriptRequest {
  title: string
  /** Name of the files without extension. */
  name: string
  parts: readonly Part[]
  /** Every work that parts cite, by id or in a note, and those they quote; others are allowed. */
  items: readonly CslItem[]
  style: string
  locale: string
  format: ManuscriptFormat
  /** Word documents: citations as fields of Zotero's, so that its plug-in can take over. */
  zotero: boolean
  /** Words from which a quotation is set as a block; left out: by the style. */
  blockFrom?: number | undefined
  /** Heading of the list of works. */
  listTitle: string
}

export interface ManuscriptFile {
  name: string
  mediaType: string
  base64: string
}

export interface ManuscriptMade {
  edition: string
  locale: string
  files: ManuscriptFile[]
  passages: number
  citations: number
  works: number
  /** Keys cited in notes that no reference has. */
  unknownKeys: string[]
  /** Where passages without a reference are from. */
  uncited: string[]
}
