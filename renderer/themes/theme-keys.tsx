// Lent to the reader: the keys of themes as commands, while a text is open. In the palette and on the key sheet like any other.
import { useMemo } from 'react'
import { formatPath } from '../../shared/model/codebook.ts'
import { type Command, commandFor, useCommands, useRegistry } from '../commands/registry.ts'
import { useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { useSettings } from '../state/settings.ts'
import type { ThemeKeysProps } from '../state/slots.ts'
import { useRecentThemes } from './recent-themes.ts'
import { TAG_COMMAND } from './theme-key.ts'

/** Whether the window itself has a use for the key just now: one given to a theme elsewhere must not take it away. */
function isOurs(key: string): boolean {
  const others = [...useRegistry.getState().commands.values()].filter(({ id }) => !id.startsWith(TAG_COMMAND))
  return commandFor(key, others, useSettings.getState().values.keys) !== null
}

export function ThemeKeys({ tag, when }: ThemeKeysProps): null {
  const m = useMessages().codebook
  const themes = useAnswer('themes', {}).data
  const [, markUsed] = useRecentThemes()
  const commands = useMemo<Command[]>(
    () =>
      (themes ?? [])
        .filter((theme) => theme.key !== null)
        .map((theme) => ({
          id: `${TAG_COMMAND}${theme.id}`,
          title: m.tagWith(theme.path.join(' › ')),
          group: 'highlighting',
          keys: [theme.key!],
          when: () => when() && !isOurs(theme.key!),
          run() {
            markUsed(theme.id)
            tag(formatPath(theme.path))
          },
        })),
    [themes, m, tag, when, markUsed],
  )
  useCommands(commands)
  return null
}
