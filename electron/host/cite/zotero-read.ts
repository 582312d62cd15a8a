// Zotero's own items, as Better BibTeX writes them to JSON: types, fields and creators in Zotero's words, turned into CSL's.
// https://retorque.re/zotero-better-bibtex/, https://www.zotero.org/support/kb/item_types_and_fields
import { CSL_TYPES, kindOfVariable } from '../../../shared/model/csl-variable.ts'
import type { CslItem, CslName } from '../../../shared/model/reference.ts'
import type { Warn } from './reference-fixups.ts'

const TYPES: Record<string, string> = {
  artwork: 'graphic',
  audioRecording: 'song',
  bill: 'bill',
  blogPost: 'post-weblog',
  book: 'book',
  bookSection: 'chapter',
  case: 'legal_case',
  computerProgram: 'software',
  conferencePaper: 'paper-conference',
  dataset: 'dataset',
  dictionaryEntry: 'entry-dictionary',
  document: 'document',
  email: 'personal_communication',
  encyclopediaArticle: 'entry-encyclopedia',
  film: 'motion_picture',
  forumPost: 'post',
  hearing: 'hearing',
  instantMessage: 'personal_communication',
  interview: 'interview',
  journalArticle: 'article-journal',
  letter: 'personal_communication',
  magazineArticle: 'article-magazine',
  manuscript: 'manuscript',
  map: 'map',
  newspaperArticle: 'article-newspaper',
  patent: 'patent',
  podcast: 'song',
  preprint: 'article',
  presentation: 'speech',
  radioBroadcast: 'broadcast',
  report: 'report',
  standard: 'standard',
  statute: 'legislation',
  thesis: 'thesis',
  tvBroadcast: 'broadcast',
  videoRecording: 'motion_picture',
  webpage: 'webpage',
}
/** Several of Zotero's fields are one of CSL's: of a type only one of them is filled. */
const FIELDS: Record<string, string> = {
  title: 'title',
  caseName: 'title',
  nameOfAct: 'title',
  subject: 'title',
  shortTitle: 'title-short',
  publicationTitle: 'container-title',
  bookTitle: 'container-title',
  proceedingsTitle: 'container-title',
  websiteTitle: 'container-title',
  blogTitle: 'container-title',
  encyclopediaTitle: 'container-title',
  dictionaryTitle: 'container-title',
  forumTitle: 'container-title',
  programTitle: 'container-title',
  reporter: 'container-title',
  code: 'container-title',
  journalAbbreviation: 'container-title-short',
  series: 'collection-title',
  seriesTitle: 'collection-title',
  seriesNumber: 'collection-number',
  volume: 'volume',
  codeNumber: 'volume',
  issue: 'issue',
  edition: 'edition',
  pages: 'page',
  firstPage: 'page',
  numPages: 'number-of-pages',
  numberOfVolumes: 'number-of-volumes',
  section: 'section',
  publisher: 'publisher',
  university: 'publisher',
  institution: 'publisher',
  label: 'publisher',
  company: 'publisher',
  distributor: 'publisher',
  studio: 'publisher',
  network: 'publisher',
  repository: 'publisher',
  place: 'publisher-place',
  DOI: 'DOI',
  ISBN: 'ISBN',
  ISSN: 'ISSN',
  url: 'URL',
  language: 'language',
  abstractNote: 'abstract',
  archive: 'archive',
  archiveLocation: 'archive_location',
  callNumber: 'call-number',
  libraryCatalog: 'source',
  number: 'number',
  reportNumber: 'number',
  billNumber: 'number',
  patentNumber: 'number',
  docketNumber: 'number',
  publicLawNumber: 'number',
  episodeNumber: 'number',
  archiveID: 'number',
  thesisType: 'genre',
  reportType: 'genre',
  websiteType: 'genre',
  presentationType: 'genre',
  manuscriptType: 'genre',
  postType: 'genre',
  letterType: 'genre',
  genre: 'genre',
  type: 'genre',
  conferenceName: 'event-title',
  meetingName: 'event-title',
  versionNumber: 'version',
  rights: 'license',
}
const CREATORS: Record<string, string> = {
  bookAuthor: 'container-author',
  castMember: 'performer',
  composer: 'composer',
  contributor: 'contributor',
  director: 'director',
  editor: 'editor',
  guest: 'guest',
  interviewer: 'interviewer',
  performer: 'performer',
  producer: 'producer',
  recipient: 'recipient',
  reviewedAuthor: 'reviewed-author',
  scriptwriter: 'script-writer',
  seriesEditor: 'collection-editor',
  translator: 'translator',
}
/** What stands among the items without being a work. */
const NO_WORKS = new Set(['attachment', 'note', 'annotation'])

export function isZoteroItem(candidate: unknown): boolean {
  return typeof candidate === 'object' && candidate !== null && 'itemType' in candidate
}

/** Zotero's keeping of books; and what is read beside the fields above. */
const READ = new Set(
  `itemType itemID itemKey key version uri select citationKey citekey libraryID dateAdded dateModified relations collections tags creators
  date dateDecided dateEnacted issueDate accessDate extra notes uniqueFields multi desc inPublications`.split(/\s+/),
)

