// What the citing worker is asked and answers. Arguments and results are plain data; errors cross as wire errors.
import type { BibliographyFormat } from '../../../shared/model/citation.ts'
import type { CslItem } from '../../../shared/model/reference.ts'
import type { LostFact } from '../../../shared/model/reference-view.ts'
import type { StyleView } from '../../../shared/model/style-view.ts'
import type { WireError } from '../../../shared/rpc/error.ts'
import type { ManuscriptMade, ManuscriptRequest } from './manuscript/manuscript.ts'
import type { ListLayout } from './bibliography-file.ts'
import type { CitationsRequest, Rendered } from './forms.ts'
import type { ReferencesRead } from './reference-file.ts'
import type { Repaint } from './repaint.ts'
import type { Briefly } from './splice.ts'
import type { StyleInfo } from './style.ts'
import type { StyleQuery } from './style-search.ts'
import type { Tidying } from './tidy.ts'

interface InStyle {
  /** Default `apa`; see `findStyle`. */
  style?: string | undefined
  /** Default `en-US`. */
  locale?: string | undefined
  /** false: the bare engine, without our corrections. */
  fixups?: boolean
}

export interface BibliographyEntry {
  id: string
  text: string
  html: string
}

export interface CitingCalls {
  citations(
    args: InStyle & Omit<CitationsRequest, 'form'> & { form?: CitationsRequest['form'] | undefined },
  ): Rendered[]
  /**
   * `citations` of a set that is asked for again and again under one name: only what differs from the last answer to a
   * citation of that `citationID`, which no two of the set share. See `makeCanvas`.
   */
  citationSet(args: CitingArgs<'citations'> & { set: string }): Repaint<Rendered>
  /** All entries, or only the `first` so many: these need not wait for the rest of a long list. */
  bibliography(args: InStyle & { items: readonly CslItem[]; first?: number | undefined }): BibliographyEntry[]
  /** `bibliography`, likewise. */
  bibliographySet(args: CitingArgs<'bibliography'> & { set: string }): Repaint<BibliographyEntry>
  bibliographyFile(args: InStyle & ListLayout & { items: readonly CslItem[]; format: BibliographyFormat }): Promise<{
    mediaType: string
    content: string
    lost: LostFact[]
  }>
  manuscript(args: ManuscriptRequest): Promise<ManuscriptMade>
  styles(args: StyleQuery): StyleView[]
  styleKinds(args: object): { fields: Record<string, number>; formats: Record<string, number> }
  /** Tries a style out and keeps it in the library's folder. */
  addStyle(args: { file: string; content: string }): StyleView
  removeStyle(args: { name: string; back: boolean }): void
  styleInfo(args: { style?: string | undefined; locale?: string | undefined }): StyleInfo & { locale: string }
  /** The variables the style prints of each kind of work, as `missingInStyle` takes them. */
  printed(args: { style?: string | undefined }): Record<string, string[]>
  readReferences(args: { file: string; content: string | Uint8Array; pattern?: string }): Promise<ReferencesRead>
  /** What tidying would change in each item. */
  tidyings(args: { items: readonly CslItem[] }): Promise<Tidying[][]>
}

/** What the worker is started with: the library's folder, for what is kept there; null keeps nothing. */
export interface WorkerFolder {
  folder: string | null
  /** The program's: what another one answered is not taken for ours. */
  version: string
}
export type CitingCall = keyof CitingCalls
export type CitingArgs<K extends CitingCall> = Parameters<CitingCalls[K]>[0]
export type CitingAnswer<K extends CitingCall> = Awaited<ReturnType<CitingCalls[K]>>

export type CitingQuestion = { id: number; call: CitingCall } & (
  | { args: unknown }
  /** Of a set that is asked for again and again. */
  | { set: string; briefly: Briefly }
)
export type CitingReply = { id: number; answer: unknown } | { id: number; error: WireError }
