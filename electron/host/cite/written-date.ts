// Dates as references write them: BibTeX (year, month and day, each in whatever words), BibLaTeX (EDTF, with ranges, seasons and
// doubts), and in words, as CSL has them. https://www.loc.gov/standards/datetime/, biblatex’ manual §2.3.8
import type { CslDate } from '../../../shared/model/reference.ts'

type Parts = number[]
interface Side {
  parts: Parts
  /** The last year of a decade or century that is all that is known. */
  until?: number
  season?: number
  circa: boolean
}

const SIDE = /^(-?\d{4}|Y-?\d{5,9}|\d{2}XX|\d{3}X)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T.*)?([?~%]?)$/i

/** What `date` says, or null where it is no date of BibLaTeX'. */
export function edtfDate(date: string): CslDate | null {
  const written = date.trim()
  const [first = '', last, ...more] = written.split('/')
  if (more.length > 0) return null
  const start = sideOf(first)
  if (start === null) return null
  // CSL has no range that is still open; its beginning is what lists sort by.
  const isOpen = last === '' || last === '..'
  const end = last === undefined || isOpen ? null : sideOf(last)
  if (last !== undefined && !isOpen && end === null) return null
  const until: Parts | null = end?.parts ?? (start.until === undefined ? null : [start.until])
  return {
    'date-parts': until === null ? [start.parts] : [start.parts, until],
    ...(start.season === undefined ? {} : { season: start.season }),
    ...(start.circa || end?.circa ? { circa: true } : {}),
  }
}

function sideOf(text: string): Side | null {
  const [, year = '', month, day, doubt = ''] = SIDE.exec(text.trim()) ?? []
  if (year === '') return null
  const isVague = /X/i.test(year)
  const number = Number(year.replace(/^Y/i, '').replace(/X/gi, '0'))
  // Year 0 is 1 BC; CSL counts without it.
  const parts: Parts = [number < 1 && !isVague ? number - 1 : number]
  const side: Side = { parts, circa: doubt !== '' }
  if (isVague) side.until = Number(year.replace(/X/gi, '9'))
  const one = Number(month)
  if (one >= 21 && one <= 24) side.season = one - 20
  else if (one >= 1 && one <= 12) {
    parts.push(one)
    if (Number(day) >= 1 && Number(day) <= 31) parts.push(Number(day))
  }
  return side
}

/** The same the other way round; null for a date in words. */
export function edtfText(date: CslDate): string | null {
  const sides = (date['date-parts'] ?? []).map((parts) => sideText(parts.map(Number), date.season))
  if (sides.length === 0 || sides.some((side) => side === null)) return null
  return sides.map((side) => `${side}${date.circa === undefined || date.circa === false ? '' : '~'}`).join('/')
}

function sideText([year, month, day]: readonly number[], season: unknown): string | null {
  if (year === undefined || !Number.isInteger(year) || Math.abs(year) > 9999) return null
  const counted = year < 0 ? year + 1 : year
  const two = (part: number): string => String(part).padStart(2, '0')
  const years = `${counted < 0 ? '-' : ''}${String(Math.abs(counted)).padStart(4, '0')}`
  if (month === undefined && Number(season) >= 1 && Number(season) <= 4) return `${years}-${20 + Number(season)}`
  return [years, ...[month, day].flatMap((part) => (part === undefined ? [] : [two(part)]))].join('-')
}

/** Months and seasons by their names in the languages reference files are mostly in. */
const MONTHS: readonly RegExp[] = [
  /^(?:jan(?:uary?|uari|vier|eiro)?|jänner|ene(?:ro)?|gen(?:naio)?)$/,
  /^(?:feb(?:ruary?|ruari|rero|braio)?|f[ée]v(?:rier|ereiro)?)$/,
  /^(?:mar(?:ch|s|zo|ço|z)?|märz?|mrz|maart)$/,
  /^(?:apr(?:ile?)?|a[vb]r(?:il)?)$/,
  /^(?:mayo?|maio?|mei|mag(?:gio)?|maj)$/,
  /^(?:jun(?:e|io?|ho)?|juin|giu(?:gno)?)$/,
  /^(?:jul(?:y|io?|ho)?|juil(?:let)?|lug(?:lio)?)$/,
  /^(?:aug(?:ust(?:us)?)?|ao[uû]t?|ago(?:sto)?)$/,
  /^(?:sept?(?:ember|embre|iembre)?|set(?:tembre|embro)?)$/,
  /^(?:o[ck]t(?:ober|obre|ubre)?|ott(?:obre)?|out(?:ubro)?)$/,
  /^nov(?:emb(?:er|re|ro)|iembre)?$/,
  /^(?:d[eé]c(?:emb(?:er|re))?|dez(?:emb(?:er|ro))?|dic(?:i?embre)?)$/,
]
const SEASONS: readonly RegExp[] = [
  /^(?:spring|frühjahr|frühling|printemps|primavera)$/,
  /^(?:summer|sommer|été|estate|verano)$/,
  /^(?:autumn|fall|herbst|automne|autunno|otoño)$/,
  /^(?:winter|hiver|inverno|invierno)$/,
]
/** "c1999" is a year of copyright in catalogues, "c. 1850" a guess. */
const YEAR = /^(?:©|\(c\)|c|cop\.?)?\s?(?:\[?(c\.|ca\.?\s|circa\s|um\s|vers\s|около\s)?\s*(\d{3,4})\]?(\?)?)[a-z]?$/i
const YEARS = /^(\d{4})\s*(?:-{1,3}|[–—/])\s*(\d{4}|\d{2})$/

