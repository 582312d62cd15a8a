// One exchange of revisions over one road: fetch what is new there, leave what is new here, and fetch once more, so that what this side
// has just left is known to be no news. May break anywhere and be done again: taking in is idempotent, and where it stood is kept after.
import * as v from 'valibot'
import type { FieldChange } from '../../../shared/model/change.ts'
import { typeOfId } from '../../../shared/model/id.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { Replica, Revision } from '../store/replica.ts'
import { ahead } from './ahead.ts'
import { joinNotes } from './join-notes.ts'
import type { Kept, KeptAside } from './kept-aside.ts'
import type { Road } from './road.ts'

/**
 * So many removals may come without a question: more may be a wish, and may be an accident on its way through all laptops.
 */
const HANDFUL = 5

const Standing = v.object({
  /** The store's sequence up to which everything has been left there. */
  pushed: v.number(),
  /** Where fetching goes on, and what this device left; only the road can read them. */
  mark: v.unknown(),
  left: v.unknown(),
})

export interface Trip {
  replica: Replica
  road: Road
  /** Whether the road has been waited at since the last exchange; then what is new here goes first, and need not wait for an answer. */
  isFollowed?: boolean
  /** Id of the place; what stood at the end of the last exchange is kept under it. */
  place: string
  /** For messages. */
  name: string
  held: KeptAside
  quarantine: KeptAside
  /** Lets in what is held. */
  accept: boolean
  signal: AbortSignal
  progress(done: number): void
  /** Called once before anything is taken in that would remove more than a handful. */
  beforeRemovals(): Promise<void>
}

export interface Exchanged {
  pushed: number
  pulled: number
  merged: Set<string>
  held: number
  quarantined: number
  incomplete: number
  refused: number
  refilled: boolean
  /** Ids of the changes of other devices that came. */
  changes: string[]
  /** Ids of this device's own changes that were left there. */
  sent: string[]
  /** What became of the records, in that order. */
  fields: FieldChange[]
}

/** Before anything has been exchanged. */
export function nothing(): Exchanged {
  return {
    pushed: 0,
    pulled: 0,
    merged: new Set(),
    held: 0,
    quarantined: 0,
    incomplete: 0,
    refused: 0,
    refilled: false,
    changes: [],
    sent: [],
    fields: [],
  }
}

/** Whether a place has been travelled to before. */
export async function hasStanding(replica: Replica, place: string): Promise<boolean> {
  return (await replica.getLocal(keyOf(place))) !== undefined
}

/** Milliseconds after which where it stands is written down: no more than that has to be done again after a crash. */
const KEEP_EVERY = 1_000

/** Where an exchange stands, written down now and then and at its end, however it ends. */
class Tide {
  readonly #trip: Trip
  readonly #standing: v.InferOutput<typeof Standing>
  #keptAt = performance.now()
  #hasMoved = false
  #hasLeft = false
  #saying: Promise<unknown> | null = null

  constructor(trip: Trip, standing: v.InferOutput<typeof Standing>) {
    this.#trip = trip
    this.#standing = standing
  }

  /** Something was left there since it was last written down. */
  left(): void {
    this.#hasLeft = true
  }

