// Copies of the library: those its user asks for, and its own, made beside it before anything is risked.
import { join } from 'node:path'
import type { BackupView } from '../../../shared/model/sync.ts'
import type { BlobStore } from '../blobs/blob-store.ts'
import type { Replica } from '../store/replica.ts'
import { backUp, restore } from './backup.ts'
import { readKeys, writeKeys } from './keys.ts'

/** So many of its own are kept. */
const OWN_COPIES = 10

export class Copies {
  readonly #replica: Replica
  readonly #blobs: BlobStore
  #newest: { folder: string; sequence: number } | null = null

  constructor({ replica, blobs }: { replica: Replica; blobs: BlobStore }) {
    this.#replica = replica
    this.#blobs = blobs
  }

  /** A copy beside the library as it is now, without the files, which lie there; answers its folder. One that is still the same is enough. */
  async own(): Promise<string> {
    const { sequence } = this.#replica
    if (this.#newest?.sequence === sequence) return this.#newest.folder
    const { folder } = await this.#make(join(this.#replica.folder, 'backups'), OWN_COPIES, false)
    this.#newest = { folder, sequence }
    return folder
  }

  /** Throws what `backUp` throws. */
  make(folder: string, keep: number): Promise<BackupView> {
    return this.#make(folder, keep, true)
  }

  async restore(folder: string): Promise<{ restored: number; files: number }> {
    const { library, ...restored } = await restore({ replica: this.#replica, blobs: this.#blobs, folder })
    // So that it finds its places again, with the passphrase.
    if (library && (await readKeys(this.#replica.folder)) === null)
      await writeKeys(this.#replica.folder, { library, keys: [] })
    return restored
  }

  async #make(folder: string, keep: number, withFiles: boolean): Promise<BackupView> {
    const library = (await readKeys(this.#replica.folder))?.library ?? null
    return backUp({ replica: this.#replica, blobs: this.#blobs, folder, keep, withFiles, library })
  }
}
