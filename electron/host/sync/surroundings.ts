// What syncing a library needs around it, and what is asked of it when a road is set up.
import type { RoadAddress } from '../../../shared/model/sync.ts'
import type { BlobStore } from '../blobs/blob-store.ts'
import type { Replica } from '../store/replica.ts'
import type { Credentials } from './road-list.ts'
import type { Place } from './road.ts'
import type { Vault } from './vault.ts'

export interface Surroundings {
  replica: Replica
  blobs: BlobStore
  /** How a place of this address is reached. Throws `roadRefused`, `credentialsNeeded`. */
  placeAt(address: RoadAddress, credentials: Credentials | null): Place
  /** Keeps passwords; without one they lie in a file. */
  vault?: Vault | undefined
  progress(road: string, done: number, total: number): void
  /** Texts or originals came that records here were waiting for. */
  filesCame(): void
  /** Something the roads say of themselves has changed. */
  changed(): void
}

export interface SyncingNow {
  accept?: boolean | undefined
  follow?: boolean
  allFiles?: boolean | undefined
}

export interface SettingUp {
  address: RoadAddress
  plain?: boolean | undefined
  passphrase?: string | null | undefined
  credentials?: Credentials | null | undefined
  accept?: boolean | undefined
}
