// Setting up a folder or a server: where it is, how to get in, and the passphrase. Ends with the first sync.
import { type ReactNode, useState } from 'react'
import type { RoadAddress, RoadSetUp } from '../../shared/model/sync.ts'
import { useAct, useForget } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { useStatus } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField, Tick, withButton } from '../ui/field.tsx'
import { useFocusBack } from '../ui/focus-back.ts'
import { PassphraseSheet } from './passphrase-sheet.tsx'
import { pickFolder } from '../state/pick-folder.ts'
import type { SyncNow } from './use-sync-now.ts'
import styles from './sync-view.module.css'

interface AddRoadProps {
  kind: 'folder' | 'couchdb'
  syncNow: SyncNow
  onClose: () => void
}

/** Errors by which the place asks for what only the form can give. */
const ACCEPTABLE: ReadonlySet<string> = new Set(['anotherLibrary', 'roadEmptied'])

export function AddRoad({ kind, syncNow, onClose }: AddRoadProps): ReactNode {
  const { sync: m, errors } = useMessages()
  const act = useAct()
  const forget = useForget()
  const [where, setWhere] = useState('')
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [plain, setPlain] = useState(false)
  const [accept, setAccept] = useState(false)
  const [problem, setProblem] = useState<{ name: string; text: string } | null>(null)
  const [working, setWorking] = useState(false)
  const [made, setMade] = useState<RoadSetUp | null>(null)

  // The form makes way for the sheet: what had the focus before both gets it back.
  useFocusBack()
  const choose = pickFolder()
  const setUp = async () => {
    if (where.trim() === '' || working) return
    setWorking(true)
    setProblem(null)
    const address: Exclude<RoadAddress, { kind: 'laptop' }> =
      kind === 'folder' ? { kind, folder: where.trim() } : { kind, url: where.trim() }
    const done = await act('setUpRoad', {
      address,
      plain,
      accept,
      ...(plain ? {} : { passphrase: passphrase.trim() === '' ? null : passphrase.trim() }),
      ...(kind === 'couchdb' && user !== '' ? { credentials: { user, password } } : {}),
    })
    setWorking(false)
    forget('roads')
    if (!done.ok) {
      // Said here, beside the fields it is about.
      useStatus.setState({ notice: null })
      return setProblem({ name: done.error.name, text: errors.say(done.error) })
    }
    void syncNow(done.value.road.id)
    if (done.value.passphrase === null) onClose()
    else setMade(done.value)
  }

  if (made) return <PassphraseSheet setUp={made} onClose={onClose} />
  return (
    <Dialog
      title={kind === 'folder' ? m.form.overFolder : m.form.overServer}
      closeLabel={m.form.close}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{m.form.cancel}</Button>
          <Button look="primary" isDisabled={where.trim() === '' || working} onPress={() => void setUp()}>
            {working ? m.form.working : m.form.setUp}
          </Button>
        </>
      }
    >
      <form
        noValidate
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          void setUp()
        }}
      >
        <div className={withButton}>
          <TextField
            autoFocus
            label={kind === 'folder' ? m.form.folder : m.form.url}
            help={kind === 'folder' ? m.form.folderHelp : m.form.urlHelp}
            value={where}
            onChange={setWhere}
          />
          {kind === 'folder' && choose && (
            <Button onPress={() => void choose().then((path) => path && setWhere(path))}>{m.form.choose}</Button>
          )}
        </div>
        {kind === 'couchdb' && (
          <>
            <TextField label={m.form.user} value={user} onChange={setUser} />
            <TextField
              label={m.form.password}
              type="password"
              value={password}
              onChange={setPassword}
              help={m.form.secret}
            />
          </>
        )}
        {!plain && (
          <TextField
            label={m.form.passphrase}
            value={passphrase}
            onChange={setPassphrase}
            help={m.form.passphraseNew}
          />
        )}
        <Tick isSelected={plain} onChange={setPlain}>
          {m.form.plain}
        </Tick>
        {problem && ACCEPTABLE.has(problem.name) && (
          <Tick isSelected={accept} onChange={setAccept}>
            {problem.name === 'roadEmptied' ? m.roads.fill : m.form.accept}
          </Tick>
        )}
        {problem && (
          <p className={styles['problem']} role="alert">
            {problem.text}
          </p>
        )}
        {/* Enter in any field does what the button does. */}
        <input type="submit" hidden />
      </form>
    </Dialog>
  )
}
