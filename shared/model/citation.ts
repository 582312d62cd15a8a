// Citations as CSL's own JSON has them (https://github.com/citation-style-language/schema, csl-citation.json).
import * as v from 'valibot'

/** The CSL locator labels we produce. */
export const LocatorLabel = v.picklist(['page', 'paragraph', 'section', 'chapter', 'verse', 'line', 'note'])

export const CitationItem = v.object({
  /** The item's `id`. */
  id: v.union([v.string(), v.number()]),
  locator: v.optional(v.string()),
  label: v.optional(LocatorLabel),
  prefix: v.optional(v.string()),
  suffix: v.optional(v.string()),
  'suppress-author': v.optional(v.boolean()),
  'author-only': v.optional(v.boolean()),
})
export type CitationItem = v.InferOutput<typeof CitationItem>

export const Citation = v.object({
  citationID: v.string(),
  citationItems: v.array(CitationItem),
  properties: v.object({ noteIndex: v.number(), mode: v.optional(v.literal('composite')) }),
})
export type Citation = v.InferOutput<typeof Citation>

/** What `cite` renders: "(Lane, 2014, p. 3)", "Lane (2014, p. 3)", a note's text, or the quotation with its citation. */
export const CitationForm = v.picklist(['in-text', 'narrative', 'note', 'quote'])
export type CitationForm = v.InferOutput<typeof CitationForm>

export const BIBLIOGRAPHY_FORMATS = ['text', 'html', 'rtf', 'bibtex', 'biblatex', 'ris', 'csl-json'] as const
export const BibliographyFormat = v.picklist(BIBLIOGRAPHY_FORMATS)
export type BibliographyFormat = v.InferOutput<typeof BibliographyFormat>
