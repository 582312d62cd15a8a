// An entry of BibTeX or BibLaTeX made ready for citation-js, and what citation-js leaves out put into its item: fields inherited,
// letters for commands, lists of places and houses whole, dates, bodies as names, and the fields of types it does not expect them in.
import type { CslItem, CslName } from '../../../shared/model/reference.ts'
import { edtfDate, yearMonthDay } from './written-date.ts'
import type { BibEntry } from './citation-js.ts'
import { SUBTYPES } from './entry-subtype.ts'
import { lettersIn, plainAddress } from './latex-letters.ts'

type Fields = Record<string, string>
export type FindEntry = (key: string) => BibEntry | undefined

/** BibLaTeX takes these for lists at each "and", of which CSL has room for one text. */
const LISTS = [
  'publisher',
  'institution',
  'organization',
  'school',
  'location',
  'address',
  'origlocation',
  'origpublisher',
  'howpublished',
]
const NAMES = { author: 'author', editor: 'editor', translator: 'translator', bookauthor: 'container-author' } as const
const ADDRESSES = new Set(['url', 'doi', 'eprint'])
const DATES = { date: 'issued', origdate: 'original-date', eventdate: 'event-date', urldate: 'accessed' } as const
/** What citation-js or this file makes something of. */
const READ = new Set(
  `abstract accessed address annotation annote archiveprefix author bookauthor bookpagination booksubtitle booktitle chapter crossref
  date day doi edition editor editortype eid entrysubtype eprint eprintclass eprinttype eventdate eventtitle eventtitleaddon howpublished
  hyphenation institution isan isbn ismn isrn issn issue issuesubtitle issuetitle iswc journal journalsubtitle journaltitle keywords
  langid language lastchecked library location mainsubtitle maintitle month note number numpages organization origdate origlocation
  origpublisher origtitle pages pagetotal part pmcid pmid primaryclass publisher pubstate school series shortjournal shorttitle subtitle
  title translator type url urldate venue version volume volumes xdata year`.split(/\s+/),
)
const HELD = new Set(['article', 'periodical'])
const BOOKS = new Set(
  `book mvbook inbook bookinbook suppbook collection mvcollection incollection suppcollection manual suppperiodical proceedings
  mvproceedings`.split(/\s+/),
)
const NUMBERED = new Set(['article', 'periodical', 'inproceedings', 'patent', 'report', 'techreport', 'legislation'])
const MAX_GENERATIONS = 5

export interface ReadyEntry {
  /** The entry and those it inherits from by `crossref`, which citation-js resolves. */
  entries: BibEntry[]
  /** Completes the item that citation-js makes of it. */
  complete(item: CslItem): CslItem
  /** Its own and inherited fields by small names, letters for commands. */
  fields: Readonly<Fields>
  /** Names of fields nothing is made of. */
  left: string[]
}

