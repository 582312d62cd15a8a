// What the host answers: records joined with what is computed from them. The command line prints these shapes as JSON.
import type { ReferencesFile } from './reference-view.ts'
import type { ReportAccount } from '../report/account.ts'
import type { Doubt } from '../report/doubts.ts'
import type { Color, Kind, Match, Relation } from './annotation.ts'
import type { CslItem } from './reference.ts'
import type { SavedView, SavedViewKind } from './saved-view.ts'
import type { SourceText } from './source-text.ts'

/** A work of a source with its bibliographic facts as now known (the text's own, overlaid by the library's reference). */
export interface WorkView {
  number: number
  item: CslItem
  start: number
  end: number
}

export interface SourceView {
  id: string
  file: string
  title: string
  words: number
  works: WorkView[]
  highlights: number
  /** Questions of its import report that are still open. */
  doubts: number
  /** CSL variables a citation of one of its works lacks. */
  missing: string[]
}

/** A doubt of the import report: where it stands in the text as it is now, and the id of the edit that answers it. */
export interface DoubtView extends Doubt {
  start: number | null
  end: number | null
  answer: string | null
}

/** What reading a source did and could not decide. */
export interface SourceReport {
  source: string
  account: ReportAccount
  doubts: DoubtView[]
}

/** A source as the reader opens it: the text, each work's item as now known. */
export type SourceTextView = SourceText & { id: string; file: string }

/** A highlighted passage. `page` and `paragraph` are strings or null; offsets are UTF-16 code units of the source's text. */
export interface QuoteView {
  id: string
  source: string
  work: number | null
  page: string | null
  paragraph: string | null
  start: number
  end: number
  quote: string
  match: Match
  /** Theme paths, outermost level first; sorted. */
  themes: string[][]
  note: string | null
  color: Color
  kind: Kind
}

/** What the window needs beside a quote: ids to act on. */
export interface QuoteDetail extends QuoteView {
  /** The source's current text does not have it: offsets and page are those of the version it stood in. */
  lost?: true
  themeIds: string[]
  noteId: string | null
  /** Id of the reference of the work these words are quoted from there; null where they are the source's own. */
  quotedFrom: string | null
  created: string
  /** In-text citation in the asked style, where one was asked for. */
  citation?: string
}

/** A passage at one end of a link. */
export interface LinkEnd {
  id: string
  source: string
  start: number
  end: number
  page: string | null
  paragraph: string | null
  quote: string
  color: Color
  /** In-text citation in the asked style, where one was asked for and the passage can be cited. */
  citation?: string
}

/** `from` supports, contradicts, extends or defines `to`. */
export interface LinkView {
  relation: Relation
  from: LinkEnd
  to: LinkEnd
}

/** How a passage of a source stands in its current text. */
export interface AuditPassage {
  id: string
  /** `moved` and `fuzzy` until the user has looked at them. */
  how: 'exact' | 'moved' | 'fuzzy' | 'lost'
  /** Its words as they now stand; of a lost one as they stood. */
  quote: string
  /** Its words in the version it was found again from, where that was not exact. */
  was: string | null
  /** Where it is in the current text; of a lost one where its neighbourhood went. */
  start: number
  end: number
  page: string | null
  /** What stood around it in the version it comes from; null where it is as it was. */
  around: { before: string; after: string; page: string | null } | null
  color: Color
  themes: string[][]
  note: string | null
}

export interface Audit {
  source: string
  counts: Record<AuditPassage['how'], number>
  /** Those that are not exact, in the order of the text. */
  passages: AuditPassage[]
  /** Corrections whose place a newer file does not have, so that they were given up. */
  dropped?: number
}

/** What edits would make of the labels of pages and of the citations of a source's passages. */
export interface EditPreview {
  /** Where the pages of the text begin: first words, label now and then (null: none). `raw`: offset of it in the file. */
  pages: { start: number; raw: number; words: string; before: string | null; after: string | null }[]
  /** Passages whose citation would change. */
  citations: { id: string; quote: string; before: string; after: string }[]
  /** Passages whose citation stays. */
  unchanged: number
}

