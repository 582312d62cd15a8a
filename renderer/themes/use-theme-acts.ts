// What can be done to themes, each said when done. Undo stands in the status line.
import { formatPath, parsePath } from '../../shared/model/codebook.ts'
import type { Color } from '../../shared/model/annotation.ts'
import type { ThemeDetail } from '../../shared/model/view.ts'
import { useAct } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { openView, usePlace } from '../state/place.ts'
import { say } from '../state/status.ts'

export interface ThemeActs {
  /** Makes a theme by written path and shows it; false where nothing was made. */
  create: (path: string) => Promise<boolean>
  rename: (theme: ThemeDetail, name: string) => Promise<void>
  recolour: (theme: ThemeDetail, color: Color) => Promise<void>
  move: (moved: readonly ThemeDetail[], parent: ThemeDetail | null) => Promise<void>
  merge: (merged: readonly ThemeDetail[], into: ThemeDetail) => Promise<void>
  remove: (removed: readonly ThemeDetail[]) => Promise<void>
}

/** Shows a theme without leaving a step for each one passed on the way. */
export function showTheme(id: string | null): void {
  const { now } = usePlace.getState()
  if (now.view !== 'themes') openView('themes', id)
  else if (now.item !== id) usePlace.setState({ now: { ...now, item: id } })
}

export function useThemeActs(): ThemeActs {
  const act = useAct()
  const m = useMessages().themes
  return {
    async create(path) {
      if (parsePath(path).length === 0) return false
      const made = await act('createTheme', { path })
      if (made.ok) showTheme(made.value.theme)
      return made.ok
    },
    async rename(theme, name) {
      if (name.trim() !== '' && name.trim() !== theme.name) await act('renameTheme', { theme: theme.id, name })
    },
    async recolour(theme, color) {
      if (theme.color !== color) await act('recolourTheme', { theme: theme.id, color })
    },
    async move(moved, parent) {
      for (const theme of moved) {
        if (theme.parent === (parent?.id ?? null)) continue
        const done = await act('moveTheme', { theme: theme.id, parent: parent?.id ?? null })
        if (done.ok) say(parent ? m.moved(theme.name, formatPath(parent.path)) : m.movedTop(theme.name))
      }
    },
    async merge(merged, into) {
      const themes = merged.filter((theme) => theme.id !== into.id).map((theme) => theme.id)
      if (themes.length === 0) return
      const done = await act('mergeThemes', { themes, into: into.id })
      if (!done.ok) return
      say(m.merged(into.name))
      showTheme(into.id)
    },
    async remove(removed) {
      const done = await act('trash', { ids: removed.map((theme) => theme.id) })
      if (!done.ok) return
      say(removed.length === 1 ? m.removed(removed[0]!.name) : m.removedMany(removed.length))
      const shown = usePlace.getState().now.item
      if (removed.some((theme) => theme.id === shown)) showTheme(null)
    },
  }
}
