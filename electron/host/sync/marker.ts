// What the first library leaves at a place, so that every later one knows whose it is, and whether it may read it. An emptied or a
// swapped place shows itself by its marker. The key lies there sealed by the passphrase; which library it is lies under that key.
import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { Wrap, type LibraryKey } from './keys.ts'
import { BrokenSeal, sealingWith } from './sealing.ts'

/** Raised when an older Commonplace could not read, or would harm, what this one leaves. */
export const PLACE_FORMAT = 1

const Hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/u))
const Marker = v.object({
  commonplace: v.literal('library'),
  format: v.number(),
  /** Of this place: two folders of one library have two. */
  place: Hex,
  /** Which library, where the place is not encrypted. */
  library: v.optional(Hex),
  /** Which library, sealed, and the key for whoever has the passphrase. */
  sealed: v.optional(v.object({ library: v.pipe(v.string(), v.maxLength(2000)), wrap: Wrap })),
})
export type Marker = v.InferOutput<typeof Marker>

export function newMarker(library: string, key: LibraryKey | null): Marker {
  const place = randomBytes(16).toString('hex')
  const head = { commonplace: 'library', format: PLACE_FORMAT, place } as const
  if (!key) return { ...head, library }
  const sealed = sealingWith(key.key).seal(`library of ${place}`, Buffer.from(library))
  return { ...head, sealed: { library: Buffer.from(sealed).toString('base64'), wrap: key.wrap } }
}

export function bytesOfMarker(marker: Marker): Uint8Array {
  return Buffer.from(`${JSON.stringify(marker)}\n`)
}

/** Throws `roadNewer`, and `roadRefused` on what is no marker. */
export function readMarker(bytes: Uint8Array, place: string): Marker {
  let json: unknown
  try {
    json = JSON.parse(Buffer.from(bytes).toString())
  } catch {
    throw notOurs(place)
  }
  const format = v.safeParse(v.looseObject({ commonplace: v.literal('library'), format: v.number() }), json)
  if (format.success && format.output.format > PLACE_FORMAT)
    throw new CommonplaceError('roadNewer', { place, format: format.output.format })
  const marker = v.safeParse(Marker, json)
  if (!marker.success || (marker.output.library === undefined) === (marker.output.sealed === undefined))
    throw notOurs(place)
  return marker.output
}

/** Which library a sealed marker names, or null where this is not its key. */
export function libraryOf(marker: Marker, key: Uint8Array): string | null {
  try {
    const sealed = Buffer.from(marker.sealed!.library, 'base64')
    return Buffer.from(sealingWith(key).open(`library of ${marker.place}`, sealed)).toString()
  } catch (error) {
    if (error instanceof BrokenSeal) return null
    throw error
  }
}

function notOurs(place: string): CommonplaceError {
  return new CommonplaceError('roadRefused', {
    place,
    problem: 'it holds something that is not Commonplace’s, or its marker is damaged',
    remedy: 'Choose an empty folder or a new database.',
  })
}