export interface ThemeView {
  id: string
  path: string[]
  definition: string
  color: Color
  /** Live passages tagged with this theme itself. */
  count: number
  /** … with it or any sub-theme, each passage once. */
  total: number
}

/** For the tree in the window. */
export interface ThemeDetail extends ThemeView {
  parent: string | null
  name: string
  /** The key that tags with it while reading; null where it has none. */
  key: string | null
  /** Live passages taken as examples of it, shortened. */
  examples: { id: string; quote: string }[]
}

/** A question kept under a name, as lists show it. */
export type ViewView = Pick<SavedView, 'id' | 'name'> & KindedQuery
type KindedQuery = { [K in SavedViewKind]: { kind: K; query: Extract<SavedView, { kind: K }>['query'] } }[SavedViewKind]

/** A codebook as a file. */
export interface CodebookFile {
  name: string
  mediaType: string
  content: string
}

/** What importing a codebook comes to, theme by theme in the order of the file. */
export interface CodebookImport {
  themes: {
    path: string[]
    /** Made new; there, and given the file's definition; there, with a definition of its own that it keeps; there. */
    fate: 'made' | 'defined' | 'kept' | 'there'
  }[]
  /** What the file says that could not be taken over. */
  warnings: CodebookWarning[]
}

/** `row` and `line` count from 1. */
export type CodebookWarning =
  | { code: 'setLeftOut'; name: string }
  | { code: 'rowWithoutName'; row: number }
  | { code: 'lineWithoutName'; line: number }
  | { code: 'colourUnknown'; row: number; colour: string }
  /** Its name cannot be kept here, or it stands too deep. */
  | { code: 'themeUnfit'; theme: string }

/** What one change did to the codebook. `before` and `after` are missing where the theme was made, or the field was absent. */
export interface CodebookChange {
  id: string
  at: string
  verb: string
  parameters: Record<string, string | number | boolean | null>
  name: string
  undone: boolean
  /** Themes it touched, each with its path as it now is (empty for one that was never shown here) and what changed of it. */
  themes: {
    id: string
    path: string[]
    live: boolean
    fields: { field: string; before?: unknown; after?: unknown }[]
  }[]
  /** How many passages it tagged or untagged. */
  passages: number
}

export interface NoteView {
  id: string
  /** Id of the passage, source or theme it is about; null for a free note. */
  about: string | null
  markdown: string
  created: string
}

/** A record as a link to it is shown. */
export interface NamedRecord {
  id: string
  kind: 'source' | 'passage' | 'note' | 'theme'
  /** What it is called now: a title, the first words, a path. */
  label: string
  /** `trashed`: it or what it belongs to lies in the trash; `missing`: this library does not have it. */
  state: 'live' | 'trashed' | 'missing'
  /** Of a passage: where it stands. */
  source: string | null
  start: number | null
}

/** The note's text after a change to it. */
export interface NoteVersion {
  change: string
  /** ISO 8601. */
  at: string
  own: boolean
  markdown: string
}

/** A note's citations, rendered together as one text's, and what they cite. */
export interface NoteCitations {
  /** One per citation asked for, in order. `text` is null where none of its keys is in the library. */
  citations: { text: string | null; html: string; missing: string[] }[]
  edition: string
  entries: BibliographyEntry[]
}

/** What can be cited, by its key. */
export interface CitableView {
  key: string
  title: string
  /** Names and year, as far as known. */
  detail: string
  source: string | null
  work: number | null
  /** Whether the key stays whatever is corrected; else it is made of the facts as they are. */
  fixed: boolean
}