export function readyEntry(entry: BibEntry, find: FindEntry): ReadyEntry {
  const own = inherited(entry, find)
  const family = parents({ ...entry, properties: own }, find)
  const fields = cleaned(family[0]?.properties ?? own)
  const left = Object.keys(own).filter((field) => !READ.has(field))
  const braced = Object.fromEntries(
    Object.keys(NAMES).map((field) => [field, bodies(own[field] ?? nearest(family, field))]),
  )
  const dates = datesOf(
    family.length > 1
      ? cleaned(family.reduceRight<Fields>((all, { properties }) => ({ ...all, ...properties }), {}))
      : fields,
  )
  if (dates.left) left.push('month')
  const type = entry.type.toLowerCase()
  const season = NUMBERED.has(type) && fields['issue'] !== undefined && fields['number'] !== undefined
  if (season && !/^(?:spring|summer|autumn|fall|winter)/i.test(fields['issue']!)) left.push('issue')

  return {
    entries: [{ ...entry, type, properties: arranged(type, fields) }, ...family.slice(1).map(asParent)],
    fields,
    left,
    complete: (item) => {
      const whole: CslItem = { ...item, ...dates.values }
      if (dates.values.issued === undefined) delete whole.issued
      for (const [field, variable] of Object.entries(NAMES)) {
        const [names, are] = [whole[variable as 'author'], braced[field]]
        if (names && are?.length === names.length) {
          Object.assign(whole, { [variable]: names.map((name, at) => (are[at] ? body(name) : name)) })
        }
      }
      const editors = whole.editor
      if (fields['editortype'] === 'compiler' && editors) {
        delete whole.editor
        whole.compiler = editors
      }
      if (!NUMBERED.has(type) && !BOOKS.has(type) && fields['number'] !== undefined)
        whole['number'] ??= fields['number']
      const month = season && whole.issued?.['date-parts']?.[0]?.length === 1
      if (month && !left.includes('issue')) Object.assign(whole, { issued: { ...whole.issued, ...seasonOf(fields) } })
      if (type === 'inreference' && whole.type === 'entry') whole.type = 'entry-encyclopedia'
      // Any kind may be said there; some are types of CSL's.
      const kind = fields['entrysubtype']
      const subtype = kind === undefined ? undefined : SUBTYPES.get(kind.toLowerCase())
      if (subtype !== undefined) whole.type = subtype
      else if (kind !== undefined) whole['genre'] ??= kind
      if (typeof whole['keyword'] === 'string') whole['keyword'] = whole['keyword'].replace(/\s*[,;]\s*/g, ', ')
      return { ...whole, ...preprint(fields, whole) }
    },
  }
}

const seasonOf = (fields: Fields): object => {
  const season = yearMonthDay('2000', fields['issue'] ?? '', '').date?.season
  return season === undefined ? {} : { season }
}

/** With the fields of the @xdata entries it names, its own first; each is asked once, however they name each other. */
function inherited(entry: BibEntry, find: FindEntry, seen = new Set<string>()): Fields {
  const { xdata, ...own } = entry.properties
  let fields: Fields = own
  for (const key of xdata === undefined ? [] : String(xdata).split(/\s*,\s*/)) {
    const found = find(key)
    if (found === undefined || seen.has(found.label)) continue
    seen.add(found.label)
    fields = { ...inherited(found, find, seen), ...fields }
  }
  return fields
}

/** The entry and what it refers to by `crossref`, each once, under the keys as they are written there. */
function parents(entry: BibEntry, find: FindEntry): BibEntry[] {
  const family: BibEntry[] = []
  for (let at: BibEntry | undefined = entry; at !== undefined && family.length < MAX_GENERATIONS;) {
    const reference: string | undefined = at.properties['crossref']
    const found: BibEntry | undefined = reference === undefined ? undefined : find(String(reference))
    const isNew: boolean =
      found !== undefined && found.label !== entry.label && !family.some(({ label }) => label === found.label)
    const { crossref: _, ...fields } = at.properties
    family.push({ ...at, properties: isNew ? { ...fields, crossref: found!.label } : fields })
    at = isNew && found ? { ...found, properties: inherited(found, find) } : undefined
  }
  return family
}

const asParent = (entry: BibEntry): BibEntry => {
  const type = entry.type.toLowerCase()
  return { ...entry, type, properties: arranged(type, cleaned(entry.properties)) }
}

const nearest = (family: readonly BibEntry[], field: string): string | undefined =>
  family.find(({ properties }) => properties[field] !== undefined)?.properties[field]

function cleaned(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => {
      const text = String(value)
      return [field, ADDRESSES.has(field) ? plainAddress(text) : lettersIn(text)]
    }),
  )
}

