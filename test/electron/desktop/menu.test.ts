import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { accelerator, menuTemplate, type MenuState } from '../../../electron/desktop/menu.ts'
import { de, en } from '../../../electron/desktop/words.ts'
import { MENU_GROUPS, type MenuCommand } from '../../../shared/shell.ts'
import { GROUPS } from '../../../renderer/commands/registry.ts'

const command = (id: string, group: MenuCommand['group'], key: string | null = null): MenuCommand => ({
  id,
  title: `${id} & more`,
  group,
  key,
  enabled: true,
})
const COMMANDS = [
  command('library.import', 'library', 'Mod+O'),
  command('window.undo', 'window', 'Mod+Z'),
  command('reader.theme', 'highlighting', 'T'),
  command('window.back', 'going', 'Alt+ArrowLeft'),
  command('notes.new', 'notes'),
  command('cite.copy', 'citing', 'C'),
  command('reader.caret', 'reading', 'F7'),
  command('themes.new', 'themes', 'Mod+Shift+N'),
]
const acts = () => ({
  command: vi.fn(),
  newWindow: vi.fn(),
  openLibrary: vi.fn(),
  openRecent: vi.fn(),
  clearRecent: vi.fn(),
  about: vi.fn(),
  notices: vi.fn(),
})
const state = (change: Partial<MenuState> = {}): MenuState => ({
  words: en,
  mac: false,
  developer: false,
  commands: COMMANDS,
  recent: [],
  ...change,
})
const itemsOf = (template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])])

describe('menuTemplate', () => {
  test('every command of the page stands in it once, and runs', () => {
    const did = acts()
    const items = itemsOf(menuTemplate(state(), did))
    for (const { id } of COMMANDS) {
      const found = items.filter((item) => item.id === id)
      expect(found.length, id).toBe(1)
      ;(found[0]!.click as () => void)()
      expect(did.command).toHaveBeenLastCalledWith(id)
    }
  })
  test('the page listens to its keys itself: the menu only shows them', () => {
    const items = itemsOf(menuTemplate(state(), acts()))
    for (const item of items.filter((item) => COMMANDS.some(({ id }) => id === item.id) && item.accelerator)) {
      expect(item.registerAccelerator).toBe(false)
    }
    expect(items.find((item) => item.id === 'reader.theme')!.accelerator).toBe('T')
  })
  test('macOS, which listens to every key it shows, is not shown those that type', () => {
    const items = itemsOf(menuTemplate(state({ mac: true }), acts()))
    expect(items.find((item) => item.id === 'reader.theme')!.accelerator).toBeUndefined()
    expect(items.find((item) => item.id === 'library.import')!.accelerator).toBe('CommandOrControl+O')
    expect(items.find((item) => item.id === 'reader.caret')!.accelerator).toBe('F7')
  })
  test('undo is the page’s where it offers it, else the system’s', () => {
    const roles = (commands: MenuCommand[]) =>
      itemsOf(menuTemplate(state({ commands }), acts())).map((item) => item.role)
    expect(roles(COMMANDS)).not.toContain('undo')
    expect(roles([])).toContain('undo')
  })
  test('no label is empty, no separator stands at an end or twice, in either language', () => {
    for (const words of [en, de]) {
      for (const mac of [false, true]) {
        for (const commands of [[], COMMANDS]) {
          const template = menuTemplate(state({ words, mac, commands, recent: ['/a & b', '/c'] }), acts())
          for (const menu of [
            { label: 'all', submenu: template },
            ...itemsOf(template).filter((item) => Array.isArray(item.submenu)),
          ]) {
            const kinds = (menu.submenu as MenuItemConstructorOptions[]).map((item) => item.type === 'separator')
            expect(kinds[0]).not.toBe(true)
            expect(kinds.at(-1)).not.toBe(true)
            expect(kinds.some((kind, i) => kind && kinds[i + 1])).toBe(false)
          }
          for (const item of itemsOf(template))
            expect(Boolean(item.label || item.role || item.type === 'separator')).toBe(true)
        }
      }
    }
  })
  test('recent libraries are offered by their folder, with & as it is', () => {
    const did = acts()
    const items = itemsOf(menuTemplate(state({ recent: ['/a & b'] }), did))
    const recent = items.find((item) => item.id === 'recent-0')!
    expect(recent.label).toBe('/a && b')
    ;(recent.click as () => void)()
    expect(did.openRecent).toHaveBeenCalledWith('/a & b')
  })
  test('the groups are those of the page', () => {
    expect(MENU_GROUPS).toEqual(GROUPS)
  })
})

test.each([
  ['Mod+K', 'CommandOrControl+K'],
  ['Mod+Shift+Z', 'CommandOrControl+Shift+Z'],
  ['Alt+ArrowLeft', 'Alt+Left'],
  ['F6', 'F6'],
  ['Delete', 'Delete'],
  ['?', '?'],
  ['.', '.'],
  ['Mod++', 'CommandOrControl+Plus'],
  ['Ö', undefined],
])('the key %s is %s to Electron', (key, expected) => {
  expect(accelerator(key)).toBe(expected)
})
