// What a new version of a source's text brings with it: every passage moved to where its words went, every reference to the number its
// work now has. Decides only; the caller writes it all in one change.
import { describe } from '../../../shared/anchoring/describe.ts'
import { RawMap } from '../../../shared/anchoring/raw-map.ts'
import { MAP_KEPT } from '../../../shared/model/source-text.ts'
import { Trail, type Step } from '../../../shared/anchoring/follow.ts'
import type { Annotation } from '../../../shared/model/annotation.ts'
import { newId } from '../../../shared/model/id.ts'
import type { Source } from '../../../shared/model/source.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { Edit } from '../store/store.ts'
import type { Library } from './library.ts'
import type { TextVersion } from './texts.ts'

/** The version as it would be stored: its bytes are put among the blobs by the caller. */
export async function editsForNewText(
  library: Library,
  source: Source,
  version: TextVersion,
  step: Step,
): Promise<Edit[]> {
  const { records, texts } = library
  const trails = new Map<string, Trail | null>()
  const trailFrom = async (sha: string): Promise<Trail | null> => {
    if (!trails.has(sha)) {
      const before = await texts.get(sha).catch(orNone)
      // What was lost before may come from another file.
      const between = sha === source.text || (before && isOfSameFile(before, version)) ? step : 'replaced'
      trails.set(sha, before && trail(before, version, between))
    }
    return trails.get(sha)!
  }
  const edits: Edit[] = []
  for (const annotation of records.annotationsOf(source.id)) {
    if (annotation.text === version.sha) continue
    const from = await trailFrom(annotation.text)
    const set = from && moved(annotation, from, version)
    if (set) edits.push({ id: annotation.id, set })
  }
  const before = await texts.get(source.text).catch(orNone)
  if (before) edits.push(...worksMoved(library, source, before, version, trail(before, version, step)))
  return edits
}

/** Whether both were made of one file, as far as their maps tell: of equal length, and what both kept is equal. */
function isOfSameFile({ content: one }: TextVersion, { content: other }: TextVersion): boolean {
  if (one.map.at(-4) !== other.map.at(-4)) return false
  const map = new RawMap(other.map)
  for (let i = 0; i < one.map.length; i += 5) {
    const [rawStart, rawEnd, start, end, kind] = one.map.slice(i, i + 5) as [number, number, number, number, number]
    if (kind !== MAP_KEPT) continue
    const place = map.textOf({ first: rawStart, last: rawEnd })
    if (place && place.end - place.start === end - start) {
      if (other.text.slice(place.start, place.end) !== one.text.slice(start, end)) return false
    }
  }
  return true
}

export function trail(before: TextVersion, after: TextVersion, step: Step): Trail {
  const version = ({ haystack, content }: TextVersion) => ({ haystack, map: content.map })
  return new Trail(version(before), version(after), step)
}

function moved(annotation: Annotation, from: Trail, { sha, content }: TextVersion): Record<string, unknown> | null {
  const found = from.follow(annotation.selector)
  // It stays where it was: in the version that still has its words.
  if (found.how === 'lost') return null
  const [{ start, end }, { exact }] = annotation.selector
  const selector = describe(content.text, found.start, found.end)
  const set: Record<string, unknown> = { text: sha, selector }
  if (found.how === 'exact') return set
  // The oldest words nobody has looked at since are the ones to compare with.
  const earlier = annotation.earlier ?? { text: annotation.text, start, end, exact, how: found.how }
  return { ...set, match: found.match, earlier: { ...earlier, how: found.how } }
}

/** References follow their works; of two that describe one work now the first stays; a new work gets one. */
function worksMoved({ records }: Library, source: Source, before: TextVersion, after: TextVersion, way: Trail): Edit[] {
  const [old, now] = [before.content.works, after.content.works]
  const numbers = old.map(({ start }) => {
    const at = way.offset(start)
    return now.findIndex((work) => work.start <= at && at < Math.max(work.end, work.start + 1)) + 1
  })
  const edits: Edit[] = []
  const described = new Set<number>()
  const references = [...records.all('reference')].filter(({ source: id, trashed }) => id === source.id && !trashed)
  for (const reference of references.sort((a, b) => (a.work ?? 0) - (b.work ?? 0) || (a.id < b.id ? -1 : 1))) {
    const number = reference.work === null ? undefined : numbers[reference.work - 1]
    if (number === undefined) continue
    if (number === 0 || described.has(number)) edits.push({ id: reference.id, set: { trashed: true } })
    else if (number !== reference.work) edits.push({ id: reference.id, set: { work: number } })
    described.add(number)
  }
  for (const number of now.map((_, index) => index + 1)) {
    if (described.has(number) || numbers.includes(number)) continue
    edits.push({ id: newId('reference'), set: { source: source.id, work: number, trashed: false } })
  }
  return edits
}

function orNone(error: unknown): null {
  if (error instanceof CommonplaceError) return null
  throw error
}
