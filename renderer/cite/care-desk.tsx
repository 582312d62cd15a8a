// Stands once in the window: the dialogs about references and styles, and the commands that open them.
import { type ReactNode, useMemo } from 'react'
import { useCommands } from '../commands/registry.ts'
import { useMessages } from '../state/messages.tsx'
import { type CareDialog, openCare, useCare } from './care-state.ts'
import { CitekeysDialog } from './citekeys-dialog.tsx'
import { DuplicatesDialog } from './duplicates-dialog.tsx'
import { LookUpDialog } from './look-up-dialog.tsx'
import { StylePicker } from './style-picker.tsx'
import { TidyDialog } from './tidy-dialog.tsx'

const DIALOGS: Record<CareDialog, () => ReactNode> = {
  style: StylePicker,
  tidy: TidyDialog,
  merge: DuplicatesDialog,
  keys: CitekeysDialog,
  lookUp: LookUpDialog,
}
const KEYS: Record<CareDialog, string> = {
  style: 'Alt+Y',
  tidy: 'Alt+Shift+U',
  merge: 'Alt+Shift+G',
  keys: 'Alt+Shift+N',
  lookUp: 'Alt+Shift+O',
}
/** Ids of the commands: keys that the reader changed are kept under them. */
export const CARE_COMMANDS: Record<CareDialog, string> = {
  style: 'citing.choose-style',
  tidy: 'citing.tidy-references',
  merge: 'citing.find-duplicates',
  keys: 'citing.citation-keys',
  lookUp: 'citing.look-up',
}

export function CareDesk(): ReactNode {
  const m = useMessages().care
  const open = useCare((care) => care.open)
  const commands = useMemo(
    () =>
      (Object.keys(DIALOGS) as CareDialog[]).map((dialog) => ({
        id: CARE_COMMANDS[dialog],
        title: m[dialog].command,
        group: 'citing' as const,
        keys: [KEYS[dialog]],
        run: () => openCare(dialog),
      })),
    [m],
  )
  useCommands(commands)
  if (open === null) return null
  const Dialog = DIALOGS[open]
  return <Dialog />
}
