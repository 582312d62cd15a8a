// All that can be done in a text, as commands; and the same told to the window while no text is open, so that their keys are known.
import { useActions, type Actions } from './actions.ts'
import { useReaderCommands } from './reader-commands.ts'
import { useRemovedCommands } from './removed.ts'
import { useTextCommands } from './text-commands.ts'

export function useAllCommands(actions: Actions): void {
  useReaderCommands(actions)
  useTextCommands()
  useRemovedCommands()
}

/** To stand where commands are only told of (`OnlyTold`). */
export function ReaderCommands(): null {
  useAllCommands(useActions())
  return null
}
