// This laptop among others on the network: whether it listens, whom it is paired with, and the roads to them. Off until turned on.
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import type { LanView, LaptopView, PairingView } from '../../../../shared/model/laptop.ts'
import { CommonplaceError } from '../../../../shared/rpc/error.ts'
import type { BlobStore } from '../../blobs/blob-store.ts'
import type { Replica } from '../../store/replica.ts'
import { readKeys } from '../keys.ts'
import type { Place } from '../road.ts'
import type { Own } from './agreement.ts'
import { type Beacon, beacon, find } from './discovery.ts'
import { type Identity, identityOf } from './identity.ts'
import { type Laptop, Laptops } from './laptops.ts'
import { LaptopPlace } from './laptop-road.ts'
import { call, type Line, listen, type Listening } from './line.ts'
import type { Hello } from './messages.ts'
import { PairingSession } from './pairing-session.ts'
import { serve, type Shown } from './serve.ts'
import { shownParts } from './shown-parts.ts'

/** Tags change by the hour. */
const RENEW = 30 * 60_000
/** Milliseconds after a failed pairing before the next may be called from outside: three guesses are not to become thousands. */
const PAUSE = 10_000
/** Lines one laptop may hold at once: one that exchanges, one that waits, and those it has just left. */
const MOST_LINES = 4

export interface Neighbourhood {
  replica: Replica
  blobs: BlobStore
  isEmpty(): boolean
  /** Takes in what a paired laptop brought; answers how many were new. */
  admit(laptop: LaptopView, documents: readonly unknown[]): Promise<number>
  /** A laptop was paired or is no more. */
  paired(laptop: LaptopView): Promise<void>
  unpaired(laptop: LaptopView): Promise<void>
  renamed(laptop: LaptopView): Promise<void>
  /** A file came that records here were waiting for. */
  filesCame(): void
  changed(): void
  /** Interface to listen on; all of them unless a test says otherwise. */
  host?: string
  /** What this laptop is called; said to laptops that are paired or being paired, over their own line. */
  name(): string
}

export class Lan {
  readonly #around: Neighbourhood
  readonly #laptops: Laptops
  #identity: Promise<Identity> | null = null
  #listening: { on: Listening; beacon: Beacon; renewal: NodeJS.Timeout } | null = null
  #session: PairingSession | null = null
  #quietUntil = 0
  readonly #lines = new Map<string, Set<Line>>()
  #known: readonly Laptop[] = []

  constructor(around: Neighbourhood) {
    this.#around = around
    this.#laptops = new Laptops(around.replica.folder)
  }

  /** Listens again where it did when the library was last open. */
  async start(): Promise<void> {
    const { port, laptops } = await this.#laptops.read()
    this.#known = laptops
    if (port !== null) await this.#open(port)
  }

  async view(): Promise<LanView> {
    const { laptops } = await this.#laptops.read()
    return {
      listening: this.#listening ? addresses(this.#listening.on.port, this.#around.host) : null,
      laptops: laptops.map(shownLaptop),
      pairing: this.#session?.view ?? null,
    }
  }

  /** Throws `couldNotListen`. */
  async listen(on: boolean, port = 0): Promise<LanView> {
    await this.#shut()
    if (on) await this.#open(port)
    await this.#laptops.setPort(on ? this.#listening!.on.port : null)
    this.#around.changed()
    return this.view()
  }