/** Fields where citation-js looks for them. Dates are read here, and a language would make it misread names. */
function arranged(type: string, given: Fields): Fields {
  const fields = { ...given }
  for (const field of [...Object.keys(DATES), 'year', 'month', 'day', 'langid', 'language', 'entrysubtype', 's2id'])
    delete fields[field]
  for (const field of LISTS) {
    const value = fields[field]
    if (value !== undefined)
      fields[field] = /\sand\s/.test(value) ? `{${value.replace(/\s+and\s+others\s*$/, '')}}` : value
  }
  const { howpublished } = fields
  const [said, address] = /^([^\\]*)\\url\s*\{([^{}]*)\}/.exec(howpublished ?? '')?.slice(1) ?? []
  if (address !== undefined && /^(?:available\b.*|online|url|retrieved from)?[:.,\s]*$/i.test(said ?? '')) {
    fields['url'] ??= plainAddress(address)
    delete fields['howpublished']
  }
  if (fields['maintitle'] !== undefined && fields['booktitle'] !== undefined) {
    const main = [fields['maintitle'], fields['mainsubtitle']].filter((part) => part !== undefined).join(': ')
    fields['booktitle'] = `${main}. ${fields['booktitle']}`
    delete fields['maintitle']
    delete fields['mainsubtitle']
  }
  if (!HELD.has(type) && fields['journaltitle'] !== undefined) {
    fields['journal'] ??= [fields['journaltitle'], fields['journalsubtitle']]
      .filter((part) => part !== undefined)
      .join(': ')
    delete fields['journaltitle']
  }
  return fields
}

function datesOf(fields: Fields): { values: CslItem; left: boolean } {
  const values: CslItem = {}
  for (const [field, variable] of Object.entries(DATES)) {
    const said = fields[field] ?? (field === 'urldate' ? (fields['lastchecked'] ?? fields['accessed']) : undefined)
    if (said === undefined || said.trim() === '') continue
    const text = said.replace(/[{}]/g, '')
    values[variable] =
      edtfDate(text) ?? (/^\D*\d{4}\D*$/.test(text) || field !== 'date' ? { raw: text } : { literal: text })
  }
  if (values.issued !== undefined) return { values, left: false }
  const { date, left } = yearMonthDay(fields['year'] ?? '', fields['month'] ?? '', fields['day'] ?? '')
  if (date !== null) values.issued = date
  return { values, left }
}

/** Which names of a list are a whole in braces: bodies, as BibTeX has it. */
function bodies(names: string | undefined): boolean[] {
  if (names === undefined || !names.includes('{')) return []
  const list: string[] = ['']
  let depth = 0
  for (const part of names.match(/\\.|\{|\}|\s+and\s+|\s+|[^\\{}\s]+/gis) ?? []) {
    if (part === '{') depth++
    if (part === '}') depth--
    if (depth === 0 && /^\s+and\s+$/i.test(part)) list.push('')
    else list[list.length - 1] += part
  }
  return list.map((name) => isGroup(name.trim()))
}

/** Whether the first brace closes at the end: {World Bank}, but not {\'E}mile nor {A} {B}. */
function isGroup(name: string): boolean {
  if (!name.startsWith('{') || !name.endsWith('}') || name.startsWith('{\\')) return false
  let depth = 0
  for (const [at, sign] of [...name].entries()) {
    if (sign === '{') depth++
    if (sign === '}' && --depth === 0) return at === [...name].length - 1
  }
  return false
}

const body = (name: CslName): CslName => {
  const { family, given, literal } = name
  return given !== undefined || name['non-dropping-particle'] !== undefined
    ? name
    : { literal: literal ?? family ?? '' }
}

/** A text of arXiv's is a preprint where no journal has it. */
function preprint(fields: Fields, item: CslItem): CslItem {
  const { eprint } = fields
  const archive = fields['eprinttype'] ?? fields['archiveprefix']
  if (eprint === undefined || eprint === '' || archive === undefined || /^pubmed$/i.test(archive)) return {}
  const name = /^arxiv$/i.test(archive) ? 'arXiv' : archive
  if (item['container-title'] !== undefined) return { archive: name, archive_location: eprint }
  const isText =
    item.type === 'document' || item.type === 'webpage' || item.type === 'article-journal' || item.type === 'manuscript'
  if (!isText) return { archive: name, archive_location: eprint }
  return {
    type: 'article',
    number: `${name}:${eprint.replace(/^arxiv:/i, '')}`,
    ...(item['publisher'] === undefined ? { publisher: name } : {}),
  }
}
