// Every command this window has had so far: views register theirs only while they are shown, but their keys can be changed anywhere.
import { create } from 'zustand'
import { type Command, type Group, GROUPS, useRegistry } from '../commands/registry.ts'

export const useKnownCommands = create<{ commands: ReadonlyMap<string, Command> }>()(() => ({
  commands: useRegistry.getState().commands,
}))

useRegistry.subscribe(({ commands }) => {
  useKnownCommands.setState((known) => ({ commands: new Map([...known.commands, ...commands]) }))
})

/** Commands that have, or may be given, a key: by group, in the order they came. */
export function commandsByGroup(commands: Iterable<Command>): { group: Group; commands: Command[] }[] {
  const all = [...commands]
  return GROUPS.map((group) => ({
    group,
    commands: all.filter((command) => command.group === group && (!command.hidden || (command.keys?.length ?? 0) > 0)),
  })).filter(({ commands: own }) => own.length > 0)
}
