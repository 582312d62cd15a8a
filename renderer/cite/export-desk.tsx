// Stands once in the window: the dialogs for citing, exporting, keeping a file current and counting, the account of files read and written, and the commands for them.
import type { ReactNode } from 'react'
import { useCommands } from '../commands/registry.ts'
import { exportManuscript } from '../state/citing-desk.ts'
import { useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { usePlace } from '../state/place.ts'
import { AccountDialog } from './account-dialog.tsx'
import { CiteDialog } from './cite-dialog.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { KeepDialog, openKeepDialog } from './keep-dialog.tsx'
import { openQuotedDialog, QuotedDialog } from './quoted-dialog.tsx'

export function ExportDesk(): ReactNode {
  const m = useMessages().exporting
  const { view, source, item } = usePlace((state) => state.now)
  const title = useAnswer('sources', {}).data?.find((one) => one.id === source)?.title
  const note = view === 'notes' && item?.startsWith('note:') ? item : null
  useCommands([
    {
      id: 'citing.export-manuscript',
      title: m.manuscript.command,
      group: 'citing',
      keys: ['Alt+E'],
      when: () => note !== null || (view === 'reader' && source !== null),
      run: () => {
        if (note !== null) exportManuscript({ note }, m.list.notes)
        else if (source !== null) exportManuscript({ source }, title ?? source)
      },
    },
    { id: 'citing.keep-file', title: m.keep.command, group: 'citing', run: openKeepDialog },
    { id: 'citing.quoted-words', title: m.quoted.command, group: 'citing', keys: ['Alt+W'], run: openQuotedDialog },
  ])
  return (
    <>
      <CiteDialog />
      <ExportDialog />
      <KeepDialog />
      <QuotedDialog />
      <AccountDialog />
    </>
  )
}