  /** Begins to say so there, while something else is asked. */
  say(): void {
    if (!this.#hasLeft) return
    this.#saying = Promise.resolve(this.#trip.road.leaving())
    this.#saying.catch(() => undefined)
  }

  async moved(): Promise<void> {
    this.#hasMoved = true
    if (performance.now() - this.#keptAt > KEEP_EVERY) await this.keep()
  }

  async keep(): Promise<void> {
    if (!this.#hasMoved) return
    const { replica, road, place } = this.#trip
    // The road may keep a word of its own there; said right before it is written down here, the two are hardly ever apart.
    if (this.#hasLeft) this.#standing.left = await (this.#saying ?? road.leaving())
    this.#saying = null
    this.#hasLeft = this.#hasMoved = false
    const { pushed, mark, left } = this.#standing
    // What stands too low is exchanged again and found to be known.
    await replica.setLocal(keyOf(place), { pushed, mark: mark ?? null, left: left ?? null }, 'soon')
    this.#keptAt = performance.now()
  }
}

/** The store's sequence up to which everything has been left at a place; null where nothing has been exchanged with it. */
export async function pushedTo(replica: Replica, place: string): Promise<number | null> {
  const kept = v.safeParse(Standing, await replica.getLocal(keyOf(place)))
  return kept.success ? kept.output.pushed : null
}

/** Where fetching from a place will go on. */
export async function markAt(replica: Replica, place: string): Promise<unknown> {
  const kept = v.safeParse(Standing, await replica.getLocal(keyOf(place)))
  return kept.success ? kept.output.mark : null
}

/** `result`: filled as it goes on, so that what came can be told also where the exchange breaks. */
export async function exchange(trip: Trip, result = nothing()): Promise<Exchanged> {
  const { replica, road, place } = trip
  const own = `chg:${replica.device}:`
  const kept = v.safeParse(Standing, await replica.getLocal(keyOf(place)))
  const standing = kept.success ? kept.output : { pushed: 0, mark: null, left: null }
  const done = new Doing(trip, result)
  // Asked for while what is new there comes: it says only whether what was left there has to be left again.
  const holds = Promise.resolve(road.stillHolds(standing.left))
  holds.catch(() => undefined)
  const tide = new Tide(trip, standing)
  await done.tryQuarantine()
  const pull = async (): Promise<void> => {
    done.result.incomplete = done.result.refused = 0
    for await (const page of ahead(road.fetch(standing.mark ?? null, (id, rev) => done.isKnown(id, rev)))) {
      done.result.incomplete += page.incomplete ?? 0
      done.result.refused += page.refused ?? 0
      await done.take(page.documents, standing)
      standing.mark = page.mark
      await tide.moved()
      trip.progress(done.result.pulled)
    }
  }
  try {
    if (trip.isFollowed !== true) await pull()
    await done.decideHeld()
    // Before what is new here is left there, so that what was joined goes with it.
    await done.joinNotes()
    if (!(await holds)) {
      standing.pushed = 0
      standing.left = null
      done.result.refilled = true
    }
    for await (const { documents, sequence } of ahead(replica.send(standing.pushed))) {
      stopWhere(trip.signal)
      const news = documents.filter(({ _id, _rev }) => typeOfId(_id) !== null && !done.isKnown(_id, _rev))
      if (news.length > 0) {
        done.result.pushed += await road.put(news)
        for (const { _id } of news) if (_id.startsWith(own)) done.result.sent.push(_id)
        tide.left()
      }
      done.know(news)
      standing.pushed = sequence
      await tide.moved()
      trip.progress(done.result.pulled + done.result.pushed)
    }
    tide.say()
    // What was just left there comes by again; known to be no news, it is passed over for good.
    if (trip.isFollowed === true || (done.result.pushed > 0 && road.isSilent !== true)) await pull()
    await done.decideHeld()
    // Notes that met only now are made one, and go with the next exchange, which their change calls for.
    if (trip.isFollowed === true) await done.joinNotes()
  } catch (error) {
    // What broke the exchange is what is to be told.
    await done.joinNotes().catch(() => undefined)
    await tide.keep().catch(() => undefined)
    throw error
  }
  await tide.keep()
  const { held, quarantined, incomplete, refused } = done.result
  if (held + quarantined + incomplete + refused === 0) {
    await road.consolidate?.(standing.mark ?? null, async function* () {
      for await (const { documents } of replica.send(0)) yield documents.filter(({ _id }) => typeOfId(_id) !== null)
    })
  }
  return done.result
}

/** Takes in what another laptop brought by itself, by the same rules as what is fetched. */
export async function admit(trip: Omit<Trip, 'road'>, documents: readonly unknown[]): Promise<Exchanged> {
  const done = new Doing(trip, nothing())
  await done.take(documents)
  await done.decideHeld()
  await done.joinNotes()
  return done.result
}

/** What one exchange knows and has done so far. */
class Doing {
  readonly result: Exchanged
  readonly #trip: Omit<Trip, 'road'>
  /** Revisions both sides are known to have. */
  readonly #common = new Set<string>()

  constructor(trip: Omit<Trip, 'road'>, result: Exchanged) {
    this.#trip = trip
    this.result = result
  }

  isKnown(id: string, rev: string): boolean {
    return this.#common.has(`${id} ${rev}`)
  }

  know(revisions: readonly Revision[]): void {
    for (const { _id, _rev } of revisions) this.#common.add(`${_id} ${_rev}`)
  }

  /**
   * Takes in a page: what is fit goes to the store, removals wait until all have been seen. `standing`: so that what came from there is
   * not read again in order to find that it is known there.
   */
  async take(documents: readonly unknown[], standing?: { pushed: number }): Promise<void> {
    const { replica, place, name, quarantine, held, signal } = this.#trip
    stopWhere(signal)
    const { revisions, quarantined } = replica.check(documents, name)
    const at = new Date().toISOString()
    await quarantine.add(quarantined.map((one) => ({ ...one, road: place, at })))
    this.result.quarantined += quarantined.length
    // What is not here, and what continues what is, need not be looked for.
    const known = revisions.filter((one) => replica.knows(one._id) && !replica.isAhead(one))
    const lacking = new Set(known.length > 0 ? await replica.lacking(known) : [])
    const old = new Set(known.filter((one) => !lacking.has(one)))
    const news = revisions.filter((one) => !old.has(one))
    const together = Map.groupBy(revisions, ({ _id }) => _id)
    const removals = new Set(news.filter((one) => replica.removal(one, together.get(one._id)!) > 0))
    const waiting: Kept[] = [...removals].map((document) => ({
      id: document._id,
      road: place,
      at,
      problem: '',
      document,
    }))
    await held.add(waiting)
    await this.#receive(
      news.filter((one) => !removals.has(one)),
      standing,
    )
    this.know(revisions)
  }

  /** What waits is let in where it is no more than a handful or somebody has said so. */
  async decideHeld(): Promise<void> {
    const { replica, place, held, accept } = this.#trip
    const waiting = (await held.all()).filter(({ road }) => road === place)
    if (waiting.length === 0) return
    const revisions = waiting.map(({ document }) => document as Revision)
    const together = Map.groupBy(revisions, ({ _id }) => _id)
    // What has been removed or edited here meanwhile is none any more.
    const removed = new Map<string, number>()
    for (const revision of revisions) {
      const weight = replica.removal(revision, together.get(revision._id)!)
      if (weight > 0) removed.set(revision._id, weight)
    }
    const weight = [...removed.values()].reduce((sum, one) => sum + one, 0)
    this.result.held = removed.size
    if (weight > HANDFUL && !accept) return
    if (weight > HANDFUL) await this.#trip.beforeRemovals()
    await this.#receive(revisions)
    await held.remove(waiting)
    this.result.held = 0
  }

  async joinNotes(): Promise<void> {
    this.result.fields.push(...(await joinNotes(this.#trip.replica, this.result.merged)))
  }

  /** What an older version could not read may be readable now. */
  async tryQuarantine(): Promise<void> {
    const { replica, quarantine, place } = this.#trip
    const waiting = (await quarantine.all()).filter(({ road }) => road === place)
    if (waiting.length === 0) return
    const fit = waiting.filter(({ document }) => replica.check([document], place).revisions.length > 0)
    await this.take(fit.map(({ document }) => document))
    await quarantine.remove(fit)
  }

  async #receive(revisions: readonly Revision[], standing?: { pushed: number }): Promise<void> {
    if (revisions.length === 0) return
    const { replica, quarantine, place } = this.#trip
    const { refused, changed, merged, fields, before, after } = await replica.receive(revisions)
    if (standing?.pushed === before && merged.length === 0) standing.pushed = after
    const out = new Set(refused)
    const at = new Date().toISOString()
    const problem = 'its clocks are impossible, or it speaks in this device’s name'
    const aside = revisions.filter(({ _id }) => out.has(_id))
    await quarantine.add(aside.map((document) => ({ id: document._id, road: place, at, problem, document })))
    this.result.quarantined += aside.length
    this.result.pulled += revisions.length - aside.length
    for (const id of merged) this.result.merged.add(id)
    this.result.changes.push(...changed.filter((id) => typeOfId(id) === 'change'))
    this.result.fields.push(...fields)
  }
}

function stopWhere(signal: AbortSignal): void {
  if (signal.aborted) throw new CommonplaceError('cancelled')
}

function keyOf(place: string): string {
  return `sync:${place}`
}
