// The same bytes are the same source, whatever the file is called: importing them again adds nothing.
import { createHash } from 'node:crypto'
import type { Source } from '../../../shared/model/source.ts'
import type { Records } from '../store/store.ts'

export function fileIdOf(bytes: Uint8Array): string {
  return `file:${createHash('sha256').update(bytes).digest('hex')}`
}

/** The source made of these bytes; a live one before one in the trash. */
export function sourceOfFile(records: Records, fileId: string): Source | undefined {
  let trashed: Source | undefined
  for (const source of records.all('source')) {
    if (source.original !== fileId) continue
    if (!source.trashed) return source
    trashed ??= source
  }
  return trashed
}
