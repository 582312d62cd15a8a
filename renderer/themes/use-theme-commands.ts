// The codebook's commands with their keys, in the palette and on the key sheet as long as the list is there.
import type { KeyboardEvent } from 'react'
import type { ThemeDetail } from '../../shared/model/view.ts'
import { isMac, nameOf } from '../commands/keys.ts'
import { type Command, keysOf, useCommands } from '../commands/registry.ts'
import { useMessages } from '../state/messages.tsx'
import { useSettings } from '../state/settings.ts'
import type { ThemeDoing } from './theme-menu.ts'
import { showTheme } from './use-theme-acts.ts'

export interface ThemeCommands extends ThemeDoing {
  make: () => void
  find: () => void
  importFile: () => void
  exportAs: (format: 'qdc' | 'csv' | 'markdown') => void
  askHistory: () => void
}

/** `acted`: the themes that are chosen. Gives the list's own keys: the tree takes arrows for itself, with whatever modifiers. */
export function useThemeCommands(acted: readonly ThemeDetail[], doing: ThemeCommands) {
  const { themes: m, codebook: c } = useMessages()
  const changedKeys = useSettings((state) => state.values.keys)
  const one = acted.length === 1 ? acted[0]! : null
  const some = () => acted.length > 0
  const single = () => one !== null
  const command = (
    id: string,
    title: string,
    keys: string[],
    run: () => void,
    when: () => boolean = () => true,
  ): Command => ({ id: `themes.${id}`, title, group: 'themes', keys, run, when })
  const withOne = (run: (theme: ThemeDetail) => void) => () => one && run(one)
  const commands = [
    command('new', m.new, ['Alt+N'], doing.make),
    command('find', m.filter, ['/'], doing.find),
    command('all', m.all, ['Alt+A'], () => showTheme(null)),
    command('rename', m.rename, ['F2'], withOne(doing.rename), single),
    command('move-in', m.moveIn, ['Alt+Shift+ArrowRight'], withOne(doing.moveIn), single),
    command('move-out', m.moveOut, ['Alt+Shift+ArrowLeft'], withOne(doing.moveOut), single),
    command('move', m.moveTo, ['Alt+Shift+M'], () => doing.ask('move', acted), single),
    command(
      'merge',
      acted.length > 1 ? m.mergeMany(acted.length) : m.merge,
      ['Mod+Shift+M'],
      () => doing.ask('merge', acted),
      some,
    ),
    command(
      'split',
      c.split.action,
      ['Alt+Shift+S'],
      () => doing.ask('split', acted),
      () => (one?.count ?? 0) > 0,
    ),
    command('key', c.key.action, ['Alt+Shift+K'], () => doing.ask('key', acted), single),
    command('history', c.history.action, ['Alt+H'], doing.askHistory),
    command('history-of', c.history.actionOf, ['Alt+Shift+H'], () => doing.ask('history', acted), single),
    command('import', c.file.import, [], doing.importFile),
    ...(['qdc', 'csv', 'markdown'] as const).map((format) =>
      command(`export-${format}`, `${c.file.export}: ${c.file.formats[format]}`, [], () => doing.exportAs(format)),
    ),
    command('remove', m.removeMany(Math.max(1, acted.length)), ['Mod+Delete'], () => doing.remove(acted), some),
  ]
  useCommands(commands)

  /** Moving by arrows, before the tree sees them, and Delete. */
  return function onKeyDownCapture(event: KeyboardEvent<HTMLElement>): void {
    if (event.target instanceof HTMLInputElement || !(event.target as HTMLElement).closest('[role=treegrid]')) return
    const key = nameOf(event, isMac)
    const moving = commands.find(
      ({ id, ...rest }) =>
        (id === 'themes.move-in' || id === 'themes.move-out') && keysOf({ id, ...rest }, changedKeys).includes(key),
    )
    if (moving) moving.run()
    else if (event.key === 'Delete' && acted.length > 0) doing.remove(acted)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
}
