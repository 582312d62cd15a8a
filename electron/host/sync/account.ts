// What an exchange came to, as it is told: the report of a sync, and what a person should know of it.
import type { FilesReport, SyncNotice, SyncReport } from '../../../shared/model/sync.ts'
import type { Replica } from '../store/replica.ts'
import type { Exchanged } from './exchange.ts'

export const NO_FILES: FilesReport = { present: 0, verified: 0, missing: 0 }

export function reportOf(
  replica: Replica,
  { pushed, pulled, merged, held }: Exchanged,
  files: FilesReport,
  notices: SyncNotice[],
): SyncReport {
  return { pushed, pulled, merged: merged.size, conflicts: replica.conflicted().length, held, files, notices }
}

/** `refusedFiles`: those that were not what their names say. */
export function noticesOf(
  { refilled, incomplete, refused, quarantined, held }: Exchanged,
  { missing }: FilesReport,
  refusedFiles = 0,
): SyncNotice[] {
  const counted = (code: SyncNotice['code'], count: number): SyncNotice[] =>
    count > 0 ? [{ code, parameters: { count } }] : []
  return [
    ...(refilled ? [{ code: 'refilled', parameters: {} } as const] : []),
    ...counted('packsIncomplete', incomplete),
    ...counted('packsRefused', refused),
    ...counted('quarantined', quarantined),
    ...counted('held', held),
    ...counted('filesMissing', missing),
    ...counted('filesRefused', refusedFiles),
  ]
}
