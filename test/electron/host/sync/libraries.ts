// Libraries to sync with each other in tests: a store, its blobs and its roads, closed when the test ends.
import { createHash } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { BlobStore } from '../../../../electron/host/blobs/blob-store.ts'
import type { Replica } from '../../../../electron/host/store/replica.ts'
import { openStore } from '../../../../electron/host/store/open.ts'
import type { Edit } from '../../../../electron/host/store/store.ts'
import { LibrarySync } from '../../../../electron/host/sync/library-sync.ts'
import { placeAt } from '../../../../electron/host/sync/place-at.ts'
import { newId } from '../../../../shared/model/id.ts'
import type { RoadAddress, SyncReport } from '../../../../shared/model/sync.ts'
import { aFolder } from '../store/sample.ts'
import { PASSPHRASE } from './passphrase.ts'

export interface Laptop {
  replica: Replica
  blobs: BlobStore
  sync: LibrarySync
  /** Sets the road up where it is not, and travels it. */
  travel(
    address: RoadAddress,
    options?: { accept?: boolean; plain?: boolean; passphrase?: string },
  ): Promise<SyncReport>
  close(): Promise<void>
}

export async function aLaptop(folder?: string): Promise<Laptop> {
  const replica = await openStore(folder ?? (await aFolder()))
  const blobs = await BlobStore.open(replica.folder)
  const sync = new LibrarySync({
    replica,
    blobs,
    placeAt,
    progress: () => undefined,
    filesCame: () => undefined,
    changed: () => undefined,
  })
  let closing: Promise<void> | null = null
  const close = () => (closing ??= sync.close().then(() => replica.close()))
  onTestFinished(close)
  return {
    replica,
    blobs,
    sync,
    async travel(address, options = {}) {
      const passphrase = options.plain ? undefined : (options.passphrase ?? PASSPHRASE)
      const { road } = await sync.setUp({ address, ...options, passphrase })
      return sync.syncNow(road.id, options)
    },
    close,
  }
}

/** A source whose original and text lie among the blobs. */
export async function aSource({ replica, blobs }: Laptop, bytes: Uint8Array, file = 'text.txt'): Promise<string> {
  const original = await blobs.put(bytes)
  const text = await blobs.put(Buffer.from(JSON.stringify({ of: original })))
  const id = newId('source')
  const set = { file, encoding: 'utf-8', pipeline: 1, order: 1, created: '', original: `file:${original}`, text }
  const record: Edit = { id: `file:${original}`, set: { bytes: bytes.length, mediaType: 'text/plain' } }
  await replica.commit({ verb: 'import', parameters: { file }, edits: [record, { id, set }] })
  return id
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
