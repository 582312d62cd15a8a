// Bibliographic records are CSL-JSON items, spelled as CSL spells them (https://docs.citationstyles.org/en/stable/specification.html).
import * as v from 'valibot'
import { ReferenceId, SourceId } from './id.ts'

const Scalar = v.union([v.string(), v.number()])

export const CslName = v.looseObject({
  family: v.optional(v.string()),
  given: v.optional(v.string()),
  literal: v.optional(v.string()),
  'dropping-particle': v.optional(v.string()),
  'non-dropping-particle': v.optional(v.string()),
  suffix: v.optional(v.string()),
})
export type CslName = v.InferOutput<typeof CslName>

export const CslDate = v.looseObject({
  /** One date, or two for a range; each is [year], [year, month] or [year, month, day]. */
  'date-parts': v.optional(v.pipe(v.array(v.array(Scalar)), v.maxLength(2))),
  season: v.optional(Scalar),
  circa: v.optional(v.union([Scalar, v.boolean()])),
  literal: v.optional(v.string()),
  raw: v.optional(v.string()),
})
export type CslDate = v.InferOutput<typeof CslDate>

export const NAME_VARIABLES = [
  'author',
  'chair',
  'collection-editor',
  'compiler',
  'composer',
  'container-author',
  'contributor',
  'curator',
  'director',
  'editor',
  'editorial-director',
  'executive-producer',
  'guest',
  'host',
  'illustrator',
  'interviewer',
  'narrator',
  'organizer',
  'original-author',
  'performer',
  'producer',
  'recipient',
  'reviewed-author',
  'script-writer',
  'series-creator',
  'translator',
] as const
export const DATE_VARIABLES = [
  'accessed',
  'available-date',
  'event-date',
  'issued',
  'original-date',
  'submitted',
] as const

const names = Object.fromEntries(NAME_VARIABLES.map((name) => [name, v.optional(v.array(CslName))])) as Record<
  (typeof NAME_VARIABLES)[number],
  v.OptionalSchema<v.ArraySchema<typeof CslName, undefined>, undefined>
>
const dates = Object.fromEntries(DATE_VARIABLES.map((name) => [name, v.optional(CslDate)])) as Record<
  (typeof DATE_VARIABLES)[number],
  v.OptionalSchema<typeof CslDate, undefined>
>

/** Names that must never be keys of a record that came from outside: they reach an object's prototype. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

type NameVariable = (typeof NAME_VARIABLES)[number]
type DateVariable = (typeof DATE_VARIABLES)[number]
/** The text and number variables our own code reads; an item may hold any other that CSL knows. */
type ScalarVariable =
  | 'abstract'
  | 'citation-key'
  | 'collection-title'
  | 'container-title'
  | 'container-title-short'
  | 'DOI'
  | 'edition'
  | 'genre'
  | 'ISBN'
  | 'ISSN'
  | 'issue'
  | 'keyword'
  | 'language'
  | 'medium'
  | 'note'
  | 'number'
  | 'number-of-pages'
  | 'page'
  | 'publisher'
  | 'publisher-place'
  | 'section'
  | 'title'
  | 'title-short'
  | 'URL'
  | 'volume'

/**
 * A CSL-JSON item. `id` is the citation key a user would type; it may be empty where a text proves none. Variables not
 * named here are strings or numbers; `custom` holds our own data (`file`, `work`: which work of which imported file the
 * item describes).
 */
export type CslItem = {
  id?: string | number | undefined
  type?: string | undefined
  custom?: Record<string, unknown> | undefined
  categories?: string[] | undefined
} & { [Name in NameVariable]?: CslName[] | undefined } & { [Date in DateVariable]?: CslDate | undefined } & {
  [Scalar in ScalarVariable]?: string | number | undefined
} & { [variable: string]: unknown }

/** Checks an item from outside: every variable of CSL's shape, no key that reaches an object's prototype. */
export const CslItem: v.GenericSchema<CslItem> = v.pipe(
  v.objectWithRest(
    {
      id: v.optional(Scalar),
      type: v.optional(v.string()),
      custom: v.optional(v.record(v.string(), v.unknown())),
      categories: v.optional(v.array(v.string())),
      ...names,
      ...dates,
    },
    Scalar,
  ),
  v.check((item) => !Object.keys(item).some((key) => FORBIDDEN_KEYS.has(key)), 'forbidden key'),
)

/**
 * A reference of the library. `source` and `work` say what it describes: a work of a source (1-based), a whole source
 * (`work: null`), or nothing in the library yet (both null).
 */
export const Reference = v.object({
  type: v.literal('reference'),
  id: ReferenceId,
  source: v.nullable(SourceId),
  work: v.nullable(v.number()),
  item: CslItem,
  /** In a divided bibliography: among the primary sources or the secondary literature. */
  group: v.optional(v.nullable(v.picklist(['primary', 'secondary']))),
  trashed: v.boolean(),
})
export type Reference = v.InferOutput<typeof Reference>
