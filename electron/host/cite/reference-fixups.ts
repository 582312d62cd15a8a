// Puts right what reference files get wrong or leave to the reader: bodies as family names, "others", language names,
// DOIs written as addresses, dates as text.
import type { CslDate, CslItem, CslName } from '../../../shared/model/reference.ts'
import type { Warning } from '../../../shared/model/source-text.ts'
import { editionNumber } from './edition-number.ts'
import { dateInWords, yearMonthDay } from './written-date.ts'

export type Warn = (code: string, parameters?: Warning['parameters']) => void

const LANGUAGES: Record<string, string> = {
  english: 'en',
  american: 'en-US',
  usenglish: 'en-US',
  british: 'en-GB',
  ukenglish: 'en-GB',
  german: 'de',
  ngerman: 'de',
  deutsch: 'de',
  austrian: 'de-AT',
  naustrian: 'de-AT',
  french: 'fr',
  francais: 'fr',
  français: 'fr',
  spanish: 'es',
  español: 'es',
  italian: 'it',
  italiano: 'it',
  portuguese: 'pt',
  brazilian: 'pt-BR',
  dutch: 'nl',
  polish: 'pl',
  russian: 'ru',
  русский: 'ru',
  ukrainian: 'uk',
  kazakh: 'kk',
  turkish: 'tr',
  swedish: 'sv',
  norwegian: 'nb',
  danish: 'da',
  czech: 'cs',
  finnish: 'fi',
  hungarian: 'hu',
  greek: 'el',
  chinese: 'zh',
  japanese: 'ja',
  arabic: 'ar',
  latin: 'la',
  eng: 'en',
  ger: 'de',
  deu: 'de',
  fre: 'fr',
  fra: 'fr',
  spa: 'es',
  ita: 'it',
  por: 'pt',
  rus: 'ru',
  ukr: 'uk',
}
const THESES: Record<string, string> = {
  phdthesis: 'PhD thesis',
  mathesis: 'Master’s thesis',
  mastersthesis: 'Master’s thesis',
  bathesis: 'Bachelor’s thesis',
  candthesis: 'Candidate thesis',
}
/** BibLaTeX' keys for kinds of work, which its styles print in words. */
const KINDS: Record<string, string> = {
  resreport: 'Research report',
  software: 'Computer software',
  datacd: 'Data CD',
  audiocd: 'Audio CD',
  patent: 'Patent',
  patentde: 'German patent',
  patenteu: 'European patent',
  patentfr: 'French patent',
  patentuk: 'British patent',
  patentus: 'U.S. patent',
  patreq: 'Patent request',
  patreqde: 'German patent request',
  patreqeu: 'European patent request',
  patreqfr: 'French patent request',
  patrequk: 'British patent request',
  patrequs: 'U.S. patent request',
}

/** Says once what a file has and no item can hold: fields by name, with how many entries have them. */
export function sayLeft(left: ReadonlyMap<string, number>, warn: Warn): void {
  if (left.size === 0) return
  const fields = [...left].sort(([a], [b]) => (a < b ? -1 : 1)).map(([field, count]) => `${field} (${count})`)
  warn('fieldsLeft', { fields: fields.slice(0, MAX_FIELDS).join(', ') + (fields.length > MAX_FIELDS ? ' …' : '') })
}

/** Enough to see what they are. */
const MAX_FIELDS = 30

