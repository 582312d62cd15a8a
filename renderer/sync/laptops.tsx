// This laptop on the network: whether paired ones may reach it, and which they are.
import type { ReactNode } from 'react'
import { useAct, useAnswer, useForget } from '../state/host.tsx'
import { useFormat, useMessages } from '../state/messages.tsx'
import { say } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { Tick } from '../ui/field.tsx'
import { Part } from './part.tsx'
import styles from './sync-view.module.css'

export function Laptops(): ReactNode {
  const { sync } = useMessages()
  const m = sync.lan
  const format = useFormat()
  const act = useAct()
  const forget = useForget()
  const lan = useAnswer('lan', {}).data
  if (!lan) return null
  const listen = async (on: boolean) => {
    await act('listenOnLan', { on })
    forget('lan')
  }
  const unpair = async (laptop: string, name: string) => {
    const { ok } = await act('unpairLaptop', { laptop })
    for (const call of ['lan', 'roads'] as const) forget(call)
    if (ok) say(m.unpaired(name))
  }
  return (
    <Part title={m.title}>
      {lan.laptops.length === 0 ? (
        <p className={styles['quiet']}>{m.none}</p>
      ) : (
        <ul className={styles['list']}>
          {lan.laptops.map(({ id, name, address }) => (
            <li key={id} className={styles['row']}>
              <span className={styles['name']} dir="auto">
                {name}
              </span>
              <span className={styles['quiet']}>{address}</span>
              <Button look="plain" aria-label={m.unpairOf(name)} onPress={() => void unpair(id, name)}>
                {m.unpair}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Tick isSelected={lan.listening !== null} onChange={(on) => void listen(on)}>
        {m.listen}
      </Tick>
      <p className={styles['quiet']}>{lan.listening ? m.listening(format.either(lan.listening)) : m.off}</p>
    </Part>
  )
}
