// What is said about syncing: the roads a library travels, what a sync did, and what waits for a person.
import type { WireError } from '../rpc/error.ts'
import type { Parameters, Verb } from './change.ts'

/** Where a road leads; credentials are not part of it. */
export type RoadAddress =
  | { kind: 'folder'; folder: string }
  | { kind: 'couchdb'; url: string }
  /** A paired laptop, by the hash of its key; its line is encrypted end to end. */
  | { kind: 'laptop'; laptop: string; name: string }

/** `opened`: originals come when their source is opened. */
export type FileChoice = 'all' | 'opened'

export interface FilesReport {
  /** Files (originals and texts) this library's records name and that lie here. */
  present: number
  /** … and whose bytes are what their name says, as read during this sync. */
  verified: number
  /** … and that are neither here nor on this road. */
  missing: number
  /** … and that lie there and come when they are opened; absent where all are fetched. */
  later?: number
}

/** What one sync did. */
export interface SyncReport {
  /** Revisions that were new to the other side. */
  pushed: number
  /** Revisions that were new to this library. */
  pulled: number
  /** Records that both sides had changed and that were joined. */
  merged: number
  /** Records about which devices disagree and nobody has decided yet, in the whole library. */
  conflicts: number
  /** Removals of records that are live here, held back because there were more than a handful; `accept` lets them in. */
  held: number
  files: FilesReport
  /** What a person should know about; empty in a quiet sync. */
  notices: SyncNotice[]
}

/**
 * `plain`: this road is not encrypted. `snapshot`: `file` is the copy made before. `packsIncomplete`: `count` packs are still being
 * copied or damaged. `packsRefused`: `count` packs were not made with this library's key. `quarantined`: `count` documents did not
 * pass. `held`: `count` removals wait. `filesMissing`: `count` files are on no side. `filesRefused`: `count` files were not what
 * their name says. `refilled`: the place had been emptied and was filled anew.
 * `interrupted`: the road broke on the way; the rest follows with the next sync.
 */
export interface SyncNotice {
  code:
    | 'plain'
    | 'snapshot'
    | 'packsIncomplete'
    | 'packsRefused'
    | 'quarantined'
    | 'held'
    | 'filesMissing'
    | 'filesRefused'
    | 'refilled'
    | 'interrupted'
  parameters: Record<string, string | number>
}

export interface RoadView {
  id: string
  address: RoadAddress
  /** Whether what lies there is encrypted. */
  sealed: boolean
  state: 'idle' | 'syncing' | 'paused' | 'failed'
  /** When it last ended well (ISO 8601), and what it did. */
  last: { at: string; report: SyncReport } | null
  /** Changes made on this laptop that have not been carried there yet. */
  waiting: number
  /** Why the last try failed; null after one that did not. */
  problem: WireError | null
}

/** What setting up a road came to. */
export interface RoadSetUp {
  road: RoadView
  /** Whether another laptop had set the place up, and this library joined. */
  joined: boolean
  /** The passphrase that was made here, to be shown now and never again; null where one was given, known or not needed. */
  passphrase: string | null
  /** Text of the recovery sheet to print, with the passphrase where it was made or given now; null where nothing new was made. */
  sheet: string | null
}

/** One sync as a story: who did what. Newest first. */
export interface SyncStory {
  id: string
  road: string
  at: string
  report: SyncReport
  /** Commands of other devices that came in, in the order of each device. `name` is English; render from verb and parameters. */
  changes: {
    id: string
    device: string
    at: string
    verb: Verb
    parameters: Parameters
    name: string
    /** Records the command touched. */
    records: string[]
  }[]
  /** Records that were joined because both sides had changed them. */
  merged: string[]
  /** What this device had done to those records meanwhile. */
  own: SyncStory['changes']
  /** Whether the whole sync has been undone here. */
  undone: boolean
}

/** A record devices disagree about. */
export interface ConflictView {
  id: string
  kind: string
  label: string
  disagreements: (
    | { kind: 'alternatives'; field: string; here: unknown; others: { value?: unknown; device: string }[] }
    | { kind: 'trashedButEdited'; device: string; editedBy: string }
  )[]
}

/** A document that came and was not let in. It is kept beside the library and tried again by a later version. */
export interface QuarantineView {
  id: string
  road: string
  at: string
  problem: string
}

export interface BackupView {
  /** Its folder. */
  folder: string
  /** ISO 8601. */
  at: string
  records: number
  files: number
}
