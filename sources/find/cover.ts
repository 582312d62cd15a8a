// What archives put around an article they deliver: a page before it that says what it is, and a stamp at the foot of every page.
import { dateIn } from './dates.ts'
import type { Line } from '../read/plain-text.ts'

/** A field the cover prints, by its name in CSL, and the raw range it stands in. */
export interface CoverField {
  field: string
  value: unknown
  from: number
  to: number
}

export interface Cover {
  /** Lines of it, from the top of the text. */
  end: number
  fields: CoverField[]
  /** Who wrote it, as printed. */
  authors: { text: string; from: number; to: number } | null
}

/** A line that says who fetched the file, when, and on what terms. */
const STAMP =
  /^(?:this content downloaded from\b.{0,160}|all use subject to .{0,80}\b(?:terms|conditions)\b.{0,80}|downloaded (?:from|by|on)\b.{3,160}\b(?:\d{4}|https?:\S+|www\.\S+).{0,80}|authorized licensed use limited to\b.{0,200}|reproduced with permission of the copyright owner\b.{0,160}|electronic copy available at: https?:.{3,120}|copyright of .{3,120} is the property of\b.{0,200})$/i

export function isStamp({ text }: Line): boolean {
  return text.length < 300 && STAMP.test(text)
}

/** Lines after which a page begins: the last stamp of each group, where stamps recur. */
export function stampedStarts(lines: readonly Line[]): number[] {
  const last = lines.filter((line) => isStamp(line) && !lines.slice(line.index + 1, line.index + 3).some(isStamp))
  const foot = lines.findLastIndex(({ blank }) => !blank)
  return last.length >= 2 ? last.map(({ index }) => index + 1).filter((start) => start <= foot) : []
}

const LABEL = /^(author\(s\)|reviewed work\(s\)|source|published by|stable url|accessed)\s*:\s*(.*)$/i
/** Lines from the top among which a cover is looked for. */
const LONGEST_COVER = 60
const SOURCE =
  /^(.{3,120}?),\s(?:vol\.\s(\d{1,4}))?(?:,?\s?(?:no\.\s(\d{1,4}(?:\/\d{1,4})?)))?\s?\(([^()]{4,40})\)(?:,\spp?\.\s([\divxlc]+(?:\s?[-–]\s?[\divxlc]+)?))?$/i

/** Null where the text begins with no cover, or nothing shows where it ends. */
export function coverOf(lines: readonly Line[]): Cover | null {
  const top = lines.slice(0, LONGEST_COVER)
  return archiveCover(top) ?? citedCover(top) ?? profileCover(top)
}

const CITED =
  /^to cite this article:\s+(.{3,300}?)\s\(((?:1[89]|20)\d{2})\)\s(.{3,400}),\s([^,]{3,100}),\s(\d{1,4})(?::(\d{1,4}(?:[-–]\d{1,4})?))?,\s([\divxlc]+(?:[-–][\divxlc]+)?),\sDOI:\s(10\.\d{4,9}\/\S+)$/i
const CITED_END = /^full terms & conditions of access and use\b/i

/** A publisher's page that says how the article is cited: "To cite this article: Ada Lund (2014) Title, Journal, 12:3, 4-19, DOI: …". */
function citedCover(top: readonly Line[]): Cover | null {
  const cite = top.findIndex(({ text }) => /^to cite this article:/i.test(text))
  const end = endOfCover(top, CITED_END)
  if (cite < 0 || end <= cite) return null
  const group = paragraphAt(top, cite)
  const match = CITED.exec(group.map(({ text }) => text).join(' '))
  const cover: Cover = { end, fields: [], authors: null }
  if (!match) return cover
  const range = { from: group[0]!.from, to: group.at(-1)!.to }
  const [, authors, year, title, journal, volume, issue, page, doi] = match
  const fields = { title, 'container-title': journal, volume, issue, page: page!.replace('–', '-'), DOI: doi }
  for (const [field, value] of Object.entries(fields)) if (value) cover.fields.push({ field, value, ...range })
  cover.fields.push({ field: 'issued', value: { 'date-parts': [[Number(year)]] }, ...range })
  cover.authors = { text: authors!, ...range }
  return cover
}

const PROFILE = /^see discussions, stats, and author profiles for this publication at:/i
const PROFILE_END = /^(?:all content following this page was uploaded by|the user has requested enhancement)\b/i

