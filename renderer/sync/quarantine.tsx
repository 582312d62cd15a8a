// What came and was not let in.
import type { ReactNode } from 'react'
import { useAnswer } from '../state/host.tsx'
import { useFormat, useMessages } from '../state/messages.tsx'
import { Part } from './part.tsx'
import styles from './sync-view.module.css'

const SHOWN = 50

export function Quarantine(): ReactNode {
  const { sync } = useMessages()
  const format = useFormat()
  const aside = useAnswer('quarantine', {}).data ?? []
  if (aside.length === 0) return null
  return (
    <Part title={sync.quarantine.title}>
      <p className={styles['explain']}>{sync.quarantine.explain}</p>
      <ul className={styles['list']}>
        {aside.slice(0, SHOWN).map(({ id, road, at, problem }) => (
          <li key={`${road} ${id} ${at}`} className={styles['row']}>
            <code className={styles['name']}>{id}</code>
            <span className={styles['quiet']}>{problem}</span>
            <time className={styles['quiet']} dateTime={at}>
              {format.dateTime(at)}
            </time>
          </li>
        ))}
        {aside.length > SHOWN && <li className={styles['quiet']}>{sync.story.more(aside.length - SHOWN)}</li>}
      </ul>
    </Part>
  )
}
