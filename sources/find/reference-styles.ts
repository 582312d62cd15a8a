// Entries whose year stands behind their title, in styles known by their punctuation: "Lund P, Dahl M. Title. Journal. 2014;12:4–9.",
// "Lund, Per: Titel, in: Zeitschrift 12 (1998), S. 4–9.", "Lund, Per, « Titre », Revue, vol. 12, 2009, p. 4-9."
import type { CslName } from '../../shared/model/reference.ts'
import { nameOf } from './names.ts'
import { authorsOf } from './reference-authors.ts'
import { detailsOf } from './reference-details.ts'

export interface Styled {
  year: number
  names: CslName[]
  editors: boolean
  title: string
  type: string
  /** Fields beside these, by their names in CSL. */
  fields: Record<string, unknown>
}

const YEAR = '((?:1[5-9]|20)\\d{2})'
const FAMILY = "(?:(?:von|van|de|der|den|la|da|di|zu)\\s){0,2}\\p{Lu}[\\p{L}’'-]+(?:\\s\\p{Lu}[\\p{L}’'-]+)?"
const GIVEN = '(?:\\p{Lu}\\.|\\p{Lu}[\\p{L}’-]+)(?:[\\s-](?:\\p{Lu}\\.|\\p{Lu}[\\p{L}’-]+)){0,2}'

/** Null for an entry of any other style. */
export function styledOf(entry: string): Styled | null {
  return condensed(entry) ?? plain(entry) ?? withColon(entry) ?? withCommas(entry)
}

const CONDENSED = new RegExp(
  `^((?:${FAMILY}\\s\\p{Lu}{1,3}(?:,\\s|(?=\\.)))+(?:et al)?)\\.\\s([^.?!]{3,300}[.?!])\\s([^;.]{2,120}?)\\.?\\s${YEAR}(?:\\s\\p{Lu}\\p{Ll}{2}(?:\\s\\d{1,2})?)?;\\s?(\\d{1,4})(?:\\((\\d[^)]{0,12})\\))?:\\s?([\\p{L}\\d]+(?:[-–]\\d+)?)`,
  'u',
)

/** Initials without full stops, and "2014;12(3):44–61" in one. */
function condensed(entry: string): Styled | null {
  const match = CONDENSED.exec(entry)
  if (!match) return null
  const [, printed, title, journal, year, volume, issue, page] = match
  const names = printed!
    .replace(/,?\s?et al$/, '')
    .split(/,\s/)
    .filter((name) => name !== '')
    .map((name) => ({ family: name.slice(0, name.lastIndexOf(' ')), given: name.slice(name.lastIndexOf(' ') + 1) }))
  const fields = { 'container-title': journal, volume, issue, page: page!.replace('–', '-') }
  return { year: Number(year), names, editors: false, title: bare(title!), type: 'article-journal', fields }
}

const NATURAL = `(?:\\p{Lu}\\.(?:[\\s-]?\\p{Lu}\\.){0,2}|\\p{Lu}[\\p{L}’-]+(?:\\s\\p{Lu}\\.){0,2})\\s${FAMILY}`
const PLAIN = new RegExp(
  `^(${NATURAL}(?:,\\s${NATURAL}){0,8}(?:,?\\s(?:and|und|et)\\s${NATURAL})?)\\.\\s(.{3,300}?[.?!])\\s(.{3,300})$`,
  'u',
)
const VOLUME_AND_PAGES = new RegExp(
  `^(.{3,120}?),\\s(\\d{1,4})(?:\\((\\d[^)]{0,12})\\))?:(\\w+(?:[-–]+\\w+)?),\\s(?:\\p{L}+\\s)?${YEAR}\\.?$`,
  'u',
)
const PROCEEDINGS = new RegExp(
  `^In\\s(.{3,200}?)(?:,\\s(?:pages|pp\\.)\\s(\\w+(?:[-–]+\\w+)?))?(?:,\\s[^,]{2,60}?){0,3},\\s(?:\\p{L}+\\s)?${YEAR}\\.(?:\\s(.{2,80}?)\\.?)?$`,
  'u',
)
const PUBLISHER = new RegExp(`^([^,]{3,80}),(?:\\s([^,\\d]{2,60}),)?\\s${YEAR}\\.?$`, 'u')

/** Names as they are spoken, and a full stop behind each part: "A. Lund and M. Ruud. Title. Journal, 3(2):11–19, 2004." */
function plain(entry: string): Styled | null {
  const match = PLAIN.exec(entry.slice(0, 800))
  if (!match) return null
  const names = match[1]!.split(/,\s(?:(?:and|und|et)\s)?|\s(?:and|und|et)\s/u).map((name) => nameOf(name))
  const title = bare(match[2]!)
  const of = (year: string, type: string, fields: Record<string, string | undefined>): Styled => {
    const page = fields['page']?.replace(/[-–]+/, '-')
    return { year: Number(year), names, editors: false, title, type, fields: { ...fields, page } }
  }
  const article = VOLUME_AND_PAGES.exec(match[3]!)
  if (article) {
    const [, journal, volume, issue, page, year] = article
    return of(year!, 'article-journal', { 'container-title': journal, volume, issue, page })
  }
  const proceedings = PROCEEDINGS.exec(match[3]!)
  if (proceedings) {
    const [, container, page, year, publisher] = proceedings
    return of(year!, 'paper-conference', { 'container-title': container, page, publisher })
  }
  const book = PUBLISHER.exec(match[3]!)
  // A name without an initial may be the beginning of anything.
  if (!book || !/\p{Lu}\./u.test(match[1]!)) return null
  return of(book[3]!, 'book', { publisher: book[1], 'publisher-place': book[2] })
}

