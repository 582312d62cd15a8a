// References of Citavi: its project file (.ctv5 and .ctv6 of a local project are SQLite databases) and its XML export. Both
// have the same tables with the same columns; what a version does not have is left out. Fields of Citavi:
// https://www1.citavi.com/sub/manual-citaviweb/en/fields_in_citavi.html
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { CslItem, CslName } from '../../../shared/model/reference.ts'
import { sayLeft, type Warn } from './reference-fixups.ts'
import { children, parseXml, textOf, type XmlNode } from './xml.ts'

export type Row = Record<string, string>
/** Rows of Citavi's tables by the tables' names, and what belongs to what: reference → others, in their order. */
export interface Project {
  rows(table: string): Row[]
  linked(table: string): Map<string, string[]>
}

const MAX_NODES = 5_000_000
const MAX_ROWS = 200_000
const TYPES: Record<string, string> = {
  AudioBook: 'book',
  Book: 'book',
  BookEdited: 'book',
  Broadcast: 'broadcast',
  CollectedWorks: 'book',
  ComputerProgram: 'software',
  ConferenceProceedings: 'book',
  Contribution: 'chapter',
  ContributionInLegalCommentary: 'chapter',
  CourtDecision: 'legal_case',
  InternetDocument: 'webpage',
  InterviewMaterial: 'interview',
  JournalArticle: 'article-journal',
  Lecture: 'speech',
  LegalCommentary: 'book',
  Manuscript: 'manuscript',
  Map: 'map',
  Movie: 'motion_picture',
  MusicAlbum: 'song',
  MusicTrack: 'song',
  NewspaperArticle: 'article-newspaper',
  NewsAgencyReport: 'report',
  Patent: 'patent',
  PersonalCommunication: 'personal_communication',
  PressRelease: 'report',
  RadioPlay: 'song',
  SpecialIssue: 'book',
  Standard: 'standard',
  StatuteOrRegulation: 'legislation',
  Thesis: 'thesis',
  UnpublishedWork: 'report',
}
const FIELDS: Record<string, string> = {
  ShortTitle: 'title-short',
  Volume: 'volume',
  Edition: 'edition',
  PlaceOfPublication: 'publisher-place',
  Doi: 'DOI',
  DOI: 'DOI',
  OnlineAddress: 'URL',
  Isbn: 'ISBN',
  ISBN: 'ISBN',
  Language: 'language',
  Abstract: 'abstract',
  Notes: 'note',
  PageCount: 'number-of-pages',
  NumberOfVolumes: 'number-of-volumes',
  OriginalPublication: 'original-title',
  PubMedID: 'PMID',
  PubMedId: 'PMID',
}
/** Columns read beside the fields above, and Citavi's own keeping of books. */
const READ = new Set(
  `Id ID ReferenceType Title Subtitle TitleSupplement CitationKey BibTeXKey PageRange Number Periodical PeriodicalID SeriesTitle SeriesTitleID
  ParentReference ParentReferenceID Date Year AccessDate ${Object.keys(FIELDS).join(' ')}`.split(/\s+/),
)
/** Copies of other columns, marks, counts, and values that say nothing. */
const KEPT_BY_CITAVI =
  /^(?:\$|Created|Modified|Static|Cover|Default|HasLabel|Sequence|Short|Title(?:Sort|In|Tagged|Rtf)|Subtitle(?:Tagged|Rtf)|Abstract(?:Complexity|Source|RTF|Rtf)|TableOfContents(?:Complexity|Source|RTF)|Evaluation(?:Complexity|Source|RTF)|.*(?:UpdateType|Complexity|Resolved|Tagged|RTF|Rtf|SourceTextFormat)$|Language(?:Code)|Rating|IsComputed|Id$|Index$|Version|Project|BibTeXKeyUpdate|YearResolved|PageRangeNumber|PageRangeNumbering)/
const isKeeping = (column: string, value: string): boolean =>
  KEPT_BY_CITAVI.test(column) || ['', '0', 'false', 'False', '[]', '{}'].includes(value.trim())

export function isCitaviXml(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*\?>\s*)?<CitaviExchangeData[\s>]/.test(text)
}

export function isSqlite(bytes: Buffer): boolean {
  return bytes.subarray(0, 16).toString('latin1') === 'SQLite format 3\0'
}

