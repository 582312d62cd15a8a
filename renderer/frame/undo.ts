// Undo and redo, of everything or of what the view shows, named in the status line in the language in effect.
import { useMemo } from 'react'
import { useHost, asError } from '../state/host.tsx'
import { nameChange } from '../state/change-name.ts'
import { currentMessages } from '../state/messages.tsx'
import type { Place } from '../state/place.ts'
import { say, sayError, whileSaving } from '../state/status.ts'

export interface Undoing {
  undo(): void
  redo(): void
  /** Of what belongs to the record alone; said with the names of later changes where those rest on it. */
  undoWithin(record: string): void
  redoWithin(record: string): void
}

/** The record the view shows, with what its changes are called those of; null where the view shows no one thing. */
export function shownRecord({
  view,
  source,
  item,
}: Place): { id: string; kind: 'source' | 'theme' | 'note' | 'other' } | null {
  if (view === 'reader') return source === null ? null : { id: source, kind: 'source' }
  if (item === null || !/^(?:code|note|ref):/u.test(item)) return null
  return { id: item, kind: view === 'themes' ? 'theme' : view === 'notes' ? 'note' : 'other' }
}

export function useUndo(): Undoing {
  const host = useHost()
  return useMemo(() => {
    // One after the other: the name is read before the act, and a second press must not read the same.
    let last: Promise<void> = Promise.resolve()
    const queue = (step: () => Promise<void>): void => {
      last = last.then(step).catch((thrown: unknown) => sayError(currentMessages().errors.say(asError(thrown))))
    }
    const step = (which: 'undo' | 'redo') => async (): Promise<void> => {
      const status = await host.status({})
      const change = status[which]
      const done = await whileSaving(host[which]({}))
      const name = change ? nameChange(change) : done.name
      const { frame } = currentMessages()
      say(which === 'undo' ? frame.undone(name) : frame.redone(name))
    }
    const within = (which: 'undo' | 'redo', record: string) => async (): Promise<void> => {
      const { frame, history } = currentMessages()
      const done = await whileSaving(host[which === 'undo' ? 'undoWithin' : 'redoWithin']({ within: record }))
      const name = nameChange(done.change)
      if (done.later.length > 0) say(history.here.rests(name, done.later.map(nameChange)), 'bad')
      else say(which === 'undo' ? frame.undone(name) : frame.redone(name))
    }
    return {
      undo: () => queue(step('undo')),
      redo: () => queue(step('redo')),
      undoWithin: (record) => queue(within('undo', record)),
      redoWithin: (record) => queue(within('redo', record)),
    }
  }, [host])
}
