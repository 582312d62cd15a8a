// Syncing of one library: its roads, one exchange at a time, what each brought, and copies made before anything is risked.
import { join as joinPath } from 'node:path'
import type { BackupView, RoadSetUp, RoadView, SyncNotice, SyncReport } from '../../../shared/model/sync.ts'
import type { LaptopView } from '../../../shared/model/laptop.ts'
import { typeOfId } from '../../../shared/model/id.ts'
import { CommonplaceError, toWireError, type WireError } from '../../../shared/rpc/error.ts'
import { NO_FILES, noticesOf, reportOf } from './account.ts'
import { Copies } from './copies.ts'
import { admit, exchange, hasStanding, markAt, nothing, type Exchanged } from './exchange.ts'
import { fileChoice, onlyOriginals } from './file-choice.ts'
import { bringFiles, exchangeFiles } from './files.ts'
import { join, type Joined } from './join.ts'
import { joinNotes } from './join-notes.ts'
import { KeptAside } from './kept-aside.ts'
import { OpenPlaces, type Reached } from './open-places.ts'
import { addressOf, newRoadId, RoadList, type StoredRoad } from './road-list.ts'
import type { Place } from './road.ts'
import { recoverySheet } from './sheet.ts'
import { Stories } from './stories.ts'
import type { SettingUp, Surroundings, SyncingNow } from './surroundings.ts'
import { Waiting } from './waiting.ts'
import { NO_VAULT } from './vault.ts'

/** Copies kept in a folder that its user named. */
const COPIES = 10

export class LibrarySync {
  readonly stories: Stories
  readonly quarantine: KeptAside
  readonly #around: Surroundings
  readonly #roads: RoadList
  readonly #held: KeptAside
  readonly #copies: Copies
  readonly #waiting: Waiting
  readonly #problems = new Map<string, WireError>()
  readonly #places = new OpenPlaces()
  /** Files read and found right since this program started. */
  readonly #verified = new Set<string>()
  #running: { road: string | null; abort: AbortController } | null = null
  #tail: Promise<unknown> = Promise.resolve()
  #closed = false
  #hasFinishedJoining = false

  constructor(around: Surroundings) {
    const folder = joinPath(around.replica.folder, 'sync')
    this.#around = around
    this.#copies = new Copies(around)
    this.#waiting = new Waiting(around.replica)
    this.#roads = new RoadList(around.replica, around.vault ?? NO_VAULT)
    this.#held = new KeptAside(joinPath(folder, 'held.ndjson'))
    this.quarantine = new KeptAside(joinPath(folder, 'quarantine.ndjson'))
    this.stories = new Stories(joinPath(folder, 'stories'))
  }

