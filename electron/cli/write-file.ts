// Files the user asked for, written whole.
import { writeFile } from 'node:fs/promises'
import { CommonplaceError } from '../../shared/rpc/error.ts'

/** Throws `diskFull`, `couldNotSave`. */
export async function write(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC') throw new CommonplaceError('diskFull', { what: file })
    throw new CommonplaceError('couldNotSave', { what: file, problem: message })
  }
}
