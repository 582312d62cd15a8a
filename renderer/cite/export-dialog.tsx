// Exports a theme, a source, a view or a note as a manuscript: says what it will hold before anything is written.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type ManuscriptFormat, MANUSCRIPT_FORMATS } from '../../shared/model/citation.ts'
import type { Args } from '../../shared/rpc/contract.ts'
import { isMac, writeKey } from '../commands/keys.ts'
import { useCitingDesk, type ExportOf } from '../state/citing-desk.ts'
import { citingChoices } from '../state/copy-form.ts'
import { type Kept, keepFile } from '../state/keep-file.ts'
import { asError, useAnswer } from '../state/host.tsx'
import { useFormat, useMessages } from '../state/messages.tsx'
import { say, sayError } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ChoiceField, Tick } from '../ui/field.tsx'
import styles from './export.module.css'

export function ExportDialog(): ReactNode {
  const exporting = useCitingDesk((state) => state.exporting)
  return exporting && <Exporting key={JSON.stringify(exporting.of)} {...exporting} />
}

const close = () => useCitingDesk.setState({ exporting: null })

function Exporting({ of, title }: { of: ExportOf; title: string }): ReactNode {
  const messages = useMessages()
  const e = messages.exporting
  const m = e.manuscript
  const format = useFormat()
  const [kind, setKind] = useState<ManuscriptFormat>('docx')
  const [zotero, setZotero] = useState(false)
  const [withNotes, setWithNotes] = useState(true)
  const args: Args<'exportManuscript'> = {
    of,
    format: kind,
    zotero: zotero && kind === 'docx',
    withoutNotes: !withNotes,
    ...citingChoices(),
  }
  // The manuscript is made to be looked through; exporting hands over the very same files.
  const made = useAnswer('exportManuscript', args, { keep: true })
  const ready = made.data !== undefined && !made.isPlaceholderData && !made.isError

  const save = async () => {
    if (!ready) return
    const saved: Kept[] = []
    try {
      for (const { name, mediaType, base64 } of made.data.files) {
        const kept = await keepFile(mediaType, { name, content: base64, encoding: 'base64' })
        if (kept === null) return
        saved.push(kept)
      }
      const paths = saved.map(({ path }) => path).filter((path) => path !== null)
      say(paths.length > 0 ? paths.join(', ') : m.saved(format.list(saved.map(({ name }) => name))), 'good')
      close()
    } catch (thrown) {
      sayError(messages.errors.say(asError(thrown)))
    }
  }
  const saving = useRef(save)
  saving.current = save
  // Wherever in the dialog the focus is; a choice that has it would open.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      event.stopPropagation()
      void saving.current()
    }
    document.addEventListener('keydown', onKeyDown, true)
    return () => document.removeEventListener('keydown', onKeyDown, true)
  }, [])
  return (
    <Dialog
      title={m.title(title)}
      closeLabel={e.close}
      isOpen
      onClose={close}
      foot={
        <>
          <Button onPress={close}>{e.cancel}</Button>
          <Button
            look="primary"
            icon="download"
            keys={writeKey('Mod+Enter', isMac, messages.frame.keys.words)}
            isDisabled={!ready}
            onPress={() => void save()}
          >
            {m.save}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <ChoiceField
          label={m.format}
          value={kind}
          choices={MANUSCRIPT_FORMATS.map((id) => ({ id, name: m.formats[id], detail: m.details[id] }))}
          help={m.details[kind]}
          onChange={setKind}
        />
        {!('note' in of) && (
          <Tick isSelected={withNotes} onChange={setWithNotes}>
            {m.notes}
          </Tick>
        )}
        {kind === 'docx' && (
          <Tick isSelected={zotero} onChange={setZotero}>
            <span>
              {m.zotero}
              <small className={styles['aside']}>{m.zoteroHelp}</small>
            </span>
          </Tick>
        )}
        <section className={styles['preview']} aria-live="polite">
          {made.isError ? (
            <p className={styles['bad']}>{messages.errors.say(asError(made.error))}</p>
          ) : made.data === undefined ? (
            m.coming
          ) : (
            <>
              <p>{m.holds(made.data.passages, made.data.notes, made.data.citations, made.data.works)}</p>
              <p>{messages.cite.edition(made.data.edition)}</p>
              <p>{m.files(format.list(made.data.files.map(({ name }) => name)))}</p>
              {made.data.unknownKeys.length > 0 && (
                <p className={styles['warn']}>
                  {m.unknownKeys(made.data.unknownKeys.map((key) => `@${key}`).join(', '))}
                </p>
              )}
              {made.data.uncited.length > 0 && (
                <p className={styles['warn']}>{m.uncited(format.list(made.data.uncited))}</p>
              )}
            </>
          )}
        </section>
      </div>
    </Dialog>
  )
}
