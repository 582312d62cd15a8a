// The commands there are now. Features register theirs while they are on screen; the keyboard, the palette and the key sheet read them.
import { createContext, useContext, useEffect, useRef } from 'react'
import { create } from 'zustand'
import { useSettings } from '../state/settings.ts'

/** Groups in the palette and on the key sheet, in this order. */
export const GROUPS = ['reading', 'highlighting', 'going', 'library', 'themes', 'notes', 'citing', 'window'] as const
export type Group = (typeof GROUPS)[number]

export interface Command {
  /** "reader.next-highlight": keys the reader changed are kept under it. */
  id: string
  /** As the palette shows it, in the language in effect. */
  title: string
  group: Group
  /** Names as in keys.ts: "Mod+K", "J". The first is the one shown. */
  keys?: readonly string[]
  /** Whether it can run now; left out: always. */
  when?: () => boolean
  run: () => void
  /** Runs while a field is being typed in too (only for keys with Mod or function keys). */
  inFields?: boolean
  /** Kept out of the palette: it makes sense by its key only. */
  hidden?: boolean
}

interface Registry {
  commands: ReadonlyMap<string, Command>
  /** Those of a view that need not be shown: their names and keys are known, and they do not run. */
  told: ReadonlyMap<string, Command>
}

export const useRegistry = create<Registry>()(() => ({ commands: new Map(), told: new Map() }))

/** Below it commands are only told of. */
export const OnlyTold = createContext(false)

/** Registers commands for as long as the component is mounted; later ones of the same id win and give way again. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands)
  latest.current = commands
  const onlyTold = useContext(OnlyTold)
  const signature = commands
    .map((command) => `${command.id}\n${command.title}\n${command.keys?.join(' ')}`)
    .join('\n\n')
  useEffect(() => {
    // The registered commands call through to the latest closures, so that a re-render need not register anew.
    const find = (id: string) => latest.current.find((command) => command.id === id)
    const own = latest.current.map((command) => ({
      ...command,
      when: () => find(command.id)?.when?.() ?? find(command.id) !== undefined,
      run: () => find(command.id)?.run(),
    }))
    const add = (before: ReadonlyMap<string, Command>) => new Map([...before, ...own.map((c) => [c.id, c] as const)])
    if (onlyTold) return useRegistry.setState(({ told }) => ({ told: add(told) }))
    useRegistry.setState((state) => ({ commands: add(state.commands) }))
    return () =>
      useRegistry.setState((state) => {
        const commands = new Map(state.commands)
        for (const command of own) if (commands.get(command.id) === command) commands.delete(command.id)
        return { commands }
      })
  }, [signature, onlyTold])
}

/** The keys of a command as the reader has them: changed ones first, else its own. */
export function keysOf(command: Command, changed: Record<string, string[]>): readonly string[] {
  return changed[command.id] ?? command.keys ?? []
}

/** The command a key runs now, or null. The command registered last wins, so that an open panel may take a key. */
export function commandFor(
  key: string,
  commands: Iterable<Command>,
  changed: Record<string, string[]>,
): Command | null {
  let found: Command | null = null
  for (const command of commands) {
    if (keysOf(command, changed).includes(key) && (command.when?.() ?? true)) found = command
  }
  return found
}

/** Runs a command by its id, where it exists and can run. */
export function runCommand(id: string): boolean {
  const command = useRegistry.getState().commands.get(id)
  if (!command || !(command.when?.() ?? true)) return false
  command.run()
  return true
}

/** The first key of a command as now set, for tooltips; null where it has none. */
export function useKeyOf(id: string): string | null {
  const changed = useSettings((state) => state.values.keys)
  return useRegistry((state) => {
    const command = state.commands.get(id)
    return (command && keysOf(command, changed)[0]) ?? null
  })
}
