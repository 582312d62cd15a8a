// Several laptops in one process, and the roads between them: folders, databases of a server, and lines from laptop to laptop. All of it
// is what ships, but that the lines have no TLS: keys and handshakes would be most of the time.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, rmSync } from 'node:fs'
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { BlobStore } from '../../../../electron/host/blobs/blob-store.ts'
import { openStore } from '../../../../electron/host/store/open.ts'
import type { Replica } from '../../../../electron/host/store/replica.ts'
import { writeKeys, type LibraryKeys } from '../../../../electron/host/sync/keys.ts'
import { framesOn } from '../../../../electron/host/sync/lan/frames.ts'
import { LaptopPlace } from '../../../../electron/host/sync/lan/laptop-road.ts'
import type { Line } from '../../../../electron/host/sync/lan/line.ts'
import type { Hello } from '../../../../electron/host/sync/lan/messages.ts'
import { serve } from '../../../../electron/host/sync/lan/serve.ts'
import { shownParts } from '../../../../electron/host/sync/lan/shown-parts.ts'
import { LibrarySync } from '../../../../electron/host/sync/library-sync.ts'
import { placeAt } from '../../../../electron/host/sync/place-at.ts'
import type { Place } from '../../../../electron/host/sync/road.ts'
import type { LaptopView } from '../../../../shared/model/laptop.ts'
import type { RoadAddress, SyncReport } from '../../../../shared/model/sync.ts'
import { breaking, type Steps } from './breaking-place.ts'
import { CREDENTIALS } from './couch-server.ts'

export const KINDS = ['folder', 'sealed folder', 'server', 'sealed server', 'laptops'] as const
export type Kind = (typeof KINDS)[number]

interface Laptop {
  replica: Replica
  blobs: BlobStore
  sync: LibrarySync
}

export class Fleet {
  readonly laptops: Laptop[] = []
  /** How many operations of a road work before it breaks. */
  readonly steps: Steps = { left: Infinity }
  readonly #folder: string
  readonly #keys: LibraryKeys
  readonly #databases: string
  #lines: Promise<void>[] = []
  #exchange: Server | null = null
  #connected: (end: Socket) => void = () => undefined

  /** `keys`: those of the library, as pairing gives them to each. `databases`: where a database may be made, by a name that begins so. */
  constructor(folder: string, keys: LibraryKeys, databases: string) {
    this.#folder = folder
    this.#keys = keys
    this.#databases = databases
  }

