// What the bibliography holds: cited works, all, those of a theme or a note; with notes, in groups. Stays while other views are shown.
import type { ReactNode } from 'react'
import { create } from 'zustand'
import type { Args } from '../../shared/rpc/contract.ts'
import { useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { ChoiceField, Tick } from '../ui/field.tsx'
import { Segments } from '../ui/segments.tsx'
import styles from './bibliography-view.module.css'

export interface ListChoice {
  which: 'cited' | 'all' | 'theme' | 'note'
  theme: string | null
  note: string | null
  annotated: boolean
  grouped: boolean
}

export const useListChoice = create<ListChoice>()(() => ({
  which: 'cited',
  theme: null,
  note: null,
  annotated: false,
  grouped: false,
}))

/** What the host is asked; until a theme or note is chosen, the first there is. */
export function useAskedList(choice: ListChoice): Pick<Args<'bibliography'>, 'which' | 'annotated' | 'grouped'> {
  const { theme, note } = useSubjects(choice)
  const { which, annotated, grouped } = choice
  const more = { ...(annotated && { annotated }), ...(grouped && { grouped }) }
  if (which === 'theme' && theme) return { which: { theme: theme.id }, ...more }
  if (which === 'note' && note) return { which: { note: note.id }, ...more }
  return { which: which === 'all' ? 'all' : 'cited', ...more }
}

function useSubjects(choice: ListChoice) {
  const themes = useAnswer('themes', {}).data ?? []
  const notes = useAnswer('notes', {}).data ?? []
  return {
    themes,
    notes,
    theme: themes.find(({ id }) => id === choice.theme) ?? themes[0],
    note: notes.find(({ id }) => id === choice.note) ?? notes[0],
  }
}

export function ListChoiceFields({ choice }: { choice: ListChoice }): ReactNode {
  const messages = useMessages()
  const m = messages.exporting.list
  const { themes, notes, theme, note } = useSubjects(choice)
  const set = useListChoice.setState
  return (
    <>
      <div className={styles['wide']}>
        <Segments
          label={messages.cite.which}
          value={choice.which}
          choices={[
            { id: 'cited', name: m.cited },
            { id: 'all', name: m.all },
            ...(themes.length > 0 ? [{ id: 'theme' as const, name: m.theme }] : []),
            ...(notes.length > 0 ? [{ id: 'note' as const, name: m.note }] : []),
          ]}
          onChange={(which) => set({ which })}
        />
      </div>
      {choice.which === 'theme' && theme && (
        <ChoiceField
          label={m.themes}
          value={theme.id}
          choices={themes.map(({ id, path }) => ({ id, name: path.join(' › ') }))}
          onChange={(id) => set({ theme: id })}
        />
      )}
      {choice.which === 'note' && note && (
        <ChoiceField
          label={m.notes}
          value={note.id}
          choices={notes.map(({ id, markdown }) => ({ id, name: firstLine(markdown) }))}
          onChange={(id) => set({ note: id })}
        />
      )}
      <div className={styles['ticks']}>
        <Tick isSelected={choice.annotated} onChange={(annotated) => set({ annotated })}>
          {m.annotated}
        </Tick>
        <Tick isSelected={choice.grouped} onChange={(grouped) => set({ grouped })}>
          {m.grouped}
        </Tick>
      </div>
    </>
  )
}

const firstLine = (markdown: string): string =>
  markdown
    .replaceAll(/[#*_>`]/gu, '')
    .trim()
    .split('\n')[0]!
    .slice(0, 80)
