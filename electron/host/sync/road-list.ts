// The roads this library travels, as this laptop remembers them. Passwords lie apart: in the keychain where there is one, else in a file
// of this user alone.
import { join } from 'node:path'
import { ulid } from 'ulid'
import * as v from 'valibot'
import type { LaptopView } from '../../../shared/model/laptop.ts'
import type { RoadAddress, SyncReport } from '../../../shared/model/sync.ts'
import type { Store } from '../store/store.ts'
import { readPrivate, writePrivate } from './private-file.ts'
import type { Vault } from './vault.ts'

const Credentials = v.object({ user: v.string(), password: v.string() })
export type Credentials = v.InferOutput<typeof Credentials>

export interface StoredRoad {
  id: string
  address: RoadAddress
  /** Id of the place that was last found there. */
  place: string
  sealed: boolean
  paused: boolean
  last: { at: string; report: SyncReport } | null
}

/** Written by this program alone; a value of another shape is an older one, and the road is set up again. */
const Stored = v.array(
  v.object({
    id: v.string(),
    address: v.variant('kind', [
      v.object({ kind: v.literal('folder'), folder: v.string() }),
      v.object({ kind: v.literal('couchdb'), url: v.string() }),
      v.object({ kind: v.literal('laptop'), laptop: v.string(), name: v.string() }),
    ]),
    place: v.string(),
    sealed: v.boolean(),
    paused: v.boolean(),
    last: v.nullable(v.object({ at: v.string(), report: v.custom<SyncReport>((one) => typeof one === 'object') })),
  }),
)

const KEY = 'roads'

export class RoadList {
  readonly #store: Store
  readonly #vault: Vault
  #roads: StoredRoad[] | null = null

  constructor(store: Store, vault: Vault) {
    this.#store = store
    this.#vault = vault
  }

  async all(): Promise<readonly StoredRoad[]> {
    if (!this.#roads) {
      const stored = v.safeParse(Stored, await this.#store.getLocal(KEY))
      this.#roads ??= stored.success ? stored.output : []
    }
    return this.#roads
  }

  async find(id: string): Promise<StoredRoad | undefined> {
    return (await this.all()).find((road) => road.id === id)
  }

  async at(address: RoadAddress): Promise<StoredRoad | undefined> {
    return (await this.all()).find((road) => spell(road.address) === spell(address))
  }

  /** Adds a road or changes the one of its id. `soon`: where only what the last sync said is new. */
  async put(road: StoredRoad, when: 'now' | 'soon' = 'now'): Promise<void> {
    const all = await this.all()
    const isKnown = all.some(({ id }) => id === road.id)
    this.#roads = isKnown ? all.map((one) => (one.id === road.id ? road : one)) : [...all, road]
    await this.#store.setLocal(KEY, this.#roads, when)
  }

  async remove(id: string): Promise<void> {
    this.#roads = (await this.all()).filter((road) => road.id !== id)
    await this.#store.setLocal(KEY, this.#roads)
    await this.setCredentials(id, null)
  }

  async credentials(id: string): Promise<Credentials | null> {
    const kept = (await this.#secrets())[id]
    if (kept) return kept
    const sealed = await this.#vault.get(nameOf(id))
    return sealed === null ? null : v.parse(Credentials, JSON.parse(sealed))
  }

  async setCredentials(id: string, credentials: Credentials | null): Promise<void> {
    const secrets = await this.#secrets()
    const { [id]: _, ...others } = secrets
    const inVault = credentials !== null && (await this.#vault.keep(nameOf(id), JSON.stringify(credentials)))
    if (!inVault) await this.#vault.forget(nameOf(id))
    const next = credentials !== null && !inVault ? { ...others, [id]: credentials } : others
    if (id in next || id in secrets) await writePrivate(this.#path, JSON.stringify(next))
  }

  async #secrets(): Promise<Record<string, Credentials>> {
    const text = await readPrivate(this.#path)
    return text === null ? {} : v.parse(v.record(v.string(), Credentials), JSON.parse(text))
  }

  get #path(): string {
    return join(this.#store.folder, 'sync', 'credentials.json')
  }
}

export function newRoadId(): string {
  return ulid()
}

/** Where a paired laptop is. */
export function addressOf({ id, name }: LaptopView): RoadAddress {
  return { kind: 'laptop', laptop: id, name }
}

function spell(address: RoadAddress): string {
  switch (address.kind) {
    case 'folder':
      return `folder ${address.folder}`
    case 'couchdb':
      return `couchdb ${address.url}`
    case 'laptop':
      return `laptop ${address.laptop}`
  }
}

/** As the keychain knows it. */
function nameOf(road: string): string {
  return `sync.${road.toLowerCase()}`
}
