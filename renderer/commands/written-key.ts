// Keys as they are written for the eye, in the language and on the machine in use.
import { useCallback } from 'react'
import { useMessages } from '../state/messages.tsx'
import { isMac, writeKey } from './keys.ts'
import { useKeyOf } from './registry.ts'

/** Writes a key's name ("Mod+K" as "Ctrl K" or "⌘K"); null becomes undefined, so that it can be handed to a tooltip. */
export function useWrittenKey(): (name: string | null) => string | undefined {
  const { frame } = useMessages()
  return useCallback((name) => (name === null ? undefined : writeKey(name, isMac, frame.keys.words)), [frame])
}

/** The key of a command, written: `useShownKey('reader.copy')` is "C". */
export function useShownKey(id: string): string | undefined {
  return useWrittenKey()(useKeyOf(id))
}
