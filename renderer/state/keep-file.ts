// Hands a file made in the window to its reader: the desktop shell asks where to keep it, a browser puts it with the downloads.
import type { FileToSave, Shell } from '../../shared/shell.ts'

const shell = (globalThis as { shell?: Shell }).shell

/** How long the browser may take to begin before the address is given back, in ms. */
const LINGER = 30_000

export interface Kept {
  name: string
  /** Where the reader put it; null: with the browser's downloads. */
  path: string | null
}

/** Null where the reader changed their mind. Rejects when writing failed. */
export async function keepFile(mediaType: string, file: FileToSave): Promise<Kept | null> {
  const { name } = file
  if (!shell) {
    download(mediaType, file)
    return { name, path: null }
  }
  const path = await shell.saveFile(file)
  return path === null ? null : { name, path }
}

function download(mediaType: string, { name, content, encoding }: FileToSave): void {
  const bytes = encoding ? Uint8Array.from(atob(content), (character) => character.charCodeAt(0)) : content
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), LINGER)
}
