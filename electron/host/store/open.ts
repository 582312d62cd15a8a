// Opens a library folder, making it where there is none. Whatever goes wrong, a folder that cannot be opened is left as it was.
import { openingFailure } from './failure.ts'
import { LibraryFiles } from './library-files.ts'
import { LibraryStore } from './library-store.ts'

/**
 * Opens the library in `folder`. Throws `libraryBusy` when somebody else has it open, `libraryUnwritable`, `libraryDamaged`,
 * `libraryNewer`, `diskFull`.
 */
export async function openStore(folder: string): Promise<LibraryStore> {
  try {
    return new LibraryStore(await LibraryFiles.open(folder))
  } catch (error) {
    throw openingFailure(error, folder)
  }
}
