// Copies of the whole library, made and brought back.
import { type ReactNode, useState } from 'react'
import { useAct } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { say } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { TextField, withButton } from '../ui/field.tsx'
import { Part } from './part.tsx'
import { pickFolder } from '../state/pick-folder.ts'
import styles from './sync-view.module.css'

export function Copies(): ReactNode {
  const { sync } = useMessages()
  const m = sync.copies
  const act = useAct()
  const [folder, setFolder] = useState('')
  const [working, setWorking] = useState(false)
  const choose = pickFolder()
  const path = folder.trim()
  const make = async () => {
    setWorking(true)
    const done = await act('backup', { folder: path })
    setWorking(false)
    if (done.ok) say(m.made(done.value.folder, done.value.records, done.value.files), 'good')
  }
  const restore = async () => {
    setWorking(true)
    const done = await act('restoreBackup', { folder: path })
    setWorking(false)
    if (done.ok) say(m.restored(done.value.restored, done.value.files), 'good')
  }
  return (
    <Part title={m.title}>
      <p className={styles['explain']}>{m.explain}</p>
      <div className={withButton}>
        <TextField label={m.folder} value={folder} onChange={setFolder} />
        {choose && (
          <Button onPress={() => void choose().then((chosen) => chosen && setFolder(chosen))}>
            {sync.form.choose}
          </Button>
        )}
      </div>
      <div className={styles['acts']}>
        <Button isDisabled={path === '' || working} icon="copy" onPress={() => void make()}>
          {m.make}
        </Button>
        <Button isDisabled={path === '' || working} icon="restore" onPress={() => void restore()}>
          {m.restore}
        </Button>
      </div>
    </Part>
  )
}
