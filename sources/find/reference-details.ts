// What a reference appeared in: journal, volume and pages, a report's series, a book and its editors, place and publisher.
import type { CslName } from '../../shared/model/reference.ts'
import { dateIn, type DateParts } from './dates.ts'
import { isPerson, nameOf } from './names.ts'
import { authorsOf } from './reference-authors.ts'

export interface Details {
  type: string | null
  fields: Record<string, unknown>
  names: { editor?: CslName[] }
}

const PAGES = /(?:,|\.|\s|^)\s*\(?(?:pp?|s|с|ss)\.?\s?(\d+(?:\s?[-–—]\s?\d+)?)\)?\.?/iu
const BARE_PAGES = /[,:]\s*(\d+\s?[-–—]\s?\d+)\.?\s*$/u
const DAY = /(?:,|\s|^)\s*((?:\d{1,2}\s\p{L}{3,9}|\p{L}{3,9}\s\d{1,2}))\s*(?:,\s*\d{4})?\.?\s*$/u
/** A month whose year was taken away. */
const MONTH_LEFT = /,\s(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\p{L}*\.?\s*[.,]?$/iu
const SERIES = /\b(?:report|papers?|memo|brief(?:ing)?|series|analysis paper)\b/i
const THESIS =
  /\b(?:ph\.?\s?d\.?|doctoral|master['’]s|candidate)\b.{0,20}(?:dissertation|thesis)|\b(?:dissertation|thesis)\b/i
const PUBLISHER =
  /(?<!\p{L})(?:press|verlag|publish\p{L}*|publications|books|éditions?|presses|ediciones|editorial|edizioni|editora|издательство)(?!\p{L})/iu
/** "Title, Place, Publisher": a publisher known by its name, after a place. */
export const COMMA_PUBLISHED = /^(.{3,300}),\s(\p{Lu}[\p{L}\s-]{1,30}),\s([^,:]{2,60}?)\.?$/u

export function isPublisher(name: string): boolean {
  return PUBLISHER.test(name)
}
const PUBLISHED = /^([\p{Lu}][\p{L}\s.,’'-]{1,40}):\s*(\p{L}[^:]{2,80}?)\.?$/u

export function detailsOf(container: string, year: number): Details {
  const details: Details = { type: null, fields: {}, names: {} }
  // The year is known; in brackets it would part a volume from its pages.
  let rest = container
    .trim()
    .replace(`(${year})`, '')
    .replace(new RegExp(`,\\s${year}\\.?$`), '')
    .replace(/\s+([,:])/g, '$1')
    .replace(MONTH_LEFT, '')
  const take = (form: RegExp, use: (match: RegExpExecArray) => boolean | void): void => {
    const match = form.exec(rest)
    if (match && use(match) !== false)
      rest =
        `${rest.slice(0, match.index)}${match[0].trim().startsWith('(') ? '. ' : ' '}${rest.slice(match.index + match[0].length)}`.trim()
  }
  take(PAGES, (match) => void (details.fields['page'] = pages(match[1]!)))
  if (details.fields['page'] === undefined)
    take(BARE_PAGES, (match) => void (details.fields['page'] = pages(match[1]!)))
  if (/^[Ii]n:?\s(?:the\s)?\p{Lu}/u.test(rest)) return inBook(rest.replace(/^[Ii]n:?\s+/u, ''), details)
  if (THESIS.test(rest)) return thesis(rest, details)
  take(DAY, (match) => {
    const date = dateIn(`${match[1]} ${year}`)
    if (!date || date.length < 3) return false
    details.fields['issued'] = { 'date-parts': [date satisfies DateParts] }
  })
  take(/[,\s]\s*(\d{1,4})\s*\((\d{1,3}(?:\s?[-–/]\s?\d{1,3})?)\)/, (match) => {
    details.fields['volume'] = match[1]
    details.fields['issue'] = match[2]!.replace(/\s/g, '')
  })
  take(/[,\s]\s*(?:vol(?:ume|\.)?|т\.|bd\.?)\s*(\d+)/iu, (match) => void (details.fields['volume'] = match[1]))
  take(
    /[,\s]\s*(?:(?:no|nr|issue|heft|núm)\.?|n[°º]|№)\s*(\d+(?:[-–/]\d+)?)/iu,
    (match) => void (details.fields['issue'] = match[1]),
  )
  // "Journal 12, no. 3": the volume stands before the comma the number was taken from.
  if (details.fields['issue'] !== undefined && details.fields['volume'] === undefined) {
    take(
      /(?<=\p{L}),?\s(\d{1,4})\s*[,:.]?\s*(?:\(\p{L}[^)]*\))?\s*:?$/u,
      (match) => void (details.fields['volume'] = match[1]),
    )
  }
  take(/,\s*\((\d{1,3}(?:[-–]\d{1,3})?)\)/, (match) => void (details.fields['issue'] = match[1]))
  const published = PUBLISHED.exec(clean(rest))
  if (published && details.fields['volume'] === undefined && details.fields['issue'] === undefined) {
    Object.assign(details.fields, { 'publisher-place': published[1], publisher: published[2] })
    details.type = 'book'
    return details
  }
  return periodical(rest, details)
}

function periodical(container: string, details: Details): Details {
  let name = container
  const number = /,\s*([\p{Lu}]{1,6}-?\d{1,5}|\d{1,5})(?=\s*(?:,|\.|$))/u.exec(container)
  if (number) name = container.slice(0, number.index)
  name = clean(name)
  if (SERIES.test(name) && details.fields['volume'] === undefined && details.fields['issue'] === undefined) {
    details.type = 'report'
    details.fields['collection-title'] = name
    if (number) details.fields['number'] = number[1]
    return details
  }
  if (number && details.fields['volume'] === undefined) details.fields['volume'] = number[1]
  const { page: pages, issued: day } = details.fields
  if (
    name &&
    PUBLISHER.test(name) &&
    details.fields['volume'] === undefined &&
    pages === undefined &&
    day === undefined
  ) {
    details.type = 'book'
    // "Quay Press, Leeds".
    const placed = /^([^,]{3,60}),\s(\p{Lu}[\p{L}\s.-]{1,30})$/u.exec(name)
    if (placed && PUBLISHER.test(placed[1]!) && !PUBLISHER.test(placed[2]!)) {
      Object.assign(details.fields, { publisher: placed[1], 'publisher-place': placed[2] })
    } else details.fields['publisher'] = name
    return details
  }
  // "Journal of Coasts 2, 3–19".
  const volumed = /^(.*\p{L})\s(\d{1,4})$/u.exec(name)
  if (volumed && pages !== undefined && details.fields['volume'] === undefined) {
    name = volumed[1]!
    details.fields['volume'] = volumed[2]
  }
  if (name) details.fields['container-title'] = name
  const { volume, issue, page, issued } = details.fields
  if (volume !== undefined || issue !== undefined || page !== undefined) details.type = 'article-journal'
  else if (name) details.type = issued === undefined ? 'webpage' : 'article-magazine'
  return details
}

/** "Caron J.-F. (ed.). Book. Place: Publisher." */
function inBook(text: string, details: Details): Details {
  details.type = 'chapter'
  let rest = text
  const editors = /^(.{3,120}?)\s*,?\s*\((?:eds?|hg|hrsg|ред)\.?\)[.,]?\s*/iu.exec(text)
  if (editors) {
    details.names.editor = peopleOf(editors[1]!)
    rest = text.slice(editors[0].length)
  }
  const [title, ...after] = rest.split(/(?<!(?:^|[\s.])\p{Lu})\.\s+(?=\p{Lu})/u)
  const edited =
    /^(.{3,200}?),\s(?:edited|ed\.|hg\.|hrsg\.)\s(?:by|von)\s(.{3,120}?)(?:,\s(\d+\s?[-–]\s?\d+))?$/iu.exec(title ?? '')
  if (edited) {
    details.names.editor = peopleOf(edited[2]!)
    if (edited[3]) details.fields['page'] ??= pages(edited[3])
  }
  if (title) details.fields['container-title'] = clean(edited?.[1] ?? title)
  const tail = clean(after.join('. '))
  const published = PUBLISHED.exec(tail)
  if (published) Object.assign(details.fields, { 'publisher-place': published[1], publisher: published[2] })
  else if (/^\p{Lu}[^,.:]{2,60}$/u.test(tail)) details.fields['publisher'] = tail
  return details
}

/** Names that are persons', whichever part of them comes first. */
function peopleOf(printed: string): CslName[] {
  const parts = printed.split(/,?\s+(?:and|&|und|et|y|e|и)\s+|,\s+/u)
  if (!parts.every((part) => isPerson(part))) return authorsOf(printed).names
  return parts.map((part): CslName => {
    const { family, given } = nameOf(part)
    return { family: family!, given: given! }
  })
}

function thesis(text: string, details: Details): Details {
  details.type = 'thesis'
  const [genre, ...publisher] = clean(text).split(/\s*[,:]\s*/)
  if (genre) details.fields['genre'] = genre
  if (publisher.length > 0) details.fields['publisher'] = publisher.join(', ')
  return details
}

function pages(printed: string): string {
  return printed.replace(/\s?[-–—]\s?/u, '-')
}

function clean(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.,;:–—-]+|[\s.,;:–—-]+$/gu, '')
    .trim()
}
