// Citation keys by a pattern: which would change, before any does.
import { type ReactNode, useDeferredValue, useState } from 'react'
import { asError, useAct, useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { say } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { closeCare } from './care-state.ts'
import styles from './care.module.css'
import { Change } from './tidy-dialog.tsx'

export function CitekeysDialog(): ReactNode {
  const messages = useMessages()
  const m = messages.care
  const act = useAct()
  const current = useAnswer('citekeys', {}).data?.pattern
  const [typed, setTyped] = useState<string | null>(null)
  const pattern = typed ?? current ?? ''
  const asked = useDeferredValue(pattern)
  const answer = useAnswer('citekeys', { pattern: asked }, { enabled: asked !== '', keep: true })
  const changes = answer.isError ? [] : (answer.data?.changes ?? [])
  const change = async () => {
    const keys = changes.map(({ reference, after }) => ({ reference, key: after }))
    const done = await act('setCitekeys', { pattern, keys })
    if (!done.ok) return
    closeCare()
    say(done.value.changed > 0 ? m.keys.done(done.value.changed) : m.keys.kept, 'good')
  }
  return (
    <Dialog
      title={m.keys.title}
      closeLabel={m.close}
      isOpen
      onClose={closeCare}
      width="wide"
      foot={
        <>
          <Button onPress={closeCare}>{m.cancel}</Button>
          <Button
            look="primary"
            isDisabled={answer.isError || answer.data === undefined || asked !== pattern}
            onPress={() => void change()}
          >
            {changes.length > 0 ? m.keys.do(changes.length) : m.keys.keep}
          </Button>
        </>
      }
    >
      <TextField
        autoFocus
        label={m.keys.pattern}
        value={pattern}
        onChange={setTyped}
        help={m.keys.help}
        error={answer.isError ? messages.errors.say(asError(answer.error)) : undefined}
      />
      {!answer.isError && answer.data !== undefined && changes.length === 0 && (
        <p className={styles['said']} role="status">
          {m.keys.nothing}
        </p>
      )}
      {changes.length > 0 && (
        <ul className={styles['changes']} aria-label={m.keys.list}>
          {changes.map(({ reference, title, before, after }) => (
            <li key={reference}>
              <span className={styles['detail']} dir="auto">
                {title}
              </span>
              <Change before={before} after={after} />
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}
