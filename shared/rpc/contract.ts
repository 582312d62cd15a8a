// Everything a window or the command line may ask of the host, and everything the host says by itself.
// One doc line and one object argument per call; arguments are checked by schema on arrival; every value is JSON.
import * as v from 'valibot'
import { Color, Kind } from '../model/annotation.ts'
import { BibliographyFormat, CitationForm } from '../model/citation.ts'
import { AnnotationId, CodeId, NoteId, RecordId, ReferenceId, SourceId } from '../model/id.ts'
import type * as view from '../model/view.ts'

const Text = v.pipe(v.string(), v.maxLength(1_000_000))
const Name = v.pipe(v.string(), v.maxLength(1_000))
const Offset = v.pipe(v.number(), v.integer(), v.minValue(0))
const Ids = v.pipe(v.array(AnnotationId), v.maxLength(100_000))
const Style = v.optional(Name)
const Path = v.pipe(v.string(), v.minLength(1), v.maxLength(32_768))

/** One call: its checked argument and (as a type only) its answer. */
export interface Call<Args extends v.GenericSchema, Result> {
  args: Args
  result?: Result
}
function call<Result>() {
  return <const Args extends v.GenericSchema>(args: Args): Call<Args, Result> => ({ args })
}

/** Page or command line → host. */
export const hostCalls = {
  /** Folder, counts, what undo and redo would do, what is set aside or unsaved. */
  status: call<view.LibraryStatus>()(v.object({})),
  /** All sources in import order. */
  sources: call<view.SourceView[]>()(v.object({})),
  /** One source's text with each work's item as now known. `source`: id, unique prefix or file name. */
  source: call<view.SourceTextView>()(v.object({ source: Name })),
  /** The raw decoded text of a source, for showing beside the clean one. */
  rawText: call<string>()(v.object({ source: Name })),
  /** Passages, filtered; with `style` each carries its citation. A theme (id or path) includes its sub-themes. */
  quotes: call<view.QuoteDetail[]>()(
    v.object({
      theme: v.optional(Name),
      source: v.optional(Name),
      color: v.optional(Color),
      search: v.optional(Name),
      style: Style,
      locale: v.optional(Name),
    }),
  ),
  /** Marks a passage found by its quotation; several hits are refused and listed. Themes are written paths, made where missing. */
  annotate: call<view.QuoteDetail>()(
    v.object({
      source: Name,
      quote: Text,
      prefix: v.optional(Text),
      suffix: v.optional(Text),
      themes: v.optional(v.array(Name)),
      note: v.optional(Text),
      color: v.optional(Color),
      kind: v.optional(Kind),
    }),
  ),
  /** Marks the passage at an offset range of the source's text; ends are trimmed of white space. */
  highlight: call<view.QuoteDetail>()(
    v.object({
      source: SourceId,
      start: Offset,
      end: Offset,
      color: v.optional(Color),
      kind: v.optional(Kind),
      themes: v.optional(v.array(Name)),
      note: v.optional(Text),
    }),
  ),
  recolour: call<void>()(v.object({ annotations: Ids, color: Color })),
  setKind: call<void>()(v.object({ annotations: Ids, kind: Kind })),
  /** Moves the ends of a passage. */
  resize: call<view.QuoteDetail>()(v.object({ annotation: AnnotationId, start: Offset, end: Offset })),
  /** Adds a theme (written path, made where missing) to passages. */
  tag: call<{ theme: string }>()(v.object({ annotations: Ids, theme: Name })),
  untag: call<void>()(v.object({ annotations: Ids, theme: CodeId })),
  /** Puts records into the trash. A theme's sub-themes, a source's references and notes stay with it. */
  trash: call<void>()(v.object({ ids: v.pipe(v.array(RecordId), v.maxLength(100_000)) })),
  restore: call<void>()(v.object({ ids: v.pipe(v.array(RecordId), v.maxLength(100_000)) })),
  /** What lies in the trash, newest first. */
  trashed: call<{ id: string; kind: string; label: string }[]>()(v.object({})),

  themes: call<view.ThemeDetail[]>()(v.object({})),
  /** Makes a theme (and missing levels) by written path. */
  createTheme: call<{ theme: string }>()(
    v.object({ path: Name, color: v.optional(Color), definition: v.optional(Text) }),
  ),
  renameTheme: call<void>()(v.object({ theme: CodeId, name: Name })),
  recolourTheme: call<void>()(v.object({ theme: CodeId, color: Color })),
  defineTheme: call<void>()(v.object({ theme: CodeId, definition: Text })),
  /** Moves a theme under another, or to the top (`parent: null`). */
  moveTheme: call<void>()(v.object({ theme: CodeId, parent: v.nullable(CodeId) })),
  /** Passages and sub-themes of `themes` go to `into`; the emptied themes go to the trash. */
  mergeThemes: call<void>()(v.object({ themes: v.array(CodeId), into: CodeId })),

  /** Notes about one record (`about`), free notes (`about: null`) or all. */
  notes: call<view.NoteView[]>()(v.object({ about: v.optional(v.nullable(RecordId)) })),
  /** Writes a note; without `note` makes one about `about`. Saves of one note within one `session` are one step of undo. */
  writeNote: call<{ note: string }>()(
    v.object({
      note: v.optional(NoteId),
      about: v.optional(v.nullable(RecordId)),
      markdown: Text,
      session: v.optional(Name),
    }),
  ),

  /** All references with what they lack. */
  references: call<view.ReferenceView[]>()(v.object({})),
  /** The reference of a source's work (made where missing), after setting CSL variables (null removes one). */
  reference: call<view.ReferenceView>()(
    v.object({
      source: v.optional(Name),
      work: v.optional(v.nullable(v.number())),
      reference: v.optional(ReferenceId),
      set: v.optional(v.record(Name, v.nullable(v.unknown()))),
    }),
  ),
  /** Adds references from the content of a CSL-JSON, BibTeX or RIS file. */
  importReferences: call<{ matched: number; unmatched: string[] }>()(v.object({ file: Name, content: Text })),

  /** Citations of passages, rendered together as one citation set. */
  cite: call<view.CitationView>()(
    v.object({
      annotations: v.array(Name),
      style: Style,
      locale: v.optional(Name),
      form: v.optional(CitationForm),
    }),
  ),
  /** The bibliography: `cited` works with a live highlight or cited in a note, or `all` references. */
  bibliography: call<view.BibliographyView>()(
    v.object({ style: Style, locale: v.optional(Name), which: v.optional(v.picklist(['cited', 'all'])) }),
  ),
  bibliographyFile: call<view.BibliographyFile>()(
    v.object({
      style: Style,
      locale: v.optional(Name),
      which: v.optional(v.picklist(['cited', 'all'])),
      format: BibliographyFormat,
    }),
  ),
  /** Styles that can be named, with the edition each follows. */
  styles: call<{ name: string; title: string; edition: string }[]>()(v.object({})),

  /** Full-text search over texts, source notes, quotations, notes, themes and references. */
  search: call<view.SearchHit[]>()(v.object({ query: Name, limit: v.optional(v.number()) })),

  /** Each undoes or redoes one change of this device and names it; `skipped`: fields another hand has changed since, left as they are. */
  undo: call<view.Undone>()(v.object({})),
  redo: call<view.Undone>()(v.object({})),
  /** Newest first. */
  history: call<view.HistoryEntry[]>()(v.object({ limit: v.optional(v.number()) })),
  /** Verifies records, blobs and anchors. */
  check: call<view.CheckReport>()(v.object({})),

  /** Starts importing files the host can read; progress and the account come as events of the job. */
  importPaths: call<{ job: string }>()(v.object({ paths: v.array(Path), references: v.optional(v.array(Path)) })),
  /** Starts importing files whose bytes the window holds (base64). */
  importFiles: call<{ job: string }>()(
    v.object({
      files: v.array(v.object({ name: Name, base64: v.string() })),
      references: v.optional(v.array(v.object({ name: Name, content: Text }))),
    }),
  ),
  /** Imports the starter text that ships with the app (restores it where it lies in the trash). */
  importStarter: call<{ source: string }>()(v.object({})),
  /** Waits for a job to end. */
  finished: call<view.ImportAccount>()(v.object({ job: Name })),
  cancel: call<void>()(v.object({ job: Name })),

  /** Small values the window keeps on this machine (reading place, pane widths); never synced. */
  getSetting: call<unknown>()(v.object({ key: Name })),
  setSetting: call<void>()(v.object({ key: Name, value: v.unknown() })),
}

