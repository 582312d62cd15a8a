// Files as the window gets them, by drop or dialog, made ready for the host: folders walked, references told from texts, parcels cut.
import { encodeBase64 } from '../state/base64.ts'

export interface PickedFile {
  name: string
  size: number
  file: Blob
}

export interface Parcel {
  files: { name: string; base64: string }[]
  references: { name: string; base64: string }[]
}

/** What cannot be sent, and why. */
export interface Unsent {
  file: string
  reason: 'unreadable' | 'tooLarge'
}

/** The most a text may have, as the host allows it; larger ones are not even sent. */
export const MOST_BYTES = 50_000_000
/** A parcel to the host holds about this much, so that progress moves and memory stays small. */
const PARCEL_BYTES = 8_000_000
const PARCEL_FILES = 50

const REFERENCES = /\.(bib|bibtex|ris|json|ctv5|ctv6)$/iu
const STYLE = /\.csl$/iu

export function isStyle(name: string): boolean {
  return STYLE.test(name)
}

export function isReferences(name: string): boolean {
  return REFERENCES.test(name)
}

/** Hidden files (".DS_Store") are nobody's source texts. */
const isHidden = (name: string) => name.startsWith('.')

/** All files of a drop, folders walked to the bottom. */
export async function filesOfDrop(transfer: DataTransfer): Promise<PickedFile[]> {
  // The entries must be taken before the first await: a drop's data is gone after its event.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  if (entries.length === 0) return fromList(transfer.files)
  const files: PickedFile[] = []
  for (const entry of entries) await walk(entry, files)
  return files
}

async function walk(entry: FileSystemEntry, into: PickedFile[]): Promise<void> {
  if (isHidden(entry.name)) return
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    into.push({ name: file.name, size: file.size, file })
    return
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  for (;;) {
    // A reader gives at most 100 entries at a time and an empty list at the end.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return
    for (const child of some) await walk(child, into)
  }
}

/** Files of an `<input type=file>`. */
export function fromList(list: Iterable<File>): PickedFile[] {
  return [...list].filter((file) => !isHidden(file.name)).map((file) => ({ name: file.name, size: file.size, file }))
}

/** Cuts files into groups of a bearable size; references travel together in the last, after all the texts they describe. */
export function cutParcels(files: readonly PickedFile[]): PickedFile[][] {
  const parcels: PickedFile[][] = []
  let current: PickedFile[] = []
  let bytes = 0
  for (const file of files.filter((one) => !isReferences(one.name))) {
    if (current.length > 0 && (bytes + file.size > PARCEL_BYTES || current.length === PARCEL_FILES)) {
      parcels.push(current)
      current = []
      bytes = 0
    }
    current.push(file)
    bytes += file.size
  }
  current.push(...files.filter((one) => isReferences(one.name)))
  if (current.length > 0) parcels.push(current)
  return parcels
}

/** Reads a group's bytes. A file that cannot be read, or is too large, is named instead. */
export async function readParcel(files: readonly PickedFile[]): Promise<{ parcel: Parcel; unsent: Unsent[] }> {
  const parcel: Parcel = { files: [], references: [] }
  const unsent: Unsent[] = []
  for (const { name, size, file } of files) {
    if (size > MOST_BYTES) {
      unsent.push({ file: name, reason: 'tooLarge' })
      continue
    }
    try {
      const base64 = encodeBase64(new Uint8Array(await file.arrayBuffer()))
      parcel[isReferences(name) ? 'references' : 'files'].push({ name, base64 })
    } catch {
      unsent.push({ file: name, reason: 'unreadable' })
    }
  }
  return { parcel, unsent }
}
