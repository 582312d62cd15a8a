// Entries of a list of references as CSL items, with a confidence for each field. The printed entry is always kept beside them.
import type { CslItem, CslName } from '../../shared/model/reference.ts'
import { dateIn } from './dates.ts'
import { nameOf } from './names.ts'
import { authorsOf } from './reference-authors.ts'
import { styledOf, type Styled } from './reference-styles.ts'
import { COMMA_PUBLISHED, detailsOf, isPublisher } from './reference-details.ts'

export interface ParsedReference {
  item: CslItem
  /** 0 to 1 for each field of the item but its type. */
  confidence: Record<string, number>
}

/** Longer entries are paragraphs that strayed into the list. */
const LONGEST_ENTRY = 3000

/** "———." for the author of the entry before. */
const DITTO = /^(?:[—–_]{2,}|-{3,}|―)\s*[.,]?\s*/u

/** `before`: who wrote the entry above. Null where not even a year or a title can be told. */
export function parseReference(printed: string, before?: CslItem['author']): ParsedReference | null {
  if (printed.length > LONGEST_ENTRY) return null
  const parsed: ParsedReference = { item: {}, confidence: {} }
  let rest = printed
    .replace(/\s+/gu, ' ')
    .replace(/^\[\d+\]\s*|^\d{1,3}\.\s+(?=\p{Lu})/u, '')
    .trim()
  rest = takeAddresses(rest, parsed)
  const ditto = DITTO.exec(rest)
  if (ditto && before) {
    // The name stands for the dashes while the entry is read; others may have written this one with the same author.
    const after = rest.slice(ditto[0].length)
    const joint = /^(?:and|&|und|et|y|и|with)\s/u.test(after)
    const same = parseReference(joint ? `Ditto, A., ${after}` : `Ditto, A. ${after}`)
    if (!same) return null
    const others = joint ? (same.item.author ?? []).slice(1) : []
    return {
      item: { ...parsed.item, ...same.item, author: [...before, ...others] },
      confidence: { ...parsed.confidence, ...same.confidence, author: 0.8 },
    }
  }
  if (describeInitialsFirst(rest, parsed)) return parsed
  if (describeSlashed(withoutDashes(rest), parsed)) return parsed
  const styled = styledOf(rest)
  if (styled) return describeStyled(styled, parsed)
  const head = headOf(rest)
  if (!head) return null
  if (head.year !== null)
    set(parsed, 'issued', { 'date-parts': [dateIn(`${head.day.slice(2)}, ${head.year}`) ?? [head.year]] }, 0.95)
  if (head.suffix) set(parsed, 'year-suffix', head.suffix, 0.9)
  const { names, editors, certain } = authorsOf(head.authors)
  if (names.length > 0) set(parsed, editors ? 'editor' : 'author', names, certain ? 0.95 : 0.6)
  describe(head.rest, head.year ?? 0, parsed)
  return parsed
}

function set(parsed: ParsedReference, field: string, value: unknown, confidence: number): void {
  Object.assign(parsed.item, { [field]: value })
  parsed.confidence[field] = confidence
}

function describeStyled(
  { year, names, editors, title, type, fields }: Styled,
  parsed: ParsedReference,
): ParsedReference {
  parsed.item.type = type
  set(parsed, 'issued', { 'date-parts': [[year]] }, 0.9)
  set(parsed, editors ? 'editor' : 'author', names, 0.9)
  set(parsed, 'title', title, 0.85)
  for (const [field, value] of Object.entries(fields)) if (value !== undefined) set(parsed, field, value, 0.8)
  return parsed
}

/** ". – " and ", — " between the parts of a Russian entry are a full stop and a comma. */
function withoutDashes(entry: string): string {
  return / \/\/ |\. [–—] (?:\p{Lu}[\p{L}.]*\s?:|\d{1,4} с)/u.test(entry) ? entry.replace(/([.,]) [–—] /g, '$1 ') : entry
}

