// The passphrase that was made, shown this once, with the sheet to keep it on.
import type { ReactNode } from 'react'
import type { RoadSetUp } from '../../shared/model/sync.ts'
import { download } from '../state/download.ts'
import { useMessages } from '../state/messages.tsx'
import { say } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { writePlain } from '../ui/clipboard.ts'
import { Dialog } from '../ui/dialog.tsx'
import styles from './sync-view.module.css'

export function PassphraseSheet({ setUp, onClose }: { setUp: RoadSetUp; onClose: () => void }): ReactNode {
  const { sync: m } = useMessages()
  const copy = async () => {
    await writePlain(Promise.resolve(setUp.passphrase ?? ''))
    say(m.sheet.copied, 'good')
  }
  return (
    <Dialog
      title={m.sheet.title}
      closeLabel={m.form.close}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button icon="copy" onPress={() => void copy()}>
            {m.sheet.copy}
          </Button>
          {setUp.sheet !== null && (
            <Button icon="download" onPress={() => download(m.sheet.file, 'text/plain', setUp.sheet!)}>
              {m.sheet.save}
            </Button>
          )}
          <Button look="primary" autoFocus onPress={onClose}>
            {m.sheet.done}
          </Button>
        </>
      }
    >
      <p className={styles['explain']}>{m.sheet.explain}</p>
      <p className={styles['passphrase']}>
        <code>{setUp.passphrase}</code>
      </p>
    </Dialog>
  )
}
