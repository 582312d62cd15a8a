// The shapes of the parts one feature lends another: app.tsx hands them over, so that features need not know each other.
import type { ComponentType } from 'react'

/** themes/theme-field.tsx: two letters, Enter; Shift+Enter (or the last row) makes a new theme. */
export interface ThemeFieldProps {
  /** Ids of themes the passage already has: shown as such, not offered again. */
  chosen: readonly string[]
  autoFocus?: boolean
  /** Where the list opens; told a side, it never turns round to the other. */
  side?: 'below' | 'above'
  /** Gets the chosen or new theme's written path (`formatPath`), and takes the field away: the next key is the window's again. */
  onChoose: (path: string) => void
  /** Escape, or Enter on the empty field. */
  onClose: () => void
}
export type ThemeFieldSlot = ComponentType<ThemeFieldProps>

/** links/passage-links.tsx: what a passage says of others and they of it; nothing where there is none. */
export interface PassageLinksProps {
  passage: string
  /** The passage is the one acted on: its links can be taken away. */
  active?: boolean
}
export type PassageLinksSlot = ComponentType<PassageLinksProps>

/** themes/theme-keys.tsx: the keys of themes, as commands while it is there. */
export interface ThemeKeysProps {
  /** Gets the written path of the theme whose key was pressed. */
  tag: (path: string) => void
  /** Whether there is something to tag. */
  when: () => boolean
}
export type ThemeKeysSlot = ComponentType<ThemeKeysProps>

/** notes/note-editor.tsx: rich text, saved as it is typed. */
export interface NoteEditorProps {
  /** Id of the passage, source or theme; null for a free note. */
  about: string | null
  /** Id of the note being continued; null makes one at the first letter. */
  note: string | null
  /** What a screen reader calls the field. */
  label: string
  autoFocus?: boolean
  /** Escape, or Mod+Enter. */
  onClose?: () => void
}
export type NoteEditorSlot = ComponentType<NoteEditorProps>

/** sync/sync-badge.tsx: how syncing stands, as the rail's button to the sync view. */
export type SyncBadgeSlot = ComponentType

/** sync/passage-conflict.tsx: two versions of what one passage holds, to be decided; nothing where there are none. */
export interface PassageConflictProps {
  passage: string
  /** Id of its note, which may be in dispute by itself. */
  note: string | null
}
export type PassageConflictSlot = ComponentType<PassageConflictProps>
