// What a text says of itself, as a CSL item: only what it proves, each field with its evidence, the rest named as missing.
import type { CslItem } from '../../shared/model/reference.ts'
import type { Certainty } from '../../shared/model/source-text.ts'
import { headlineOf, isDamaged, ordinary, uncapitalised, type Spelling } from '../clean/case.ts'
import type { Cover } from './cover.ts'
import { dateIn, type DateParts } from './dates.ts'
import { bylineNames, isByline, namesAndDate, postedBy } from './bylines.ts'
import { JOURNAL, PAGES, SERIES, type Front } from './front.ts'
import { areNames, nameOf, namesOf } from './names.ts'
import type { Piece } from './pieces.ts'
import type { FoundWork } from './works.ts'

/** Where a field was read: raw range, which the caller places in the text. */
export interface Evidence {
  field: string
  from: number
  to: number
  certainty: Certainty
}

export interface Described {
  item: CslItem
  evidence: Evidence[]
  missing: string[]
}

/** What the running heads of a periodical say of every work in it. */
export interface Periodical {
  title?: string
  volume?: string
  issue?: string
  date?: DateParts
  /** Of the one work whose heads print them. */
  pages?: string
}

/** "Lundby Papers 7 (2013)", "Lundby Papers, 7(2), (2013)": name, volume, issue, year. */
const COUNTED =
  /^(\p{Lu}\D{2,80}?),?\s+(?:vol\.?\s)?(\d{1,4})(?:\s?\((\d{1,3})\)|[.,/:]\s?(?:no\.\s)?(\d{1,3}))?,?\s+\(((?:1[89]|20)\d{2})\)$/iu

export function periodicalOf(heads: readonly string[]): Periodical {
  for (const head of heads) {
    const match =
      /^(.{3,80}?)[,\s]+((?:(?:vol(?:ume|\.)?|no\.?|nr\.?|issue|№|heft)\s*\d+.{0,60})|\d{1,2}\.?\s\p{L}+\s\d{4})$/iu.exec(
        head,
      )
    if (!match) {
      const range = /\s(\d{1,5})\s?[-–]\s?(\d{1,5})$/u.exec(head)
      const counted = COUNTED.exec(range ? head.slice(0, range.index) : head)
      if (!counted) continue
      const [, title, volume, inBrackets, issue, year] = counted
      const number = inBrackets ?? issue
      // "A. Lund, B. Ruud / Journal of Coasts"
      return {
        title: uncapitalised(title!.replace(/^[^/]{3,80}\s\/\s/u, '')),
        volume: volume!,
        date: [Number(year)],
        ...(number && { issue: number }),
        ...(range && { pages: `${range[1]}-${range[2]}` }),
      }
    }
    const found: Periodical = { title: uncapitalised(match[1]!.replace(/[,\s]+$/, '')) }
    Object.assign(found, numbersIn(match[2]!))
    const date = dateIn(match[2]!)
    if (date) found.date = date
    return found
  }
  return {}
}

function numbersIn(text: string): { volume?: string; issue?: string } {
  const volume = /\b(?:vol(?:ume|\.)?|т(?:ом|\.)|bd\.?|jg\.?)\s*(\d+)/iu.exec(text)?.[1]
  const issue = /(?:\b(?:no\.?|nr\.?|issue|heft)|№)\s*(\d+(?:[-–/]\d+)?)/iu.exec(text)?.[1]
  return { ...(volume ? { volume } : {}), ...(issue ? { issue } : {}) }
}

/** One work among several: title and byline, and what the periodical's heads say. `pages` is its extent as labels. */
export function describeWork(
  work: FoundWork,
  doi: Piece | null,
  periodical: Periodical,
  spelling: Spelling,
  pages: string | null,
): Described {
  const described = start(periodical.title ? 'article-journal' : 'document')
  setTitle(described, work.title, null, spelling)
  if (work.byline) setAuthors(described, [work.byline], true)
  const place = work.title[0]?.strips[0]?.from ?? 0
  const say = (field: string, value: unknown, certainty: Certainty): void => {
    if (value !== undefined) set(described, field, value, { from: place, to: place, certainty })
  }
  say('container-title', periodical.title, 'printed')
  say('volume', periodical.volume, 'printed')
  say('issue', periodical.issue, 'printed')
  say('issued', periodical.date && { 'date-parts': [periodical.date] }, 'printed')
  if (periodical.title && pages) say('page', pages, 'counted')
  if (doi) setDoi(described, doi)
  return finish(described)
}

