// Passages gathered across the sources: those of a theme, of a kept view, or all; narrowed by conditions, grouped, as cards, each one
// step from its place in the text.
import type { ReactNode } from 'react'
import { EVERY_PASSAGE } from '../../shared/model/passage-query.ts'
import type { ThemeDetail } from '../../shared/model/view.ts'
import { useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { usePlace } from '../state/place.ts'
import type { NoteEditorSlot } from '../state/slots.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Gathering } from './gathering.tsx'
import { isView } from './use-views.ts'

/** Always the same one: what is reckoned from it stays. */
const NONE: readonly ThemeDetail[] = []

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
  }
  const kept = view?.kind === 'passages' ? view : null
  // One board for all of them, which stays on the page when another theme is looked at.
  return (
    <Gathering
      view={kept}
      theme={theme}
      themes={themes ?? NONE}
      start={kept?.query ?? EVERY_PASSAGE}
      NoteEditor={NoteEditor}
    />
  )
}
