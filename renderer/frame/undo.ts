// Undo and redo, named in the status line in the language in effect.
import { useMemo } from 'react'
import { VERBS, type Parameters, type Verb } from '../../shared/model/change.ts'
import { useHost, asError } from '../state/host.tsx'
import { currentMessages } from '../state/messages.tsx'
import { say, sayError, whileSaving } from '../state/status.ts'

export interface Undoing {
  undo(): void
  redo(): void
}

/** A change's name in the language in effect; an unknown verb keeps the name it came with. */
export function nameChange(change: { verb: string; parameters: Parameters; name: string }): string {
  const known = VERBS.find((verb): verb is Verb => verb === change.verb)
  return known ? currentMessages().changes.name[known](change.parameters) : change.name
}

export function useUndo(): Undoing {
  const host = useHost()
  return useMemo(() => {
    // One after the other: the name is read before the act, and a second press must not read the same.
    let last: Promise<void> = Promise.resolve()
    async function step(which: 'undo' | 'redo'): Promise<void> {
      const { frame, errors } = currentMessages()
      try {
        const status = await host.status({})
        const change = status[which]
        const done = await whileSaving(host[which]({}))
        const name = change ? nameChange(change) : done.name
        say(which === 'undo' ? frame.undone(name) : frame.redone(name))
      } catch (thrown) {
        sayError(errors.say(asError(thrown)))
      }
    }
    const queue = (which: 'undo' | 'redo'): void => {
      last = last.then(() => step(which))
    }
    return { undo: () => queue('undo'), redo: () => queue('redo') }
  }, [host])
}
