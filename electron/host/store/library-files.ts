// What lies in a library folder beside the blobs: the database, its seal and the snapshot, opened and closed in the right order.
import { mkdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { catchUp } from './catch-up.ts'
import { Database } from './database.ts'
import { deviceOf, placeOf } from './device.ts'
import { ReadModel } from './read-model.ts'
import { checkLibrary, markLibrary, readCurrent, sealLibrary, type Seal } from './seal.ts'
import { readSnapshot, writeSnapshot } from './snapshot.ts'

/** A snapshot is worth writing when reading the rows after it again would take longer: about 0.15 ms each, against 3 µs a record. */
const ROWS_BEHIND = 50
const RECORDS_PER_ROW = 200

export interface Opened {
  files: LibraryFiles
  model: ReadModel
  sequence: number
  device: string
}

export class LibraryFiles {
  readonly folder: string
  readonly database: Database
  /** The real path: LevelDB keeps this process from opening a folder twice by its name alone. */
  readonly #db: string
  readonly #seal: Seal | null
  #current: string | null = null
  #of = { instance: '', place: '' }
  /** Sequence of the snapshot on the disk, 0 without one. */
  #snapshotAt = 0
  #writing: Promise<void> = Promise.resolve()

  private constructor(folder: string, db: string, seal: Seal | null) {
    this.folder = folder
    this.#db = db
    this.#seal = seal
    this.database = new Database(db)
  }

  /** Opens the folder, making it where there is none, and reads it. Throws what the file system and LevelDB throw. */
  static async open(folder: string): Promise<Opened> {
    const seal = await checkLibrary(folder)
    const db = join(folder, 'db')
    await mkdir(db, { recursive: true })
    const files = new LibraryFiles(folder, await realpath(db), seal)
    try {
      await files.openDatabase()
      await markLibrary(folder)
      const { database } = files
      files.#of = { instance: await database.instance(), place: await placeOf(files.#db) }
      const device = await deviceOf(database, files.#of.place)
      const snapshot = readSnapshot(folder, { ...files.#of, sequence: await database.sequence() })
      files.#snapshotAt = snapshot?.sequence ?? 0
      const model = snapshot?.model ?? new ReadModel()
      await catchUp(database, model, files.#snapshotAt)
      return { files, model, sequence: await database.sequence(), device }
    } catch (error) {
      await files.database.close()
      throw error
    }
  }

  /** Each opening of LevelDB is a session of its own; the seal at the end must be of the last. */
  async openDatabase(): Promise<void> {
    await this.database.open()
    this.#current = await readCurrent(this.#db)
  }

  /** Whether enough was written since the last snapshot for a new one. */
  isSnapshotDue(model: ReadModel, sequence: number): boolean {
    return sequence - this.#snapshotAt > ROWS_BEHIND + model.size / RECORDS_PER_ROW
  }

  /** One after another; a snapshot that cannot be written is missing, not an error: the database has everything. */
  snapshot(model: ReadModel, sequence: number): Promise<void> {
    this.#writing = this.#writing.then(async () => {
      try {
        await writeSnapshot(this.folder, { ...this.#of, sequence }, model)
        this.#snapshotAt = sequence
      } catch {
        // Then the next opening reads more of the database.
      }
    })
    return this.#writing
  }

  /** Lets go of the lock whatever happens before. */
  async close(model: ReadModel, sequence: number): Promise<void> {
    await this.#writing
    if (this.isSnapshotDue(model, sequence)) await this.snapshot(model, sequence)
    const wasOpen = this.database.isOpen
    await this.database.close()
    if (!wasOpen || this.#current === null) return
    try {
      await sealLibrary(this.folder, this.#current, this.#seal)
    } catch {
      // The old seal stands, and shows itself to be of an earlier session.
    }
  }
}
