// Zotero's own items, as Better BibTeX writes them to JSON: types, fields and creators in Zotero's words, turned into CSL's.
// https://retorque.re/zotero-better-bibtex/, https://www.zotero.org/support/kb/item_types_and_fields
import type { CslItem, CslName } from '../../../shared/model/reference.ts'

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
  extra: 'note',
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

/** CSL's item of one of Zotero's; null for what is no work. Values are not checked here. */
export function itemOfZotero(from: Record<string, unknown>): CslItem | null {
  const kind = String(from['itemType'])
  if (NO_WORKS.has(kind)) return null
  const item: CslItem = { type: TYPES[kind] ?? 'document' }
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
  return item
}

function nameOf({ name, firstName, lastName }: Record<string, unknown>): CslName | null {
  if (typeof name === 'string' && name !== '') return { literal: name }
  if (typeof lastName !== 'string' || lastName === '') return null
  if (typeof firstName !== 'string' || firstName === '') return { literal: lastName }
  return { family: lastName, given: firstName }
}
