// Duplicates, one group after the other: which reference stays, and of each fact that differs which value.
import { type ReactNode, useState } from 'react'
import { mergedFields } from '../../shared/citing/merged-item.ts'
import type { DuplicateGroup } from '../../shared/model/reference-view.ts'
import type { ReferenceView } from '../../shared/model/view.ts'
import { useAct, useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { say } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ChoiceField } from '../ui/field.tsx'
import { closeCare } from './care-state.ts'
import styles from './care.module.css'
import { shownValue } from './tidy-dialog.tsx'

export function DuplicatesDialog(): ReactNode {
  const m = useMessages().care
  const groups = useAnswer('duplicates', {}, { keep: true }).data
  const references = useAnswer('references', {}, { keep: true }).data
  // Groups as they were found: one that is merged stays in the count, and its neighbours in their places.
  const [list, setList] = useState<DuplicateGroup[] | null>(null)
  const [at, setAt] = useState(0)
  if (list === null && groups !== undefined) setList(groups)
  const group = list?.[at]
  const members = (group?.references ?? []).flatMap((id) => references?.find((one) => one.id === id) ?? [])
  const next = () => {
    if (list !== null && at + 1 < list.length) return setAt(at + 1)
    closeCare()
    say(m.merge.finished, 'good')
  }
  if (list === null || references === undefined || members.length < 2)
    return (
      <Dialog title={m.merge.title} closeLabel={m.close} isOpen onClose={closeCare}>
        {list === null || references === undefined ? (
          <p role="status">{m.loading}</p>
        ) : (
          <EmptyState icon="check" title={m.merge.nothing} text={m.merge.nothingExplain} small>
            <Button look="primary" onPress={closeCare} autoFocus>
              {m.close}
            </Button>
          </EmptyState>
        )}
      </Dialog>
    )
  return (
    <Group
      key={at}
      members={members}
      reason={m.merge.reasons[group!.reason] ?? ''}
      place={m.merge.at(at + 1, list.length)}
      back={at > 0 ? () => setAt(at - 1) : null}
      next={next}
    />
  )
}

interface GroupProps {
  members: readonly ReferenceView[]
  reason: string
  place: string
  back: (() => void) | null
  next: () => void
}

function Group({ members, reason, place, back, next }: GroupProps): ReactNode {
  const { care: m, cite } = useMessages()
  const act = useAct()
  // The one a text belongs to stays unless told otherwise.
  const [into, setInto] = useState((members.find(({ source }) => source !== null) ?? members[0]!).id)
  const [chosen, setChosen] = useState<Readonly<Record<string, number>>>({})
  const stays = members.find(({ id }) => id === into)!
  const others = members.filter((one) => one !== stays)
  const fields = mergedFields([stays, ...others].map(({ item }) => item))
  const differing = fields.filter(({ values }) => values.length > 1)
  const merge = async () => {
    const set = Object.fromEntries(
      differing.map(({ field, values, proposed }) => [field, values[chosen[field] ?? proposed]]),
    )
    const done = await act('mergeReferences', { into, merged: others.map(({ id }) => id), set })
    if (!done.ok) return
    say(m.merge.done, 'good')
    next()
  }
  return (
    <Dialog
      title={m.merge.title}
      closeLabel={m.close}
      isOpen
      onClose={closeCare}
      width="wide"
      foot={
        <>
          <span className={styles['aside']}>{place}</span>
          {back !== null && (
            <Button icon="left" onPress={back}>
              {m.merge.back}
            </Button>
          )}
          <Button onPress={next}>{m.merge.skip}</Button>
          <Button look="primary" icon="merge" onPress={() => void merge()} autoFocus>
            {m.merge.do(others.length)}
          </Button>
        </>
      }
    >
      <p className={styles['said']}>
        <strong>{reason}</strong> {m.merge.follow}
      </p>
      <ChoiceField
        label={m.merge.stays}
        value={into}
        onChange={(id) => {
          setInto(id)
          setChosen({})
        }}
        choices={members.map(({ id, item }) => ({
          id,
          name: String(item.id),
          detail: shownValue('title', item['title'], m.none),
        }))}
      />
      <h3 className={styles['heading']}>{m.merge.fields}</h3>
      <div className={styles['fields']}>
        {differing.map(({ field, values, proposed }) => {
          const taken = chosen[field] ?? proposed
          const names = values.map((value) =>
            field === 'type' ? (cite.types[String(value)] ?? String(value)) : shownValue(field, value, m.none),
          )
          return (
            <ChoiceField
              key={field}
              label={cite.fields[field] ?? field}
              value={String(taken)}
              onChange={(index) => setChosen({ ...chosen, [field]: Number(index) })}
              choices={names.map((name, index) => ({ id: String(index), name }))}
              help={m.merge.instead(names.filter((_, index) => index !== taken).join(' / '))}
            />
          )
        })}
      </div>
      {fields.length > differing.length && (
        <p className={styles['said']}>{m.merge.same(fields.length - differing.length)}</p>
      )}
    </Dialog>
  )
}
