// What each sync brought, kept for telling and for undoing: one file a sync, the newest some dozens of them.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeTime, ulid } from 'ulid'
import type { FieldChange } from '../../../shared/model/change.ts'
import type { SyncReport } from '../../../shared/model/sync.ts'
import { namesIn, readPlain, writeWhole } from './folder-files.ts'

export interface Story {
  id: string
  road: string
  at: string
  report: SyncReport
  /** Ids of changes of other devices that came. */
  changes: string[]
  /** Ids of changes of this device that went; absent in what older versions wrote. */
  sent?: string[]
  merged: string[]
  /** What became of the records. */
  fields: FieldChange[]
  undone: boolean
}

const NAME = /^[0-9A-HJKMNP-TV-Z]{26}\.json$/u
const MOST = 50
const BYTES = 512 * 1024 * 1024

export class Stories {
  readonly #folder: string
  /** Names of the files there, oldest first, once they have been looked for. */
  #known: string[] | null = null
  /** Those that are not written yet: a sync is over before its story is. */
  readonly #unwritten = new Map<string, Story>()
  #writing: Promise<unknown> = Promise.resolve()

  constructor(folder: string) {
    this.#folder = folder
  }

  async add(story: Omit<Story, 'id' | 'undone'>): Promise<void> {
    const known = (this.#known ??= await namesIn(this.#folder, 'files', NAME))
    // In the order they were made, whatever the clock says meanwhile.
    const newest = known.at(-1)
    const id = ulid(newest === undefined ? undefined : Math.max(Date.now(), decodeTime(newest.slice(0, 26)) + 1))
    known.push(`${id}.json`)
    const old = known.splice(0, known.length - MOST)
    void this.write({ ...story, id, undone: false }).catch(() => undefined)
    for (const name of old) void rm(join(this.#folder, name), { force: true }).catch(() => undefined)
  }

  /**
   * Not flushed: what was exchanged is, and of a sync right before a power cut the records tell. Where the disk is full it is told as
   * long as the program runs, and written with the next one.
   */
  write(story: Story): Promise<void> {
    this.#unwritten.set(story.id, story)
    const written = this.#writing.then(() => this.#writeAll())
    this.#writing = written.catch(() => undefined)
    return written
  }

  async #writeAll(): Promise<void> {
    for (const [id, story] of this.#unwritten) {
      await writeWhole(join(this.#folder, `${id}.json`), Buffer.from(JSON.stringify(story)), undefined, false)
      if (this.#unwritten.get(id) === story) this.#unwritten.delete(id)
    }
  }

  /** Resolves when all that was added has been written, or could not be. */
  async close(): Promise<void> {
    await this.#writing
  }

  async read(id: string): Promise<Story | null> {
    if (!NAME.test(`${id}.json`)) return null
    const unwritten = this.#unwritten.get(id)
    if (unwritten) return unwritten
    const bytes = await readPlain(join(this.#folder, `${id}.json`), BYTES)
    try {
      return bytes && (JSON.parse(bytes.toString()) as Story)
    } catch {
      // Cut short by a power cut.
      return null
    }
  }

  /** Newest first. */
  async newest(limit: number): Promise<Story[]> {
    const stories: Story[] = []
    this.#known ??= await namesIn(this.#folder, 'files', NAME)
    for (const name of this.#known.toReversed().slice(0, limit)) {
      const story = await this.read(name.slice(0, -'.json'.length))
      if (story) stories.push(story)
    }
    return stories
  }
}
