// Passages gathered across the sources: those of a theme, of a kept view, or all; narrowed by conditions, grouped, as cards, each one
// step from its place in the text.
import type { ReactNode } from 'react'
import { EVERY_PASSAGE } from '../../shared/model/passage-query.ts'
import { useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { usePlace } from '../state/place.ts'
import type { NoteEditorSlot } from '../state/slots.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Gathering } from './gathering.tsx'
import { isView } from './use-views.ts'

/** `NoteEditor`: lent by the notes, for notes on a theme. */
export function ThemeView({ NoteEditor }: { NoteEditor: NoteEditorSlot }): ReactNode {
  const m = useMessages().gather.views
  const shown = usePlace((place) => place.now.item)
  const themes = useAnswer('themes', {}).data
  const views = useAnswer('views', {}).data
  const theme = themes?.find((one) => one.id === shown) ?? null
  const view = views?.find((one) => one.id === shown) ?? null
  if (shown !== null && isView(shown)) {
    if (views === undefined) return null
    if (view?.kind !== 'passages') return <EmptyState icon="filter" title={m.gone} text={m.empty} />
    return (
      <Gathering
        key={view.id}
        view={view}
        theme={null}
        themes={themes ?? []}
        start={view.query}
        NoteEditor={NoteEditor}
      />
    )
  }
  // Conditions belong to the theme they were put down for.
  return (
    <Gathering
      key={theme?.id ?? ''}
      view={null}
      theme={theme}
      themes={themes ?? []}
      start={EVERY_PASSAGE}
      NoteEditor={NoteEditor}
    />
  )
}
