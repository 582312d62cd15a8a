// Whether a hit is what a search is narrowed to: its kind, source, work, theme, colour and date.
import type { Annotation } from '../../../shared/model/annotation.ts'
import { typeOfId } from '../../../shared/model/id.ts'
import type { SearchFilter } from '../../../shared/model/search-filter.ts'
import type { FoundRow } from '../search/full-text.ts'
import type { Records } from '../store/store.ts'
import { withDescendants } from './codebook.ts'
import type { Library } from './library.ts'
import { placeOf } from './quote-view.ts'

/** Undefined where nothing narrows the search. */
export function passesOf(
  library: Library,
  filter: SearchFilter,
): ((row: FoundRow) => boolean | Promise<boolean>) | undefined {
  const { records } = library
  const { kinds, source, work, theme, color, since, until } = filter
  if (Object.values(filter).every((value) => value === undefined)) return undefined
  const themes = theme === undefined ? null : withDescendants(records, theme)
  const inWork = (row: FoundRow): boolean | Promise<boolean> => {
    if (work === undefined) return true
    const passage = passageOf(records, row.owner)
    return passage ? placeOf(library, passage).then((place) => place.work === work) : row.work === work
  }
  return (row) => {
    if (kinds !== undefined && !kinds.includes(row.kind)) return false
    if (source !== undefined && row.source !== source) return false
    if (themes !== null && !isOfThemes(records, row.owner, themes)) return false
    if (color !== undefined && passageOf(records, row.owner)?.color !== color) return false
    if ((since !== undefined || until !== undefined) && !isBetween(createdOf(records, row.owner), since, until))
      return false
    return inWork(row)
  }
}

/** The passage a row is, or the one its note is about. */
function passageOf(records: Records, owner: string): Annotation | undefined {
  const type = typeOfId(owner)
  if (type === 'annotation') return records.get('annotation', owner)
  const about = type === 'note' ? records.get('note', owner)?.about : null
  return about && typeOfId(about) === 'annotation' ? records.get('annotation', about) : undefined
}

function isOfThemes(records: Records, owner: string, themes: ReadonlySet<string>): boolean {
  if (themes.has(owner)) return true
  const about = typeOfId(owner) === 'note' ? records.get('note', owner)?.about : null
  if (about && themes.has(about)) return true
  return passageOf(records, owner)?.themes.some((theme) => themes.has(theme)) ?? false
}

function createdOf(records: Records, owner: string): string | null {
  const type = typeOfId(owner)
  if (type === 'annotation' || type === 'note' || type === 'source') return records.get(type, owner)?.created ?? null
  return null
}

/** Themes and references bear no date, and so stand in none. */
function isBetween(created: string | null, since: string | undefined, until: string | undefined): boolean {
  if (created === null) return false
  const at = new Date(created)
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return (since === undefined || day >= since) && (until === undefined || day <= until)
}
