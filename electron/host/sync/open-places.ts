// Places that stay reached while their roads are followed: marker, keys, connection and where it stands need not be found again for
// each change. Not for long: whose a place is is looked at again soon, and at once after anything went wrong.
import type { Joined } from './join.ts'
import type { Place, Road } from './road.ts'

/** Milliseconds after which a place is reached anew. */
const FRESH = 30_000

export interface Reached {
  place: Place
  joined: Joined
  road: Road
  /** Whether it was kept open: then nothing is known to have come there, and what is new here may go first. */
  isKept: boolean
}

export interface Reaching {
  stays: boolean
  follow: boolean
  reach(): Promise<Place>
  meet(place: Place): Promise<Pick<Reached, 'joined' | 'road'>>
  /** Aborted while it is being reached, it is closed. */
  signal: AbortSignal
}

export class OpenPlaces {
  readonly #open = new Map<string, { reached: Reached; since: number }>()

  /** `stays`: the place may stay open; `follow`: it is reached for somebody who follows the road. */
  async reach(id: string, how: Reaching): Promise<Reached> {
    const kept = how.stays ? await this.#take(id) : null
    if (kept) return kept
    // Two that leave something at one place would each take the other's last word there for a stranger's.
    if (!how.follow) await this.close(id)
    const place = await how.reach()
    const close = (): void => void place.close()
    how.signal.addEventListener('abort', close)
    try {
      const reached = { place, ...(await how.meet(place)), isKept: false }
      if (how.stays) this.#open.set(id, { reached, since: Date.now() })
      return reached
    } catch (error) {
      await place.close()
      throw error
    } finally {
      how.signal.removeEventListener('abort', close)
    }
  }

  async leave(id: string, reached: Reached): Promise<void> {
    if (this.holds(id, reached)) await this.close(id)
    else await reached.place.close()
  }

  /** A place that is open, if it is fresh; one that is not is closed. */
  async #take(id: string): Promise<Reached | null> {
    const open = this.#open.get(id)
    if (open && Date.now() - open.since < FRESH) return { ...open.reached, isKept: true }
    await this.close(id)
    return null
  }

  /** What was waited at all the time has not been swapped meanwhile. */
  renew(id: string): void {
    const open = this.#open.get(id)
    if (open) open.since = Date.now()
  }

  /** Whether a place is still open; one that was closed here has not failed. */
  holds(id: string, { place }: Reached): boolean {
    return this.#open.get(id)?.reached.place === place
  }

  async close(id: string): Promise<void> {
    const open = this.#open.get(id)
    this.#open.delete(id)
    await open?.reached.place.close()
  }

  async closeAll(): Promise<void> {
    for (const id of this.#open.keys()) await this.close(id)
  }
}
