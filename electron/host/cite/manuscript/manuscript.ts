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
  /** Only what may be followed from a page that someone else opens. */
  href?: string
}
/** Words, or the place of a citation: an index into `citations`. */
export type Inline = Span | { citation: number }

export type Block =
  | { kind: 'heading'; level: number; content: Inline[] }
  | { kind: 'paragraph'; content: Inline[] }
  | { kind: 'quote'; blocks: Block[] }
  /** `start`: the number of the first item; null for bullets. */
  | { kind: 'list'; start: number | null; items: Block[][] }
  | { kind: 'code'; text: string }
  | { kind: 'rule' }

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

/** The block with the words of each of its parts changed. */
export function withContent(block: Block, change: (content: readonly Inline[]) => Inline[]): Block {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, content: change(block.content) }
    case 'quote':
      return { ...block, blocks: block.blocks.map((each) => withContent(each, change)) }
    case 'list':
      return { ...block, items: block.items.map((item) => item.map((each) => withContent(each, change))) }
    default:
      return block
  }
}
