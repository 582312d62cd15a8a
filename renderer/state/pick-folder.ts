// Asking the system for a folder; a browser cannot, and then its path is typed.
import type { Shell } from '../../shared/shell.ts'

/** Null where there is no such dialog. Resolves to null when the user changed their mind. */
export function pickFolder(): (() => Promise<string | null>) | null {
  const { shell } = globalThis as { shell?: Shell }
  return shell ? async () => (await shell.pickFolder())[0] ?? null : null
}

/** A file in a folder, written as the folder's system writes paths. */
export function inFolder(folder: string, file: string): string {
  const separator = /^[A-Za-z]:\\|^\\\\/.test(folder) ? '\\' : '/'
  return folder.endsWith(separator) ? folder + file : folder + separator + file
}

/** The last part of a path of either system. */
export const fileIn = (path: string): string => path.split(/[/\\]/).at(-1) ?? ''