/** Changes the item in place. */
export function fixReference(item: CslItem, warn: Warn): void {
  for (const [variable, value] of Object.entries(item)) {
    if (isNames(value)) Object.assign(item, { [variable]: fixNames(value, () => warn('othersDropped', { variable })) })
    else if (typeof value === 'string') item[variable] = value.trim()
  }
  fixLanguage(item, warn)
  fixDoi(item)
  for (const variable of [
    'issued',
    'accessed',
    'original-date',
    'event-date',
    'submitted',
    'available-date',
  ] as const) {
    const date = item[variable]
    if (date) item[variable] = fixDate(date, warn)
  }
  if (typeof item['page'] === 'string') item['page'] = item['page'].replace(/\s*(?:-{2,}|[–—])\s*/g, '-')
  const genre = item['genre']
  if (item.type === 'thesis' && typeof genre === 'string') item['genre'] = THESES[genre] ?? genre
  else if (typeof genre === 'string' && Object.hasOwn(KINDS, genre)) item['genre'] = KINDS[genre]
  if (typeof item['edition'] === 'string') item['edition'] = editionNumber(item['edition'])
  // Styles say "n.d." by themselves, each in its language.
  if (item.issued && NO_DATE.test(item.issued.literal ?? item.issued.raw ?? '')) delete item.issued
  // What citation-js adds of its own.
  if (item['genre'] === 'techreport') delete item['genre']
  if (/^\[Online; accessed [\d-]+\]$/.test(String(item['note'] ?? ''))) delete item['note']
  if (item['citation-key'] === item.id) delete item['citation-key']
  // BibTeX has no type for a page of the web.
  if (item.type === 'document' && item['URL'] !== undefined && item['publisher'] === undefined) item.type = 'webpage'
  if (!item.type) {
    item.type = 'document'
    warn('typeMissing')
  }
}

