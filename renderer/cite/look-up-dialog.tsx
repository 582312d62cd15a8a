// Adding a reference by its DOI or ISBN: the one thing here that asks the network, and only when told to.
import { type ReactNode, useState } from 'react'
import type { FoundWork } from '../../shared/model/reference-view.ts'
import { asError, useAct, useHost } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { say } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { closeCare } from './care-state.ts'
import styles from './care.module.css'
import { fieldsOf } from './reference-fields.ts'
import { shownValue } from './tidy-dialog.tsx'

export function LookUpDialog(): ReactNode {
  const messages = useMessages()
  const { care: m, cite } = messages
  const host = useHost()
  const act = useAct()
  const [identifier, setIdentifier] = useState('')
  const [state, setState] = useState<{ asking: boolean; found: FoundWork | null; error: string | null }>({
    asking: false,
    found: null,
    error: null,
  })
  const ask = async () => {
    if (identifier.trim() === '' || state.asking) return
    setState({ asking: true, found: null, error: null })
    try {
      setState({ asking: false, found: await host.lookUpReference({ identifier }), error: null })
    } catch (thrown) {
      setState({ asking: false, found: null, error: messages.errors.say(asError(thrown)) })
    }
  }
  const add = async () => {
    if (!state.found) return
    const content = JSON.stringify([state.found.item])
    const done = await act('importReferences', { file: state.found.from, content })
    if (!done.ok) return
    closeCare()
    say(m.lookUp.done, 'good')
  }
  const item = state.found?.item
  return (
    <Dialog
      title={m.lookUp.title}
      closeLabel={m.close}
      isOpen
      onClose={closeCare}
      foot={
        <>
          <Button onPress={closeCare}>{m.cancel}</Button>
          {item ? (
            <Button look="primary" onPress={() => void add()} autoFocus>
              {m.lookUp.add}
            </Button>
          ) : (
            <Button
              look="primary"
              icon="globe"
              isDisabled={state.asking || identifier.trim() === ''}
              onPress={() => void ask()}
            >
              {state.asking ? m.lookUp.asking : m.lookUp.ask}
            </Button>
          )}
        </>
      }
    >
      <TextField
        autoFocus
        label={m.lookUp.number}
        value={identifier}
        onChange={(value) => {
          setIdentifier(value)
          setState({ asking: false, found: null, error: null })
        }}
        help={m.lookUp.explain}
        error={state.error ?? undefined}
        onKeyDown={(event) => event.key === 'Enter' && void ask()}
      />
      {item && (
        <>
          <p className={styles['said']} role="status">
            {m.lookUp.found(state.found!.from)}
          </p>
          <dl className={styles['facts']}>
            {fieldsOf(item, item.type ?? 'document')
              .filter((field) => item[field as keyof typeof item] !== undefined)
              .map((field) => (
                <div key={field}>
                  <dt>{cite.fields[field] ?? field}</dt>
                  <dd dir="auto">{shownValue(field, item[field as keyof typeof item], m.none)}</dd>
                </div>
              ))}
          </dl>
        </>
      )}
    </Dialog>
  )
}
