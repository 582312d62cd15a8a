// The passphrase that was made, shown this once, with the sheet to keep it on.
import type { ReactNode } from 'react'
import type { RoadSetUp } from '../../shared/model/sync.ts'
import { asError } from '../state/host.tsx'
import { keepFile } from '../state/keep-file.ts'
import { useMessages } from '../state/messages.tsx'
import { say, sayError } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { writePlain } from '../ui/clipboard.ts'
import { Dialog } from '../ui/dialog.tsx'
import styles from './sync-view.module.css'

export function PassphraseSheet({ setUp, onClose }: { setUp: RoadSetUp; onClose: () => void }): ReactNode {
  const { sync: m, errors } = useMessages()
  const copy = async () => {
    await writePlain(Promise.resolve(setUp.passphrase ?? ''))
    say(m.sheet.copied, 'good')
  }
  const save = async (sheet: string) => {
    try {
      const kept = await keepFile('text/plain', { name: m.sheet.file, content: sheet })
      if (kept !== null) say(kept.path ?? m.sheet.saved(kept.name), 'good')
    } catch (thrown) {
      sayError(errors.say(asError(thrown)))
    }
  }
  return (
    <Dialog
      title={m.sheet.title}
      isOpen
      foot={
        <>
          {/* The focus begins where nothing is lost by a key too many. */}
          <Button icon="copy" autoFocus onPress={() => void copy()}>
            {m.sheet.copy}
          </Button>
          {setUp.sheet !== null && (
            <Button icon="download" onPress={() => void save(setUp.sheet!)}>
              {m.sheet.save}
            </Button>
          )}
          <Button look="primary" onPress={onClose}>
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