  async add(): Promise<void> {
    const folder = this.folderOf(this.laptops.length)
    await mkdir(folder, { recursive: true })
    await writeKeys(folder, this.#keys)
    this.laptops.push(await this.#open(this.laptops.length))
  }

  folderOf(index: number): string {
    return join(this.#folder, `library-${index}`)
  }

  /** Ends a laptop in order, and opens it again. */
  async restart(index: number, meanwhile: () => Promise<unknown>): Promise<void> {
    await this.#close(this.laptops[index]!)
    await meanwhile()
    this.laptops[index] = await this.#open(index)
  }

  /** What the disk holds at this moment, as it would be found after a kill; the image is what `kill` goes by. */
  image(index: number): void {
    for (;;) {
      try {
        return cpSync(this.folderOf(index), this.#imageOf(index), { recursive: true })
      } catch (error) {
        // A file that was just being renamed by another thread.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
        rmSync(this.#imageOf(index), { recursive: true, force: true })
      }
    }
  }

  /** Killed: what the disk held at the moment of the image (else of now) is all that there is. */
  async kill(index: number): Promise<void> {
    const image = this.#imageOf(index)
    if (!existsSync(image)) this.image(index)
    await this.restart(index, async () => {
      // In the same place, so that it is the same device.
      const folder = this.folderOf(index)
      for (const name of await readdir(folder)) if (name !== 'db') await rm(join(folder, name), { recursive: true })
      for (const name of await readdir(join(folder, 'db'))) await rm(join(folder, 'db', name))
      await cp(image, folder, { recursive: true })
      await rm(image, { recursive: true })
    })
  }

  /** Keeps the whole folder as it is, as a disk image would. */
  freeze(index: number): Promise<void> {
    const kept = `${this.folderOf(index)}-frozen`
    return this.restart(index, async () => {
      await rm(kept, { recursive: true, force: true })
      await cp(this.folderOf(index), kept, { recursive: true })
    })
  }

  /** Puts the folder back that was kept: another disk, the state of then. */
  thaw(index: number): Promise<void> {
    const kept = `${this.folderOf(index)}-frozen`
    return this.restart(index, async () => {
      await rm(this.folderOf(index), { recursive: true })
      await cp(kept, `${kept}-copy`, { recursive: true })
      await rename(`${kept}-copy`, this.folderOf(index))
    })
  }

  /** Travels a road from one of its ends, setting it up where that has not been done. `to`: of laptops, the other one. */
  async travel(index: number, kind: Kind, to: number, accept = false): Promise<SyncReport> {
    const { sync } = this.laptops[index]!
    const address = this.#address(kind, to)
    const isIt = (one: RoadAddress) => JSON.stringify(one) === JSON.stringify(address)
    let road = (await sync.roads()).find((one) => isIt(one.address))
    if (!road && address.kind === 'laptop') {
      await sync.meet(viewOf(to))
      road = (await sync.roads()).find((one) => isIt(one.address))
    }
    const credentials = address.kind === 'couchdb' ? CREDENTIALS : null
    const plain = kind === 'folder' || kind === 'server'
    road ??= (await sync.setUp({ address, plain, credentials, accept })).road
    const report = await sync.syncNow(road.id, { accept })
    await this.#quiet()
    return report
  }

  async close(): Promise<void> {
    await Promise.all(this.laptops.map((one) => this.#close(one)))
    await this.#quiet()
    this.#exchange?.close()
    await rm(this.#folder, { recursive: true, force: true })
  }

  #imageOf(index: number): string {
    return `${this.folderOf(index)}-image`
  }

  #address(kind: Kind, to: number): RoadAddress {
    switch (kind) {
      case 'folder':
      case 'sealed folder':
        return { kind: 'folder', folder: join(this.#folder, kind.replace(' ', '-')) }
      case 'server':
      case 'sealed server':
        return { kind: 'couchdb', url: `${this.#databases}-${kind.replace(' ', '-')}` }
      case 'laptops': {
        const { id, name } = viewOf(to)
        return { kind: 'laptop', laptop: id, name }
      }
    }
  }

  async #open(index: number): Promise<Laptop> {
    const replica = await openStore(this.folderOf(index))
    const blobs = await BlobStore.open(this.folderOf(index))
    const quiet = { progress: () => undefined, filesCame: () => undefined, changed: () => undefined }
    const at = (address: RoadAddress, credentials: typeof CREDENTIALS | null): Place =>
      breaking(address.kind === 'laptop' ? this.#laptopAt(index, address) : placeAt(address, credentials), this.steps)
    return { replica, blobs, sync: new LibrarySync({ replica, blobs, placeAt: at, ...quiet }) }
  }

  async #close({ replica, sync }: Laptop): Promise<void> {
    await sync.close()
    await replica.close()
  }

  #laptopAt(index: number, { laptop: peer, name }: RoadAddress & { kind: 'laptop' }): Place {
    const hello = (of: number): Hello => {
      const { device } = this.laptops[of]!.replica
      return { version: 1, device, library: this.#keys.library, name: viewOf(of).name }
    }
    const call = async (): Promise<Line> => {
      const other = Number(name)
      const { replica, blobs, sync } = this.laptops[other]!
      const [here, there] = await this.#cable()
      const incoming = join(replica.folder, 'sync', 'brought', String(index))
      const served = serve(framesOn(there), {
        hello: async () => hello(other),
        replica,
        parts: shownParts(blobs, replica.records, incoming, () => undefined),
        admit: (documents) => sync.admit(viewOf(index), documents),
      })
      this.#lines.push(served)
      const pairing = { role: 'caller', caller: '', called: '', secret: Buffer.alloc(0) } as const
      return { frames: framesOn(here), purpose: 'exchange', peer, pairing, address: '', ended: served }
    }
    return new LaptopPlace(name, peer, call, async () => hello(index))
  }

  /** Two ends of one line. */
  async #cable(): Promise<[Socket, Socket]> {
    if (!this.#exchange) {
      this.#exchange = createServer((end) => this.#connected(end))
      await new Promise<void>((resolve) => this.#exchange!.listen(0, '127.0.0.1', resolve))
    }
    const there = new Promise<Socket>((resolve) => (this.#connected = resolve))
    const here = connect((this.#exchange.address() as AddressInfo).port, '127.0.0.1').setNoDelay()
    return [here, (await there).setNoDelay()]
  }

  /** Until nobody serves anybody any more. */
  async #quiet(): Promise<void> {
    const lines = this.#lines
    this.#lines = []
    await Promise.all(lines)
  }
}

function viewOf(index: number): LaptopView {
  return { id: createHash('sha256').update(`laptop ${index}`).digest('hex'), name: String(index), address: null }
}
