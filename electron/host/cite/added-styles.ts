// Styles the user added, as files in the library's folder: `styles/<name>.csl`, set aside in `styles/aside/`.
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface AddedStyles {
  /** Names, those in use or those set aside. */
  names(aside?: boolean): string[]
  /** The XML, or null. */
  read(name: string, aside?: boolean): string | null
  /** When the file was last written; 0 for one that is not there. */
  version(name: string): number
  write(name: string, xml: string): void
  /** Moves a style aside or back. False where it is not there. */
  move(name: string, back: boolean): boolean
}

/** A name that is a plain file name on every system. */
const NAME = /^[a-z0-9][a-z0-9-]{0,99}$/

/** `folder` null: there are none, and none can be added. */
export function openAddedStyles(folder: string | null): AddedStyles {
  const place = (aside: boolean): string => join(folder ?? '', 'styles', ...(aside ? ['aside'] : []))
  const pathOf = (name: string, aside = false): string => join(place(aside), `${name}.csl`)
  const has = (name: string, aside = false): boolean =>
    folder !== null && NAME.test(name) && existsSync(pathOf(name, aside))
  return {
    names: (aside = false) => {
      if (folder === null || !existsSync(place(aside))) return []
      const files = readdirSync(place(aside)).filter((file) => file.endsWith('.csl'))
      return files
        .map((file) => file.slice(0, -'.csl'.length))
        .filter((name) => NAME.test(name))
        .toSorted()
    },
    read: (name, aside = false) => (has(name, aside) ? readFileSync(pathOf(name, aside), 'utf8') : null),
    version: (name) => (has(name) ? statSync(pathOf(name)).mtimeMs : 0),
    write: (name, xml) => {
      mkdirSync(place(false), { recursive: true })
      const unfinished = `${pathOf(name)}.new`
      writeFileSync(unfinished, xml)
      renameSync(unfinished, pathOf(name))
    },
    move: (name, back) => {
      if (!has(name, back)) return false
      mkdirSync(place(!back), { recursive: true })
      renameSync(pathOf(name, back), pathOf(name, !back))
      return true
    },
  }
}

/** A name for a file's style: the file's, in letters every system takes, and none that is taken. */
export function nameOfFile(file: string, isTaken: (name: string) => boolean): string {
  const plain = file
    .replace(/^.*[\\/]/, '')
    .replace(/(?:\.csl)+$/i, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
  const name = plain || 'style'
  // A style of that name that is shipped stays what it is.
  return isTaken(name) ? `${name}-own` : name
}
