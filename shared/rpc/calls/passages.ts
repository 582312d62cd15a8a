// Marked passages: finding, making and changing them. Part of the contract.
import * as v from 'valibot'
import { Color, Kind } from '../../model/annotation.ts'
import { AnnotationId, CodeId, ReferenceId, SourceId } from '../../model/id.ts'
import { PassageQuery } from '../../model/passage-query.ts'
import type * as view from '../../model/view.ts'
import { act, call, Ids, Name, Offset, Style, Text } from '../call.ts'

/** Marked passages: finding, making and changing them. */
export const passageCalls = {
  /** Passages, filtered; with `style` each carries its citation. A theme (id or path) includes its sub-themes. */
  quotes: call<view.QuoteDetail[]>()(
    v.object({
      theme: v.optional(Name),
      source: v.optional(Name),
      color: v.optional(Color),
      search: v.optional(Name),
      /** Conditions in any combination; those of a saved view, by name or id. */
      query: v.optional(PassageQuery),
      view: v.optional(Name),
      style: Style,
      locale: v.optional(Name),
    }),
  ),
  /** Marks a passage found by its quotation; several hits are refused and listed. Themes are written paths, made where missing. */
  annotate: act<view.QuoteDetail>()(
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
  highlight: act<view.QuoteDetail>()(
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
  recolour: act<void>()(v.object({ annotations: Ids, color: Color })),
  setKind: act<void>()(v.object({ annotations: Ids, kind: Kind })),
  /** Says of which other work the passages quote the words (null: none), so that they are cited “as cited in”. */
  setQuotedFrom: act<void>()(v.object({ annotations: Ids, reference: v.nullable(ReferenceId) })),
  /** Moves the ends of a passage. */
  resize: act<view.QuoteDetail>()(v.object({ annotation: AnnotationId, start: Offset, end: Offset })),
  /**
   * Joins passages that overlap or stand side by side into the first named, which keeps its colour and kind and gets the others' themes,
   * notes and links; the others go to the trash. Refused where other words lie between them.
   */
  mergePassages: act<view.QuoteDetail>()(v.object({ annotations: Ids })),
  /** Cuts a passage in two at an offset of the text: both with its colour, kind and themes; notes and links stay with the first. */
  splitPassage: act<{ first: view.QuoteDetail; second: view.QuoteDetail }>()(
    v.object({ annotation: AnnotationId, at: Offset }),
  ),
  /** Marks many places at once, such as all places of a search for `words`; those already marked exactly so are left out. */
  highlightAll: act<{ made: number; present: number }>()(
    v.object({
      source: SourceId,
      ranges: v.pipe(v.array(v.object({ start: Offset, end: Offset })), v.maxLength(10_000)),
      color: Color,
      words: Name,
    }),
  ),
  /** Adds a theme (written path, made where missing) to passages. */
  tag: act<{ theme: string }>()(v.object({ annotations: Ids, theme: Name })),
  untag: act<void>()(v.object({ annotations: Ids, theme: CodeId })),
}
