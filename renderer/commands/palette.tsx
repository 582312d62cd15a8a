// The command palette: every command that can run now, with its key.
import { create } from 'zustand'
import { useMessages } from '../state/messages.tsx'
import { useSettings } from '../state/settings.ts'
import { isMac, writeKey } from './keys.ts'
import { Picker, type PickerSection } from './picker.tsx'
import { GROUPS, keysOf, useRegistry } from './registry.ts'

export const usePalette = create<{ open: 'none' | 'commands' | 'places' | 'beside' | 'keys' }>()(() => ({
  open: 'none',
}))

export function closePalette(): void {
  usePalette.setState({ open: 'none' })
}

export function CommandPalette() {
  const { frame } = useMessages()
  const commands = useRegistry((state) => state.commands)
  const changed = useSettings((state) => state.values.keys)
  const live = [...commands.values()].filter((command) => !command.hidden && (command.when?.() ?? true))
  const sections: PickerSection[] = GROUPS.map((group) => ({
    id: group,
    title: frame.groups[group],
    items: live
      .filter((command) => command.group === group)
      .map((command) => {
        const key = keysOf(command, changed)[0]
        return {
          id: command.id,
          title: command.title,
          ...(key === undefined ? {} : { keys: writeKey(key, isMac, frame.keys.words) }),
          run: command.run,
        }
      }),
  }))
  return (
    <Picker
      label={frame.palette.label}
      placeholder={frame.palette.placeholder}
      none={frame.palette.none}
      clear={frame.dismiss}
      sections={sections}
      whole
      onClose={closePalette}
    />
  )
}
