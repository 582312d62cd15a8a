// Whose place it is: the first library leaves its marker, a later one with the passphrase joins, and one that finds the place emptied,
// swapped or of another library goes no further.
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { newKey, newLibraryId, newPassphrase, readKeys, unwrap, writeKeys, type LibraryKeys } from './keys.ts'
import { bytesOfMarker, libraryOf, newMarker, readMarker, type Marker } from './marker.ts'
import type { Place } from './road.ts'
import { PLAIN, sealingWith, type Sealing } from './sealing.ts'

export interface Joining {
  place: Place
  /** The library's folder, where its keys are kept. */
  folder: string
  /** Whether it holds no records yet: such a one joins whatever it finds. */
  isEmpty: boolean
  /** What this address was when it was last reached, or null for a new one. */
  known: { place: string; sealed: boolean } | null
  plain: boolean
  /** null: one may be made; undefined: there is none. */
  passphrase: string | null | undefined
  accept: boolean
}

export interface Joined {
  /** Id of the place. */
  place: string
  sealing: Sealing
  /** Whether somebody else had set it up. */
  joined: boolean
  /** A passphrase that was made here. */
  made: string | null
}

/** Throws `roadEmptied`, `anotherLibrary`, `passphraseNeeded`, `passphraseWrong`, `roadNewer`, `roadRefused`, `roadAway`. */
export async function join(joining: Joining): Promise<Joined> {
  const { place, known, accept, folder } = joining
  const [bytes, keys] = await Promise.all([place.marker(known === null || accept), readKeys(folder)])
  if (bytes) return enter(joining, keys, readMarker(bytes, place.name))
  if (known !== null && !accept) throw new CommonplaceError('roadEmptied', { place: place.name })
  return settle(joining, keys ?? { library: newLibraryId(), keys: [] })
}

/** Nobody is there yet. */
async function settle(joining: Joining, keys: LibraryKeys): Promise<Joined> {
  const { place, folder, plain } = joining
  let made: string | null = null
  if (!plain) {
    if (joining.passphrase === undefined && keys.keys.length === 0)
      throw new CommonplaceError('passphraseNeeded', { place: place.name })
    if (keys.keys.length === 0) {
      if (joining.passphrase === null) made = newPassphrase()
      keys.keys.push(await newKey(made ?? joining.passphrase!))
    } else if (joining.passphrase && (await unwrap(keys.keys[0]!.wrap, joining.passphrase)) === null) {
      throw new CommonplaceError('passphraseWrong', { place: 'the key of this library' })
    }
  }
  const key = plain ? null : keys.keys[0]!
  const marker = newMarker(keys.library, key)
  // The key is kept before anything is sealed with it.
  await writeKeys(folder, keys)
  if (!(await place.claim(bytesOfMarker(marker)))) {
    const first = await place.marker(false)
    // A link, a folder, a file without end.
    if (!first)
      throw new CommonplaceError('roadRefused', {
        place: place.name,
        problem: 'something that cannot be read stands where its marker belongs',
        remedy: 'Choose an empty folder or a new database.',
      })
    return enter(joining, keys, readMarker(first, place.name))
  }
  return { place: marker.place, sealing: key ? sealingWith(key.key) : PLAIN, joined: false, made }
}

async function enter(joining: Joining, keys: LibraryKeys | null, marker: Marker): Promise<Joined> {
  const { place, folder, known } = joining
  const joined = known === null
  if (!marker.sealed) {
    // A place that was sealed when it was last seen has been swapped for one that anybody can write.
    if (known?.sealed) throw new CommonplaceError('anotherLibrary', { place: place.name })
    if (!known && !joining.plain)
      throw new CommonplaceError('roadRefused', {
        place: place.name,
        problem: 'what lies there is not encrypted',
        remedy: 'Say --plain to use it all the same, or choose another place.',
      })
    await belong(joining, keys, marker.library!)
    if (keys?.library !== marker.library) await writeKeys(folder, { library: marker.library!, keys: [] })
    return { place: marker.place, sealing: PLAIN, joined, made: null }
  }
  for (const { key } of keys?.keys ?? []) {
    const library = libraryOf(marker, key)
    if (library === null) continue
    await belong(joining, keys, library)
    return { place: marker.place, sealing: sealingWith(key), joined, made: null }
  }
  if (known && known.place !== marker.place) throw new CommonplaceError('anotherLibrary', { place: place.name })
  if (!joining.passphrase) throw new CommonplaceError('passphraseNeeded', { place: place.name })
  const { wrap } = marker.sealed
  const key = await unwrap(wrap, joining.passphrase)
  const library = key && libraryOf(marker, key)
  if (!key || !library) throw new CommonplaceError('passphraseWrong', { place: place.name })
  await belong(joining, keys, library)
  const others = keys?.library === library ? keys.keys : []
  await writeKeys(folder, { library, keys: [...others, { key, wrap }] })
  return { place: marker.place, sealing: sealingWith(key), joined, made: null }
}

/** A library that holds nothing joins any; one that has never been synced joins when told so; any other only its own. */
async function belong({ place, isEmpty, accept }: Joining, keys: LibraryKeys | null, library: string): Promise<void> {
  if (keys?.library === library || isEmpty || (keys === null && accept)) return
  throw new CommonplaceError('anotherLibrary', { place: place.name })
}
