// A passage as it is shown: its words, its place in the source's current text, its themes and its note.
import { locatorOf } from '../../../shared/citing/locator.ts'
import type { Annotation } from '../../../shared/model/annotation.ts'
import type { Note } from '../../../shared/model/note.ts'
import type { QuoteDetail } from '../../../shared/model/view.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { Records } from '../store/store.ts'
import { pathOf } from './codebook.ts'
import type { Library } from './library.ts'
import { isLiveCode, isLiveNote } from './live.ts'
import type { TextVersion } from './texts.ts'

interface Place {
  work: number | null
  page: string | null
  paragraph: string | null
}

/**
 * Places already found. A text version and a range never change, so neither does the place; with them remembered, listing
 * fifty thousand passages reads no text a second time.
 */
const places = new WeakMap<Library['texts'], Map<string, Place>>()
const MAX_PLACES = 200_000

export async function quoteView(library: Library, annotation: Annotation): Promise<QuoteDetail> {
  const [position, quote] = annotation.selector
  const place = await placeOf(library, annotation)
  const themes = themesOf(library.records, annotation)
  const notes = notesOf(library.records, annotation.id)
  return {
    id: annotation.id,
    source: annotation.source,
    work: place.work,
    page: place.page,
    paragraph: place.paragraph,
    start: position.start,
    end: position.end,
    quote: quote.exact,
    match: annotation.match,
    themes: themes.map(({ path }) => path),
    note: notes.length === 0 ? null : notes.map(({ markdown }) => markdown).join('\n\n'),
    color: annotation.color,
    kind: annotation.kind,
    themeIds: themes.map(({ id }) => id),
    noteId: notes[0]?.id ?? null,
    quotedFrom: annotation.quotedFrom ?? null,
    created: annotation.created,
    ...(isLost(library.records, annotation) && { lost: true as const }),
  }
}

/** Whether the passage was not found in its source's current text: it stays in the version that has its words. */
export function isLost(records: Records, { source, text }: Annotation): boolean {
  const current = records.get('source', source)
  return current !== undefined && current.text !== text
}

export async function placeOf(library: Library, annotation: Annotation): Promise<Place> {
  const [{ start, end }] = annotation.selector
  const known = places.get(library.texts) ?? new Map<string, Place>()
  places.set(library.texts, known)
  const key = `${annotation.text}:${start}:${end}`
  const found = known.get(key)
  if (found !== undefined) return found
  const version = await library.texts.get(annotation.text).catch(orNone)
  // The passage keeps its words where the text is missing or damaged; `check` says so.
  if (version === null) return { work: null, page: null, paragraph: null }
  const place = placeIn(version, start, end)
  if (known.size >= MAX_PLACES) known.clear()
  known.set(key, place)
  return place
}

function orNone(error: unknown): null {
  if (error instanceof CommonplaceError) return null
  throw error
}

function placeIn(version: TextVersion, start: number, end: number): Place {
  const { work, page, paragraph } = locatorOf(version.content, start, end)
  return { work, page, paragraph }
}

function themesOf(records: Records, annotation: Annotation): { id: string; path: string[] }[] {
  return annotation.themes
    .map((id) => records.get('code', id))
    .filter((code) => code !== undefined && isLiveCode(records, code))
    .map((code) => ({ id: code!.id, path: pathOf(records, code!) }))
    .sort((a, b) => byPath(a.path, b.path))
}

/** Live notes about a record, oldest first. */
export function notesOf(records: Records, id: string): Note[] {
  return [...records.notesAbout(id)].filter((note) => isLiveNote(records, note)).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Alphabetical level by level, so that sub-themes follow their theme. */
export function byPath(a: readonly string[], b: readonly string[]): number {
  for (let level = 0; level < Math.min(a.length, b.length); level++) {
    const order = NAMES.compare(a[level]!, b[level]!)
    if (order !== 0) return order
  }
  return a.length - b.length
}

const NAMES = new Intl.Collator('en', { numeric: true })