/** A network's page about who uploaded the text. */
function profileCover(top: readonly Line[]): Cover | null {
  const begin = top.findIndex(({ blank }) => !blank)
  const end = endOfCover(top, PROFILE_END)
  if (begin < 0 || !PROFILE.test(top[begin]!.text) || end < 0) return null
  const cover: Cover = { end, fields: [], authors: null }
  for (const { text, from, to } of top.slice(0, end)) {
    const doi = /^DOI:\s(10\.\d{4,9}\/\S+)$/i.exec(text)?.[1]
    const journal = /^(?:article|chapter)\sin\s(.{3,100}?)\s[·•]\s/i.exec(text)?.[1]
    if (doi) cover.fields.push({ field: 'DOI', value: doi, from, to })
    if (journal) cover.fields.push({ field: 'container-title', value: journal, from, to })
    const date = / [·•] (\p{L}+ \d{4})$/u.exec(text)?.[1]
    const parts = date ? dateIn(date) : null
    if (parts) cover.fields.push({ field: 'issued', value: { 'date-parts': [parts] }, from, to })
  }
  return cover
}

/** Behind the page the last such line stands on, or behind it and the line below it; −1 without one. */
function endOfCover(top: readonly Line[], last: RegExp): number {
  const at = top.findLastIndex(({ text }) => last.test(text))
  if (at < 0) return -1
  const feed = top.findIndex(({ formFeed }, i) => i > at && formFeed)
  if (feed >= 0) return feed
  return top[at + 1] && !top[at + 1]!.blank ? at + 2 : at + 1
}

/** The line and those right below it. */
function paragraphAt(top: readonly Line[], at: number): Line[] {
  const end = top.findIndex(({ blank }, i) => i > at && blank)
  return top.slice(at, end < 0 ? top.length : end)
}

/** An archive's page, with labels, down to a stamp or to the end of the page. */
function archiveCover(top: readonly Line[]): Cover | null {
  const labelled = top.flatMap((line) => {
    const match = LABEL.exec(line.text.slice(0, 400))
    return match ? [{ line, name: match[1]!.toLowerCase(), value: match[2]! }] : []
  })
  const of = (name: string): (typeof labelled)[number] | undefined => labelled.find((one) => one.name === name)
  const [source, url, author] = [of('source'), of('stable url'), of('author(s)')]
  if (!source || !url) return null
  const last = labelled.at(-1)!.line.index
  const stamp = top.findLastIndex(
    (line, i) => i > last && isStamp(line) && !top.slice(last, i).some(({ formFeed }) => formFeed),
  )
  const feed = top.findIndex(({ formFeed }, i) => i > last && formFeed)
  const firstStamp = top.findIndex((line, i) => i > last && isStamp(line))
  const end = feed >= 0 ? feed : stamp >= 0 ? afterStamps(top, firstStamp) : -1
  if (end < 0) return null
  const cover: Cover = { end, fields: [], authors: null }
  const say = (field: string, value: unknown, { from, to }: { from: number; to: number }): void => {
    if (value !== undefined && value !== '') cover.fields.push({ field, value, from, to })
  }
  const title = top.slice(0, labelled[0]!.line.index).filter(({ blank }) => !blank)
  const publisher = of('published by')
  const own = title.length > 1 && title[0]!.text === publisher?.value ? title.slice(1) : title
  if (own.length > 0) say('title', own.map(({ text }) => text).join(' '), { from: own[0]!.from, to: own.at(-1)!.to })
  const match = SOURCE.exec(source.value)
  if (match) {
    const [, journal, volume, issue, date, pages] = match
    say('container-title', journal, source.line)
    say('volume', volume, source.line)
    say('issue', issue, source.line)
    const day = dateIn(date!)
    say('issued', day ? { 'date-parts': [day] } : undefined, source.line)
    say('page', pages?.replace(/\s?[-–]\s?/, '-'), source.line)
  }
  say('URL', /https?:\/\/\S+/.exec(url.value)?.[0], url.line)
  if (author?.value) cover.authors = { text: author.value, from: author.line.from, to: author.line.to }
  return cover
}

function afterStamps(top: readonly Line[], first: number): number {
  let end = first
  while (end < top.length && (top[end]!.blank || isStamp(top[end]!))) end++
  return end
}