/** Throws where it is not well-formed. */
export function readCitaviXml(xml: string, warn: Warn): CslItem[] {
  const root = parseXml(xml, { maxNodes: MAX_NODES, spaceCounts: null })
  const table = (name: string): XmlNode[] => children(children(root, name)[0])
  return saying(warn, {
    rows: (name) =>
      table(`${name}s`).map((row) => ({
        Id: row.attrs['id'] ?? '',
        ...Object.fromEntries(children(row).map((field) => [field.name, fieldText(field)])),
      })),
    linked: (name) =>
      new Map(
        table(`${name}s`).map((link) => {
          const [from = '', ...to] = textOf(link).split(';')
          // Of a contribution the part comes first and the whole second here too.
          return [from, to.filter(Boolean)]
        }),
      ),
  })
}

function saying(warn: Warn, project: Project): CslItem[] {
  const left = new Map<string, number>()
  const items = itemsOf(project, left)
  sayLeft(left, warn)
  return items
}

const fieldText = (field: XmlNode): string => textOf(field)

/** Throws where it is no project of Citavi's. The file is only read, in a copy of its own: nothing in it is run. */
export function readCitaviProject(bytes: Buffer, warn: Warn): CslItem[] {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-citavi-'))
  const file = join(folder, 'project')
  writeFileSync(file, bytes)
  const database = new DatabaseSync(file, { readOnly: true, allowExtension: false })
  try {
    const names = database.prepare("select name from sqlite_schema where type = 'table'").all()
    const tables = new Set(names.map(({ name }) => String(name)))
    if (!tables.has('Reference')) throw new Error('it is a database, but not a project of Citavi’s')
    const rows = (name: string): Row[] => {
      if (!tables.has(name)) return []
      const all = database.prepare(`select * from "${name}" limit ${MAX_ROWS}`).all()
      return all.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, plain(value)])))
    }
    return saying(warn, {
      rows: (name) => rows(name).map((row) => ({ ...row, Id: row['ID'] ?? row['Id'] ?? '' })),
      linked: (name) => {
        const links = new Map<string, string[]>()
        const other = name.slice('Reference'.length)
        const column = PEOPLE.has(name) ? 'PersonID' : `${other}ID`
        const sorted = rows(name).toSorted((a, b) => Number(a['Index'] ?? 0) - Number(b['Index'] ?? 0))
        for (const row of sorted) {
          const from = row['ReferenceID'] ?? ''
          links.set(from, [...(links.get(from) ?? []), row[column] ?? ''])
        }
        return links
      },
    })
  } finally {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const PEOPLE = new Set(['ReferenceAuthor', 'ReferenceEditor', 'ReferenceCollaborator', 'ReferenceOrganization'])

/** Ids are stored as 16 bytes. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return ''
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : String(value)
}

/** `wanted`: ids of the references asked for; left out: all. `left`: counts the columns nothing is made of. */
export function itemsOf(project: Project, left: Map<string, number>, wanted?: ReadonlySet<string>): CslItem[] {
  const byId = (table: string): Map<string, Row> => new Map(project.rows(table).map((row) => [row['Id'] ?? '', row]))
  const [people, publishers, periodicals] = [byId('Person'), byId('Publisher'), byId('Periodical')]
  const [authors, editors] = [project.linked('ReferenceAuthor'), project.linked('ReferenceEditor')]
  const [bodies, publishing] = [project.linked('ReferenceOrganization'), project.linked('ReferencePublisher')]
  const wholes = project.linked('ReferenceReference')
  const references = byId('Reference')
  const named = (links: Map<string, string[]>, id: string): CslName[] =>
    (links.get(id) ?? []).flatMap((person) => nameOf(people.get(person)))

  const [series, keywords] = [byId('SeriesTitle'), byId('Keyword')]
  const tagged = project.linked('ReferenceKeyword')
  const asked = [...references].filter(([id]) => wanted === undefined || wanted.has(id))
  return asked.map(([id, row]) => {
    for (const [column, value] of Object.entries(row))
      if (!READ.has(column) && !isKeeping(column, value)) left.set(column, (left.get(column) ?? 0) + 1)
    const kind = row['ReferenceType'] ?? ''
    const type = TYPES[kind] ?? 'document'
    const item: CslItem = { type }
    const set = (variable: string, value: string | undefined): void =>
      void (value?.trim() && (item[variable] ??= value.trim()))
    set('title', [row['Title'], row['Subtitle']].filter((part) => part?.trim()).join(': '))
    for (const [field, variable] of Object.entries(FIELDS)) set(variable, row[field])
    set('id', row['CitationKey'] || row['BibTeXKey'])
    set('page', pagesOf(row['PageRange']))
    const [collection, isPart] = [
      series.get(row['SeriesTitleID'] ?? row['SeriesTitle'] ?? '')?.['Name'],
      type === 'chapter',
    ]
    set('collection-title', collection)
    // Of a book the number is that of its series.
    const counted = type.startsWith('article') ? 'issue' : type === 'book' || isPart ? 'collection-number' : 'number'
    set(counted, row['Number'])
    set('keyword', (tagged.get(id) ?? []).flatMap((one) => keywords.get(one)?.['Name'] ?? []).join(', '))
    if (kind === 'Thesis') set('genre', row['TitleSupplement'])
    const give = (variable: 'author' | 'editor', names: CslName[]): void =>
      void (names.length > 0 && (item[variable] ??= names))
    give('author', named(authors, id))
    give('editor', named(editors, id))
    if (kind === 'Thesis') set('publisher', named(bodies, id)[0]?.literal)
    else give('author', named(bodies, id))
    const parent = references.get(row['ParentReferenceID'] ?? wholes.get(id)?.[0] ?? '')
    const whole = parent === row ? undefined : parent
    const houses = (publishing.get(id) ?? []).flatMap((publisher) => publishers.get(publisher)?.['Name'] ?? [])
    set('publisher', houses.join(' / '))
    const periodical = periodicals.get(row['PeriodicalID'] ?? row['Periodical'] ?? '')
    set('container-title', periodical?.['Name'])
    set('container-title-short', periodical?.['StandardAbbreviation'])
    set('ISSN', periodical?.['Issn'] ?? periodical?.['ISSN'])
    if (whole !== undefined) {
      set('collection-title', series.get(whole['SeriesTitleID'] ?? whole['SeriesTitle'] ?? '')?.['Name'])
      set('container-title', [whole['Title'], whole['Subtitle']].filter((part) => part?.trim()).join(': '))
      give('editor', named(editors, whole['Id'] ?? ''))
      set('publisher-place', whole['PlaceOfPublication'])
      set(
        'publisher',
        (publishing.get(whole['Id'] ?? '') ?? []).flatMap((one) => publishers.get(one)?.['Name'] ?? []).join(' / '),
      )
    }
    const date = row['Date']?.trim() || row['Year']?.trim() || whole?.['Year']?.trim()
    if (date) item.issued = { raw: dateText(date) }
    const accessed = row['AccessDate']?.trim()
    if (accessed) item.accessed = { raw: dateText(accessed) }
    return item
  })
}

function nameOf(row: Row | undefined): CslName[] {
  if (row === undefined) return []
  const family = (row['LastName'] ?? '').trim()
  const given = [row['FirstName'], row['MiddleName']]
    .filter((part) => part?.trim())
    .join(' ')
    .trim()
  if (family === '') return given === '' ? [] : [{ literal: given }]
  if (given === '') return [{ literal: family }]
  const [particle, suffix] = [row['Prefix']?.trim(), row['Suffix']?.trim()]
  return [{ family, given, ...(particle ? { 'non-dropping-particle': particle } : {}), ...(suffix ? { suffix } : {}) }]
}

/** Citavi keeps a page range as XML (its words in <os>) or as it was typed. */
export function pagesOf(range: string | undefined): string {
  const said = /<os>([^<]*)<\/os>/.exec(range ?? '')?.[1]
  return (said ?? (range ?? '').replace(/<[^<>]*>/g, '')).trim()
}

/** "07.04.2014" as "2014-04-07"; what is no date stays in its own words. */
function dateText(text: string): string {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})/.exec(text) ?? []
  return year === undefined ? text.replace(/[T ]\d\d:\d\d.*$/, '') : `${year}-${month}-${day}`
}