  async roads(): Promise<RoadView[]> {
    return Promise.all((await this.#roads.all()).map((road) => this.#view(road)))
  }

  /** Reaches a place and makes a road of it, or answers the one there is. */
  setUp(asked: SettingUp): Promise<RoadSetUp> {
    return this.#inTurn(null, async (signal) => {
      const { address, passphrase } = asked
      const known = await this.#roads.at(address)
      const credentials = asked.credentials ?? (known ? await this.#roads.credentials(known.id) : null)
      const place = this.#around.placeAt(address, credentials)
      signal.addEventListener('abort', () => void place.close())
      try {
        const joined = await this.#join(place, known, asked)
        const road: StoredRoad = {
          id: known?.id ?? newRoadId(),
          address,
          place: joined.place,
          sealed: joined.sealing.isSealed,
          paused: known?.paused ?? false,
          last: known?.last ?? null,
        }
        await this.#roads.setCredentials(road.id, credentials)
        await this.#roads.put(road)
        this.#problems.delete(road.id)
        this.#around.changed()
        const shown = joined.made ?? (joined.joined || known ? null : (passphrase ?? null))
        const sheet = shown === null || !road.sealed ? null : recoverySheet(place.name, shown)
        return { road: await this.#view(road), joined: joined.joined, passphrase: joined.made, sheet }
      } finally {
        await place.close()
      }
    })
  }

  /**
   * One exchange, the files, and the account of it. `follow`: the place stays open for `wait` and the next exchange. `allFiles`: also
   * those that were to come when they are opened.
   */
  syncNow(id: string, { accept = false, follow = false, allFiles = false }: SyncingNow = {}) {
    return this.#inTurn(id, async (signal): Promise<SyncReport> => {
      let reached: Reached | null = null
      let stays = false
      try {
        const road = await this.#known(id)
        const here = (reached = await this.#reach(road, signal, { accept, follow }))
        signal.addEventListener('abort', () => void here.place.close(), { once: true })
        const place = reached.joined.place
        const report = await this.#travel({ ...road, place }, reached, { accept, allFiles }, signal)
        const at = new Date().toISOString()
        // Somebody may have paused it meanwhile.
        const now = await this.#known(id)
        await this.#roads.put({ ...now, place, last: { at, report } }, now.place === place ? 'soon' : 'now')
        this.#problems.delete(id)
        stays = follow
        return report
      } catch (error) {
        if (signal.aborted) throw new CommonplaceError('cancelled')
        this.#problems.set(id, toWireError(error))
        throw error
      } finally {
        if (reached && !stays) await this.#places.leave(id, reached)
      }
    })
  }

  /** Fetches files from where they lie; answers how many of them are here then. Roads that are away or paused are passed over. */
  async fetch(wanted: readonly string[]): Promise<number> {
    const { replica, blobs, progress } = this.#around
    const lacking = async () => {
      const here = await Promise.all(wanted.map((sha256) => blobs.has(sha256)))
      return wanted.filter((_, i) => !here[i])
    }
    for (const { id, paused } of await this.#roads.all()) {
      const missing = await lacking()
      if (missing.length === 0 || paused) continue
      const brought = await this.#inTurn(id, async (signal) => {
        const { road, joined, place } = await this.#reach(await this.#known(id), signal, { follow: false })
        const trip = {
          blobs,
          records: replica.records,
          road,
          sealing: joined.sealing,
          verified: this.#verified,
          signal,
        }
        const incoming = joinPath(replica.folder, 'sync', 'incoming')
        const tell = (count: number, total: number) => progress(id, count, total)
        return bringFiles({ ...trip, incoming, progress: tell }, missing).finally(() => place.close())
      }).catch(() => 0)
      if (brought > 0) this.#around.filesCame()
    }
    return wanted.length - (await lacking()).length
  }

  /**
   * Resolves when something may have come to a place, at the latest when `signal` is aborted. Not in turn: other roads are travelled
   * meanwhile. Throws what reaching it throws.
   */
  async wait(id: string, signal: AbortSignal): Promise<void> {
    const { replica } = this.#around
    let reached: Reached | null = null
    let stays = false
    try {
      reached = await this.#reach(await this.#known(id), signal, { follow: true })
      const { road, joined } = reached
      if (!signal.aborted) await road.wait(signal, await markAt(replica, joined.place))
      this.#places.renew(id)
      stays = true
    } catch (error) {
      // One that was closed for another exchange has not failed.
      if (!signal.aborted && (!reached || !reached.isKept || this.#places.holds(id, reached))) throw error
    } finally {
      if (reached && (!stays || !this.#places.holds(id, reached))) await this.#places.leave(id, reached)
    }
  }

  /** The place of a road: as it stays open, or anew. */
  #reach(road: StoredRoad, signal: AbortSignal, { accept, follow }: { accept?: boolean; follow: boolean }) {
    const { id, address } = road
    // A folder is reached in no time, and may have been emptied or swapped; a line to a laptop ends when nothing is said.
    const credentials = () => (address.kind === 'couchdb' ? this.#roads.credentials(id) : null)
    const reach = async () => this.#around.placeAt(address, await credentials())
    const meet = async (place: Place) => {
      const joined = await this.#join(place, road, { accept })
      return { joined, road: await place.road(joined.sealing, this.#around.replica.device) }
    }
    return this.#places.reach(id, { stays: follow && address.kind === 'couchdb', follow, reach, meet, signal })
  }

  async pause(id: string, paused: boolean): Promise<void> {
    await this.#roads.put({ ...(await this.#known(id)), paused })
    if (paused && this.#running?.road === id) this.#running.abort.abort()
    if (paused) await this.#places.close(id)
    this.#around.changed()
  }

  async remove(id: string): Promise<void> {
    await this.#known(id)
    if (this.#running?.road === id) this.#running.abort.abort()
    await this.#inTurn(null, () => this.#roads.remove(id))
    await this.#places.close(id)
    this.#around.changed()
  }

  /**
   * Makes a road of a laptop that was just paired. Before anything is exchanged with it a copy is made of what is here, since from now
   * on the other may begin.
   */
  async meet(laptop: LaptopView): Promise<void> {
    await this.#inTurn(null, async () => {
      const { replica } = this.#around
      if (!replica.isEmpty) await this.#copies.own()
      await this.#roads.put(await this.#roadOf(laptop))
    })
    this.#around.changed()
  }

  async rename(laptop: LaptopView): Promise<void> {
    const road = await this.#roads.at(addressOf(laptop))
    if (road) await this.#roads.put({ ...road, address: addressOf(laptop) })
  }

  async part(laptop: LaptopView): Promise<void> {
    const road = await this.#roads.at(addressOf(laptop))
    if (road) await this.remove(road.id)
  }

  /**
   * Takes in what a paired laptop brought; answers how many documents were new. Not in turn: while this laptop brings something
   * there, the other may be bringing something here, and neither is to wait for the other.
   */
  async admit(laptop: LaptopView, documents: readonly unknown[]): Promise<number> {
    if (this.#closed) throw new CommonplaceError('closed')
    const { replica } = this.#around
    const road = await this.#roadOf(laptop)
    const done = await admit(
      {
        replica,
        place: road.place,
        name: laptop.name,
        held: this.#held,
        quarantine: this.quarantine,
        accept: false,
        signal: new AbortController().signal,
        progress: () => undefined,
        beforeRemovals: async () => undefined,
      },
      documents,
    )
    await this.#tell(road, reportOf(replica, done, NO_FILES, noticesOf(done, NO_FILES)), done)
    this.#around.changed()
    return done.pulled
  }

  async #roadOf(laptop: LaptopView): Promise<StoredRoad> {
    const address = addressOf(laptop)
    const made = { id: newRoadId(), address, place: laptop.id.slice(0, 32), sealed: false, paused: false, last: null }
    return (await this.#roads.at(address)) ?? made
  }

  async backUp(folder: string, keep = COPIES): Promise<BackupView> {
    return this.#inTurn(null, () => this.#copies.make(folder, keep))
  }

  async restore(folder: string): Promise<{ restored: number; files: number }> {
    return this.#inTurn(null, () => this.#copies.restore(folder))
  }

  /** Ends what runs; what was exchanged stays. */
  async close(): Promise<void> {
    this.#closed = true
    this.#running?.abort.abort()
    await this.#tail
    await this.stories.close()
    await this.#places.closeAll()
  }

  #join(
    place: Place,
    known: StoredRoad | undefined,
    asked: Omit<SettingUp, 'address' | 'credentials'>,
  ): Promise<Joined> {
    const { replica } = this.#around
    return join({
      place,
      folder: replica.folder,
      isEmpty: replica.isEmpty,
      known: known ?? null,
      plain: asked.plain ?? (known !== undefined && !known.sealed),
      passphrase: asked.passphrase,
      accept: asked.accept ?? false,
    })
  }

  async #travel(
    road: StoredRoad,
    reached: Reached,
    { accept, allFiles }: { accept: boolean; allFiles: boolean },
    signal: AbortSignal,
  ) {
    const { place, joined, road: travelled, isKept } = reached
    const { replica, blobs, progress } = this.#around
    const notices: SyncNotice[] = []
    const note = (code: SyncNotice['code'], parameters: SyncNotice['parameters'] = {}) =>
      notices.push({ code, parameters })
    if (!road.sealed && road.address.kind !== 'laptop') note('plain')
    const snapshot = async (): Promise<void> => void note('snapshot', { file: await this.#copies.own() })
    const isFirst = !(await hasStanding(replica, road.place))
    if (isFirst && !replica.isEmpty) await snapshot()
    await this.#finishJoining()
    const done = nothing()
    const carry = async () => {
      await exchange(
        {
          replica,
          road: travelled,
          isFollowed: isKept,
          place: road.place,
          name: place.name,
          held: this.#held,
          quarantine: this.quarantine,
          accept,
          signal,
          progress: (count) => progress(road.id, count, 0),
          beforeRemovals: snapshot,
        },
        done,
      )
      return exchangeFiles({
        blobs,
        records: replica.records,
        road: travelled,
        sealing: joined.sealing,
        incoming: joinPath(replica.folder, 'sync', 'incoming'),
        verified: this.#verified,
        later: allFiles || (await fileChoice(replica)) === 'all' ? new Set() : onlyOriginals(replica.records),
        signal,
        progress: (count, total) => progress(road.id, count, total),
      })
    }
    const { refused, brought, ...files } = await carry().catch(async (error: unknown) => {
      // What came before it broke is told, and can be taken back, like any other.
      note('interrupted')
      await this.#tell(road, reportOf(replica, done, NO_FILES, notices), done).catch(() => undefined)
      throw error
    })
    if (brought > 0) this.#around.filesCame()
    notices.push(...noticesOf(done, files, refused))
    const report = reportOf(replica, done, files, notices)
    await this.#tell(road, report, done)
    return report
  }

  /** Where the last program was killed between taking in and joining. */
  async #finishJoining(): Promise<void> {
    if (this.#hasFinishedJoining) return
    await joinNotes(this.#around.replica, this.#around.replica.conflicted())
    this.#hasFinishedJoining = true
  }

  async #tell(road: StoredRoad, report: SyncReport, { changes, merged, sent, fields }: Exchanged): Promise<void> {
    if (report.pulled === 0 && report.pushed === 0) return
    const at = new Date().toISOString()
    const records = [...merged].filter((id) => typeOfId(id) !== 'change')
    await this.stories.add({ road: road.id, at, report, changes, sent, merged: records, fields })
  }

  async #known(id: string): Promise<StoredRoad> {
    const road = await this.#roads.find(id)
    if (!road) throw new CommonplaceError('notFound', { what: 'road', name: id })
    return road
  }

  async #view({ id, address, place, sealed, paused, last }: StoredRoad): Promise<RoadView> {
    const waiting = await this.#waiting.at(place)
    const problem = this.#problems.get(id)
    const state = this.#running?.road === id ? 'syncing' : paused ? 'paused' : problem ? 'failed' : 'idle'
    return { id, address, sealed: sealed || address.kind === 'laptop', state, last, waiting, problem: problem ?? null }
  }

  /** One after another: two roads at once would each count the other's news. */
  #inTurn<T>(road: string | null, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const abort = new AbortController()
    const turn = this.#tail.then(async () => {
      if (this.#closed) throw new CommonplaceError('closed')
      this.#running = { road, abort }
      if (road !== null) this.#around.changed()
      try {
        return await work(abort.signal)
      } finally {
        this.#running = null
        if (road !== null) this.#around.changed()
      }
    })
    this.#tail = turn.catch(() => undefined)
    return turn
  }
}
