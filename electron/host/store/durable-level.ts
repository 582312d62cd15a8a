// LevelDB as the library needs it: every batch is fsynced before it is acknowledged, and a read error is remembered, because
// PouchDB takes any failed read for a missing document and ends the process over a failed scan.
import LevelDOWN from 'leveldown'

export class DurableLevel extends LevelDOWN {
  /** The first read or write error since opening; once set, nothing this handle says can be relied on. */
  failure: Error | null = null

  #held: unknown[] | null = null

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

  override _batch(operations: unknown[], options: object, callback: (error: Error | null | undefined) => void): void {
    if (this.#held) {
      for (const operation of operations) this.#held.push(operation)
      setImmediate(callback, null)
      return
    }
    super._batch(operations, { ...options, sync: true }, (error) => {
      this.#note(error)
      callback(error)
    })
  }

  override _get(
    key: Buffer | string,
    options: object,
    callback: (error: Error | null | undefined, value?: Buffer | string) => void,
  ): void {
    super._get(key, options, (error, value) => {
      if (error && !/notfound|not found/iu.test(error.message)) this.#note(error)
      callback(error, value)
    })
  }

  override _iterator(options: object): ReturnType<LevelDOWN['_iterator']> {
    const iterator = super._iterator(options)
    const next = iterator._next
    iterator._next = (callback) => {
      next.call(iterator, (error, key, value) => {
        this.#note(error)
        // The scan ends here instead; whoever asked for it looks at `failure`.
        if (error) callback(null)
        else callback(null, key, value)
      })
    }
    return iterator
  }

  #note(error: Error | null | undefined): void {
    if (error) this.failure ??= error
  }
}
