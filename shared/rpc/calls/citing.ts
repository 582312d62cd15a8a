// Citations, bibliographies, styles. Part of the contract.
import * as v from 'valibot'
import { BibliographyFormat, CitationForm } from '../../model/citation.ts'
import type * as view from '../../model/view.ts'
import { call, Name, Style } from '../call.ts'

/** Citations, bibliographies, styles. */
export const citingCalls = {
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
}
