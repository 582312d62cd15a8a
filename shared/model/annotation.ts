// A marked passage. Its note is a Note record about it; its themes are a set of codes; its page is computed from the source.
import * as v from 'valibot'
import { AnnotationId, CodeId, ReferenceId, SourceId } from './id.ts'
import { Selectors } from './selector.ts'

/** The five highlight colours, in the order of the keys 1–5. */
export const COLORS = ['yellow', 'blue', 'green', 'orange', 'pink'] as const
export const Color = v.picklist(COLORS)
export type Color = v.InferOutput<typeof Color>

/** How the excerpt relates to the author's words. */
export const KINDS = ['verbatim', 'paraphrase', 'summary', 'thought', 'question', 'check'] as const
export const Kind = v.picklist(KINDS)
export type Kind = v.InferOutput<typeof Kind>

/** How the passage was found in the text version it points into. */
export const MATCHES = ['exact', 'normalised', 'fuzzy'] as const
export const Match = v.picklist(MATCHES)
export type Match = v.InferOutput<typeof Match>

/** How one passage bears on another. */
export const RELATIONS = ['supports', 'contradicts', 'extends', 'defines'] as const
export const Relation = v.picklist(RELATIONS)
export type Relation = v.InferOutput<typeof Relation>

/** An element of a passage's `links`: "<relation>:<id of the other passage>". */
export const Link = v.pipe(v.string(), v.regex(new RegExp(`^(?:${RELATIONS.join('|')}):an:[0-9A-HJKMNP-TV-Z]{26}$`)))

/** The element that says that a passage bears so on the other. */
export function linkTo(relation: Relation, other: string): string {
  return `${relation}:${other}`
}

/** What an element of `links` says. */
export function readLink(link: string): { relation: Relation; other: string } {
  const colon = link.indexOf(':')
  return { relation: link.slice(0, colon) as Relation, other: link.slice(colon + 1) }
}

/**
 * How a passage stood in the version of its text from which it was found again, kept until the user has looked: its words there,
 * which differ (`fuzzy`) or stand elsewhere now (`moved`).
 */
export const Earlier = v.object({
  text: v.string(),
  start: v.number(),
  end: v.number(),
  exact: v.string(),
  how: v.picklist(['moved', 'fuzzy']),
})
export type Earlier = v.InferOutput<typeof Earlier>

export const Annotation = v.object({
  type: v.literal('annotation'),
  id: AnnotationId,
  source: SourceId,
  /** SHA-256 of the SourceText version the selectors point into. Not the source's current one: the passage was not found in that. */
  text: v.string(),
  selector: Selectors,
  match: Match,
  earlier: v.optional(Earlier),
  color: Color,
  kind: Kind,
  /** Ids of codes; a set. */
  themes: v.array(CodeId),
  /** What this passage does to others (`linkTo`); a set. */
  links: v.optional(v.array(Link), []),
  /** The reference of another work whose words these are: the passage quotes it, and is cited “as cited in” its own source. */
  quotedFrom: v.optional(v.nullable(ReferenceId)),
  /** ISO 8601, for display only: nothing is ordered or decided by wall time. */
  created: v.string(),
  trashed: v.boolean(),
})
export type Annotation = v.InferOutput<typeof Annotation>