const COLON = new RegExp(
  `^(${FAMILY},\\s${GIVEN}(?:\\s?[/;]\\s?${FAMILY},\\s${GIVEN}){0,5}(?:\\s(?:u\\.\\sa\\.|et al\\.))?)(\\s\\((?:Hrsg|Hg|hrsg|hg|[Ee]ds?)\\.?\\))?:\\s(.+)$`,
  'u',
)

/** Names, a colon, the title; then what it appeared in after ", in:", or place, publisher and year. */
function withColon(entry: string): Styled | null {
  const match = COLON.exec(entry)
  const year = lastYear(entry)
  if (!match || year === null || /(?:1[5-9]|20)\d{2}/.test(match[1]!)) return null
  const { names } = authorsOf(match[1]!.replace(/\s(?:u\.\sa\.|et al\.)$/u, ''))
  return tailed(match[3]!, year, names, match[2] !== undefined)
}

const COMMAS = new RegExp(
  `^((?:\\p{Lu}{2}[\\p{Lu}’'-]*,?\\s${GIVEN}|${FAMILY},\\s${GIVEN})(?:\\s(?:et|and|y|e|und|&)\\s${FAMILY},?\\s${GIVEN})?)(\\s\\((?:dir|coord|éds?|eds?)\\.?\\))?,\\s(.+)$`,
  'u',
)

/** Names, a comma, the title, and the rest between commas, as French lists have them. */
function withCommas(entry: string): Styled | null {
  const match = COMMAS.exec(entry)
  const year = lastYear(entry)
  if (!match || year === null || /^\(?(?:1[5-9]|20)\d{2}/.test(match[3]!)) return null
  // "Family, A., Other, B., 2014. Title": the year follows the names, and a full stop ends what stands before the title.
  if (/^[^«“"‘]{0,160}?[\s(](?:1[5-9]|20)\d{2}[a-z]?(?:\)|[.:]\s)/u.test(match[3]!)) return null
  const names = match[1]!.split(/\s(?:et|and|y|e|und|&)\s/u).map((name): CslName => {
    const capitals = /^(\p{Lu}{2}[\p{Lu}’'-]*),?\s(.+)$/u.exec(name)
    if (capitals) return { family: ordinary(capitals[1]!), given: capitals[2]! }
    const [family, given] = name.split(/,\s/u)
    return given === undefined ? { literal: family! } : { family: family!, given }
  })
  if (names.some(({ literal }) => literal !== undefined)) return null
  return tailed(match[3]!, year, names, match[2] !== undefined)
}

const QUOTED = /^[«“„"‘]\s?(.{3,300}?)[,.]?\s?[»”“"’](?:\.|,)?\s(.+)$/u
const IN = /^(.{3,300}?)[,.]\s(?:in|dans|en)\s?:?\s(.+)$/iu
/** "Title, Place: Publisher Year", "Title, Place, Publisher, Year", "Title, Place Year". */
const PUBLISHED = new RegExp(
  `^(.{3,300}?),\\s(?:(\\d{1,2}\\.\\s?(?:Aufl|éd|ed)\\.?|2e éd\\.),\\s)?(\\p{Lu}[\\p{L}\\s./-]{1,40}?)(?:[:,]\\s([^,:]{2,60}?))?,?\\s${YEAR}(?:,\\s(\\d{1,4})\\sp)?[.,]?$`,
  'u',
)

/** Title and container of what stands behind the names; null where they cannot be told apart. */
function tailed(rest: string, year: number, names: CslName[], editors: boolean): Styled | null {
  const quoted = QUOTED.exec(rest)
  const inside = quoted ? null : IN.exec(rest)
  if (quoted || inside) {
    const [, title, container] = (quoted ?? inside)!
    return contained(bare(title!), container!, year, names, editors)
  }
  const published = PUBLISHED.exec(rest)
  if (!published || Number(published[5]) !== year) return null
  const [, title, edition, place, publisher, , extent] = published
  const fields = {
    edition: edition && /\d+/.exec(edition)![0],
    'publisher-place': place!.trim(),
    publisher,
    'number-of-pages': extent,
  }
  return { year, names, editors, title: bare(title!), type: 'book', fields }
}

function contained(title: string, container: string, year: number, names: CslName[], editors: boolean): Styled {
  // The year stands in brackets behind the volume, or between commas.
  const undated = container
    .replace(/^(?:in|dans|en)\s?:?\s/iu, '')
    .replace(new RegExp(`\\s?\\(${year}\\)|,\\s(?:\\p{L}+\\s)?${year}(?=,|\\.|$)`, 'u'), '')
  const edited = /^(.{3,120}?)\s\((?:Hrsg|Hg|dir|coord|eds?|éds?)\.?\)[:,]\s(.+)$/iu.exec(undated)
  const { fields } = detailsOf(edited ? edited[2]! : undated, year)
  const type = edited ? 'chapter' : 'article-journal'
  return {
    year,
    names,
    editors,
    title,
    type,
    fields: edited ? { ...fields, editor: authorsOf(edited[1]!).names } : fields,
  }
}

function lastYear(entry: string): number | null {
  const year = [...entry.matchAll(/(?<![\d–-])((?:1[5-9]|20)\d{2})(?![\d–-])/g)].at(-1)
  return year ? Number(year[1]) : null
}

function ordinary(family: string): string {
  return family.toLowerCase().replace(/(?:^|[-’'])\p{L}/gu, (letter) => letter.toUpperCase())
}

function bare(text: string): string {
  return text.trim().replace(/(?<![.!?])[.,;:]+$|(?<=\p{Ll}{2})\.$/gu, '')
}
