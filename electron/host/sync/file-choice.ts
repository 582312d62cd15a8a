// Whether this library fetches all files with each sync, or the originals only when their sources are opened. Of this machine alone: a
// laptop with a small disk chooses otherwise than the one at home. Texts always come; without them nothing can be read or found.
import * as v from 'valibot'
import type { FileChoice } from '../../../shared/model/sync.ts'
import type { Records, Store } from '../store/store.ts'

const KEY = 'sync-files'
const Kept = v.picklist(['all', 'opened'])

export async function fileChoice(store: Store): Promise<FileChoice> {
  const kept = v.safeParse(Kept, await store.getLocal(KEY))
  return kept.success ? kept.output : 'all'
}

export function chooseFiles(store: Store, choice: FileChoice): Promise<void> {
  return store.setLocal(KEY, choice)
}

/** SHA-256 of the originals that nothing else needs. */
export function onlyOriginals(records: Records): Set<string> {
  const originals = new Set<string>()
  for (const source of records.all('source')) originals.add(source.original.slice('file:'.length))
  for (const { text, read } of records.all('source')) {
    originals.delete(text)
    if (read !== undefined) originals.delete(read)
  }
  return originals
}
