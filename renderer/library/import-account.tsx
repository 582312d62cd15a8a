// The account that closes an import: what was read, what was there already, what was refused and why, what should be checked.
import type { ReactNode } from 'react'
import type { Warning } from '../../shared/model/source-text.ts'
import { useMessages } from '../state/messages.tsx'
import { openSource, usePlace } from '../state/place.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useDesk } from './desk.ts'
import styles from './import-account.module.css'
import { MOST_BYTES } from './picked-files.ts'
import { warningText } from '../state/warning-text.ts'

export function ImportAccountDialog(): ReactNode {
  const messages = useMessages()
  const m = messages.library
  const account = useDesk((desk) => desk.account)
  if (account === null) return null
  const close = () => useDesk.setState({ account: null })
  const open = (id: string) => {
    close()
    openSource(id)
  }
  const openReport = (id: string) => {
    close()
    usePlace.getState().go({ view: 'report', source: id })
  }
  const refused = [
    ...account.refused.map(({ file, reason, why }) => ({ file, reason: messages.refusals.say(why, reason) })),
    ...account.unsent.map(({ file, reason }) => ({
      file,
      reason: reason === 'unreadable' ? m.account.unreadable : m.account.tooLarge(MOST_BYTES / 1e6),
    })),
  ]
  const { matched, unmatched, warnings } = account.references
  const nothing = account.read.length + account.present.length + refused.length + matched + unmatched.length === 0
  return (
    <Dialog
      title={m.account.title}
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
      {account.cancelled && <p className={styles['said']}>{m.account.cancelled}</p>}
      {account.error && (
        <p className={styles['bad']} role="alert">
          {m.account.failed(messages.errors.say(account.error))}
        </p>
      )}
      {nothing && !account.error && !account.cancelled && <p className={styles['said']}>{m.account.nothing}</p>}
      <Part title={m.account.refused(refused.length)} tone="bad" count={refused.length}>
        {refused.map(({ file, reason }, index) => (
          <li key={index} className={styles['row']}>
            <span className={styles['name']}>{file}</span>
            <span className={styles['reason']}>{reason}</span>
          </li>
        ))}
      </Part>
      <Part title={m.account.read(account.read.length)} tone="good" count={account.read.length}>
        {account.read.map((source) => (
          <li key={source.id} className={styles['row']}>
            <div className={styles['what']}>
              <span className={styles['name']}>{source.title || source.file}</span>
              <span className={styles['detail']}>
                {source.title !== source.file && source.title !== '' && <span>{source.file}</span>}
                {source.works > 1 && <span>{m.works(source.works)}</span>}
              </span>
            </div>
            <div className={styles['do']}>
              <Button look="plain" icon="info" onPress={() => openReport(source.id)}>
                {messages.report.title}
              </Button>
              <Button look="plain" onPress={() => open(source.id)}>
                {m.account.open}
              </Button>
            </div>
            {source.warnings.length > 0 && <Warnings warnings={source.warnings} />}
          </li>
        ))}
      </Part>
      <Part title={m.account.present(account.present.length)} tone="plain" count={account.present.length}>
        {account.present.map((source) => (
          <li key={source.id} className={styles['row']}>
            <span className={styles['name']}>{source.file}</span>
            <div className={styles['do']}>
              <Button look="plain" onPress={() => open(source.id)}>
                {m.account.open}
              </Button>
            </div>
          </li>
        ))}
      </Part>
      {matched > 0 && <p className={styles['said']}>{m.account.references(matched)}</p>}
      <Part title={m.account.unmatched(unmatched.length)} tone="plain" count={unmatched.length}>
        {unmatched.map((name, index) => (
          <li key={index} className={styles['row']}>
            <span className={styles['name']}>{name}</span>
          </li>
        ))}
      </Part>
      {warnings.length > 0 && <Warnings warnings={warnings} />}
    </Dialog>
  )
}

function Part(props: { title: string; tone: string; count: number; children: ReactNode }): ReactNode {
  if (props.count === 0) return null
  return (
    <section className={styles['part']}>
      <h3 className={styles['title']} data-tone={props.tone}>
        {props.title}
      </h3>
      <ul>{props.children}</ul>
    </section>
  )
}

function Warnings({ warnings }: { warnings: readonly Warning[] }): ReactNode {
  const m = useMessages()
  const said = new Map<string, number>()
  for (const warning of warnings) {
    const text = warningText(warning, m.warnings, m.library.fields)
    said.set(text, (said.get(text) ?? 0) + 1)
  }
  return (
    <details className={styles['warnings']}>
      <summary>{m.library.account.warnings(warnings.length)}</summary>
      <ul>
        {[...said].map(([text, times]) => (
          <li key={text}>
            {text}
            {times > 1 && ` (${times}×)`}
          </li>
        ))}
      </ul>
    </details>
  )
}
