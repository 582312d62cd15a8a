// Lent to the reader: the keys of themes as commands, while a text is open. In the palette and on the key sheet like any other.
import { useMemo } from 'react'
import { formatPath } from '../../shared/model/codebook.ts'
import { type Command, useCommands } from '../commands/registry.ts'
import { useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import type { ThemeKeysProps } from '../state/slots.ts'
import { useRecentThemes } from './recent-themes.ts'
import { TAG_COMMAND } from './theme-key.ts'

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
          when,
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
