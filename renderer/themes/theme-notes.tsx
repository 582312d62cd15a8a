// The user's own notes on a theme, below its passages.
import { type ReactNode, useState } from 'react'
import type { ThemeDetail } from '../../shared/model/view.ts'
import { useAnswer } from '../state/host.tsx'
import { Mentioned } from '../state/mentioned.tsx'
import { useMessages } from '../state/messages.tsx'
import type { NoteEditorSlot } from '../state/slots.ts'
import { Button } from '../ui/button.tsx'
import styles from './theme-view.module.css'

export function ThemeNotes(props: { theme: ThemeDetail; label: string; NoteEditor: NoteEditorSlot }): ReactNode {
  const { theme, label, NoteEditor } = props
  const m = useMessages().themes.view
  const notes = useAnswer('notes', { about: theme.id }).data ?? []
  // The notes that stood there when a new one was begun: the one that comes after them is being written already.
  const [begun, setBegun] = useState<ReadonlySet<string> | null>(null)
  return (
    <section className={styles['notes']} aria-label={m.notes}>
      {notes.length > 0 && <h2 className={styles['notesTitle']}>{m.notes}</h2>}
      {notes
        .filter((note) => begun === null || begun.has(note.id))
        .map((note, index) => (
          <NoteEditor key={note.id} about={theme.id} note={note.id} label={`${label}, ${index + 1}`} />
        ))}
      <Mentioned of={theme.id} />
      {begun ? (
        <NoteEditor about={theme.id} note={null} label={label} autoFocus onClose={() => setBegun(null)} />
      ) : (
        <Button look="plain" icon="note" onPress={() => setBegun(new Set(notes.map((note) => note.id)))}>
          {m.newNote}
        </Button>
      )}
    </section>
  )
}
