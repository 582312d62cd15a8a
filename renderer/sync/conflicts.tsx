// What two laptops wrote without knowing of each other: both versions side by side, one key each.
import { type KeyboardEvent, type ReactNode } from 'react'
import type { ConflictView } from '../../shared/model/sync.ts'
import { useAct, useAnswer, useForget } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { openRecord } from '../state/open-record.ts'
import { say } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { Part } from './part.tsx'
import { useDeviceName } from './use-device-name.ts'
import { valueInWords } from './value-words.ts'
import styles from './sync-view.module.css'

export function Conflicts(): ReactNode {
  const { sync } = useMessages()
  const m = sync.conflicts
  const conflicts = useAnswer('conflicts', {}).data ?? []
  if (conflicts.length === 0) return null
  return (
    <Part title={m.title}>
      <p className={styles['explain']}>{m.explain}</p>
      <ul className={styles['list']}>
        {conflicts.map((conflict) => (
          <Conflict key={conflict.id} conflict={conflict} />
        ))}
      </ul>
    </Part>
  )
}

export function Conflict({ conflict, bare = false }: { conflict: ConflictView; bare?: boolean }): ReactNode {
  const { sync } = useMessages()
  const m = sync.conflicts
  const label = conflict.label === '' ? (m.kinds[conflict.kind] ?? conflict.kind) : conflict.label
  const named = useAnswer('named', { ids: [conflict.id] }).data
  return (
    <li className={styles['conflict']} aria-label={label}>
      {!bare && (
        <div className={styles['head']}>
          <span className={styles['quiet']}>{m.kinds[conflict.kind] ?? conflict.kind}</span>
          <strong className={styles['name']} dir="auto">
            {label}
          </strong>
          {conflict.kind !== 'reference' && conflict.kind !== 'view' && conflict.kind !== 'laptop' && (
            <Button look="plain" aria-label={m.openOf(label)} onPress={() => openRecord(named?.[0])}>
              {m.open}
            </Button>
          )}
        </div>
      )}
      {conflict.disagreements.map((one) => (
        <Disagreement key={one.kind === 'alternatives' ? one.field : 'trashed'} id={conflict.id} one={one} />
      ))}
    </li>
  )
}

interface DisagreementProps {
  id: string
  one: ConflictView['disagreements'][number]
}

function Disagreement({ id, one }: DisagreementProps): ReactNode {
  const messages = useMessages()
  const m = messages.sync.conflicts
  const act = useAct()
  const forget = useForget()
  const deviceName = useDeviceName()
  const field = one.kind === 'alternatives' ? one.field : 'trashed'
  const decide = async (choice: 'here' | number) => {
    const { ok } = await act('decide', { id, field, choice })
    for (const call of ['conflicts', 'roads'] as const) forget(call)
    if (ok) say(m.decided, 'good')
  }
  const choices: { text: string; by: string; act: string; choice: 'here' | number }[] =
    one.kind === 'trashedButEdited'
      ? [
          { text: '', by: '', act: m.keepRecord, choice: 'here' },
          { text: '', by: '', act: m.trashRecord, choice: 0 },
        ]
      : [
          { text: valueInWords(one.here, messages), by: m.here, act: m.keep, choice: 'here' },
          ...one.others.map(({ value, device }, i) => ({
            text: valueInWords(value, messages),
            by: m.there(deviceName(device)),
            act: m.take,
            choice: i,
          })),
        ]
  const keys = (event: KeyboardEvent) => {
    const chosen = choices[Number(event.key) - 1]
    if (!chosen || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    void decide(chosen.choice)
  }
  return (
    <div className={styles['versions']} role="group" aria-label={m.fields[field] ?? field} onKeyDown={keys}>
      <span className={styles['quiet']}>
        {one.kind === 'trashedButEdited' ? m.trashed : (m.fields[field] ?? field.replace(/^item\./u, ''))}
      </span>
      {choices.map((choice, i) => (
        <div key={String(choice.choice)} className={styles['version']}>
          {choice.by !== '' && <span className={styles['quiet']}>{choice.by}</span>}
          {one.kind === 'alternatives' && (
            <p className={styles['value']} dir="auto">
              {choice.text}
            </p>
          )}
          <div>
            <Button keys={String(i + 1)} onPress={() => void decide(choice.choice)}>
              {choice.act}
            </Button>
          </div>
        </div>
      ))}
    </div>
  )
}