const INITIALS_FIRST =
  /^((?:(?:\p{Lu}\.[\s-]?){1,3}(?:(?:van|von|de|der)\s){0,2}\p{Lu}[\p{L}’'-]+(?:,?\s(?:and|&)\s|,\s(?=\p{Lu}\.))?){1,8}),\s/u

/** "A. Hald and B. Lund, “Posts,” J. Mud, vol. 3, pp. 4–19, 1840." and "B. Wold, Wet Work. Leeds: Quay Press, 1999." */
function describeInitialsFirst(entry: string, parsed: ParsedReference): boolean {
  const names = INITIALS_FIRST.exec(entry)
  const year = [...entry.matchAll(/(?<![\d–-])((?:1[5-9]|20)\d{2})(?![\d–-])/g)].at(-1)
  if (!names || !year) return false
  const rest = entry.slice(names[0].length)
  const quoted = /^[“"](.{3,300}?)[,.?!]?[”"],?\s+/u.exec(rest)
  const sentence = /^(.{3,200}?)\.\s+(?=\p{Lu}[\p{L}., ]{1,40}:\s)/u.exec(rest)
  const title = quoted ?? sentence
  if (!title) return false
  const people = names[1]!.split(/,?\s(?:and|&)\s|,\s/u).map((name) => nameOf(name.replace(/\.(?=\p{Lu})/gu, '. ')))
  set(parsed, 'author', people, 0.9)
  set(parsed, 'issued', { 'date-parts': [[Number(year[1])]] }, 0.95)
  set(parsed, 'title', quoted ? quoted[0].replace(/^[“"]|,?[”"],?\s*$/gu, '') : trimmed(title[1]!), 0.9)
  const container = rest
    .slice(title[0].length)
    .replace(year[0], '')
    .replace(/,\s*(?=[,.]|$)/g, '')
    .replace(/^in\s/u, 'In ')
  const { type, fields, names: others } = detailsOf(container.replace(/[\s,.]+$/, ''), Number(year[1]))
  parsed.item.type = type ?? 'document'
  for (const [field, value] of Object.entries(fields)) set(parsed, field, value, 0.8)
  for (const [field, value] of Object.entries(others as Record<string, CslName[]>)) set(parsed, field, value, 0.8)
  return true
}

/** "Belova A. S., Gromov N. P.": family names first, initials, and no more than a space before the title. */
const FAMILIES = /^((?:\p{Lu}[\p{L}’'-]+,?\s(?:\p{Lu}\.\s?){1,3}(?:,\s(?=\p{Lu}))?){1,6})(?=[\p{Lu}«“"])/u

/** "Belova A. S. Title // Journal. 2009. № 4. С. 12–27." and "Gromov N. P. Title. Place: Publisher, 1926. 214 с." */
function describeSlashed(entry: string, parsed: ParsedReference): boolean {
  const families = FAMILIES.exec(entry)
  const slashes = entry.indexOf(' // ')
  const years = [...entry.matchAll(/(?<=[.,]\s)((?:1[5-9]|20)\d{2})(?=[.,]|$)/g)]
  const year = slashes > 0 ? years.find(({ index }) => index > slashes) : years.at(-1)
  const published = /\.\s(?:[—–]\s)?(\p{Lu}[\p{L}-]{0,30}\.?(?:\s\p{L}[\p{L}-]{0,20})?)\s?:\s([^:]{2,80}?),\s$/u.exec(
    entry.slice(0, year?.index ?? 0),
  )
  if (!year || !families || !(slashes > 0 || published)) return false
  const names = authorsOf(families[1]!.trim())
  set(parsed, 'author', names.names, names.certain ? 0.95 : 0.6)
  set(parsed, 'issued', { 'date-parts': [[Number(year[1])]] }, 0.95)
  const from = families[0].length
  if (slashes < 0) {
    set(parsed, 'title', trimmed(entry.slice(from, published!.index)), 0.85)
    set(parsed, 'publisher-place', published![1]!.trim(), 0.85)
    set(parsed, 'publisher', published![2]!, 0.85)
    const extent = /(?<!\d)(\d{1,4})\s(?:с|p|pp|s)\.?$/iu.exec(entry.replace(/\.$/, ''))?.[1]
    if (extent) set(parsed, 'number-of-pages', extent, 0.85)
    parsed.item.type = 'book'
    return true
  }
  set(parsed, 'title', trimmed(entry.slice(from, slashes)), 0.9)
  const container = trimmed(entry.slice(slashes + 4, year.index))
  if (container) set(parsed, 'container-title', container, 0.85)
  const details = entry.slice(year.index + 4)
  const say = (field: string, form: RegExp): void => {
    const value = form.exec(details)?.[1]
    if (value) set(parsed, field, value.replace(/\s?[-–—]\s?/, '-'), 0.85)
  }
  say('volume', /(?:Т|Vol|Bd)\.\s?(\d+)/iu)
  say('issue', /(?:№|No\.?|Вып\.)\s?(\d+(?:[-–/]\d+)?)/iu)
  say('page', /(?:С|P|Pp|S)\.\s?(\d+(?:\s?[-–—]\s?\d+)?)/iu)
  parsed.item.type = 'article-journal'
  return true
}

const DOI = /(?:\bdoi:?\s*|https?:\/\/(?:dx\.)?doi\.org\/)(10\.\d{4,9}\/[^\s<>\]]+)/i
const ACCESSED =
  /[[(]\s*(?:accessed|retrieved|viewed|abgerufen|zugriff|дата обращения:?)\s*(?:on|am|:)?\s*([^\])]{4,40})[\])]\.?|\b(?:accessed|retrieved)\s+(?:on\s+)?((?:\p{L}+\s\d{1,2},?|\d{1,2}\s\p{L}+)\s\d{4})(?:,?\s+from)?:?/iu
const URL = /<?((?:https?:\/\/|www\.)[^\s<>]+)>?/i

/** Takes addresses, identifiers and dates of access out of the entry, with the words that introduce them. */
function takeAddresses(entry: string, parsed: ParsedReference): string {
  let rest = entry
  const accessed = ACCESSED.exec(rest)
  const date = accessed && dateIn(accessed[1] ?? accessed[2] ?? '')
  if (accessed && date) {
    set(parsed, 'accessed', { 'date-parts': [date] }, 0.95)
    rest = rest.replace(accessed[0], ' ')
  }
  const url = URL.exec(rest)
  const doi = DOI.exec(rest)
  if (doi) {
    set(parsed, 'DOI', doi[1]!.replace(/[.,;)>]+$/, ''), 0.98)
    rest = rest.replace(doi[0], ' ')
  }
  if (url && rest.includes(url[0])) rest = rest.replace(url[0], ' ')
  if (url && !(doi && !/available at/i.test(entry))) set(parsed, 'URL', url[1]!.replace(/[.,;)>]+$/, ''), 0.95)
  return rest
    .replace(/\[\s*(?:online|электронный ресурс)\s*\]/giu, ' ')
    .replace(
      /\b(?:available(?: (?:at|from|online))?|retrieved from|verfügbar unter|url|режим доступа)\s*:?\s*(?=[.,<>]|\s*$)/giu,
      ' ',
    )
    .replace(/<\s*>?|(?<=\s)>/g, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/(?:\s*[.,;])+\s*$/, '.')
    .replace(/\s+([.,;])/g, '$1')
    .trim()
}

interface Head {
  authors: string
  /** Null where the entry says that it has none. */
  year: number | null
  suffix: string
  /** What the brackets of the year hold besides it: ", June 14". */
  day: string
  rest: string
}

const YEAR = /[\s,(]\(?((?:1[5-9]|20)\d{2})([a-z])?(,\s\p{L}{3,9}\.?(?:\s\d{1,2})?)?\)?(?:[.,:;]+\s*|\s+|$)/gu

/** Names, then the year: in brackets, or between commas and full stops. Names are short, and a sentence is none. */
function headOf(entry: string): Head | null {
  for (const match of entry.matchAll(YEAR)) {
    const authors = entry.slice(0, match.index).trim()
    if (authors.length > 300 || authors === '') break
    // Place and publisher stand before this one.
    if (/\p{Ll}:\s\p{Lu}/u.test(authors)) break
    // A year far inside is one of the title, the publisher's or the address's.
    if (/[“”"«»?]/u.test(authors) || /\p{Ll}{3,}\.\s+\p{Lu}\p{Ll}+\s+\p{Ll}/u.test(authors)) break
    return {
      authors,
      year: Number(match[1]),
      suffix: match[2] ?? '',
      day: match[3] ?? '',
      rest: entry.slice(match.index + match[0].length).trim(),
    }
  }
  return withYearLast(entry) ?? undated(entry)
}

const YEAR_LAST =
  /^(\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)?,\s(?:\p{Lu}\.|\p{Lu}[\p{L}’'-]+)(?:[\s-](?:\p{Lu}\.|\p{Lu}[\p{L}’'-]+)){0,2}(?:,\s(?:\p{Lu}[\p{L}’'.-]*\s){1,3}\p{Lu}[\p{L}’'-]+)*(?:,?\s(?:and|&)\s(?:\p{Lu}\.\s)*[^.]{3,60})?(?:,\seds?)?)(?:\.|(?<=\p{Lu}\.))\s/u

/** "Family, Given. Title. Place: Publisher, 1999." */
function withYearLast(entry: string): Head | null {
  const year = [...entry.matchAll(/(?<![\d-])((?:1[5-9]|20)\d{2})([a-z])?(?![\d-])/g)].at(-1)
  const names = YEAR_LAST.exec(entry)
  if (!year || !names) return null
  const rest = entry.slice(names[0].length)
  return { authors: names[1]!, year: Number(year[1]), suffix: year[2] ?? '', day: '', rest }
}

const UNDATED =
  /^(\p{Lu}[^“”"«»?]{1,160}?)[\s,]\s?\(?(?:n\.\s?d\.?|in press|forthcoming|im Erscheinen|o\.\s?J\.?|s\.\s?[ad]\.?|б\.\s?г\.?)\)?[.,:]?\s+(?=\S)/u

/** "Family, A. (n.d.). Title." */
function undated(entry: string): Head | null {
  const match = UNDATED.exec(entry)
  return match ? { authors: match[1]!, year: null, suffix: '', day: '', rest: entry.slice(match[0].length) } : null
}

/** Title, translation, and what it appeared in. */
function describe(rest: string, year: number, parsed: ParsedReference): void {
  const commas = COMMA_PUBLISHED.exec(rest)
  if (commas && isPublisher(commas[3]!) && sentenceEnds(rest).length === 0 && !/^[“"«„]/u.test(rest)) {
    set(parsed, 'title', trimmed(commas[1]!), 0.7)
    set(parsed, 'publisher-place', commas[2]!, 0.8)
    set(parsed, 'publisher', commas[3]!, 0.85)
    parsed.item.type = 'book'
    return
  }
  const { title, translated, container, sure } = splitTitle(rest)
  if (title) setTitle(parsed, title, sure)
  if (translated) set(parsed, 'translated-title', translated, 0.85)
  const { type, fields, names } = detailsOf(container, year)
  parsed.item.type = type ?? (parsed.item.URL ? 'webpage' : parsed.item.editor ? 'book' : 'document')
  for (const [field, value] of Object.entries(fields)) set(parsed, field, value, 0.85)
  for (const [field, value] of Object.entries(names as Record<string, CslName[]>)) set(parsed, field, value, 0.8)
  const { 'container-title': name, author, volume, page, issue } = parsed.item
  // "Trust and tar. Harb. Stud. 12": each word of the journal's name is cut short, and ends with a full stop.
  const cut = /^(.{8,}?)\.\s((?:\p{Lu}\p{L}{0,7}\.\s)*\p{Lu}\p{L}{1,7})$/u.exec(String(parsed.item.title ?? ''))
  if (cut && volume !== undefined && /^\p{Lu}\p{L}{0,9}$/u.test(String(name ?? ''))) {
    set(parsed, 'title', cut[1]!, 0.8)
    set(parsed, 'container-title', `${cut[2]}. ${String(name)}.`, 0.7)
  }
  // An institution that publishes what it writes.
  if (name !== undefined && name === author?.[0]?.literal && (volume ?? page ?? issue) === undefined) {
    delete parsed.item['container-title']
    delete parsed.confidence['container-title']
    set(parsed, 'publisher', name, 0.8)
    parsed.item.type = 'report'
  }
}

const EDITION = /[.,]?\s\(?(\d{1,2})(?:st|nd|rd|th|e|ª|\.)?\s?(?:ed|edn|edition|rev\. ed|aufl|auflage|éd|изд)\.?\)?$/iu
const TRANSLATED =
  /[.,]\s\(?(?:translated by|trans\.|tr\.|übers(?:etzt|\.) von|trad\. (?:par|de)|пер\. с \S+)\s(\p{Lu}[^.]{2,60}?)\)?$/iu

/** A title without the edition and the translator some styles print behind it. */
function setTitle(parsed: ParsedReference, printed: string, sure: boolean): void {
  let title = printed
  const translator = TRANSLATED.exec(title)
  if (translator) title = title.slice(0, translator.index)
  const edition = EDITION.exec(title)
  if (edition) title = title.slice(0, edition.index)
  set(parsed, 'title', title, sure ? 0.85 : 0.6)
  if (edition) set(parsed, 'edition', edition[1]!, 0.85)
  if (translator) set(parsed, 'translator', [nameOf(translator[1]!)], 0.8)
}

interface TitleParts {
  title: string
  translated: string
  container: string
  /** The boundary was printed as one (quotation marks, brackets, a single full stop). */
  sure: boolean
}

const ABBREVIATED =
  /(?:^|[\s(])(?:no|nr|vol|pp?|eds?|hg|hrsg|bd|st|vs|al|univ|dept|jr|sr|dr|mr|mrs|ms|prof|g|\p{Lu})$/iu

function splitTitle(rest: string): TitleParts {
  const quoted =
    /^[“"«„]([^”"»]{3,400}?)[,.]?[”"»“][.,]?\s*/u.exec(rest) ??
    /^[‘']((?:[^’']|[’'](?=\p{L})){3,400}?)[,.]?[’'](?!\p{L})[.,]?\s*/u.exec(rest)
  const bracket = bracketIn(rest)
  if (quoted && (!bracket || bracket.end <= quoted[0].length || !/^\s*[\p{Ll}[]/u.test(rest.slice(quoted[0].length)))) {
    return { title: trimmed(quoted[1]!), translated: '', container: rest.slice(quoted[0].length), sure: true }
  }
  if (bracket) {
    const title = trimmed(rest.slice(0, bracket.start))
    return {
      title,
      translated: trimmed(bracket.text),
      container: rest.slice(bracket.end).replace(/^[\s.,;]+/, ''),
      sure: true,
    }
  }
  const inside = /[.?!]\s+In:?\s+(?=\p{Lu})/u.exec(rest)
  if (inside) {
    return {
      title: trimmed(rest.slice(0, inside.index + 1)),
      translated: '',
      container: rest.slice(inside.index + 1).trim(),
      sure: true,
    }
  }
  const ends = sentenceEnds(rest)
  // What it appeared in is the last sentence, or the last two of "Title. Place: Publisher. Pages."
  const last = ends.at(-1)
  if (last === undefined) return { title: trimmed(rest), translated: '', container: '', sure: false }
  const container = rest.slice(last).trim()
  return { title: trimmed(rest.slice(0, last)), translated: '', container, sure: ends.length === 1 }
}

/** The first square bracket that holds words. */
function bracketIn(rest: string): { start: number; end: number; text: string } | null {
  const start = rest.indexOf('[')
  const end = rest.indexOf(']', start)
  if (start < 5 || end < 0 || end - start < 12) return null
  return { start, end: end + 1, text: rest.slice(start + 1, end).trim() }
}

/** Offsets after a full stop, question or exclamation mark that ends a sentence. */
function sentenceEnds(text: string): number[] {
  const ends: number[] = []
  for (const match of text.matchAll(/[.?!][”’"»]?\s+(?=[\p{Lu}“«"(])/gu)) {
    const before = text.slice(Math.max(0, match.index - 12), match.index)
    if (match[0].startsWith('.') && ABBREVIATED.test(before)) continue
    ends.push(match.index + match[0].length)
  }
  return ends
}

function trimmed(text: string): string {
  const bare = text.trim().replace(/(?<![.!?])[.,;:]+$/, '')
  // A quotation mark left alone at an end belonged to what was taken away.
  const alone = (bare.match(/[“”"«»„]/gu) ?? []).length === 1
  return alone ? bare.replace(/^[“"«„]|[”"»]$/u, '') : bare
}
