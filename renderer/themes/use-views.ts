// Kept views as the window uses them: opened, kept, named anew, put away. Each is said when done; undo stands in the status line.
import type { PassageQuery } from '../../shared/model/passage-query.ts'
import type { ViewView } from '../../shared/model/view.ts'
import { useAct } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { usePlace } from '../state/place.ts'
import { say } from '../state/status.ts'
import { showTheme } from './use-theme-acts.ts'

/** A view that gathers passages; those of searches belong to the search. */
export type PassageView = Extract<ViewView, { kind: 'passages' }>

/** Whether a place shows a kept view rather than a theme. */
export function isView(item: string): boolean {
  return item.startsWith('view:')
}

export interface ViewActs {
  /** False where it could not be kept; the reason is said. */
  keep: (name: string, query: PassageQuery) => Promise<boolean>
  update: (view: PassageView, query: PassageQuery) => Promise<void>
  rename: (view: PassageView, name: string) => Promise<boolean>
  remove: (view: PassageView) => Promise<void>
}

export function useViewActs(): ViewActs {
  const act = useAct()
  const m = useMessages().gather.views
  return {
    async keep(name, query) {
      const made = await act('saveView', { kind: 'passages', name, query })
      if (!made.ok) return false
      say(m.saved(name), 'good')
      showTheme(made.value.view)
      return true
    },
    async update(view, query) {
      if ((await act('saveView', { view: view.id, query })).ok) say(m.updated(view.name), 'good')
    },
    async rename(view, name) {
      return (await act('saveView', { view: view.id, name })).ok
    },
    async remove(view) {
      if (!(await act('trash', { ids: [view.id] })).ok) return
      say(m.removed(view.name))
      if (usePlace.getState().now.item === view.id) showTheme(null)
    },
  }
}
