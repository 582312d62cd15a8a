// What LevelDB and the file system say, as errors of the closed table. LevelDB speaks in sentences only, so sentences are matched.
import { CommonplaceError } from '../../../shared/rpc/error.ts'

const FULL = /no space left|disk quota exceeded/iu
const DENIED =
  /permission denied|read-only file system|operation not permitted|access is denied|not a directory|file already exists/iu
const LOCKED = /\/LOCK: |lock .*\/LOCK|already held by process/iu
const CORRUPT =
  /corruption|not an sstable|bad block|missing files|CURRENT|does not exist|EncodingError|unexpected token|JSON/iu

/** Why a library could not be opened. */
export function openingFailure(thrown: unknown, folder: string): CommonplaceError {
  if (thrown instanceof CommonplaceError) return thrown
  const problem = sentenceOf(thrown)
  if (FULL.test(problem)) return new CommonplaceError('diskFull', { what: 'the library’s log' }, { cause: thrown })
  if (DENIED.test(problem)) return new CommonplaceError('libraryUnwritable', { folder, problem }, { cause: thrown })
  if (LOCKED.test(problem)) return new CommonplaceError('libraryBusy', { folder }, { cause: thrown })
  return new CommonplaceError('libraryDamaged', { folder, problem }, { cause: thrown })
}

/** Why something could not be saved; `what` names it. */
export function savingFailure(thrown: unknown, what: string, folder: string): CommonplaceError {
  if (thrown instanceof CommonplaceError) return thrown
  const problem = sentenceOf(thrown)
  if (FULL.test(problem)) return new CommonplaceError('diskFull', { what }, { cause: thrown })
  if (CORRUPT.test(problem)) return new CommonplaceError('libraryDamaged', { folder, problem }, { cause: thrown })
  return new CommonplaceError('couldNotSave', { what, problem }, { cause: thrown })
}

/** The innermost message, without the error codes in front and Node's account of the call behind. */
function sentenceOf(thrown: unknown): string {
  if (thrown === null || typeof thrown !== 'object' || !('message' in thrown)) return String(thrown)
  // PouchDB keeps what LevelDB said in `reason`.
  const text = 'reason' in thrown && typeof thrown.reason === 'string' ? thrown.reason : String(thrown.message)
  return text.replace(/^(?:\w*Error: )?(?:IO error: )?/u, '').replace(/^E[A-Z]+: ([^,]+), \w+ '.*$/u, '$1')
}