/** CSL's item of one of Zotero's; null for what is no work. Values are not checked here. `left`: counts what is not kept. */
export function itemOfZotero(from: Record<string, unknown>, left: Map<string, number>, warn: Warn): CslItem | null {
  const kind = String(from['itemType'])
  if (NO_WORKS.has(kind)) return null
  if (!Object.hasOwn(TYPES, kind)) warn('typeUnknown', { type: kind.slice(0, 40) })
  const item: CslItem = { type: Object.hasOwn(TYPES, kind) ? TYPES[kind] : 'document' }
  for (const [field, value] of Object.entries(from)) {
    const isEmpty = value === '' || value === null || (Array.isArray(value) && value.length === 0)
    if (!READ.has(field) && !Object.hasOwn(FIELDS, field) && !isEmpty) left.set(field, (left.get(field) ?? 0) + 1)
  }
  const key = from['citationKey'] ?? from['citekey']
  if (typeof key === 'string') item.id = key
  for (const [field, variable] of Object.entries(FIELDS)) {
    const value = from[field]
    if ((typeof value === 'string' && value.trim() !== '') || typeof value === 'number') item[variable] ??= value
  }
  for (const creator of Array.isArray(from['creators']) ? (from['creators'] as unknown[]) : []) {
    if (typeof creator !== 'object' || creator === null) continue
    const name = nameOf(creator as Record<string, unknown>)
    const role = String((creator as Record<string, unknown>)['creatorType'] ?? 'author')
    const variable = (Object.hasOwn(CREATORS, role) ? CREATORS[role] : 'author') as 'author'
    if (name) (item[variable] ??= []).push(name)
  }
  const tags = Array.isArray(from['tags']) ? (from['tags'] as unknown[]) : []
  const words = tags.flatMap((tag) => {
    const word = typeof tag === 'string' ? tag : (tag as { tag?: unknown } | null)?.tag
    return typeof word === 'string' ? [word] : []
  })
  if (words.length > 0) item['keyword'] = words.join(', ')
  for (const [field, variable] of [
    ['date', 'issued'],
    ['dateDecided', 'issued'],
    ['dateEnacted', 'issued'],
    ['issueDate', 'issued'],
    ['accessDate', 'accessed'],
  ] as const) {
    const date = from[field]
    // Of a moment only the day is cited.
    if (typeof date === 'string' && date !== '') item[variable] ??= { raw: date.replace(/[T ]\d\d:\d\d.*$/, '') }
  }
  addExtra(item, typeof from['extra'] === 'string' ? from['extra'] : '')
  const notes = (Array.isArray(from['notes']) ? (from['notes'] as unknown[]) : []).flatMap((note) => {
    const html = typeof note === 'string' ? note : (note as { note?: unknown } | null)?.note
    return typeof html === 'string' ? plainNote(html) : []
  })
  if (notes.length > 0) item['annote'] = notes.join('\n\n')
  return item
}

/**
 * Variables that Zotero has no field for stand in its "Extra", one a line: "Original Date: 1899", "PMID: 123",
 * "container-author: Lane || David". The rest of it is a note. https://www.zotero.org/support/kb/item_types_and_fields#citing_fields_from_extra
 */
function addExtra(item: CslItem, extra: string): void {
  const note: string[] = []
  for (const line of extra.split(/\r?\n/)) {
    const [, name = '', value = ''] = /^([A-Za-z][A-Za-z _-]{1,40}):\s*(\S.*)$/.exec(line) ?? []
    const said = name.trim().replace(/[ _]+/g, '-').toLowerCase()
    const variable = [said, said.toUpperCase(), said.replaceAll('-', '_')].find(
      (each) => kindOfVariable(each) !== undefined,
    )
    const kind = variable === undefined ? undefined : kindOfVariable(variable)
    if (said === 'citation-key') item.id ??= value.trim()
    else if (said === 'type' && CSL_TYPES.includes(value.trim() as never)) item.type = value.trim()
    else if (said === 'type' || variable === undefined || kind === undefined || NO_VARIABLES.has(variable))
      note.push(line)
    else if (kind === 'date') item[variable as 'issued'] = { raw: value.trim() }
    else if (kind === 'names') {
      const [family = '', given] = value.split(/\s*\|\|\s*/)
      ;(item[variable as 'author'] ??= []).push(given === undefined ? { literal: family } : { family, given })
    } else item[variable] = value.trim()
  }
  const rest = note.join('\n').trim()
  if (rest !== '') item['note'] = rest
}

/** Words of their own, not facts: "Note: …". */
const NO_VARIABLES = new Set([
  'id',
  'note',
  'annote',
  'abstract',
  'keyword',
  'source',
  'references',
  'scale',
  'part',
  'section',
])

function plainNote(html: string): string[] {
  const text = html
    .replace(/<(?:\/p|br|\/h\d|\/li|\/div)\b[^>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(nbsp|lt|gt|quot|amp|#39);/g, (_, name: string) => NOTE_SIGNS[name] ?? '')
    .replace(/\n{2,}/g, '\n')
    .trim()
  return text === '' ? [] : [text]
}

const NOTE_SIGNS: Record<string, string> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', amp: '&', '#39': '’' }

function nameOf({ name, firstName, lastName }: Record<string, unknown>): CslName | null {
  if (typeof name === 'string' && name !== '') return { literal: name }
  if (typeof lastName !== 'string' || lastName === '') return null
  if (typeof firstName !== 'string' || firstName === '') return { literal: lastName }
  return { family: lastName, given: firstName }
}
