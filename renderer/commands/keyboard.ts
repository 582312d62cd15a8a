// Turns key presses into commands, for the whole window. Fields, lists and dialogs keep the keys they need themselves.
import { useEffect } from 'react'
import { useSettings } from '../state/settings.ts'
import { isMac, isTyped, nameOf } from './keys.ts'
import { commandFor, useRegistry } from './registry.ts'

/** Lists of React Aria choose by typed letters; in them a letter is never a command. */
const TYPE_AHEAD = '[role="listbox"],[role="menu"],[role="tree"],[role="treegrid"],[role="grid"],[role="combobox"]'

function isField(element: Element | null): boolean {
  if (!(element instanceof HTMLElement) || element.closest('[data-reading]')) return false
  return element.isContentEditable || element.matches('input:not([type=radio], [type=checkbox]), textarea, select')
}

/** Whether a key belongs to what has the focus rather than to a command. */
function isTaken(key: string, target: Element | null, inFields: boolean): boolean {
  if (isField(target)) return !inFields
  if (target?.closest('[role="dialog"],[role="alertdialog"]') && key !== 'Escape') return !inFields
  const letter = isTyped(key) && (key.length === 1 || key === 'Enter' || key === 'Space')
  return letter && key !== '?' && key !== '/' && target?.closest(TYPE_AHEAD) !== null && target !== null
}

export function useKeyboard(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      const key = nameOf(event, isMac)
      const command = commandFor(key, useRegistry.getState().commands.values(), useSettings.getState().values.keys)
      if (!command || isTaken(key, event.target as Element | null, command.inFields ?? false)) return
      event.preventDefault()
      command.run()
    }
    // Rows of React Aria go by an arrow to their buttons whatever is held with it; with Alt it is the window's, which looks first.
    const pressFirst = (event: KeyboardEvent): void => {
      if (!event.altKey || !event.key.startsWith('Arrow')) return
      press(event)
      if (event.defaultPrevented) event.stopPropagation()
    }
    document.addEventListener('keydown', pressFirst, { capture: true })
    document.addEventListener('keydown', press)
    return () => {
      document.removeEventListener('keydown', pressFirst, { capture: true })
      document.removeEventListener('keydown', press)
    }
  }, [])
}
