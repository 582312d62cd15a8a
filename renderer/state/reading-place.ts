// Where each source was left, kept by the host on this machine: the offset at the top of the view and how much has been read.
import * as v from 'valibot'

/** `offset` in UTF-16 code units; `progress` from 0 to 1, the furthest reached. */
const ReadingPlace = v.object({
  offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
  progress: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
})
export type ReadingPlace = v.InferOutput<typeof ReadingPlace>

/** The setting's key: `getSetting({ key: readingPlaceKey(id) })`. */
export function readingPlaceKey(source: string): string {
  return `reading:${source}`
}

/** A stored value as a place; null where none, or none that fits, is stored. */
export function readReadingPlace(stored: unknown): ReadingPlace | null {
  const read = v.safeParse(ReadingPlace, stored)
  return read.success ? read.output : null
}
