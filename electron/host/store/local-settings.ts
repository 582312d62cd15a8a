// Values of this machine alone. Those that can be found out again are written a moment later, many at once: a sync that brings little
// would otherwise spend a good part of its time on writing down where it stands.
import type { Database } from './database.ts'

/** Milliseconds until what is to be written soon is written. */
const SOON = 250

export class LocalSettings {
  readonly #database: Database
  readonly #flush: () => void
  readonly #waiting = new Map<string, { value: unknown }>()
  #timer: NodeJS.Timeout | undefined

  /** `flush`: has `flush` called in its turn; everything here but `setSoon` is. */
  constructor(database: Database, flush: () => void) {
    this.#database = database
    this.#flush = flush
  }

  async get(key: string): Promise<unknown> {
    const waiting = this.#waiting.get(key)
    return waiting ? structuredClone(waiting.value) : this.#database.getLocal(nameOf(key))
  }

  async set(key: string, value: unknown): Promise<void> {
    await this.flush()
    await this.#database.setLocal(nameOf(key), value)
  }

  setSoon(key: string, value: unknown): void {
    this.#waiting.set(key, { value: structuredClone(value) })
    this.#timer ??= setTimeout(this.#flush, SOON).unref()
  }

  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    for (const [key, waiting] of this.#waiting) {
      await this.#database.setLocal(nameOf(key), waiting.value, 'soon')
      // Another value may have come meanwhile.
      if (this.#waiting.get(key) === waiting) this.#waiting.delete(key)
    }
  }
}

function nameOf(key: string): string {
  return `app-${key}`
}