/** `left`: whether a month or day was said that could not be read. */
export function yearMonthDay(year: string, month: string, day: string): { date: CslDate | null; left: boolean } {
  const written = year.replace(/[{}]/g, '').trim()
  const months = numbersOf(month)
  if (written === '') return { date: null, left: month.trim() !== '' }
  const [, circa, number, doubt] = YEAR.exec(written) ?? []
  if (number !== undefined) {
    const date: CslDate = { 'date-parts': [[Number(number)]] }
    if (circa !== undefined || doubt !== undefined || written.startsWith('[')) date.circa = true
    if (months.season !== undefined) date.season = months.season
    else if (months.months.length > 0) {
      const dayNumber = Number(day.replace(/\D/g, '')) || months.day
      date['date-parts'] = months.months.map((one) => [Number(number), one])
      if (months.months.length === 1 && dayNumber >= 1 && dayNumber <= 31) date['date-parts'][0]!.push(dayNumber)
    }
    return { date, left: month.trim() !== '' && months.season === undefined && months.months.length === 0 }
  }
  const [, from = '', to = ''] = YEARS.exec(written) ?? []
  if (from !== '') {
    const until = Number(to.length === 2 ? `${from.slice(0, 2)}${to}` : to)
    if (until > Number(from)) return { date: { 'date-parts': [[Number(from)], [until]] }, left: month.trim() !== '' }
  }
  return { date: edtfDate(written) ?? { literal: written }, left: month.trim() !== '' }
}

/** "may", "05", "15 May", "May~15", "May/June", "Spring". */
function numbersOf(month: string): { months: number[]; day: number; season?: number } {
  const words = month
    .toLowerCase()
    .replace(/[{}~.,]/g, ' ')
    .match(/\p{L}+|\d+/gu)
  const found: { months: number[]; day: number; season?: number } = { months: [], day: 0 }
  for (const [at, word] of (words ?? []).entries()) {
    const named = MONTHS.findIndex((name) => name.test(word))
    const season = SEASONS.findIndex((name) => name.test(word))
    if (named >= 0) found.months.push(named + 1)
    else if (season >= 0) found.season ??= season + 1
    else if (/^\d+$/.test(word)) {
      // Macros of months come as numbers, and stand before a day.
      const number = Number(word)
      const isMonth = found.months.length === 0 && at === 0 && number >= 1 && number <= 12
      const more = (words ?? []).slice(at + 1).some((other) => MONTHS.some((name) => name.test(other)))
      if (isMonth && !more) found.months.push(number)
      else found.day ||= number
    }
  }
  found.months = found.months.slice(0, 2)
  return found
}

/** A date in words, the day first or last: "12 May 2001", "May 12, 2001", "Spring 2001", "12.05.2001"; null where it is none. */
export function dateInWords(text: string): CslDate | null {
  const written = text.trim().replace(/^(?:\p{L}{2,10}day|\p{L}{3,8}tag|mittwoch),?\s+/iu, '')
  if (written.length > 60) return null
  const [, day, month, year] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(written) ?? []
  if (year !== undefined && Number(month) <= 12) return { 'date-parts': [[year, month, day].map(Number)] }
  const years = written.match(/(?<!\d)\d{4}(?!\d)/g)
  const rest = written.replace(/(?<!\d)\d{4}(?!\d)/, ' ')
  if (years?.length !== 1 || !/\p{L}{3}/u.test(rest)) return null
  if (!/^(?:[\s.,/;–-]|\p{L}|\d{1,2}(?:st|nd|rd|th|er|º)?(?![\d]))*$/u.test(rest)) return null
  const said = yearMonthDay(years[0]!, rest.replace(/(\d)(?:st|nd|rd|th|er|º)\b/g, '$1'), '')
  // A word that is no month makes it another thing: "Fall 2001 issue", "in press 2001".
  const words = rest.match(/\p{L}+/gu) ?? []
  const known = words.filter((word) => [...MONTHS, ...SEASONS].some((name) => name.test(word.toLowerCase())))
  const others = words.filter((word) => !known.includes(word) && !/^(?:st|nd|rd|th|er|of|de|del|den|the)$/i.test(word))
  return said.left || known.length === 0 || others.length > 0 ? null : said.date
}
