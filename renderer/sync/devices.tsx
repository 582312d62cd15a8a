// The laptops that have changed this library, by name; this one's can be given here.
import { type ReactNode, useRef, useState } from 'react'
import { useCommands } from '../commands/registry.ts'
import { useAct, useAnswer, useForget } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { say } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { TextField, withButton } from '../ui/field.tsx'
import { Part } from './part.tsx'
import styles from './sync-view.module.css'

export function Devices(): ReactNode {
  const { sync } = useMessages()
  const m = sync.devices
  const devices = useAnswer('devices', {}).data ?? []
  const own = devices.find((one) => one.own)
  if (!own) return null
  return (
    <Part title={m.title}>
      <p className={styles['explain']}>{m.explain}</p>
      <ul className={styles['list']}>
        {devices.map(({ device, name, own: isOwn }) => (
          <li key={device} className={styles['row']}>
            <span className={styles['name']} dir="auto">
              {name}
              {isOwn && <span className={styles['quiet']}> · {m.own}</span>}
            </span>
          </li>
        ))}
      </ul>
      <OwnName key={own.name} name={own.name} />
    </Part>
  )
}

function OwnName({ name }: { name: string }): ReactNode {
  const { sync } = useMessages()
  const m = sync.devices
  const act = useAct()
  const forget = useForget()
  const [typed, setTyped] = useState(name)
  const wanted = typed.trim()
  const field = useRef<HTMLInputElement>(null)
  useCommands([{ id: 'sync.name', title: m.command, group: 'library', run: () => field.current?.select() }])
  const save = async () => {
    const { ok } = await act('nameDevice', { name: wanted })
    forget('devices')
    if (ok) say(m.saved(wanted), 'good')
  }
  return (
    <form
      className={withButton}
      onSubmit={(event) => {
        event.preventDefault()
        if (wanted !== '' && wanted !== name) void save()
      }}
    >
      <TextField ref={field} label={m.name} value={typed} onChange={setTyped} />
      <Button type="submit" isDisabled={wanted === '' || wanted === name}>
        {m.save}
      </Button>
    </form>
  )
}
