// A laptop with every road there is, and nothing else of a host: for programs that are killed and have to start soon.
import { BlobStore } from '../../../../electron/host/blobs/blob-store.ts'
import { openStore } from '../../../../electron/host/store/open.ts'
import type { Replica } from '../../../../electron/host/store/replica.ts'
import { Lan } from '../../../../electron/host/sync/lan/lan.ts'
import { LibrarySync } from '../../../../electron/host/sync/library-sync.ts'
import { placeAt } from '../../../../electron/host/sync/place-at.ts'

export interface WholeLaptop {
  replica: Replica
  blobs: BlobStore
  sync: LibrarySync
  lan: Lan
  close(): Promise<void>
}

export async function openWhole(folder: string, name: string): Promise<WholeLaptop> {
  const replica = await openStore(folder)
  const blobs = await BlobStore.open(folder)
  const quiet = { progress: () => undefined, filesCame: () => undefined, changed: () => undefined }
  const sync: LibrarySync = new LibrarySync({
    replica,
    blobs,
    placeAt: (address, credentials) =>
      address.kind === 'laptop' ? lan.placeOf(address.laptop, address.name) : placeAt(address, credentials),
    ...quiet,
  })
  const lan = new Lan({
    replica,
    blobs,
    isEmpty: () => replica.isEmpty,
    name: () => name,
    admit: (laptop, documents) => sync.admit(laptop, documents),
    paired: (laptop) => sync.meet(laptop),
    unpaired: (laptop) => sync.part(laptop),
    renamed: (laptop) => sync.rename(laptop),
    host: '127.0.0.1',
    ...quiet,
  })
  const close = async (): Promise<void> => {
    await lan.close()
    await sync.close()
    await replica.close()
  }
  return { replica, blobs, sync, lan, close }
}
