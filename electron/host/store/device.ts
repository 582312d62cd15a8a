// Which device this is in this library. The id lies in a `_local` document, which does not replicate, but a copied folder carries it
// along; two laptops writing under one id would make equal clocks for different values. So the id is bound to the database folder
// itself (its inode and time of birth, which no copy shares): a copied, restored or synced folder gets an id of its own at its first
// opening, a moved or renamed one keeps it. The price: on file systems without lasting inodes (FAT sticks) a device may get a new id
// after remounting; then what it did before stays in the history and can no longer be undone.
import { stat } from 'node:fs/promises'
import { ulid } from 'ulid'
import * as v from 'valibot'
import type { Database } from './database.ts'

const KEY = 'store-device'
const Stored = v.object({ device: v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)), place: v.string() })

/** What tells this folder from any copy of it. */
export async function placeOf(folder: string): Promise<string> {
  const { ino, birthtimeNs } = await stat(folder, { bigint: true })
  return `${ino}-${birthtimeNs}`
}

/** The device's ULID; makes one at the first opening in this place. */
export async function deviceOf(database: Database, place: string): Promise<string> {
  const stored = v.safeParse(Stored, await database.getLocal(KEY))
  if (stored.success && stored.output.place === place) return stored.output.device
  const device = ulid()
  await database.setLocal(KEY, { device, place })
  return device
}
