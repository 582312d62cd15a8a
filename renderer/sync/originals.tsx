// Whether originals come with each sync or when their source is opened, on this laptop.
import type { ReactNode } from 'react'
import { useCommands } from '../commands/registry.ts'
import { useAct, useAnswer, useForget } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { Tick } from '../ui/field.tsx'
import styles from './sync-view.module.css'

export function Originals(): ReactNode {
  const m = useMessages().sync.originals
  const act = useAct()
  const forget = useForget()
  const choice = useAnswer('fileChoice', {}).data
  const choose = async (lazily: boolean) => {
    await act('chooseFiles', { choice: lazily ? 'opened' : 'all' })
    forget('fileChoice')
  }
  useCommands([
    { id: 'sync.originals', title: m.lazily, group: 'library', run: () => void choose(choice !== 'opened') },
  ])
  if (choice === undefined) return null
  return (
    <div>
      <Tick isSelected={choice === 'opened'} onChange={(lazily) => void choose(lazily)}>
        {m.lazily}
      </Tick>
      <p className={styles['quiet']}>{m.explain}</p>
    </div>
  )
}
