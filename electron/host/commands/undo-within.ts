// Undo of what one view shows: the newest change of this device that touched it and is not undone, unless something done later
// rests on it. Pure decisions over the changes and the records as they are.
import { readLink } from '../../../shared/model/annotation.ts'
import { typeOfId } from '../../../shared/model/id.ts'
import type { Records, TouchedFields } from '../store/store.ts'
import { withDescendants } from './codebook.ts'

type Field = TouchedFields['fields'][number]

/** Whether a view of `within` shows the record: itself, and what belongs to it. */
export function shownWithin(records: Records, within: string): (id: string) => boolean {
  const type = typeOfId(within)
  const themes = type === 'code' ? withDescendants(records, within) : null
  const shows = (id: string): boolean => {
    if (id === within || themes?.has(id)) return true
    const kind = typeOfId(id)
    if (kind === 'annotation') {
      const annotation = records.get('annotation', id)
      if (type === 'source') return annotation?.source === within
      return themes !== null && (annotation?.themes.some((theme) => themes.has(theme)) ?? false)
    }
    if (kind === 'reference') return type === 'source' && records.get('reference', id)?.source === within
    // What a note is about is no note, so this comes to an end.
    const about = kind === 'note' ? (records.get('note', id)?.about ?? null) : null
    return about !== null && shows(about)
  }
  return shows
}

/** Ids a touched field speaks of: its record, and the theme or passage that joined or left one of its sets. */
function spokenOf({ id, field }: Field): string[] {
  if (field.startsWith('themes:')) return [id, field.slice('themes:'.length)]
  if (field.startsWith('links:')) return [id, readLink(field.slice('links:'.length)).other]
  return [id]
}

/** Whether a touched field is of something a view shows. */
export function speaksOf(field: Field, shows: (id: string) => boolean): boolean {
  return spokenOf(field).some(shows)
}

export interface Found {
  target: TouchedFields
  /** Changes done since that rest on it, newest first; with any, it must not be undone alone. */
  later: TouchedFields[]
}

/** The change to undo in a view, or null. `touched`: newest first; `undoable`: ids of those that can be. */
export function newestWithin(
  touched: readonly TouchedFields[],
  undoable: ReadonlySet<string>,
  records: Records,
  shows: (id: string) => boolean,
): Found | null {
  const at = touched.findIndex(
    ({ change, fields }) => undoable.has(change.id) && fields.some((field) => speaksOf(field, shows)),
  )
  if (at < 0) return null
  const target = touched[at]!
  const own = new Set(target.fields.map(({ id, field }) => `${id} ${field}`))
  const made = new Set(target.fields.filter(({ field }) => field === 'type').map(({ id }) => id))
  const since = touched.slice(0, at)
  // A passage tagged since its making was not made with that theme.
  const tagged = new Set(since.flatMap(({ fields }) => fields.map(({ id, field }) => `${id} ${field}`)))
  const restsOn = (field: Field): boolean =>
    own.has(`${field.id} ${field.field}`) ||
    spokenOf(field).some((id) => made.has(id)) ||
    (field.field === 'type' &&
      ownersOf(records, field.id).some((id) => made.has(id) && !tagged.has(`${field.id} themes:${id}`)))
  const later = since.filter(({ change, undone, fields }) => change.of === undefined && !undone && fields.some(restsOn))
  return { target, later }
}

/** What a record was made for or under. */
function ownersOf(records: Records, id: string): string[] {
  const type = typeOfId(id)
  if (type === 'annotation') {
    const annotation = records.get('annotation', id)
    return annotation ? [annotation.source, ...annotation.themes] : []
  }
  const owner =
    type === 'note'
      ? records.get('note', id)?.about
      : type === 'code'
        ? records.get('code', id)?.parent
        : type === 'reference'
          ? records.get('reference', id)?.source
          : null
  return owner ? [owner] : []
}
