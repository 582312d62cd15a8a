// Tidying references: every value before and after, taken or left one by one, written as one change.
import { type ReactNode, useState } from 'react'
import type { TidyingView } from '../../shared/model/reference-view.ts'
import type { CslItem } from '../../shared/model/reference.ts'
import { useAct, useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { say } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Tick } from '../ui/field.tsx'
import { closeCare } from './care-state.ts'
import styles from './care.module.css'
import { writeField } from './reference-fields.ts'

const idOf = ({ reference, field }: TidyingView): string => `${reference} ${field}`

export function TidyDialog(): ReactNode {
  const { care: m, cite } = useMessages()
  const act = useAct()
  const answer = useAnswer('tidyings', {})
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const found = answer.data ?? []
  const groups = [...Map.groupBy(found, ({ key }) => key)]
  const taken = found.filter((one) => !left.has(idOf(one)))
  const tidy = async () => {
    const values = taken.map(({ reference, field, after }) => ({ reference, field, after }))
    const done = await act('tidyReferences', { values })
    if (!done.ok) return
    closeCare()
    say(m.tidy.done(done.value.changed), 'good')
  }
  const toggle = (one: TidyingView, on: boolean) => {
    const next = new Set(left)
    if (on) next.delete(idOf(one))
    else next.add(idOf(one))
    setLeft(next)
  }
  return (
    <Dialog
      title={m.tidy.title}
      closeLabel={m.close}
      isOpen
      onClose={closeCare}
      width="wide"
      foot={
        found.length > 0 && (
          <>
            <Button look="plain" onPress={() => setLeft(taken.length > 0 ? new Set(found.map(idOf)) : new Set())}>
              {taken.length > 0 ? m.tidy.noneOf : m.tidy.all}
            </Button>
            <Button onPress={closeCare}>{m.cancel}</Button>
            <Button look="primary" isDisabled={taken.length === 0} onPress={() => void tidy()} autoFocus>
              {m.tidy.do(taken.length)}
            </Button>
          </>
        )
      }
    >
      {answer.data === undefined ? (
        <p role="status">{m.loading}</p>
      ) : found.length === 0 ? (
        <EmptyState icon="check" title={m.tidy.nothing} text={m.tidy.nothingExplain} small>
          <Button look="primary" onPress={closeCare} autoFocus>
            {m.close}
          </Button>
        </EmptyState>
      ) : (
        <>
          <p className={styles['said']}>{m.tidy.explain}</p>
          <ul className={styles['changes']} aria-label={m.tidy.list}>
            {groups.map(([key, changes]) => (
              <li key={key}>
                <p className={styles['work']}>
                  {changes[0]!.title !== null && <span dir="auto">{changes[0]!.title}</span>}
                  <code className={styles['key']}>{key}</code>
                </p>
                {changes.map((one) => (
                  <div key={idOf(one)} className={styles['change']} data-left={left.has(idOf(one)) || undefined}>
                    <Tick isSelected={!left.has(idOf(one))} onChange={(on) => toggle(one, on)}>
                      {`${cite.fields[one.field] ?? one.field}: ${m.tidy.reasons[one.reason] ?? one.reason}`}
                    </Tick>
                    <Change
                      before={shownValue(one.field, one.before, m.none)}
                      after={shownValue(one.field, one.after, m.none)}
                    />
                  </div>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}

/** One value before and after, told apart by words too. */
export function Change({ before, after }: { before: string; after: string }): ReactNode {
  const m = useMessages().care.tidy
  return (
    <dl className={styles['pair']}>
      <dt>{m.before}</dt>
      <dd dir="auto">
        <del>{before}</del>
      </dd>
      <dt>{m.after}</dt>
      <dd dir="auto">
        <ins>{after}</ins>
      </dd>
    </dl>
  )
}

/** A CSL value as the form writes it. */
export function shownValue(field: string, value: unknown, none: string): string {
  if (value === null || value === undefined) return none
  return writeField({ [field]: value } as CslItem, field).replaceAll('\n', '; ') || none
}
