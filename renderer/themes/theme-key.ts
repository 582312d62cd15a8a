// Keys that tag with a theme: which may be one, and which are taken. Pure.
import { isTyped } from '../commands/keys.ts'
import { type Command, keysOf } from '../commands/registry.ts'
import type { ThemeDetail } from '../../shared/model/view.ts'

/** A letter or digit, alone or with Alt or Shift, as keys.ts names it. With Ctrl or ⌘ they are the system's. */
const FIT = /^(?:Alt\+)?(?:Shift\+)?[\p{Lu}\p{Lo}\d]$/u

export function isThemeKey(name: string): boolean {
  return FIT.test(name)
}

/** Who has a key already: the titles of commands and the paths of other themes; empty where it is free. */
export function takenBy(
  key: string,
  theme: string,
  themes: readonly ThemeDetail[],
  commands: Iterable<Command>,
  changed: Record<string, string[]>,
): string[] {
  const titles = [...commands]
    // Those that tag with a theme are told of by its name.
    .filter((command) => !command.id.startsWith(TAG_COMMAND) && keysOf(command, changed).includes(key))
    .map(({ title }) => title)
  const names = themes.filter((one) => one.key === key && one.id !== theme).map(({ path }) => path.join(' › '))
  return [...new Set([...titles, ...names])]
}

/** Ids of the commands that tag with a theme begin so. */
export const TAG_COMMAND = 'tag.'

/** Whether lists, which search by letters, would take the key for themselves. */
export function isSearchedWith(key: string): boolean {
  return isTyped(key)
}
