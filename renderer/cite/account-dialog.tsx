// What became of a file of references: after taking one in, what was put right or left out; after writing one, what it cannot hold.
import type { ReactNode } from 'react'
import { create } from 'zustand'
import type { LostFact } from '../../shared/model/reference-view.ts'
import type { Warning } from '../../shared/model/source-text.ts'
import { useMessages } from '../state/messages.tsx'
import { warningText } from '../state/warning-text.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import styles from './care.module.css'

type Account =
  | { file: string; warnings: readonly Warning[] }
  | { file: string; format: string; lost: readonly LostFact[] }

const useAccount = create<{ account: Account | null }>()(() => ({ account: null }))
const close = () => useAccount.setState({ account: null })

/** A key that was made is no remark worth stopping for. */
const isRemark = ({ code }: Warning): boolean => code !== 'keyMade'

/** Shows the account where there is something in it to see; says whether. */
export function showAccount(account: Account): boolean {
  const isTelling = 'lost' in account ? account.lost.length > 0 : account.warnings.some(isRemark)
  if (isTelling) useAccount.setState({ account })
  return isTelling
}

export function AccountDialog(): ReactNode {
  const account = useAccount((state) => state.account)
  const messages = useMessages()
  const m = messages.care
  if (account === null) return null
  const isImport = 'warnings' in account
  const keys = isImport ? account.warnings.filter((warning) => !isRemark(warning)) : []
  const text = (warning: Warning): string => warningText(warning, messages.warnings, messages.library.fields)
  const remarks = isImport
    ? account.warnings.filter(isRemark).map(text)
    : lostLines(account.lost, m.account.lost, { ...messages.library.fields, type: m.account.type })
  return (
    <Dialog
      title={isImport ? m.account.imported : m.account.exported}
      closeLabel={m.close}
      isOpen
      onClose={close}
      width="wide"
      foot={
        <Button look="primary" onPress={close} autoFocus>
          {m.account.done}
        </Button>
      }
    >
      <p className={styles['said']}>
        {isImport ? m.account.importedExplain(account.file) : m.account.exportedExplain(account.file, account.format)}
      </p>
      <ul className={styles['remarks']} aria-label={m.account.list}>
        {remarks.map((remark, index) => (
          <li key={index} dir="auto">
            {remark}
          </li>
        ))}
      </ul>
      {keys.length > 0 && (
        <details className={styles['keysMade']}>
          <summary>{m.account.keys(keys.length)}</summary>
          <ul className={styles['remarks']}>
            {keys.map((warning, index) => (
              <li key={index}>{text(warning)}</li>
            ))}
          </ul>
        </details>
      )}
    </Dialog>
  )
}

/** By fact, the one most often lost first. */
function lostLines(
  lost: readonly LostFact[],
  say: (variable: string, n: number) => string,
  fields: Readonly<Record<string, string>>,
): string[] {
  const count = new Map<string, number>()
  for (const { variables } of lost) for (const one of variables) count.set(one, (count.get(one) ?? 0) + 1)
  return [...count]
    .sort((a, b) => b[1] - a[1])
    .map(([variable, n]) => say(capitalised(fields[variable] ?? variable), n))
}

const capitalised = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1)
