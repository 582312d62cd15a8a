// What is in the library and what lies in the trash. A record's own trash flag is kept as the user set it; records that
// belong to a trashed one (a theme's sub-themes, a source's passages) are away with it and come back with it.
import type { Annotation } from '../../../shared/model/annotation.ts'
import type { Code } from '../../../shared/model/codebook.ts'
import type { Note } from '../../../shared/model/note.ts'
import type { Reference } from '../../../shared/model/reference.ts'
import type { Source } from '../../../shared/model/source.ts'
import { typeOfId } from '../../../shared/model/id.ts'
import type { Records } from '../store/store.ts'

export function isLiveSource(records: Records, id: string): boolean {
  const source = records.get('source', id)
  return source !== undefined && !source.trashed
}

export function isLiveAnnotation(records: Records, annotation: Annotation): boolean {
  return !annotation.trashed && isLiveSource(records, annotation.source)
}

/** False for a theme under a trashed one, and for one in a ring of parents (two laptops may have made one by moving themes). */
export function isLiveCode(records: Records, code: Code): boolean {
  const seen = new Set<string>()
  for (let at: Code | undefined = code; ; at = records.get('code', at.parent)) {
    if (at === undefined || at.trashed || seen.has(at.id)) return false
    if (at.parent === null) return true
    seen.add(at.id)
  }
}

export function isLiveNote(records: Records, note: Note): boolean {
  return !note.trashed && (note.about === null || isLiveId(records, note.about))
}

/** A reference tied to a source is there as long as its source is. */
export function isLiveReference(records: Records, reference: Reference): boolean {
  return !reference.trashed && (reference.source === null || isLiveSource(records, reference.source))
}

/** Any record by its id: it exists, and neither it nor what it belongs to is in the trash. Files and changes are no such records. */
export function isLiveRecord(records: Records, id: string): boolean {
  const type = typeOfId(id)
  if (type === 'note') return isLive(records.get('note', id), (note) => isLiveNote(records, note))
  if (type === 'reference') return isLive(records.get('reference', id), (item) => isLiveReference(records, item))
  return isLiveId(records, id)
}

function isLive<T>(record: T | undefined, check: (record: T) => boolean): boolean {
  return record !== undefined && check(record)
}

/** Whether notes may be about the record: it exists and is not in the trash. */
export function isLiveId(records: Records, id: string): boolean {
  const type = typeOfId(id)
  if (type === 'source') return isLiveSource(records, id)
  if (type === 'annotation') {
    const annotation = records.get('annotation', id)
    return annotation !== undefined && isLiveAnnotation(records, annotation)
  }
  if (type === 'code') {
    const code = records.get('code', id)
    return code !== undefined && isLiveCode(records, code)
  }
  return false
}

/** Live sources in import order. */
export function liveSources(records: Records): Source[] {
  return [...records.all('source')].filter((source) => !source.trashed).sort(inImportOrder)
}

function inImportOrder(a: Source, b: Source): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1)
}
