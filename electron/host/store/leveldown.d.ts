// The few parts of LevelDOWN that the store calls. https://github.com/Level/leveldown

declare module 'leveldown' {
  type Done = (error: Error | null | undefined) => void
  class LevelDOWN {
    constructor(location: string)
    _batch(operations: unknown[], options: object, callback: Done): void
    _put(key: Buffer | string, value: Buffer | string, options: object, callback: Done): void
    _get(
      key: Buffer | string,
      options: object,
      callback: (error: Error | null | undefined, value?: Buffer | string) => void,
    ): void
    getMany(
      keys: string[],
      options: object,
      callback: (error: Error | null | undefined, values?: (string | undefined)[]) => void,
    ): void
    _iterator(options: object): LevelIterator
    compactRange(start: string, end: string, callback: Done): void
  }
  interface LevelIterator {
    _next(callback: (error: Error | null | undefined, key?: unknown, value?: unknown) => void): void
    _end(callback: Done): void
  }
  export default LevelDOWN
}
