// A reference as a form: which fields a type has, and how names and dates are written in a line and read back. Pure.
// Names, one a line: "Okonjo, Ada" for a person, "Harbour Board" for an institution; "{Marlow, Sons}" where an institution has a comma.
// Dates: "2014", "2014-05", "2014-05-03", "2014/2016", "~1900"; anything else is kept as words.
import type { CslDate, CslItem, CslName } from '../../shared/model/reference.ts'

export const TYPES = [
  'article-journal',
  'book',
  'chapter',
  'thesis',
  'report',
  'paper-conference',
  'article-newspaper',
  'article-magazine',
  'webpage',
  'interview',
  'manuscript',
  'document',
] as const
export type ReferenceType = (typeof TYPES)[number]

export const NAME_FIELDS = ['author', 'editor', 'translator', 'interviewer'] as const
export const DATE_FIELDS = ['issued', 'original-date', 'accessed'] as const

/** Fields of each type, the ones a citation needs first. */
const FIELDS: Record<ReferenceType, readonly string[]> = {
  'article-journal': [
    'author',
    'issued',
    'title',
    'container-title',
    'volume',
    'issue',
    'page',
    'DOI',
    'URL',
    'language',
  ],
  book: [
    'author',
    'editor',
    'translator',
    'issued',
    'title',
    'edition',
    'volume',
    'publisher',
    'publisher-place',
    'original-date',
    'ISBN',
    'DOI',
    'URL',
    'language',
  ],
  chapter: [
    'author',
    'issued',
    'title',
    'container-title',
    'editor',
    'translator',
    'page',
    'edition',
    'volume',
    'publisher',
    'publisher-place',
    'original-date',
    'DOI',
    'URL',
    'language',
  ],
  thesis: ['author', 'issued', 'title', 'genre', 'publisher', 'publisher-place', 'URL', 'language'],
  report: ['author', 'issued', 'title', 'number', 'publisher', 'publisher-place', 'DOI', 'URL', 'language'],
  'paper-conference': [
    'author',
    'issued',
    'title',
    'container-title',
    'editor',
    'event-title',
    'page',
    'publisher',
    'publisher-place',
    'DOI',
    'URL',
    'language',
  ],
  'article-newspaper': ['author', 'issued', 'title', 'container-title', 'page', 'URL', 'accessed', 'language'],
  'article-magazine': [
    'author',
    'issued',
    'title',
    'container-title',
    'volume',
    'issue',
    'page',
    'URL',
    'accessed',
    'language',
  ],
  webpage: ['author', 'issued', 'title', 'container-title', 'publisher', 'URL', 'accessed', 'language'],
  interview: ['author', 'interviewer', 'issued', 'title', 'genre', 'publisher', 'archive', 'URL', 'language'],
  manuscript: [
    'author',
    'issued',
    'title',
    'genre',
    'archive',
    'archive_location',
    'publisher-place',
    'URL',
    'language',
  ],
  document: [
    'author',
    'editor',
    'issued',
    'title',
    'container-title',
    'publisher',
    'publisher-place',
    'page',
    'URL',
    'language',
  ],
}

/** All that a form of this type shows: the type's fields, and whatever else the reference already says or lacks. */
export function fieldsOf(item: CslItem, type: string, missing: readonly string[] = []): string[] {
  const own = Object.hasOwn(FIELDS, type) ? FIELDS[type as ReferenceType] : FIELDS.document
  const known = Object.values(FIELDS).flat()
  const said = known.filter((field) => item[field as keyof CslItem] !== undefined)
  return [...new Set([...own, ...missing.filter((field) => field !== 'type'), ...said])]
}

const isNames = (field: string): field is (typeof NAME_FIELDS)[number] =>
  (NAME_FIELDS as readonly string[]).includes(field)
const isDate = (field: string): field is (typeof DATE_FIELDS)[number] =>
  (DATE_FIELDS as readonly string[]).includes(field)

export function writeName(name: CslName): string {
  if (name.family !== undefined) {
    const family = [name['dropping-particle'], name['non-dropping-particle'], name.family].filter(Boolean).join(' ')
    return [family, name.given ?? '', name.suffix].filter((part) => part !== undefined).join(', ')
  }
  const whole = name.literal ?? name.given ?? ''
  return /[,{}]/u.test(whole) ? `{${whole}}` : whole
}

export function readName(line: string): CslName | null {
  const text = line.trim()
  if (text === '') return null
  const braced = /^\{(.*)\}$/su.exec(text)
  if (braced) return { literal: braced[1]! }
  if (!text.includes(',')) return { literal: text }
  const [family = '', given = '', ...rest] = text.split(',').map((part) => part.trim())
  const suffix = rest.join(', ')
  return { family, ...(given === '' ? {} : { given }), ...(suffix === '' ? {} : { suffix }) }
}

const pad = (part: string | number) => String(part).padStart(2, '0')

export function writeDate(date: CslDate): string {
  const parts = date['date-parts']
  if (parts === undefined || parts.length === 0 || parts[0]!.length === 0) return date.literal ?? date.raw ?? ''
  const written = parts.map(([year, ...rest]) => [String(year), ...rest.map(pad)].join('-')).join('/')
  return (date.circa ? '~' : '') + written
}

const ONE_DATE = /^(-?\d{1,4})(?:-(0?[1-9]|1[0-2])(?:-(0?[1-9]|[12]\d|3[01]))?)?$/u

export function readDate(text: string): CslDate | null {
  const trimmed = text.trim()
  if (trimmed === '') return null
  const circa = /^~\s*/u.exec(trimmed)
  const dates = trimmed.slice(circa?.[0].length ?? 0).split(/\s*[/–]\s*/u)
  const parts = dates.map((date) =>
    ONE_DATE.exec(date)
      ?.slice(1)
      .filter((part) => part !== undefined)
      .map(Number),
  )
  if (parts.length > 2 || parts.some((part) => part === undefined)) return { literal: trimmed }
  return { 'date-parts': parts as number[][], ...(circa ? { circa: true } : {}) }
}

/** What a field of the form shows. */
export function writeField(item: CslItem, field: string): string {
  const value = item[field as keyof CslItem]
  if (value === undefined || value === null) return ''
  if (isNames(field)) return (value as CslName[]).map(writeName).join('\n')
  if (isDate(field)) return writeDate(value as CslDate)
  return String(value)
}

/** The CSL variables to set for what was written; null removes one. Only what differs from the item is there. */
export function changesOf(item: CslItem, form: Readonly<Record<string, string>>): Record<string, unknown> {
  const changes: Record<string, unknown> = {}
  for (const [field, text] of Object.entries(form)) {
    if (text.trim() === writeField(item, field).trim()) continue
    if (isNames(field)) {
      const names = text
        .split('\n')
        .map(readName)
        .filter((name) => name !== null)
      changes[field] = names.length > 0 ? names : null
    } else if (isDate(field)) changes[field] = readDate(text)
    else changes[field] = text.trim() === '' ? null : text.trim()
  }
  return changes
}
