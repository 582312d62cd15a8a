// The parts other features lend the reader, handed over by app.tsx.
import { createContext, useContext } from 'react'
import type {
  NoteEditorSlot,
  PassageConflictSlot,
  PassageLinksSlot,
  ThemeFieldSlot,
  ThemeKeysSlot,
} from '../state/slots.ts'

export interface ReaderSlots {
  ThemeField: ThemeFieldSlot
  NoteEditor: NoteEditorSlot
  PassageLinks: PassageLinksSlot
  PassageConflict: PassageConflictSlot
  ThemeKeys: ThemeKeysSlot
}

export const SlotsContext = createContext<ReaderSlots | null>(null)

export function useSlots(): ReaderSlots {
  const slots = useContext(SlotsContext)
  if (slots === null) throw new Error('the reader was given no theme field and no note editor')
  return slots
}
