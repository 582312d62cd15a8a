// Citations as CSL's own JSON has them (https://github.com/citation-style-language/schema, csl-citation.json), and beside
// that what CSL cannot say: whose words a work quotes, and what the writer did to them.
import * as v from 'valibot'

/** Every locator label of CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html#locators). */
export const LocatorLabel = v.picklist([
  'page',
  'paragraph',
  'section',
  'chapter',
  'verse',
  'line',
  'note',
  'act',
  'appendix',
  'article-locator',
  'book',
  'canon',
  'column',
  'elocation',
  'equation',
  'figure',
  'folio',
  'issue',
  'opus',
  'part',
  'rule',
  'scene',
  'sub-verbo',
  'supplement',
  'table',
  'timestamp',
  'title-locator',
  'version',
  'volume',
])
export type LocatorLabel = v.InferOutput<typeof LocatorLabel>

/** What the writer did to the words and says in the citation: "my translation", "emphasis added". */
export const REMARKS = ['translation', 'emphasis'] as const
export const Remark = v.picklist(REMARKS)
export type Remark = v.InferOutput<typeof Remark>

const ItemKey = v.union([v.string(), v.number()])

export const CitationItem = v.object({
  /** The item's `id`. */
  id: ItemKey,
  locator: v.optional(v.string()),
  label: v.optional(LocatorLabel),
  prefix: v.optional(v.string()),
  suffix: v.optional(v.string()),
  'suppress-author': v.optional(v.boolean()),
  'author-only': v.optional(v.boolean()),
  /** Ours: the `id` of the item whose words this one quotes ("Kastner, 2016, as cited in Lane, 2014"). */
  'quoted-from': v.optional(ItemKey),
  /** Ours. */
  remarks: v.optional(v.array(Remark)),
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

export const MANUSCRIPT_FORMATS = ['docx', 'md', 'html', 'rtf', 'latex'] as const
export const ManuscriptFormat = v.picklist(MANUSCRIPT_FORMATS)
export type ManuscriptFormat = v.InferOutput<typeof ManuscriptFormat>
