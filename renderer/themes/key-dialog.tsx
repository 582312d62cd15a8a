// Gives a theme its key: press it. One that is taken is refused, with who has it.
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { ThemeDetail } from '../../shared/model/view.ts'
import { isMac, nameOf, writeKey } from '../commands/keys.ts'
import { useKnownCommands } from '../commands/known-commands.ts'
import { useAct } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { useSettings } from '../state/settings.ts'
import { say } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import styles from './codebook.module.css'
import { isSearchedWith, isThemeKey, takenBy } from './theme-key.ts'

const MODIFIERS = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead', 'Process'])

export interface KeyDialogProps {
  theme: ThemeDetail
  themes: readonly ThemeDetail[]
  onClose: () => void
}

export function KeyDialog({ theme, themes, onClose }: KeyDialogProps): ReactNode {
  const messages = useMessages()
  const m = messages.codebook.key
  const words = messages.frame.keys.words
  const act = useAct()
  const commands = useKnownCommands((state) => state.commands)
  const changed = useSettings((state) => state.values.keys)
  const [problem, setProblem] = useState<string | null>(null)
  const written = (key: string) => writeKey(key, isMac, words)
  // The list may have got it anew by the time it is shown.
  const now = themes.find((one) => one.id === theme.id)?.key ?? null

  async function give(key: string | null): Promise<void> {
    const done = await act('keyTheme', { theme: theme.id, key })
    if (!done.ok) return
    say(key === null ? m.removed(theme.name) : m.given(written(key), theme.name), 'good')
    onClose()
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (MODIFIERS.has(event.key) || ['Escape', 'Tab', 'Enter', ' '].includes(event.key)) return
    event.preventDefault()
    event.stopPropagation()
    const key = nameOf(event, isMac)
    const by = takenBy(key, theme.id, themes, commands.values(), changed)
    if (!isThemeKey(key)) setProblem(m.unfit(written(key)))
    else if (by.length > 0) setProblem(m.taken(written(key), by.join(', ')))
    else void give(key)
  }
  return (
    <Dialog
      title={m.title(theme.name)}
      closeLabel={messages.codebook.close}
      isOpen
      onClose={onClose}
      foot={
        <>
          {now !== null && (
            <Button look="plain" onPress={() => void give(null)}>
              {m.remove}
            </Button>
          )}
          <Button onPress={onClose}>{messages.codebook.cancel}</Button>
        </>
      }
    >
      <p className={styles['explain']}>{m.explain}</p>
      <div className={styles['ask']} onKeyDownCapture={onKeyDown}>
        <Button look="primary" autoFocus>
          {m.press}
        </Button>
        <span>{now === null ? m.none : m.now(written(now))}</span>
      </div>
      {now !== null && isSearchedWith(now) && <p className={styles['hint']}>{m.typeAhead}</p>}
      <p className={styles['problem']} role="alert">
        {problem}
      </p>
    </Dialog>
  )
}
