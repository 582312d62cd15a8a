// The laptops this library is paired with: their keys' hashes, which are never learnt again but by pairing, and where they were last.
// A file of this user alone.
import { join } from 'node:path'
import * as v from 'valibot'
import { readPrivate, writePrivate } from '../private-file.ts'

const Laptop = v.object({
  /** Hash of its key. */
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)),
  /** What its user calls it. */
  name: v.string(),
  /** `host:port` where it listened last. */
  address: v.nullable(v.string()),
  /** Shared by the two alone, 64 hexadecimal digits: by it they find each other without names. */
  secret: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)),
})
export type Laptop = v.InferOutput<typeof Laptop>

const Kept = v.object({
  /** Port to listen on, 0 for any; null: this laptop does not listen. */
  port: v.nullable(v.number()),
  laptops: v.array(Laptop),
})
export type Kept = v.InferOutput<typeof Kept>

export class Laptops {
  readonly #path: string
  #kept: Kept | null = null

  constructor(folder: string) {
    this.#path = join(folder, 'sync', 'laptops.json')
  }

  async read(): Promise<Kept> {
    if (!this.#kept) {
      const text = await readPrivate(this.#path)
      const kept = text === null ? { port: null, laptops: [] } : v.parse(Kept, JSON.parse(text))
      this.#kept ??= kept
    }
    return this.#kept
  }

  async find(id: string): Promise<Laptop | undefined> {
    return (await this.read()).laptops.find((laptop) => laptop.id === id)
  }

  /** Adds a laptop or changes the one of its id. */
  async put(laptop: Laptop): Promise<void> {
    const kept = await this.read()
    const others = kept.laptops.filter(({ id }) => id !== laptop.id)
    await this.#write({ ...kept, laptops: [...others, laptop] })
  }

  async remove(id: string): Promise<void> {
    const kept = await this.read()
    await this.#write({ ...kept, laptops: kept.laptops.filter((laptop) => laptop.id !== id) })
  }

  async setPort(port: number | null): Promise<void> {
    await this.#write({ ...(await this.read()), port })
  }

  async #write(kept: Kept): Promise<void> {
    await writePrivate(this.#path, JSON.stringify(kept))
    this.#kept = kept
  }
}
