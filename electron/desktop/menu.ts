// The menu bar: native roles for what the system does, and every command the page offers, with its key, in the window's language.
import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand, MenuGroup } from '../../shared/shell.ts'
import type { Words } from './words.ts'

export interface MenuState {
  words: Words
  mac: boolean
  /** A build for developers also reloads and inspects. */
  developer: boolean
  commands: readonly MenuCommand[]
  recent: readonly string[]
}

export interface MenuActs {
  command(id: string): void
  newWindow(): void
  openLibrary(): void
  openRecent(folder: string): void
  clearRecent(): void
  about(): void
  notices(): void
}

const KEY_NAMES: Readonly<Record<string, string>> = {
  Mod: 'CommandOrControl',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Enter: 'Return',
  '+': 'Plus',
}

/** Electron's name of a key as the page names it ("Mod+Shift+Z"); undefined for one Electron has no name for. */
export function accelerator(key: string): string | undefined {
  const parts = key.endsWith('++') ? [...key.slice(0, -2).split('+'), '+'] : key === '+' ? ['+'] : key.split('+')
  const named = parts.map((part) => KEY_NAMES[part] ?? part)
  const last = named.at(-1)!
  return /^[\x20-\x7e]$/.test(last) || /^[A-Z][A-Za-z0-9]+$/.test(last) ? named.join('+') : undefined
}

const types = (key: string) => !/^(Mod|Alt)\+|^(Shift\+)?F\d/u.test(key)

/**
 * A page's command as a menu item. The page itself listens to its keys, so the menu only shows them: else a key would run its
 * command twice, and "T" could not be typed in a note. macOS cannot show a key without listening to it, so there typed keys are left out.
 */
function commandItem(command: MenuCommand, { mac }: MenuState, acts: MenuActs): MenuItemConstructorOptions {
  const shown = command.key === null || (mac && types(command.key)) ? undefined : accelerator(command.key)
  return {
    id: command.id,
    label: command.title.replaceAll('&', '&&'),
    enabled: command.enabled,
    click: () => acts.command(command.id),
    ...(shown === undefined ? {} : { accelerator: shown, registerAccelerator: false }),
  }
}

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' }

/** Blocks of items with separators between those that are not empty. */
function joined(...blocks: MenuItemConstructorOptions[][]): MenuItemConstructorOptions[] {
  return blocks.filter((block) => block.length > 0).flatMap((block, i) => (i === 0 ? block : [SEPARATOR, ...block]))
}

/** Undo and redo are the page's where it offers them: in a field they act on the typing, elsewhere on the library. */
const EDIT_KEYS: readonly (string | null)[] = ['Mod+Z', 'Mod+Shift+Z', 'Mod+Y']

export function menuTemplate(state: MenuState, acts: MenuActs): MenuItemConstructorOptions[] {
  const { words, mac, developer, commands, recent } = state
  const item = (command: MenuCommand) => commandItem(command, state, acts)
  const edits = commands.filter((command) => EDIT_KEYS.includes(command.key)).map(item)
  const of = (group: MenuGroup) =>
    commands.filter((command) => command.group === group && !EDIT_KEYS.includes(command.key)).map(item)
  const about: MenuItemConstructorOptions = { id: 'about', label: words.about, click: acts.about }
  const menus: MenuItemConstructorOptions[] = []
  if (mac) {
    menus.push({
      label: 'Commonplace',
      submenu: joined(
        [about],
        [{ role: 'services' }],
        [{ role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }],
        [{ role: 'quit', label: words.quit }],
      ),
    })
  }
  const recents: MenuItemConstructorOptions[] = joined(
    recent.map((folder, i) => ({
      id: `recent-${i}`,
      label: folder.replaceAll('&', '&&'),
      click: () => acts.openRecent(folder),
    })),
    recent.length > 0 ? [{ id: 'clear-recent', label: words.clearRecent, click: acts.clearRecent }] : [],
  )
  menus.push(
    {
      label: words.file,
      submenu: joined(
        of('library'),
        [
          { id: 'new-window', label: words.newWindow, click: acts.newWindow },
          { id: 'open-library', label: words.openLibrary, click: acts.openLibrary },
          { id: 'recent', label: words.recentLibraries, enabled: recent.length > 0, submenu: recents },
        ],
        [{ role: 'close', label: words.close }, ...(mac ? [] : [{ role: 'quit', label: words.quit } as const])],
      ),
    },
    {
      label: words.edit,
      submenu: joined(
        edits.length > 0
          ? edits
          : [
              { role: 'undo', label: words.undo },
              { role: 'redo', label: words.redo },
            ],
        [
          { role: 'cut', label: words.cut },
          { role: 'copy', label: words.copy },
          { role: 'paste', label: words.paste },
          { role: 'pasteAndMatchStyle', label: words.pasteAsText },
          { role: 'selectAll', label: words.selectAll },
        ],
      ),
    },
    {
      label: words.view,
      submenu: joined(
        of('reading'),
        of('window'),
        [
          { role: 'zoomIn', label: words.zoomIn },
          { role: 'zoomOut', label: words.zoomOut },
          { role: 'resetZoom', label: words.actualSize },
          { role: 'togglefullscreen', label: words.fullScreen },
        ],
        developer ? [{ role: 'reload' }, { role: 'toggleDevTools' }] : [],
      ),
    },
  )
  const own: [string, MenuItemConstructorOptions[]][] = [
    [words.go, of('going')],
    [words.highlight, of('highlighting')],
    [words.themes, joined(of('themes'), of('notes'))],
    [words.references, of('citing')],
  ]
  for (const [label, submenu] of own) if (submenu.length > 0) menus.push({ label, submenu })
  menus.push(
    { label: words.window, role: 'windowMenu' },
    {
      label: words.help,
      role: 'help',
      submenu: [{ id: 'notices', label: words.notices, click: acts.notices }, ...(mac ? [] : [about])],
    },
  )
  return menus
}
