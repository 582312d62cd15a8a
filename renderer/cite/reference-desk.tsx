// Stands once in the window: the form for one reference, and the walk through all works that lack facts.
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { create } from 'zustand'
import type { CslItem } from '../../shared/model/reference.ts'
import { useCommands } from '../commands/registry.ts'
import { isMac, writeKey } from '../commands/keys.ts'
import { useAct, useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { openSource } from '../state/place.ts'
import { say } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { CareDesk } from './care-desk.tsx'
import { type Lacking, lackingOf } from './missing.ts'
import { changesOf } from './reference-fields.ts'
import { type Form, ReferenceForm } from './reference-form.tsx'
import styles from './reference-form.module.css'

/** `walk`: the works that lacked facts when it was begun; they stay while one goes through them, complete or not. */
const useDesk = create<{ walk: Lacking[] | null; at: number; edit: string | null }>()(() => ({
  walk: null,
  at: 0,
  edit: null,
}))

/** Opens the form of a reference. */
export function editReference(id: string): void {
  useDesk.setState({ edit: id })
}

export function ReferenceDesk(): ReactNode {
  const m = useMessages().cite
  const sources = useAnswer('sources', {}).data
  const references = useAnswer('references', {}).data
  const { walk, edit } = useDesk()
  useCommands([
    {
      id: 'citing.missing-facts',
      title: m.walk.command,
      group: 'citing',
      keys: ['Alt+M'],
      run: () => useDesk.setState({ walk: lackingOf(sources ?? [], references ?? []), at: 0 }),
    },
  ])
  const reference = edit === null ? undefined : references?.find((one) => one.id === edit)
  return (
    <>
      <CareDesk />
      {walk && <Walk walk={walk} />}
      {reference && (
        <Edit
          key={reference.id}
          id={reference.id}
          item={reference.item}
          missing={reference.missing}
          source={reference.source}
        />
      )}
    </>
  )
}

/** Mod+Enter saves from any field, so that the hands stay on the keys. */
function onModEnter(run: () => void) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    run()
  }
}

function Edit(props: { id: string; item: CslItem; missing: string[]; source: string | null }): ReactNode {
  const messages = useMessages()
  const m = messages.cite
  const act = useAct()
  const [form, setForm] = useState<Form>({})
  const close = () => useDesk.setState({ edit: null })
  const save = async () => {
    const set = changesOf(props.item, form)
    if (Object.keys(set).length > 0) {
      const saved = await act('reference', { reference: props.id, set })
      if (!saved.ok) return
      say(m.savedReference, 'good')
    }
    close()
  }
  const source = props.source
  return (
    <Dialog
      title={m.editTitle}
      closeLabel={m.close}
      isOpen
      onClose={close}
      width="wide"
      foot={
        <>
          {source !== null && (
            <Button
              look="plain"
              icon="book"
              onPress={() => {
                close()
                openSource(source)
              }}
            >
              {m.openSource}
            </Button>
          )}
          <Button onPress={close}>{m.cancel}</Button>
          <Button
            look="primary"
            keys={writeKey('Mod+Enter', isMac, messages.frame.keys.words)}
            onPress={() => void save()}
          >
            {m.save}
          </Button>
        </>
      }
    >
      <div onKeyDown={onModEnter(() => void save())}>
        <ReferenceForm item={props.item} missing={props.missing} form={form} onChange={setForm} />
      </div>
    </Dialog>
  )
}

function Walk({ walk }: { walk: Lacking[] }): ReactNode {
  const messages = useMessages()
  const m = messages.cite
  const act = useAct()
  const at = useDesk((desk) => desk.at)
  const [forms, setForms] = useState<Readonly<Record<string, Form>>>({})
  const one = walk[at]
  const close = () => useDesk.setState({ walk: null })
  const words = messages.frame.keys.words

  /** Saves what was written about this work, then goes on; what cannot be saved stays in its fields. */
  const go = async (step: 1 | -1) => {
    if (one) {
      const set = changesOf(one.item, forms[one.key] ?? {})
      if (Object.keys(set).length > 0) {
        const which = one.reference === null ? { source: one.source!, work: one.work } : { reference: one.reference }
        const saved = await act('reference', { ...which, set })
        if (!saved.ok) return
        // Left while it was being saved: it is saved, and the walk stays ended.
        if (useDesk.getState().walk === null) return
        const { item, missing, id } = saved.value
        const next = walk.map((other, index) => (index === at ? { ...other, item, missing, reference: id } : other))
        useDesk.setState({ walk: next })
        setForms({ ...forms, [one.key]: {} })
      }
    }
    if (step === 1 && at + 1 >= walk.length) {
      close()
      say(m.walk.done, 'good')
    } else useDesk.setState({ at: Math.max(0, at + step) })
  }

  if (!one)
    return (
      <Dialog title={m.walk.title} closeLabel={m.close} isOpen onClose={close}>
        <EmptyState icon="check" title={m.walk.none} text={m.walk.noneExplain} small>
          <Button look="primary" onPress={close} autoFocus>
            {m.close}
          </Button>
        </EmptyState>
      </Dialog>
    )
  return (
    <Dialog
      title={m.walk.title}
      closeLabel={m.close}
      isOpen
      onClose={close}
      width="wide"
      foot={
        <>
          <span className={styles['keys']}>{m.walk.count(at + 1, walk.length)}</span>
          <Button icon="left" isDisabled={at === 0} onPress={() => void go(-1)}>
            {m.walk.before}
          </Button>
          <Button look="primary" keys={writeKey('Mod+Enter', isMac, words)} onPress={() => void go(1)}>
            {at + 1 < walk.length ? m.walk.next : m.walk.finish}
          </Button>
        </>
      }
    >
      <div key={one.key} onKeyDown={onModEnter(() => void go(1))}>
        <div className={styles['about']}>
          <span dir="auto" title={one.file}>
            {one.item.title ?? one.file}
            {!one.item.title && one.work !== null && one.work > 1 && ` · ${m.walk.work(one.work)}`}
          </span>
          {one.source !== null && (
            <Button
              look="plain"
              icon="book"
              onPress={() => {
                close()
                openSource(one.source!)
              }}
            >
              {m.openSource}
            </Button>
          )}
        </div>
        <ReferenceForm
          item={one.item}
          missing={one.missing}
          form={forms[one.key] ?? {}}
          onChange={(form) => setForms({ ...forms, [one.key]: form })}
        />
      </div>
    </Dialog>
  )
}
