// The keys of commands as they are written on screen, for menus, hints and fields.
import { useCallback } from 'react'
import { useMessages } from '../state/messages.tsx'
import { useSettings } from '../state/settings.ts'
import { isMac, writeKey } from './keys.ts'
import { keysOf, useRegistry } from './registry.ts'

/** Gives the first key of a command as now set, written out; undefined where it has none. */
export function useWrittenKeys(): (id: string) => string | undefined {
  const words = useMessages().frame.keys.words
  const changed = useSettings((state) => state.values.keys)
  const commands = useRegistry((state) => state.commands)
  return useCallback(
    (id) => {
      const command = commands.get(id)
      const key = command && keysOf(command, changed)[0]
      return key === undefined ? undefined : writeKey(key, isMac, words)
    },
    [commands, changed, words],
  )
}

/** The key of one command, written: `useShownKey('reader.copy')` is "C". */
export function useShownKey(id: string): string | undefined {
  return useWrittenKeys()(id)
}
