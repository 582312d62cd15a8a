// What can be done to a theme, or to several, as its menu shows it.
import { COLORS, type Color } from '../../shared/model/annotation.ts'
import type { ThemeDetail } from '../../shared/model/view.ts'
import type { Catalogue } from '../messages/en.ts'
import type { MenuAction, MenuGroup } from '../ui/menu.tsx'

/** What the menu sets going; the list knows how. */
export interface ThemeDoing {
  rename: (theme: ThemeDetail) => void
  makeUnder: (theme: ThemeDetail) => void
  recolour: (themes: readonly ThemeDetail[], color: Color) => void
  moveIn: (theme: ThemeDetail) => void
  moveOut: (theme: ThemeDetail) => void
  ask: (what: 'move' | 'merge' | 'split' | 'key' | 'history', themes: readonly ThemeDetail[]) => void
  remove: (themes: readonly ThemeDetail[]) => void
}

/** `keys`: a command's key as it is written on screen. */
export function themeMenu(
  list: readonly ThemeDetail[],
  doing: ThemeDoing,
  messages: Pick<Catalogue, 'themes' | 'codebook'>,
  keys: (command: string) => string | undefined,
): MenuGroup[] {
  const { themes: m, codebook: c } = messages
  const [theme] = list
  if (theme === undefined) return []
  const colours: MenuGroup = {
    id: 'colour',
    title: m.colour,
    actions: COLORS.map((color) => ({
      id: color,
      label: m.colors[color],
      color,
      checked: theme.color === color,
      run: () => doing.recolour(list, color),
    })),
  }
  const away: MenuGroup = {
    id: 'away',
    actions: [
      { id: 'remove', label: m.removeMany(list.length), icon: 'trash', keys: '⌦', run: () => doing.remove(list) },
    ],
  }
  const merge = (label: string): MenuAction => ({
    id: 'merge',
    label,
    icon: 'merge',
    keys: keys('themes.merge'),
    run: () => doing.ask('merge', list),
  })
  if (list.length > 1) return [colours, { id: 'place', actions: [merge(m.mergeMany(list.length))] }, away]
  return [
    {
      id: 'name',
      actions: [
        { id: 'rename', label: m.rename, icon: 'edit', keys: keys('themes.rename'), run: () => doing.rename(theme) },
        { id: 'under', label: m.newUnder(theme.name), icon: 'plus', run: () => doing.makeUnder(theme) },
        {
          id: 'key',
          label: c.key.action,
          icon: 'keys',
          keys: keys('themes.key'),
          run: () => doing.ask('key', list),
        },
      ],
    },
    colours,
    {
      id: 'place',
      actions: [
        {
          id: 'in',
          label: m.moveIn,
          icon: 'indent',
          keys: keys('themes.move-in'),
          run: () => doing.moveIn(theme),
        },
        {
          id: 'out',
          label: m.moveOut,
          icon: 'left',
          keys: keys('themes.move-out'),
          isDisabled: theme.parent === null,
          run: () => doing.moveOut(theme),
        },
        { id: 'move', label: m.moveTo, icon: 'outline', keys: keys('themes.move'), run: () => doing.ask('move', list) },
        merge(m.merge),
        {
          id: 'split',
          label: c.split.action,
          icon: 'split',
          keys: keys('themes.split'),
          isDisabled: theme.count === 0,
          run: () => doing.ask('split', list),
        },
      ],
    },
    {
      id: 'past',
      actions: [{ id: 'history', label: c.history.actionOf, icon: 'history', run: () => doing.ask('history', list) }],
    },
    away,
  ]
}
