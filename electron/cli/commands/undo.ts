// `undo` and `redo`: one change back, one change forth, by name.
import type { Undone } from '../../../shared/model/view.ts'
import { type Command, type Invocation } from '../command.ts'

export const undoCommand: Command = {
  usage: 'undo',
  summary: 'Undo the newest change of this computer that is not undone',
  details: 'What was made goes to the trash. Works after a restart, and as often as there are changes.',
  example: 'commonplace undo',
  options: {},
  args: { min: 0, max: 0 },
  run: (call) => tell(call, 'Undone', () => call.host.undo({})),
}

export const redoCommand: Command = {
  usage: 'redo',
  summary: 'Do again what was undone last',
  details: '',
  example: 'commonplace redo',
  options: {},
  args: { min: 0, max: 0 },
  run: (call) => tell(call, 'Done again', () => call.host.redo({})),
}

async function tell(call: Invocation, did: string, act: () => Promise<Undone>): Promise<number> {
  const undone = await act()
  call.print(undone, () => [`${did}: ${undone.name}`])
  if (undone.skipped !== undefined && !call.json) {
    call.say(`Left as they are, because they were changed elsewhere since: ${undone.skipped.join(', ')}`)
  }
  return 0
}
