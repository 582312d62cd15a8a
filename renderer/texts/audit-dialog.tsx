// How the passages of a source stand in its text: those that moved, read otherwise or are lost, each to be confirmed or put right.
import type { ReactNode } from 'react'
import { GridList, GridListItem } from 'react-aria-components'
import type { AuditPassage } from '../../shared/model/view.ts'
import { useAct, useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { openSource } from '../state/place.ts'
import { say } from '../state/status.ts'
import { endTask, useTextDesk } from '../state/text-desk.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { difference } from './difference.ts'
import styles from './texts.module.css'

export function AuditDialog({ source, dropped }: { source: string; dropped: number }): ReactNode {
  const { texts } = useMessages()
  const m = texts.audit
  const act = useAct()
  const audit = useAnswer('audit', { source }, { keep: true }).data
  const passages = audit?.passages ?? []
  const doubtful = passages.filter(({ how }) => how !== 'lost').map(({ id }) => id)
  const confirm = async (ids: string[]): Promise<void> => {
    const outcome = await act('confirm', { annotations: ids })
    if (outcome.ok) say(m.confirmed(ids.length), 'good')
  }
  const repair = (passage: AuditPassage): void => {
    endTask()
    useTextDesk.setState({ repairing: { source, passage } })
    openSource(source, passage.start)
  }
  return (
    <Dialog
      title={m.title}
      closeLabel={texts.close}
      isOpen
      onClose={endTask}
      width="wide"
      foot={
        <>
          {doubtful.length > 1 && (
            <Button icon="check" onPress={() => void confirm(doubtful)}>
              {m.confirmAll}
            </Button>
          )}
          <Button look="primary" onPress={endTask}>
            {texts.close}
          </Button>
        </>
      }
    >
      {dropped > 0 && <p className={styles['dropped']}>{m.dropped(dropped)}</p>}
      {!audit ? (
        <p role="status">{m.working}</p>
      ) : passages.length === 0 ? (
        <EmptyState icon="check" title={m.allWell} text={m.allWellExplain(audit.counts.exact)} small />
      ) : (
        <>
          <p className={styles['explain']} role="status">
            {m.counts(audit.counts)}
          </p>
          <GridList
            aria-label={m.list}
            items={passages}
            dependencies={[m]}
            selectionMode="none"
            className={styles['list']!}
            keyboardNavigationBehavior="tab"
            onAction={(key) => {
              const passage = passages.find(({ id }) => id === key)
              if (passage) repair(passage)
            }}
          >
            {(passage) => (
              <GridListItem
                id={passage.id}
                textValue={`${m.how[passage.how]}: ${passage.quote}`}
                className={styles['row']!}
              >
                <Passage passage={passage} />
                <span className={styles['acts']}>
                  {passage.how !== 'lost' && (
                    <Button look="plain" icon="check" onPress={() => void confirm([passage.id])}>
                      {m.confirm}
                    </Button>
                  )}
                  <Button onPress={() => repair(passage)}>{m.find}</Button>
                </span>
              </GridListItem>
            )}
          </GridList>
        </>
      )}
    </Dialog>
  )
}

function Passage({ passage }: { passage: AuditPassage }): ReactNode {
  const { texts } = useMessages()
  const m = texts.audit
  const { how, quote, was, page, themes } = passage
  const parts = how === 'fuzzy' && was !== null ? difference(was, quote) : [{ kind: 'same' as const, text: quote }]
  return (
    <div className={styles['passage']}>
      <span className={styles['how']} data-how={how} title={how === 'exact' ? undefined : m.explain[how]}>
        {m.how[how]}
      </span>
      {page !== null && <span className={styles['page']}>{m.page(page)}</span>}
      <span className={styles['themes']}>{themes.map((path) => path.join(' › ')).join(', ')}</span>
      <p className={styles['words']} dir="auto">
        {parts.map(({ kind, text }, index) =>
          kind === 'gone' ? (
            <del key={index}>{text}</del>
          ) : kind === 'new' ? (
            <ins key={index}>{text}</ins>
          ) : (
            <span key={index}>{text}</span>
          ),
        )}
      </p>
      {how !== 'exact' && <p className={styles['why']}>{m.explain[how]}</p>}
    </div>
  )
}
