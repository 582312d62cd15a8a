// What this device has changed, of all that is known: its stacks, its newest change and that one's number.
import type { Change } from '../../../shared/model/change.ts'
import { ownChanges, record, stacksOf, type Stacks } from './history.ts'
import type { KnownChange } from './read-model.ts'

export class OwnChanges {
  readonly #device: string
  readonly #all: ReadonlyMap<string, KnownChange>
  stacks: Stacks = { undo: [], redo: [] }
  /** The number of the newest one; 0 where there is none. */
  lastN = 0
  newest: string | null = null

  constructor(device: string, all: ReadonlyMap<string, KnownChange>) {
    this.#device = device
    this.#all = all
    this.#read()
  }

  has(change: string): boolean {
    return change.startsWith(`chg:${this.#device}:`)
  }

  /** One more was made, or the newest is made more of. */
  made(change: Change): void {
    if (change.id !== this.newest) record(this.stacks, change)
    this.lastN = change.n
    this.newest = change.id
  }

  /** Reads anew where some of what came is this device's own, as nearly never; there may be tens of thousands to go through. */
  came(ids: ReadonlySet<string>): void {
    for (const id of ids) if (this.has(id)) return this.#read()
  }

  #read(): void {
    const own = ownChanges(this.#all.values(), this.#device)
    this.stacks = stacksOf(own)
    this.lastN = own.at(-1)?.n ?? 0
    this.newest = own.at(-1)?.id ?? null
  }
}
