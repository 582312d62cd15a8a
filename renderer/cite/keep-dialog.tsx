// A .bib or .json file that is kept current: chosen, looked through before it is written, given up.
import { type ReactNode, useEffect, useState } from 'react'
import { create } from 'zustand'
import type { KeptBibliography, KeptDifference } from '../../shared/model/export-view.ts'
import { fromWireError } from '../../shared/rpc/error.ts'
import { useAnswer, useForget, useHost, asError } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { fileIn, inFolder, pickFolder } from '../state/pick-folder.ts'
import { say, sayError } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField, withButton } from '../ui/field.tsx'
import { Segments } from '../ui/segments.tsx'
import styles from './export.module.css'

const useOpen = create<{ open: boolean }>()(() => ({ open: false }))
export const openKeepDialog = (): void => useOpen.setState({ open: true })
const close = () => useOpen.setState({ open: false })

export function KeepDialog(): ReactNode {
  const open = useOpen((state) => state.open)
  const kept = useAnswer('keptBibliography', {})
  const messages = useMessages()
  const { path, problem } = kept.data ?? {}
  // Said when it happens, wherever the reader is: who works on would find an old file later.
  const failed = path !== undefined && problem ? messages.exporting.keep.failed(fileIn(path)) : null
  useEffect(() => {
    if (failed !== null) sayError(failed)
  }, [failed])
  return open && kept.data !== undefined ? <Keeping kept={kept.data} /> : null
}

function Keeping({ kept }: { kept: KeptBibliography | null }): ReactNode {
  const messages = useMessages()
  const e = messages.exporting
  const m = e.keep
  const host = useHost()
  const forget = useForget()
  const [path, setPath] = useState(kept?.path ?? '')
  const [which, setWhich] = useState(kept?.which ?? 'all')
  const [told, setTold] = useState<KeptDifference | null>(null)
  const [problem, setProblem] = useState<string | undefined>(undefined)

  const setAt = (next: string) => {
    setPath(next)
    setTold(null)
    setProblem(undefined)
  }
  const choose = pickFolder()
  /** The folder is chosen in the system's dialog; the file keeps the name it has. */
  const chooseFolder = async () => {
    const folder = await choose?.()
    if (folder) setAt(inFolder(folder, fileIn(path.trim()) || 'references.bib'))
  }
  const look = async () => {
    try {
      setTold(await host.keepBibliography({ path: path.trim(), which, dryRun: true }))
      setProblem(undefined)
    } catch (thrown) {
      setTold(null)
      setProblem(messages.errors.say(asError(thrown)))
    }
  }
  const keep = async (at: string | null) => {
    try {
      await host.keepBibliography({ path: at, which })
      say(at === null ? m.stopped : m.kept, 'good')
      forget('keptBibliography')
      close()
    } catch (thrown) {
      setProblem(messages.errors.say(asError(thrown)))
    }
  }
  const changes = told && [
    told.added.length > 0 && m.added(told.added.join(', ')),
    told.changed.length > 0 && m.changed(told.changed.join(', ')),
    told.removed.length > 0 && m.removed(told.removed.join(', ')),
  ]
  return (
    <Dialog
      title={m.title}
      closeLabel={e.close}
      width="wide"
      isOpen
      onClose={close}
      foot={
        <>
          {kept && <Button onPress={() => void keep(null)}>{m.stop}</Button>}
          <Button isDisabled={path.trim() === ''} onPress={() => void look()}>
            {m.look}
          </Button>
          <Button look="primary" isDisabled={path.trim() === ''} onPress={() => void keep(path.trim())}>
            {m.keep}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <p className={styles['aside']}>{m.explain}</p>
        {kept?.problem && (
          <p className={styles['bad']}>{m.problem(messages.errors.say(fromWireError(kept.problem)))}</p>
        )}
        <div className={withButton}>
          <TextField
            label={m.path}
            value={path}
            onChange={setAt}
            help={m.pathHelp}
            error={problem}
            placeholder="/…/references.bib"
            autoFocus
          />
          {choose && (
            <Button icon="folder" onPress={() => void chooseFolder()}>
              {m.choose}
            </Button>
          )}
        </div>
        <Segments
          label={m.which}
          value={which}
          choices={[
            { id: 'all', name: m.all },
            { id: 'cited', name: m.cited },
          ]}
          onChange={setWhich}
        />
        {told && changes && (
          <section className={styles['preview']} aria-live="polite">
            {changes.some(Boolean) ? changes.map((line) => line && <p key={line}>{line}</p>) : <p>{m.same}</p>}
            {told.present.length > 0 && <p>{m.present(told.present.join(', '))}</p>}
            <p className={styles['aside']}>{m.others(told.others)}</p>
          </section>
        )}
      </div>
    </Dialog>
  )
}
