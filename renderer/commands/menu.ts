// The desktop app's menu bar, kept in step with the commands there are now. In the browser there is none, and this does nothing.
import { MENU_GROUPS, type MenuCommands, type Shell } from '../../shared/shell.ts'
import { effectiveLanguage } from '../state/messages.tsx'
import { useSettings } from '../state/settings.ts'
import { type Command, keysOf, runCommand, useRegistry } from './registry.ts'

/** Features come and go in bursts when the view changes; the menu follows when they have settled. */
const SETTLE_MS = 100

/** Told to the shell whenever commands, their keys or the language change. Returns its stop. */
export function keepMenu(shell: Shell | undefined = (globalThis as { shell?: Shell }).shell): () => void {
  if (!shell) return () => {}
  let timer: ReturnType<typeof setTimeout> | undefined
  let told = ''
  const tell = () => {
    const menu = menuOf(useRegistry.getState().commands.values(), useSettings.getState().values)
    const said = JSON.stringify(menu)
    if (said === told) return
    told = said
    shell.setCommands(menu)
  }
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(tell, SETTLE_MS)
  }
  shell.onCommand(choose)
  const stops = [useRegistry.subscribe(later), useSettings.subscribe(later)]
  later()
  return () => {
    clearTimeout(timer)
    for (const stop of stops) stop()
  }
}

type Chosen = Pick<ReturnType<typeof useSettings.getState>['values'], 'keys' | 'language'>

/** The commands as the menu shows them, in the order of their groups. */
export function menuOf(commands: Iterable<Command>, { keys, language }: Chosen): MenuCommands {
  // What the palette leaves out makes sense by its key alone; a menu shows such keys, if they are more than Escape.
  const isShown = (command: Command) => !command.hidden || keysOf(command, keys)[0]?.startsWith('Mod+')
  const shown = [...commands].filter(isShown)
  return {
    language: effectiveLanguage(language),
    commands: MENU_GROUPS.flatMap((group) =>
      shown
        .filter((command) => command.group === group)
        .map((command) => ({
          id: command.id,
          title: command.title,
          group,
          key: keysOf(command, keys)[0] ?? null,
          // Whether it can run changes with every selection; a command that cannot does nothing.
          enabled: true,
        })),
    ),
  }
}

const TYPING: Readonly<Record<string, string>> = { 'window.undo': 'undo', 'window.redo': 'redo' }

/** Where text is being typed, undo is of the typing, as by its key. */
function choose(id: string): void {
  const typing = TYPING[id]
  const focus = document.activeElement
  const inField =
    focus instanceof HTMLElement &&
    (focus.isContentEditable || focus.matches('input, textarea')) &&
    !focus.closest('[data-reading]')
  if (typing !== undefined && inField) document.execCommand(typing)
  else runCommand(id)
}