export type HostCalls = typeof hostCalls
export type HostCall = keyof HostCalls
export type Args<K extends HostCall> = v.InferInput<HostCalls[K]['args']>
export type Answer<K extends HostCall> = HostCalls[K] extends Call<v.GenericSchema, infer R> ? R : never

/** What a host implements; arguments arrive checked. */
export type HostFunctions = {
  [K in HostCall]: (args: v.InferOutput<HostCalls[K]['args']>) => Promise<Answer<K>> | Answer<K>
}
/** What a client calls. */
export type HostClient = { [K in HostCall]: (args: Args<K>) => Promise<Answer<K>> }

/** Host → page or command line. */
export interface HostEvents {
  /** The library changed. Keys: `sources`, `source:<id>`, `quotes`, `themes`, `notes`, `references`, `history`, `status`. Annotations touched come as a delta. */
  changed(event: { sequence: number; keys: string[]; quotes: view.QuoteDetail[]; gone: string[] }): void
  /** A job moved on. */
  progress(event: { job: string; done: number; total: number; file: string }): void
  /** Writing failed (disk full …) or works again (null). */
  unsaved(event: { error: { name: string; message: string; remedy: string } | null }): void
}
export type HostEvent = keyof HostEvents
export type EventPayload<K extends HostEvent> = Parameters<HostEvents[K]>[0]
export const HOST_EVENTS: readonly HostEvent[] = ['changed', 'progress', 'unsaved']
