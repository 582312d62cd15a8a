// On the card of a passage: its two versions, to be decided where it is read.
import type { ReactNode } from 'react'
import { useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import type { PassageConflictProps } from '../state/slots.ts'
import { Conflict } from './conflicts.tsx'
import styles from './sync-view.module.css'

export function PassageConflict({ passage, note }: PassageConflictProps): ReactNode {
  const { sync } = useMessages()
  const all = useAnswer('conflicts', {}).data ?? []
  const here = all.filter(({ id }) => id === passage || id === note)
  if (here.length === 0) return null
  return (
    <section className={styles['onCard']} aria-label={sync.conflicts.badge}>
      <p className={styles['quiet']}>{sync.conflicts.badge}</p>
      <ul className={styles['list']}>
        {here.map((conflict) => (
          <Conflict key={conflict.id} conflict={conflict} bare />
        ))}
      </ul>
    </section>
  )
}
