// Themes that two laptops made under one name, offered as one.
import type { ReactNode } from 'react'
import { formatPath } from '../../shared/model/codebook.ts'
import { useAct, useAnswer, useForget } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { Button } from '../ui/button.tsx'
import { Part } from './part.tsx'
import styles from './sync-view.module.css'

export function Twins(): ReactNode {
  const { sync } = useMessages()
  const m = sync.twins
  const act = useAct()
  const forget = useForget()
  const twins = useAnswer('sameNamedThemes', {}).data ?? []
  if (twins.length === 0) return null
  const merge = async ([into, ...themes]: readonly string[]) => {
    if (into !== undefined) await act('mergeThemes', { themes, into })
    forget('sameNamedThemes')
  }
  return (
    <Part title={m.title}>
      <ul className={styles['list']}>
        {twins.map(({ path, themes }) => (
          <li key={themes[0]} className={styles['row']}>
            <span className={styles['name']}>{m.explain(formatPath(path))}</span>
            <Button icon="merge" aria-label={m.mergeOf(formatPath(path))} onPress={() => void merge(themes)}>
              {m.merge}
            </Button>
          </li>
        ))}
      </ul>
    </Part>
  )
}
