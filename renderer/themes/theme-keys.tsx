// Lent to the reader: the keys of themes as commands, while a text is open. In the palette and on the key sheet like any other.
import { useEffect, useMemo } from 'react'
import { formatPath } from '../../shared/model/codebook.ts'
import { isMac, writeKey } from '../commands/keys.ts'
import { type Command, commandFor, useCommands, useRegistry } from '../commands/registry.ts'
import { useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { useSettings } from '../state/settings.ts'
import { say } from '../state/status.ts'
import type { ThemeKeysProps } from '../state/slots.ts'
import { useRecentThemes } from './recent-themes.ts'
import { TAG_COMMAND, takenBy } from './theme-key.ts'

/** Commands come in bursts when the view changes. */
const SETTLE_MS = 500
/** Clashes this window has told of, by theme and key. */
const told = new Set<string>()

/** Whether the window itself has a use for the key just now: one given to a theme elsewhere must not take it away. */
function isOurs(key: string): boolean {
  const others = [...useRegistry.getState().commands.values()].filter(({ id }) => !id.startsWith(TAG_COMMAND))
  return commandFor(key, others, useSettings.getState().values.keys) !== null
}

export function ThemeKeys({ tag, when }: ThemeKeysProps): null {
  const messages = useMessages()
  const m = messages.codebook
  const words = messages.frame.keys.words
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

  // A key given while the reader's own were not there, or on another laptop: it is said once, when it could be missed.
  useEffect(() => {
    const timer = setTimeout(() => {
      const { commands: there } = useRegistry.getState()
      const changed = useSettings.getState().values.keys
      for (const theme of themes ?? []) {
        if (theme.key === null || told.has(`${theme.id} ${theme.key}`)) continue
        const by = takenBy(theme.key, theme.id, themes ?? [], there.values(), changed)
        if (by.length === 0) continue
        told.add(`${theme.id} ${theme.key}`)
        say(m.key.clash(writeKey(theme.key, isMac, words), theme.name, by.join(', ')))
      }
    }, SETTLE_MS)
    return () => clearTimeout(timer)
  }, [themes, m, words])
  return null
}
