// The lists of sources that word processors keep by themselves: Word's in its own part of the file, LibreOffice's in the marks of
// its bibliography.
import type { CslItem, CslName } from '../../../shared/model/reference.ts'
import { sayLeft, type Warn } from './reference-fixups.ts'
import { yearMonthDay } from './written-date.ts'
import { children, decodeXml, descend, parseXml, textOf, type XmlNode } from './xml.ts'

const MAX_NODES = 500_000
const ODT_TYPES: Record<string, string> = {
  article: 'article-journal',
  book: 'book',
  booklet: 'pamphlet',
  conference: 'paper-conference',
  inbook: 'chapter',
  incollection: 'chapter',
  inproceedings: 'paper-conference',
  mastersthesis: 'thesis',
  phdthesis: 'thesis',
  proceedings: 'book',
  techreport: 'report',
  unpublished: 'manuscript',
  www: 'webpage',
}
const ODT_FIELDS: Record<string, string> = {
  title: 'title',
  booktitle: 'container-title',
  journal: 'container-title',
  series: 'collection-title',
  volume: 'volume',
  number: 'issue',
  pages: 'page',
  publisher: 'publisher',
  school: 'publisher',
  institution: 'publisher',
  address: 'publisher-place',
  edition: 'edition',
  isbn: 'ISBN',
  issn: 'ISSN',
  url: 'URL',
  note: 'note',
}

/** LibreOffice's own: https://docs.oasis-open.org/office/OpenDocument/v1.3/os/part3-schema/, text:bibliography-mark. */
export function itemOfMark(attributes: string): CslItem {
  const given = new Map(
    [...attributes.matchAll(/\btext:([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      decodeXml(value).trim(),
    ]),
  )
  const item: CslItem = { type: ODT_TYPES[given.get('bibliography-type') ?? ''] ?? 'document' }
  for (const [field, variable] of Object.entries(ODT_FIELDS)) if (given.get(field)) item[variable] ??= given.get(field)
  const names = (text: string | undefined): CslName[] =>
    (text ?? '').split(/\s*;\s*/).flatMap((one): CslName[] => {
      const [family = '', written = ''] = one.split(/\s*,\s*/)
      if (family === '') return []
      return [written === '' ? { literal: family } : { family, given: written }]
    })
  for (const role of ['author', 'editor'] as const) if (given.get(role)) item[role] = names(given.get(role))
  if (given.get('year')) item.issued = { raw: given.get('year')! }
  if (given.get('identifier')) item.id = given.get('identifier')!.replace(/\s/g, '')
  return item
}

const WORD_TYPES: Record<string, string> = {
  ArticleInAPeriodical: 'article-magazine',
  Art: 'graphic',
  Book: 'book',
  BookSection: 'chapter',
  Case: 'legal_case',
  ConferenceProceedings: 'paper-conference',
  DocumentFromInternetSite: 'webpage',
  ElectronicSource: 'webpage',
  Film: 'motion_picture',
  InternetSite: 'webpage',
  Interview: 'interview',
  JournalArticle: 'article-journal',
  Patent: 'patent',
  Performance: 'speech',
  Report: 'report',
  SoundRecording: 'song',
}
const WORD_FIELDS: Record<string, string> = {
  Title: 'title',
  ShortTitle: 'title-short',
  JournalName: 'container-title',
  BookTitle: 'container-title',
  PeriodicalTitle: 'container-title',
  ConferenceName: 'event-title',
  InternetSiteTitle: 'container-title',
  Publisher: 'publisher',
  Institution: 'publisher',
  City: 'publisher-place',
  Volume: 'volume',
  Issue: 'issue',
  Pages: 'page',
  Edition: 'edition',
  ThesisType: 'genre',
  URL: 'URL',
  DOI: 'DOI',
  Comments: 'note',
  NumberVolumes: 'number-of-volumes',
  ChapterNumber: 'chapter-number',
  PatentNumber: 'number',
  CaseNumber: 'number',
  Version: 'version',
  Medium: 'medium',
  Reporter: 'container-title',
  Court: 'authority',
  BroadcastTitle: 'container-title',
  AlbumTitle: 'container-title',
  ProductionCompany: 'publisher',
  Distributor: 'publisher',
  Station: 'publisher',
}
const WORD_READ = new Set([
  ...Object.keys(WORD_FIELDS),
  ...'Tag SourceType Guid LCID RefOrder Author StandardNumber Year Month Day YearAccessed MonthAccessed DayAccessed'.split(
    ' ',
  ),
])

/** Word's own list of sources (ECMA-376 part 1, §22.6). */
export function wordSources(xml: string, warn: Warn): CslItem[] {
  const left = new Map<string, number>()
  if (!/<(?:b:)?Sources\b/.test(xml.slice(0, 2_000))) return []
  const root = parseXml(xml, {
    maxNodes: MAX_NODES,
    spaceCounts: null,
    finish: (node) => void (node.name = node.name.replace(/^b:/, '')),
  })
  const items = children(root, 'Source').map((source) => {
    const say = (name: string): string => textOf(children(source, name)[0])
    const item: CslItem = { type: WORD_TYPES[say('SourceType')] ?? 'document' }
    for (const [field, variable] of Object.entries(WORD_FIELDS)) if (say(field)) item[variable] ??= say(field)
    if (say('Tag')) item.id = say('Tag').replace(/\s/g, '')
    if (say('StandardNumber'))
      item[/^(?:issn\s*)?\d{4}-\d{3}/i.test(say('StandardNumber')) ? 'ISSN' : 'ISBN'] = say('StandardNumber')
    for (const [role, variable] of [
      ['Author', 'author'],
      ['Editor', 'editor'],
      ['Translator', 'translator'],
      ['Interviewer', 'interviewer'],
      ['BookAuthor', 'container-author'],
      ['Director', 'director'],
      ['Compiler', 'compiler'],
      ['Composer', 'composer'],
      ['Performer', 'performer'],
      ['Inventor', 'author'],
      ['Artist', 'author'],
      ['Writer', 'script-writer'],
      ['Interviewee', 'author'],
    ] as const) {
      const names = wordNames(descend(source, 'Author', role))
      if (names.length > 0) item[variable] ??= names
    }
    for (const [variable, after] of [
      ['issued', ''],
      ['accessed', 'Accessed'],
    ] as const) {
      const [year = '', month = '', day = ''] = ['Year', 'Month', 'Day'].map((part) => say(`${part}${after}`))
      const { date } = yearMonthDay(year, month, day)
      if (date !== null) item[variable] = date
    }
    for (const { name } of children(source)) if (!WORD_READ.has(name)) left.set(name, (left.get(name) ?? 0) + 1)
    return item
  })
  sayLeft(left, warn)
  return items
}

function wordNames(role: XmlNode | undefined): CslName[] {
  const body = textOf(children(role, 'Corporate')[0])
  if (body !== '') return [{ literal: body }]
  return children(descend(role, 'NameList'), 'Person').flatMap((person): CslName[] => {
    const part = (name: string): string => textOf(children(person, name)[0])
    const given = [part('First'), part('Middle')].filter(Boolean).join(' ')
    if (part('Last') === '') return []
    return [given === '' ? { literal: part('Last') } : { family: part('Last'), given }]
  })
}
