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
 * Places already found. A record never changes, and neither does the text version it points into; with them remembered, listing
 * fifty thousand passages reads no text a second time.
 */
const places = new WeakMap<Annotation, Place>()

export async function quoteView(library: Library, annotation: Annotation): Promise<QuoteDetail> {
  return viewAt(library, annotation, await placeOf(library, annotation), new Map())
}

/** Many passages, in their order: what is known of places and of themes' paths is asked for once. */
export async function quoteViews(library: Library, annotations: readonly Annotation[]): Promise<QuoteDetail[]> {
  const paths: Paths = new Map()
  const views: QuoteDetail[] = []
  for (const annotation of annotations) {
    const place = places.get(annotation) ?? (await placeOf(library, annotation))
    views.push(viewAt(library, annotation, place, paths))
  }
  return views
}

/** Paths of themes by their ids; null for those that are not live. */
type Paths = Map<string, string[] | null>

function viewAt(library: Library, annotation: Annotation, place: Place, paths: Paths): QuoteDetail {
  const [position, quote] = annotation.selector
  const themes = themesOf(library.records, annotation, paths)
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
  const found = places.get(annotation)
  if (found !== undefined) return found
  const [{ start, end }] = annotation.selector
  const version = await library.texts.get(annotation.text).catch(orNone)
  // The passage keeps its words where the text is missing or damaged; `check` says so.
  if (version === null) return { work: null, page: null, paragraph: null }
  const place = placeIn(version, start, end)
  places.set(annotation, place)
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

function themesOf(records: Records, annotation: Annotation, paths: Paths): { id: string; path: string[] }[] {
  const found: { id: string; path: string[] }[] = []
  for (const id of annotation.themes) {
    let path = paths.get(id)
    if (path === undefined) {
      const code = records.get('code', id)
      path = code !== undefined && isLiveCode(records, code) ? pathOf(records, code) : null
      paths.set(id, path)
    }
    if (path !== null) found.push({ id, path })
  }
  return found.length > 1 ? found.sort((a, b) => byPath(a.path, b.path)) : found
}

/** Live notes about a record, oldest first. */
export function notesOf(records: Records, id: string): Note[] {
  const found = [...records.notesAbout(id)].filter((note) => isLiveNote(records, note))
  return found.length > 1 ? found.sort((a, b) => (a.id < b.id ? -1 : 1)) : found
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
