// LevelDB as the library needs it: every batch is fsynced before it is acknowledged, and a failed read ends the handle. PouchDB takes
// a failed read for a missing document, or throws where nobody can catch it; so it never hears of one: whoever waits is told instead.
import LevelDOWN from 'leveldown'

const MEGABYTE = 1024 * 1024

export class DurableLevel extends LevelDOWN {
  /** The first read or write error since opening; once set, nothing this handle says can be relied on. */
  failure: Error | null = null
  readonly #waiting = new Set<(error: Error) => void>()

  #held: unknown[] | null = null
  #isRelaxed = false

  /** From now on batches are kept in memory and reported as written, until `release` writes them as one. */
  hold(): void {
    this.#held = []
  }

  /** Writes all that was held, all or nothing. Not called after a failure: then the handle is to be closed. */
  async release(): Promise<void> {
    const operations = this.#held ?? []
    this.#held = null
    await new Promise<void>((resolve, reject) => {
      this._batch(operations, {}, (error) => (error ? reject(error) : resolve()))
    })
  }

  /** What `work` writes is written in its turn but not fsynced; the next batch that is takes it along. One writer at a time. */
  async relaxed<T>(work: () => Promise<T>): Promise<T> {
    this.#isRelaxed = true
    try {
      return await work()
    } finally {
      this.#isRelaxed = false
    }
  }

  override _batch(operations: unknown[], options: object, callback: (error: Error | null | undefined) => void): void {
    if (this.#held) {
      for (const operation of operations) this.#held.push(operation)
      setImmediate(callback, null)
      return
    }
    super._batch(operations, { ...options, sync: !this.#isRelaxed }, (error) => {
      if (error) this.failure ??= error
      callback(error)
    })
  }

  override _get(
    key: Buffer | string,
    options: object,
    callback: (error: Error | null | undefined, value?: Buffer | string) => void,
  ): void {
    super._get(key, options, (error, value) => {
      if (error && !/notfound|not found/iu.test(error.message)) this.abandon(error)
      else callback(error, value)
    })
  }

  /** The values of keys in one call; undefined where there is none. */
  many(keys: string[]): Promise<(string | undefined)[]> {
    return this.#settled((done) => this.getMany(keys, { asBuffer: false }, done))
  }

  /** The first `limit` entries between two keys, both excluded, in the order of the keys. */
  range(after: string, before: string, limit: number): Promise<[key: string, value: string][]> {
    return this.#settled((done) => {
      const options = {
        gt: after,
        lt: before,
        limit,
        keyAsBuffer: false,
        valueAsBuffer: false,
        highWaterMark: MEGABYTE,
      }
      const iterator = this._iterator(options)
      const entries: [string, string][] = []
      const next = (): void => {
        iterator._next((error, key, value) => {
          if (!error && key !== undefined) {
            entries.push([key as string, value as string])
            return next()
          }
          iterator._end(() => done(error, entries))
        })
      }
      next()
    })
  }

  /** What a read answers; one that fails ends the handle. */
  #settled<T>(read: (done: (error: Error | null | undefined, value?: T) => void) => void): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    read((error, value) => {
      if (!error) return resolve(value as T)
      this.abandon(error)
      reject(error)
    })
    return promise
  }

  override _iterator(options: object): ReturnType<LevelDOWN['_iterator']> {
    const iterator = super._iterator(options)
    const next = iterator._next
    iterator._next = (callback) => {
      next.call(iterator, (error, key, value) => {
        if (error) this.abandon(error)
        else callback(null, key, value)
      })
    }
    return iterator
  }

  /** The outcome of `work`, which uses this handle, or the failure that keeps it from ever having one. */
  async guard<T>(work: () => Promise<T>): Promise<T> {
    if (this.failure) throw this.failure
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    this.#waiting.add(reject)
    try {
      work().then(resolve, reject)
      return await promise
    } catch (error) {
      // What LevelDB said, rather than what PouchDB made of it.
      throw this.failure ?? error
    } finally {
      this.#waiting.delete(reject)
    }
  }

  /** Ends the handle for all who still wait for it. */
  abandon(error: Error): void {
    this.failure ??= error
    for (const reject of this.#waiting) reject(this.failure)
  }
}
