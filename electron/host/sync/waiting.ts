// How many changes made here have not been carried to a place yet. Counted on from where it was counted last: a road that has been away
// for long is asked about after each change.
import type { Replica } from '../store/replica.ts'
import { pushedTo } from './exchange.ts'

interface Counted {
  /** Where the place stood; when it has moved on, counting begins anew. */
  pushed: number
  sequence: number
  count: number
}

export class Waiting {
  readonly #replica: Replica
  readonly #counted = new Map<string, Counted>()

  constructor(replica: Replica) {
    this.#replica = replica
  }

  /** 0 where nothing has ever been exchanged: then it is all of the library. */
  async at(place: string): Promise<number> {
    const pushed = await pushedTo(this.#replica, place)
    if (pushed === null || this.#replica.sequence <= pushed) return 0
    const before = this.#counted.get(place)
    let { sequence, count } = before?.pushed === pushed ? before : { sequence: pushed, count: 0 }
    const own = `chg:${this.#replica.device}:`
    // A change is written once, so none is counted twice.
    for await (const page of this.#replica.send(sequence)) {
      count += page.documents.filter(({ _id }) => _id.startsWith(own)).length
      sequence = page.sequence
    }
    this.#counted.set(place, { pushed, sequence, count })
    return count
  }
}
