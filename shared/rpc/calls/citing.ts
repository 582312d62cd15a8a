// Citations, bibliographies, manuscripts, styles. Part of the contract.
import * as v from 'valibot'
import { BibliographyFormat, CitationForm, LocatorLabel, ManuscriptFormat, Remark } from '../../model/citation.ts'
import { PassageQuery } from '../../model/passage-query.ts'
import { ReferenceId } from '../../model/id.ts'
import type * as exported from '../../model/export-view.ts'
import type * as view from '../../model/view.ts'
import { act, call, Ids, Name, Path, Style, Text } from '../call.ts'

/** Words from which a quotation is set as a block; left out: by the style. */
const BlockFrom = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)))

/** How one passage is cited where it differs from what the library knows. */
const CitedAs = v.object({
  prefix: v.optional(Name),
  suffix: v.optional(Name),
  /** Null: no place at all. */
  locator: v.optional(v.nullable(Name)),
  label: v.optional(LocatorLabel),
  suppressAuthor: v.optional(v.boolean()),
  remarks: v.optional(v.array(Remark)),
  /** Of the work whose words it quotes; null: its own words. */
  quotedFrom: v.optional(v.nullable(ReferenceId)),
  /** The words shortened, with "…" and [brackets]; all others must be the source's. *Asterisks* mark emphasis. */
  words: v.optional(Text),
})

/** Which works a bibliography holds: `cited` somewhere in the library, `all`, those of a theme and its sub-themes, or of a note. */
const Which = v.union([v.picklist(['cited', 'all']), v.object({ theme: Name }), v.object({ note: Name })])
const Bibliography = {
  style: Style,
  locale: v.optional(Name),
  which: v.optional(Which),
  /** Each entry followed by the user's notes on its source. */
  annotated: v.optional(v.boolean()),
  /** In groups: primary sources, secondary literature, and what belongs to neither. */
  grouped: v.optional(v.boolean()),
}

/** Citations, bibliographies, styles. */
export const citingCalls = {
  /** Citations of passages, rendered together as one citation set. `as`: passage by passage, in the order of `annotations`. */
  cite: call<view.CitationView>()(
    v.object({
      annotations: v.array(Name),
      style: Style,
      locale: v.optional(Name),
      form: v.optional(CitationForm),
      as: v.optional(v.array(CitedAs)),
      /** Number of the first note, in styles of notes. */
      noteNumber: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))),
      blockFrom: BlockFrom,
    }),
  ),
  /** The bibliography, to be seen. `first`: only so many entries, which need not wait for the rest of a long list. */
  bibliography: call<view.BibliographyView>()(
    v.object({ ...Bibliography, first: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))) }),
  ),
  bibliographyFile: call<view.BibliographyFile>()(v.object({ ...Bibliography, format: BibliographyFormat })),
  /** Says of references whether they are primary sources or secondary literature; null takes it back. */
  groupReferences: act<void>()(
    v.object({ references: v.array(ReferenceId), group: v.nullable(v.picklist(['primary', 'secondary'])) }),
  ),
  /** Passages and notes as files of a word processor or typesetter, with citations, notes and a list of works. */
  exportManuscript: call<exported.ManuscriptView>()(
    v.object({
      /** What it holds: all of a theme and below, of a source, of a saved view, a note, or these passages in this order. */
      of: v.union([
        v.object({ theme: Name }),
        v.object({ source: Name }),
        v.object({ view: Name }),
        v.object({ note: Name }),
        v.object({ passages: Ids, title: Name }),
        v.object({ query: PassageQuery, title: Name }),
      ]),
      format: ManuscriptFormat,
      style: Style,
      locale: v.optional(Name),
      /** Word documents: citations as fields that Zotero's plug-in takes over. */
      zotero: v.optional(v.boolean()),
      /** Leave the notes out. */
      withoutNotes: v.optional(v.boolean()),
      blockFrom: BlockFrom,
    }),
  ),
  /** How much of each source is quoted: words of live verbatim passages, none counted twice. */
  quotedWords: call<exported.QuotedWords[]>()(v.object({})),
  /** The file that is kept current outside the library, and whether the last attempt succeeded; null where there is none. */
  keptBibliography: call<exported.KeptBibliography | null>()(v.object({})),
  /** Keeps a .bib or .json file current (null: no longer). Only our own part of it is touched. `dryRun`: tells what would change. */
  keepBibliography: call<exported.KeptDifference>()(
    v.object({
      path: v.nullable(Path),
      which: v.optional(v.picklist(['cited', 'all'])),
      dryRun: v.optional(v.boolean()),
    }),
  ),
}
