// One import from the window's side: parcels sent one after another, progress counted over all, one closing account.
import type { ImportAccount } from '../../shared/model/import-account.ts'
import type { CommonplaceError } from '../../shared/rpc/error.ts'
import { asError, type HostLink } from '../state/host.tsx'
import { cutParcels, type PickedFile, readParcel, type Unsent } from './picked-files.ts'

export interface FinalAccount extends ImportAccount {
  unsent: Unsent[]
  cancelled: boolean
  error: CommonplaceError | null
}

export interface Moved {
  done: number
  total: number
  /** The file being read; empty at first. */
  file: string
}

export interface ImportRun {
  account: Promise<FinalAccount>
  /** Stops after the file being read; what was read before stays. */
  cancel: () => void
}

const NOTHING: ImportAccount = {
  read: [],
  present: [],
  refused: [],
  references: { matched: 0, unmatched: [], warnings: [] },
}

function add(a: FinalAccount, b: ImportAccount): FinalAccount {
  return {
    ...a,
    read: [...a.read, ...b.read],
    present: [...a.present, ...b.present],
    refused: [...a.refused, ...b.refused],
    references: {
      matched: a.references.matched + b.references.matched,
      unmatched: [...a.references.unmatched, ...b.references.unmatched],
      warnings: [...a.references.warnings, ...b.references.warnings],
    },
  }
}

/** Starts importing files whose bytes the window holds. The account never rejects: what went wrong stands in it. */
export function importPicked(link: HostLink, files: readonly PickedFile[], moved: (at: Moved) => void): ImportRun {
  return run(link, files.length, moved, async function* () {
    for (const group of cutParcels(files)) {
      const { parcel, unsent } = await readParcel(group)
      const empty = parcel.files.length === 0 && parcel.references.length === 0
      yield { size: group.length, unsent, start: empty ? null : () => link.call.importFiles(parcel) }
    }
  })
}

/** Starts importing files and folders the host can read by itself. */
export function importPaths(link: HostLink, paths: string[], moved: (at: Moved) => void): ImportRun {
  return run(link, paths.length, moved, async function* () {
    yield { size: paths.length, unsent: [], start: () => link.call.importPaths({ paths }) }
  })
}

interface Part {
  size: number
  unsent: Unsent[]
  start: (() => Promise<{ job: string }>) | null
}

function run(link: HostLink, total: number, moved: (at: Moved) => void, parts: () => AsyncGenerator<Part>): ImportRun {
  let job: string | null = null
  let cancelled = false
  let before = 0
  const stop = link.on('progress', (at) => {
    // A folder named by its path turns out to hold more files than were counted.
    if (at.job === job) moved({ done: before + at.done, total: Math.max(total, before + at.total), file: at.file })
  })

  async function work(): Promise<FinalAccount> {
    let account: FinalAccount = { ...NOTHING, unsent: [], cancelled: false, error: null }
    moved({ done: 0, total, file: '' })
    try {
      for await (const part of parts()) {
        if (cancelled) break
        account = { ...account, unsent: [...account.unsent, ...part.unsent] }
        if (part.start) {
          job = (await part.start()).job
          // Cancelled while the parcel was on its way: the job learns it now.
          if (cancelled) await link.call.cancel({ job })
          account = add(account, await link.call.finished({ job }))
        }
        before += part.size
        moved({ done: before, total, file: '' })
      }
    } catch (thrown) {
      const error = asError(thrown)
      if (error.name !== 'cancelled') account = { ...account, error }
    } finally {
      stop()
    }
    return { ...account, cancelled }
  }

  return {
    account: work(),
    cancel() {
      cancelled = true
      // A job that has just ended cannot be cancelled any more, which is no failure.
      if (job !== null) void link.call.cancel({ job }).catch(() => undefined)
    },
  }
}