  /** Throws `laptopAway`, `couldNotListen`, `badValue`. */
  async pair(address: string | null, accept: boolean): Promise<PairingView> {
    this.#session?.cancel()
    this.#quietUntil = 0
    if (address === null && !this.#listening) await this.#open(0)
    const line = address === null ? null : await call(await this.#own(), address, 'pair', null)
    const session = new PairingSession(
      () => this.#around.changed(),
      (laptop) => this.#keep(laptop),
    )
    this.#session = session
    this.#accept = accept
    void session.ended.then(() => this.#afterPairing(session))
    if (line) session.meet(line, this.#facts())
    return session.view
  }

  #accept = false

  type(code: string): Promise<PairingView> {
    if (!this.#session) throw new CommonplaceError('pairingFailed', { problem: 'none is under way' })
    return this.#session.type(code)
  }

  cancelPairing(): void {
    this.#session?.cancel()
  }

  async unpair(id: string): Promise<void> {
    const laptop = await this.#laptops.find(id)
    if (!laptop) throw new CommonplaceError('notPaired', { laptop: id.slice(0, 12) })
    await this.#laptops.remove(id)
    for (const line of this.#lines.get(id) ?? []) line.frames.close()
    await this.#renew()
    await this.#around.unpaired(shownLaptop(laptop))
    this.#around.changed()
  }

  /** The other library as a place. It need not be known yet where it is. */
  placeOf(id: string, name: string): Place {
    return new LaptopPlace(
      name,
      id,
      () => this.#reach(id, name),
      () => this.#hello(),
      ({ name: said }) => this.#learn(id, said),
    )
  }

  /** Its user calls it something else by now. */
  async #learn(id: string, name: string): Promise<void> {
    const laptop = await this.#laptops.find(id)
    if (!laptop || laptop.name === name || name === '') return
    await this.#laptops.put({ ...laptop, name })
    await this.#around.renamed(shownLaptop({ ...laptop, name }))
  }

  async close(): Promise<void> {
    this.#session?.cancel()
    await this.#shut()
  }

  /** Where it was last, else where it says it is. */
  async #reach(id: string, name: string): Promise<Line> {
    const laptop = await this.#laptops.find(id)
    if (!laptop) throw new CommonplaceError('notPaired', { laptop: name })
    const own = await this.#own()
    let problem: unknown = new CommonplaceError('laptopAway', {
      address: name,
      problem: 'it was not found on this network',
    })
    const tried = new Set<string>()
    const attempt = async (address: string): Promise<Line | null> => {
      if (tried.has(address)) return null
      tried.add(address)
      try {
        const line = await call(own, address, 'exchange', id)
        if (address !== laptop.address) await this.#laptops.put({ ...laptop, address })
        return line
      } catch (error) {
        problem = error
        return null
      }
    }
    const last = laptop.address === null ? null : await attempt(laptop.address)
    if (last) return last
    for (const address of await find(laptop.secret)) {
      const line = await attempt(address)
      if (line) return line
    }
    throw problem
  }

  async #open(port: number): Promise<void> {
    const host = this.#around.host ?? '::'
    const own = await this.#own()
    const on = await listen(
      own,
      { host, port },
      (purpose, peer) => this.#mayCome(purpose, peer),
      (line) => this.#come(line),
    )
    const renewal = setInterval(() => void this.#renew(), RENEW)
    renewal.unref()
    this.#listening = { on, beacon: await this.#announce(on.port), renewal }
  }

  async #shut(): Promise<void> {
    const listening = this.#listening
    this.#listening = null
    if (!listening) return
    clearInterval(listening.renewal)
    await listening.beacon.stop()
    await listening.on.close()
  }

  async #announce(port: number): Promise<Beacon> {
    const { laptops } = await this.#laptops.read()
    this.#known = laptops
    return laptops.length === 0
      ? { stop: async () => undefined }
      : beacon(
          port,
          laptops.map(({ secret }) => secret),
        )
  }

  async #renew(): Promise<void> {
    const listening = this.#listening
    this.#known = (await this.#laptops.read()).laptops
    if (!listening) return
    await listening.beacon.stop()
    listening.beacon = await this.#announce(listening.on.port)
  }

  #mayCome(purpose: 'pair' | 'exchange', peer: string): boolean {
    if (purpose === 'pair') {
      const session = this.#session
      return session !== null && session.view.state === 'waiting' && Date.now() >= this.#quietUntil
    }
    return this.#known.some(({ id }) => id === peer) && (this.#lines.get(peer)?.size ?? 0) < MOST_LINES
  }

  #come(line: Line): void {
    if (line.purpose === 'pair') {
      if (!this.#session?.meet(line, this.#facts())) line.frames.close()
      return
    }
    const laptop = this.#known.find(({ id }) => id === line.peer)
    if (!laptop) return line.frames.close()
    const lines = this.#lines.get(line.peer) ?? new Set()
    this.#lines.set(line.peer, lines.add(line))
    void serve(line.frames, this.#shown(laptop))
      .catch((error: unknown) => process.emitWarning(error instanceof Error ? error : String(error)))
      .finally(() => lines.delete(line))
  }

  #shown(laptop: Laptop): Shown {
    const { replica, blobs, admit } = this.#around
    const incoming = join(replica.folder, 'sync', 'brought', laptop.id.slice(0, 16))
    return {
      hello: () => this.#hello(),
      replica,
      parts: shownParts(blobs, replica.records, incoming, () => this.#around.filesCame()),
      admit: (documents) => admit(shownLaptop(laptop), documents),
    }
  }

  async #keep(laptop: Laptop): Promise<void> {
    await this.#laptops.put(laptop)
    await this.#renew()
    await this.#around.paired(shownLaptop(laptop))
  }

  async #afterPairing(session: PairingSession): Promise<void> {
    if (session.view.state === 'failed') this.#quietUntil = Date.now() + PAUSE
    // A door that was opened for pairing alone is closed again.
    if (this.#session === session && (await this.#laptops.read()).port === null) await this.#shut()
    this.#around.changed()
  }

  async #own(): Promise<Identity> {
    const { replica } = this.#around
    return (this.#identity ??= identityOf(replica.folder, replica.device))
  }

  #facts(): Own {
    const { replica, isEmpty } = this.#around
    const port = this.#listening?.on.port ?? null
    return { folder: replica.folder, name: this.#name, isEmpty: isEmpty(), accept: this.#accept, port }
  }

  async #hello(): Promise<Hello> {
    const { replica } = this.#around
    const library = (await readKeys(replica.folder))?.library ?? null
    return { version: 1, device: replica.device, library, name: this.#name }
  }

  get #name(): string {
    return this.#around.name().slice(0, 200)
  }
}

function shownLaptop({ id, name, address }: Laptop): LaptopView {
  return { id, name, address }
}

/** Where others of the same network reach this laptop. */
function addresses(port: number, host: string | undefined): string[] {
  if (host !== undefined) return [`${host}:${port}`]
  const own = Object.values(networkInterfaces()).flatMap((all) => all ?? [])
  const outside = own.filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
  const sorted = outside.toSorted((a, b) => a.family.localeCompare(b.family))
  return sorted.map(({ address, family }) => (family === 'IPv6' ? `[${address}]:${port}` : `${address}:${port}`))
}
