// What each sync brought, kept for telling and for undoing: one file a sync, the newest some dozens of them.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ulid } from 'ulid'
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

  constructor(folder: string) {
    this.#folder = folder
  }

  async add(story: Omit<Story, 'id' | 'undone'>): Promise<void> {
    const known = (this.#known ??= await namesIn(this.#folder, 'files', NAME))
    const id = ulid()
    await this.write({ ...story, id, undone: false })
    known.push(`${id}.json`)
    for (const name of known.splice(0, known.length - MOST)) await rm(join(this.#folder, name), { force: true })
  }

  /** Not flushed: what was exchanged is, and of a sync right before a power cut the records tell. */
  async write(story: Story): Promise<void> {
    await writeWhole(join(this.#folder, `${story.id}.json`), Buffer.from(JSON.stringify(story)), undefined, false)
  }

  async read(id: string): Promise<Story | null> {
    if (!NAME.test(`${id}.json`)) return null
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