/** A text that is one work. `aside` is a box about its author, believed only as a suggestion. */
export function describeText(
  front: Front,
  aside: { piece: Piece; name: string } | null,
  periodical: Periodical,
  spelling: Spelling,
  pages: string | null,
): Described {
  const described = start(
    front.doi || front.issue || front.journal || front.pages || periodical.title
      ? 'article-journal'
      : front.web
        ? 'webpage'
        : 'document',
  )
  setTitle(described, front.title, front.subtitle, spelling, front.site ?? '')
  if (front.authors.length > 0) setAuthors(described, front.authors, front.authorsCertain)
  else if (aside) {
    const { from } = aside.piece.strips[0]!
    set(described, 'author', [nameOf(aside.name)], { from, to: from + aside.name.length, certainty: 'guessed' })
  }
  if (front.date) fromPiece(described, 'issued', { 'date-parts': [dateIn(front.date.text)!] }, front.date)
  if (front.issue) {
    for (const [field, value] of Object.entries(numbersIn(front.issue.text)))
      fromPiece(described, field, value, front.issue)
    const year = dateIn(front.issue.text)
    if (!front.date && year) fromPiece(described, 'issued', { 'date-parts': [year.slice(0, 1)] }, front.issue)
  }
  if (front.journal) setJournal(described, front.journal)
  if (front.pages)
    fromPiece(described, 'page', PAGES.exec(front.pages.text)![1]!.replace(/\s?[-–]\s?/, '-'), front.pages)
  if (front.doi) setDoi(described, front.doi)
  if (front.thesis) {
    described.item.type = 'thesis'
    if (front.university)
      fromPiece(described, 'publisher', ordinary(front.university.text, spelling).text, front.university)
  }
  if (front.series) {
    const [, name, number] = SERIES.exec(front.series.text)!
    fromPiece(described, 'collection-title', name, front.series)
    fromPiece(described, 'collection-number', number, front.series)
  }
  if (front.paper) {
    described.item.type = 'report'
    fromPiece(described, 'genre', front.paper.text.replace(/,?\s*(?:(?:no|nr)\.?|#|№)?\s*[\d/-]+$/i, ''), front.paper)
    fromPiece(described, 'number', /[\d/-]+$/.exec(front.paper.text)![0], front.paper)
  }
  const place = { from: 0, to: 0, certainty: 'printed' } as const
  if (periodical.title) set(described, 'container-title', periodical.title, place)
  if (periodical.volume) set(described, 'volume', periodical.volume, place)
  if (periodical.issue) set(described, 'issue', periodical.issue, place)
  if (periodical.date && !described.item.issued) set(described, 'issued', { 'date-parts': [periodical.date] }, place)
  if (periodical.pages && !described.item['page']) set(described, 'page', periodical.pages, place)
  if (periodical.title && pages && !described.item['page'])
    set(described, 'page', pages, { ...place, certainty: 'counted' })
  return finish(described)
}

/** The identifier a publisher prints below the first page. */
export function describeDoi(
  described: Described,
  { text, from, to }: { text: string; from: number; to: number },
): void {
  const doi = /10\.\d{4,9}\/\S+/.exec(text)?.[0].replace(/[.,;]$/, '')
  if (doi) set(described, 'DOI', doi, { from, to, certainty: 'printed' })
}

/** What an archive's cover says of the article goes before what the article seems to say of itself. */
export function describeCover(described: Described, cover: Cover): void {
  if (cover.fields.some(({ field }) => field === 'container-title')) described.item.type = 'article-journal'
  const say = (field: string, value: unknown, { from, to }: { from: number; to: number }): void => {
    described.evidence = described.evidence.filter((one) => one.field !== field)
    set(described, field, value, { from, to, certainty: 'printed' })
  }
  for (const { field, value, ...range } of cover.fields) say(field, value, range)
  const names = cover.authors ? namesOf(cover.authors.text, false) : []
  if (cover.authors && names.length > 0) say('author', names, cover.authors)
  finish(described)
}

function start(type: string): Described {
  return { item: { type }, evidence: [], missing: [] }
}

function set(described: Described, field: string, value: unknown, evidence: Omit<Evidence, 'field'>): void {
  Object.assign(described.item, { [field]: value })
  described.evidence.push({ field, ...evidence })
}

function fromPiece(
  described: Described,
  field: string,
  value: unknown,
  piece: Piece,
  certainty: Certainty = 'printed',
): void {
  set(described, field, value, { from: piece.strips[0]!.from, to: piece.strips.at(-1)!.to, certainty })
}

function setTitle(
  described: Described,
  title: readonly Piece[],
  subtitle: Piece | null,
  spelling: Spelling,
  site = '',
): void {
  if (title.length === 0) return
  const parts = [...title, ...(subtitle ? [subtitle] : [])]
  const cased = parts.map(({ text }) =>
    ordinary(
      withoutSite(text, site)
        .replace(/\s+/gu, ' ')
        .replace(/(?<=\p{Lu}{2})\.$/u, ''),
      spelling,
    ),
  )
  const printed = cased.map(({ text }) => text).reduce(withSubtitle)
  const spelt = cased.every((part) => part.spelt)
  const damaged = spelt && (spelling.damaged || isDamaged(printed, spelling))
  const value = damaged ? headlineOf(printed) : printed
  const range = { from: title[0]!.strips[0]!.from, to: title.at(-1)!.strips.at(-1)!.to }
  set(described, 'title', value, { ...range, certainty: damaged || !spelt ? 'guessed' : 'printed' })
  if (subtitle)
    described.evidence.push({
      field: 'title',
      from: subtitle.strips[0]!.from,
      to: subtitle.strips.at(-1)!.to,
      certainty: 'printed',
    })
}

function withoutSite(text: string, site: string): string {
  return site !== '' && text.endsWith(site) ? text.slice(0, -site.length) : text
}

function withSubtitle(title: string, subtitle: string): string {
  // A title set on two lines goes on with a small word.
  if (/^(?:and|or|of|und|oder|et|ou|y|и)\s/i.test(subtitle))
    return `${title} ${subtitle.charAt(0).toLowerCase()}${subtitle.slice(1)}`
  return /[?!:—]$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`
}

function setAuthors(described: Described, pieces: readonly Piece[], certain: boolean): void {
  const names = pieces.flatMap(({ text }) =>
    isByline(text)
      ? bylineNames(text)
      : namesOf(postedBy(text) || (namesAndDate(text) ?? text), !areNames(namesAndDate(text) ?? text)),
  )
  if (names.length === 0) return
  const evidence = {
    from: pieces[0]!.strips[0]!.from,
    to: pieces.at(-1)!.strips.at(-1)!.to,
    certainty: certain ? 'printed' : 'guessed',
  } as const
  set(described, 'author', names, evidence)
}

function setJournal(described: Described, piece: Piece): void {
  const [, name, volume, inBrackets, issue, year, pages] = JOURNAL.exec(piece.text)!
  const fields = {
    'container-title': name,
    volume,
    issue: inBrackets ?? issue,
    page: pages?.replace(/\s?[-–]\s?/, '-'),
  }
  for (const [field, value] of Object.entries(fields)) if (value) fromPiece(described, field, value, piece)
  if (!described.item.issued) fromPiece(described, 'issued', { 'date-parts': [[Number(year)]] }, piece)
}

/** Some publishers build a DOI of year, volume, issue and pages; believed where year or issue agree with what is printed. */
function setDoi(described: Described, piece: Piece): void {
  const doi = /10\.\d{4,9}\/\S+/.exec(piece.text)?.[0].replace(/[.,;]$/, '')
  if (!doi) return
  fromPiece(described, 'DOI', doi, piece)
  const parts = /-((?:19|20)\d{2})-(\d{1,3})-(\d{1,2})-(\d{1,5})-(\d{1,5})$/.exec(doi)
  if (!parts) return
  const [, year, volume, issue, first, last] = parts
  const printedYear = described.item.issued?.['date-parts']?.[0]?.[0]
  if (described.item['issue'] !== issue && String(printedYear) !== year) return
  for (const [field, value] of Object.entries({ volume, issue, page: `${first}-${last}` })) {
    if (described.item[field] === undefined) fromPiece(described, field, value, piece, 'counted')
  }
}

const NEEDED = ['title', 'author', 'issued']
const NEEDED_BY_TYPE: Readonly<Record<string, readonly string[]>> = {
  'article-journal': ['container-title'],
  document: ['publisher'],
  webpage: ['publisher', 'URL'],
}

function finish(described: Described): Described {
  const needed = [...NEEDED, ...(NEEDED_BY_TYPE[described.item.type ?? ''] ?? [])]
  described.missing = needed.filter((field) => described.item[field] === undefined)
  return described
}
