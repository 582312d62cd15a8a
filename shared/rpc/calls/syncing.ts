// The roads between laptops, what a sync did, and copies of the library. Part of the contract.
import * as v from 'valibot'
import type * as sync from '../../model/sync.ts'
import { RecordId, SourceId } from '../../model/id.ts'
import { act, call, Name, Path } from '../call.ts'

const Credentials = v.object({ user: Name, password: Name })
const Address = v.variant('kind', [
  v.object({ kind: v.literal('folder'), folder: Path }),
  v.object({ kind: v.literal('couchdb'), url: Name }),
])

/** Roads are set up once and then travelled; every call that travels takes its turns itself. */
export const syncingCalls = {
  /** The roads of this library, in the order they were set up. */
  roads: call<sync.RoadView[]>()(v.object({})),
  /**
   * Goes to a place, and makes a road of it: the first library there leaves its marker, a later one with the passphrase joins. Nothing
   * is exchanged yet. A known place answers as it is; credentials given anew replace the old. `passphrase`: null makes one where one
   * is needed and none is known. `plain`: without encryption. `accept`: join also from a library that holds records of its own, and
   * fill a place again that has been emptied. Throws `roadAway`, `roadEmptied`, `anotherLibrary`, `passphraseNeeded`, `passphraseWrong`,
   * `credentialsNeeded`, `roadRefused`, `roadNewer`.
   */
  setUpRoad: call<sync.RoadSetUp>()(
    v.object({
      address: Address,
      plain: v.optional(v.boolean()),
      passphrase: v.optional(v.nullable(Name)),
      credentials: v.optional(v.nullable(Credentials)),
      accept: v.optional(v.boolean()),
    }),
  ),
  /**
   * One exchange both ways, and all files; answers when it is done. Progress comes as events of the job named like the road. One sync
   * at a time; a second call waits for the first. `accept`: lets in removals that were held back. `allFiles`: also those that were
   * chosen to come when they are opened. Throws what `setUpRoad` throws.
   */
  syncNow: call<sync.SyncReport>()(
    v.object({ road: Name, accept: v.optional(v.boolean()), allFiles: v.optional(v.boolean()) }),
  ),
  /** Whether syncs on this laptop fetch all files, or originals only when their source is opened. */
  fileChoice: call<sync.FileChoice>()(v.object({})),
  chooseFiles: call<void>()(v.object({ choice: v.picklist(['all', 'opened']) })),
  /** Fetches what of a source's files is not here yet, from any road that has it. `missing`: how many are nowhere to be had. */
  fetchFiles: call<{ fetched: number; missing: number }>()(v.object({ source: SourceId })),
  /** Stops what is running on a road and starts nothing by itself there until it is resumed; what was exchanged stays. */
  pauseRoad: call<void>()(v.object({ road: Name, paused: v.boolean() })),
  /** Forgets a road here; what lies there stays. */
  removeRoad: call<void>()(v.object({ road: Name })),
  /** What syncs did, newest first. */
  syncStory: call<sync.SyncStory[]>()(v.object({ limit: v.optional(v.number()) })),
  /**
   * Takes back what one sync changed in this library, as one undoable change: fields return to what they were, records that came go to
   * the trash. Fields changed since are left alone and counted in `skipped`.
   */
  undoSync: call<{ undone: number; skipped: number }>()(v.object({ id: Name })),
  /** Records about which devices disagree. */
  conflicts: call<sync.ConflictView[]>()(v.object({})),
  /**
   * Decides a disagreement: `here` for what is shown, or the index of one of `others`. Of a record that was trashed there and edited
   * here the field is `trashed`: `here` keeps it, 0 puts it into the trash. Throws `notFound` where nothing is to be decided.
   */
  decide: act<void>()(
    v.object({
      id: RecordId,
      field: Name,
      choice: v.union([v.literal('here'), v.pipe(v.number(), v.integer(), v.minValue(0))]),
    }),
  ),
  /** Themes of one name under one parent, made on two laptops; each list is a merge to be offered, the oldest first. */
  sameNamedThemes: call<{ path: string[]; themes: string[] }[]>()(v.object({})),
  /** Documents that came and were not let in. */
  quarantine: call<sync.QuarantineView[]>()(v.object({})),
  /** Writes a verified copy of the library into a folder of copies, and removes the oldest beyond `keep` (default 10). */
  backup: call<sync.BackupView>()(v.object({ folder: Path, keep: v.optional(v.number()) })),
  /**
   * Takes a copy (its folder, or a folder of copies: the newest) into this library. Nothing here is lost: what was changed since the
   * copy stays changed, what is missing comes back.
   */
  restoreBackup: call<{ restored: number; files: number }>()(v.object({ folder: Path })),
}
