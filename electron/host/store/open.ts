// Opens a library folder, making it where there is none. Whatever goes wrong, a folder that cannot be opened is left as it was.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Database } from './database.ts'
import { deviceOf } from './device.ts'
import { openingFailure } from './failure.ts'
import { catchUp, LibraryStore } from './library-store.ts'
import { ReadModel } from './read-model.ts'
import type { Store } from './store.ts'

/**
 * Opens the library in `folder`. Throws `libraryBusy` when somebody else has it open, `libraryUnwritable`, `libraryDamaged`,
 * `libraryNewer`, `diskFull`.
 */
export async function openStore(folder: string): Promise<Store> {
  const path = join(folder, 'db')
  const database = new Database(path)
  try {
    await mkdir(path, { recursive: true })
    await database.open()
    const device = await deviceOf(database, path)
    const model = new ReadModel()
    await catchUp(database, model, 0, device)
    const sequence = await database.sequence()
    return new LibraryStore({ folder, device, database, model, sequence, onClose: async () => undefined })
  } catch (error) {
    await database.close()
    throw openingFailure(error, folder)
  }
}
