// Every command this window has had so far or was told of: views register theirs only while they are shown, but their keys can be changed
// and taken anywhere.
import { create } from 'zustand'
import { type Command, type Group, GROUPS, useRegistry } from './registry.ts'
import { currentMessages } from '../state/messages.tsx'

export const useKnownCommands = create<{ commands: ReadonlyMap<string, Command> }>()(() => ({
  commands: useRegistry.getState().commands,
}))

let language = currentMessages()
useRegistry.subscribe(({ commands, told }) => {
  const words = currentMessages()
  // In another language, commands of views that are closed have no title yet.
  const before = words === language ? useKnownCommands.getState().commands : []
  language = words
  useKnownCommands.setState({ commands: new Map([...before, ...told, ...commands]) })
})

/** Commands that have, or may be given, a key: by group, in the order they came. */
export function commandsByGroup(commands: Iterable<Command>): { group: Group; commands: Command[] }[] {
  const all = [...commands]
  return GROUPS.map((group) => ({
    group,
    commands: all.filter((command) => command.group === group && (!command.hidden || (command.keys?.length ?? 0) > 0)),
  })).filter(({ commands: own }) => own.length > 0)
}
