// A number for each pair of words. A hash table over plain integers: a Map of strings or of large numbers takes several times as
// long, and this is what aligning two texts waits for.

/** What stands for a pair that was never put in. */
export const NOTHING = -1

const FREE = -1
const START_SIZE = 1 << 12
/** A table more than half full is made twice as large. */
const FULLEST = 0.5

export class PairTable {
  #first = new Int32Array(START_SIZE).fill(FREE)
  #second = new Int32Array(START_SIZE)
  #value = new Int32Array(START_SIZE)
  #count = 0

  /** `first` and `second` are numbers of words, from 0; `value` is one from 0, too. Answers what stood there before, or `NOTHING`. */
  put(first: number, second: number, value: number): number {
    const slot = this.#slot(first, second)
    if (this.#first[slot] !== FREE) {
      const before = this.#value[slot]!
      this.#value[slot] = value
      return before
    }
    this.#take(slot, first, second, value)
    if (++this.#count > this.#first.length * FULLEST) this.#grow()
    return NOTHING
  }

  get(first: number, second: number): number {
    const slot = this.#slot(first, second)
    return this.#first[slot] === FREE ? NOTHING : this.#value[slot]!
  }

  /** The slot of the pair, or the free one where it belongs. */
  #slot(first: number, second: number): number {
    const mask = this.#first.length - 1
    let slot = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 0
    for (slot = (slot ^ (slot >>> 15)) & mask; this.#first[slot] !== FREE; slot = (slot + 1) & mask) {
      if (this.#first[slot] === first && this.#second[slot] === second) break
    }
    return slot
  }

  #take(slot: number, first: number, second: number, value: number): void {
    this.#first[slot] = first
    this.#second[slot] = second
    this.#value[slot] = value
  }

  #grow(): void {
    const [first, second, value] = [this.#first, this.#second, this.#value]
    this.#first = new Int32Array(first.length * 2).fill(FREE)
    this.#second = new Int32Array(first.length * 2)
    this.#value = new Int32Array(first.length * 2)
    for (let old = 0; old < first.length; old++) {
      if (first[old] !== FREE) this.#take(this.#slot(first[old]!, second[old]!), first[old]!, second[old]!, value[old]!)
    }
  }
}