export interface ReferenceView {
  id: string
  source: string | null
  work: number | null
  /** As now known: the text's own facts overlaid by the library's. */
  item: CslItem
  missing: string[]
  /** In a divided bibliography: among the primary sources or the secondary literature. */
  group?: 'primary' | 'secondary' | null
}

export interface CitationView {
  text: string
  html: string
  style: string
  /** Which edition of the manual the style follows, e.g. "APA 7", "Chicago 17". */
  edition: string
  locale: string
  /** The language of "as cited in" and "emphasis added": the locale's, or English where it has no words for them. */
  phrases: string
  form: string
  markdown: string
  /** By citation keys: Pandoc's Markdown, and LaTeX with BibLaTeX. */
  pandoc: string
  latex: string
  /** The quotation is long enough to be set as a block. */
  block: boolean
}

export interface BibliographyEntry {
  id: string
  text: string
  html: string
  /** Where asked for: the user's notes on the work, as plain text. */
  notes?: string[]
  /** In a divided bibliography; null where the reference says nothing. */
  group?: 'primary' | 'secondary' | null
}

export interface BibliographyView {
  style: string
  edition: string
  locale: string
  /** The language of headings, see `CitationView`. */
  phrases: string
  /** Works in the whole list, where only its first entries were asked for; some print none. */
  total: number
  entries: BibliographyEntry[]
}

/** A bibliography as a file: `format` text, html, rtf, bibtex, biblatex, ris or csl-json. */
export type BibliographyFile = BibliographyView & ReferencesFile

export interface SearchHit {
  source: string | null
  kind: 'text' | 'sourceNote' | 'quotation' | 'note' | 'theme' | 'reference'
  /** Offsets into the source's text (text, sourceNote, quotation), else null. */
  start: number | null
  end: number | null
  page: string | null
  work: number | null
  /** Plain text around the hit. */
  snippet: string
  /** The record to open (annotation, note, theme, reference), else null. */
  id: string | null
  /** The hit has words of the query only as one of these, which are one slip away. */
  spelled?: string[]
}

export interface HistoryEntry {
  id: string
  at: string
  verb: string
  parameters: Record<string, string | number | boolean | null>
  /** English name for the command line, rendered from verb and parameters. */
  name: string
  undone: boolean
  /** ULID of the device it was made on, and whether that is this one. */
  device: string
  own: boolean
  /** How the library can be brought to the moment after it: by undoing what came later, by doing again, or not from here. */
  step: 'back' | 'forward' | null
}

/** A change as a window names it in its own language. */
export interface NamedChange {
  id: string
  verb: string
  parameters: Record<string, string | number | boolean | null>
  /** English. */
  name: string
}

/** What an undo or redo within a view came to. */
export interface UndoneWithin {
  change: NamedChange
  /** Changes done since that rest on it, newest first, at most a few: with any, nothing was done. */
  later: NamedChange[]
  skipped: string[]
}

/** What going to a moment of the history came to. */
export interface Gone {
  undone: number
  redone: number
  /** Fields (`<id> <field>`) left alone because another hand has changed them since. */
  skipped: string[]
}

/** What one undo or redo acted on. */
export interface Undone {
  id: string
  /** English name of the change. */
  name: string
  /** Fields (`<id> <field>`) left alone because another hand has changed them since; absent where there are none. */
  skipped?: string[]
}

export interface CheckReport {
  ok: boolean
  counts: Record<string, number>
  problems: { kind: string; id: string; message: string }[]
}

export interface LibraryStatus {
  folder: string
  device: string
  sequence: number
  version: string
  counts: Record<string, number>
  /** Records that failed their schema: kept on disk, not shown. */
  setAside: { id: string; problem: string }[]
  /** Set when a write failed and the store is read-only until it succeeds again. */
  unsaved: { name: string; message: string; remedy: string } | null
  undo: { verb: string; parameters: Record<string, string | number | boolean | null>; name: string } | null
  redo: { verb: string; parameters: Record<string, string | number | boolean | null>; name: string } | null
}
