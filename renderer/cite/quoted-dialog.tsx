// The ledger of quoted words: how much of each source is quoted.
import type { ReactNode } from 'react'
import { create } from 'zustand'
import { useAnswer } from '../state/host.tsx'
import { useFormat, useMessages } from '../state/messages.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import styles from './export.module.css'

const useOpen = create<{ open: boolean }>()(() => ({ open: false }))
export const openQuotedDialog = (): void => useOpen.setState({ open: true })
const close = () => useOpen.setState({ open: false })

export function QuotedDialog(): ReactNode {
  const open = useOpen((state) => state.open)
  const { exporting: e } = useMessages()
  const m = e.quoted
  const format = useFormat()
  const ledger = useAnswer('quotedWords', {}, { enabled: open }).data
  if (!open || ledger === undefined) return null
  const quoted = ledger.filter((row) => row.quoted > 0).toSorted((a, b) => b.quoted - a.quoted)
  return (
    <Dialog title={m.title} closeLabel={e.close} isOpen onClose={close} width="wide">
      {quoted.length === 0 ? (
        <EmptyState icon="quote" title={m.none} text={m.noneExplain} small />
      ) : (
        <>
          <p className={styles['aside']}>{m.explain}</p>
          <table className={styles['ledger']}>
            <thead>
              <tr>
                <th scope="col">{m.source}</th>
                <th scope="col">{m.words}</th>
                <th scope="col">{m.share}</th>
              </tr>
            </thead>
            <tbody>
              {quoted.map((row) => (
                <tr key={row.source}>
                  <th scope="row" dir="auto">
                    {row.title}
                  </th>
                  <td>{format.number(row.quoted)}</td>
                  <td>{format.percent(row.words === 0 ? 0 : row.quoted / row.words)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p role="status" className={styles['aside']}>
            {m.total(
              quoted.reduce((sum, row) => sum + row.quoted, 0),
              quoted.length,
            )}
          </p>
        </>
      )}
    </Dialog>
  )
}