const NO_DATE = /^\[?\s*(?:n\.?\s?d\.?|no date|undated|o\.?\s?J\.?|ohne Jahr|s\.\s?[ad]\.|б\.\s?г\.)\s*\]?$/iu
const isNames = (value: unknown): value is CslName[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((name) => typeof name === 'object' && name !== null && !Array.isArray(name))

function fixNames(names: readonly CslName[], droppedOthers: () => void): CslName[] {
  return names.flatMap((name) => {
    if (name.given === undefined && /^(?:others|et al\.?)$/i.test(name.family ?? name.literal ?? '')) {
      droppedOthers()
      return []
    }
    // Mendeley writes the parts a name does not have, empty, and how to cut it.
    const { 'parse-names': _, ...said } = name
    const parts = Object.fromEntries(Object.entries(said).filter(([, part]) => part !== '')) as CslName
    return Object.keys(parts).length === 0 ? [] : [fixName(parts)]
  })
}

const GIVEN_PARTICLES =
  /^(\p{Lu}.*?)\s+((?:(?:af|av|d[’']|da|das|de|degli|dei|del|della|den|der|di|do|dos|du|la|le|ten|ter|van|vom|von|zu|zum|zur)\s*)+)$/u

function fixName(name: CslName): CslName {
  const { family, given } = name
  // "Gaulle, Charles de": small words at the end of a given name stand before the family name, but it is not sorted by them.
  const [, first, small] = given === undefined ? [] : (GIVEN_PARTICLES.exec(given) ?? [])
  if (first !== undefined && small !== undefined && name['dropping-particle'] === undefined) {
    return fixName({ ...name, given: first, 'dropping-particle': small })
  }
  const particle = name['non-dropping-particle']
  // A "particle" in capitals is a given name: {\'E}mile Zola.
  if (particle !== undefined && given === undefined && /^\p{Lu}/u.test(particle)) {
    delete name['non-dropping-particle']
    return { ...name, given: particle }
  }
  if (family === undefined || given !== undefined) return particle === undefined ? splitParticle(name) : name
  if (particle === undefined && /\s/.test(family.trim())) {
    delete name.family
    return { ...name, literal: family.trim() }
  }
  return name
}

/** "van der Beek" as one family name: the small words before it are particles. */
function splitParticle(name: CslName): CslName {
  const [, particle, family] = /^((?:\p{Ll}[\p{L}'’]*\s+)+)(\p{Lu}.*)$/u.exec(name.family ?? '') ?? []
  return particle === undefined || family === undefined
    ? name
    : { ...name, 'non-dropping-particle': particle.trim(), family }
}

function fixLanguage(item: CslItem, warn: Warn): void {
  const language = item['language']
  if (typeof language !== 'string' || language === '') return
  const tag = LANGUAGES[language.toLowerCase().split(/[\s,;(]/)[0] ?? ''] ?? tagOf(language)
  if (tag !== undefined) item['language'] = tag
  else {
    delete item['language']
    warn('languageUnknown', { language: language.slice(0, 100) })
  }
}

/** A tag as BCP 47 writes it: "en_us" as "en-US", "deu" as "de"; of several the first. */
function tagOf(language: string): string | undefined {
  const [first = ''] = language
    .trim()
    .replaceAll('_', '-')
    .split(/[\s,;/]/)
  if (!/^[a-z]{2,3}(?:-[a-z\d]+)*$/i.test(first)) return undefined
  try {
    const tag = new Intl.Locale(first)
    // One without a name is no language.
    return LANGUAGE_NAMES.of(tag.language) === undefined ? undefined : tag.toString()
  } catch {
    return undefined
  }
}

const LANGUAGE_NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

const DOI_PREFIX = /^(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/|doi:\s*)+/i

function fixDoi(item: CslItem): void {
  const { DOI: doi, URL: url } = item
  if (typeof doi === 'string') {
    const bare = doi.replace(DOI_PREFIX, '').trim()
    if (bare) item['DOI'] = bare
    else delete item['DOI']
  }
  if (typeof url !== 'string' || !DOI_PREFIX.test(url)) return
  // The address of a DOI says nothing that the DOI does not.
  item['DOI'] ??= url.replace(DOI_PREFIX, '')
  delete item['URL']
}

function fixDate(date: CslDate, warn: Warn): CslDate {
  const text = date.raw ?? date.literal
  const parts = date['date-parts']?.filter((part) => part.length > 0 && String(part[0] ?? '') !== '')
  if (parts && parts.length > 0) {
    return {
      ...date,
      'date-parts': parts.map((part) => part.map(Number)).every((part) => part.every(Number.isInteger))
        ? parts.map((part) => part.map(Number))
        : parts,
    }
  }
  const [, year, month, day] = /^\s*(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?\s*\/?\s*$/.exec(text ?? '') ?? []
  const said: CslDate | null =
    year === undefined
      ? (dateInWords(text ?? '') ?? plainYear(text ?? '') ?? numericDate(text ?? '', warn))
      : { 'date-parts': [[year, month, day].filter((part) => part !== undefined).map(Number)] }
  if (said === null) return date.raw === undefined ? date : inWords(date, date.raw)
  const rest: CslDate = { ...date, ...said }
  delete rest.raw
  delete rest.literal
  return rest
}

/** What no date could be made of is printed as it is. */
function inWords(date: CslDate, literal: string): CslDate {
  const { raw: _, ...rest } = date
  return { ...rest, literal }
}

/**
 * "25/05/2001", "05/25/2001"; of "12/05/2001" nobody can tell which is the month, so that only the year is kept, and said.
 * Zotero's own form has the date twice: "2014-05-06 May 6, 2014".
 */
function numericDate(text: string, warn: Warn): CslDate | null {
  const iso = /^(\d{4})-(\d\d)-(\d\d)\s/.exec(text)
  if (iso !== null)
    return {
      'date-parts': [
        iso
          .slice(1)
          .map(Number)
          .filter((part) => part > 0),
      ],
    }
  const [, a, b, year] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text)?.map(Number) ?? []
  if (year === undefined || a === undefined || b === undefined || Math.min(a, b) < 1) return null
  if (Math.max(a, b) > 31 || Math.min(a, b) > 12) return null
  if (a > 12 || a === b) return { 'date-parts': [[year, b, a]] }
  if (b > 12) return { 'date-parts': [[year, a, b]] }
  warn('dateDoubtful', { date: text.trim() })
  return { 'date-parts': [[year]] }
}

/** "c1999", "[1999]", "1998–2003"; what is no year stays in its own words. */
function plainYear(text: string): CslDate | null {
  const { date } = yearMonthDay(text, '', '')
  return date?.['date-parts'] === undefined ? null : date
}
