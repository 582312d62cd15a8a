// Everything that was done, newest first: found by a few letters, and gone back to, or forward again, in one go.
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { GridList, GridListHeader, GridListItem, GridListSection } from 'react-aria-components'
import { useCommands } from '../commands/registry.ts'
import { useWrittenKeys } from '../commands/written-keys.ts'
import { nameChange } from '../state/change-name.ts'
import { asError, useAct, useAnswer } from '../state/host.tsx'
import { useFormat, useMessages } from '../state/messages.tsx'
import { say } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { SearchField } from '../ui/field.tsx'
import { Icon } from '../ui/icons.tsx'
import { Sheet } from '../ui/pane.tsx'
import { byDays, listMoments, type Moment, nowAt } from './moments.ts'
import styles from './history-view.module.css'

/** As many as are asked for at first, and as many more each time. */
const STEP = 500
/** Rows drawn at first, and more each time: thousands at once would make the window wait. */
const DRAWN = 150

export function HistoryView(): ReactNode {
  const messages = useMessages()
  const m = messages.history
  const format = useFormat()
  const keys = useWrittenKeys()
  const act = useAct()
  const [limit, setLimit] = useState(STEP)
  const [most, setMost] = useState(DRAWN)
  const [filter, setFilter] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const answer = useAnswer('history', { limit }, { keep: true })
  const history = useMemo(() => answer.data ?? [], [answer.data])
  const moments = useMemo(() => listMoments(history, filter, nameChange, format.dateTime), [history, filter, format])
  const now = nowAt(history)
  const drawn = moments.slice(0, most)
  const days = byDays(drawn)

  const go = async (change: string | null) => {
    const done = await act('goTo', { change })
    if (!done.ok) return
    const { undone, redone, skipped } = done.value
    say(skipped.length > 0 ? m.goneExcept(undone, redone, skipped.length) : m.gone(undone, redone), 'good')
  }
  const goTo = (moment: Moment | undefined) => {
    if (!moment || moment.entry.id === now) return
    if (moment.entry.step === null) say(moment.entry.own ? m.outOfReach : m.othersOwn)
    else void go(moment.entry.id)
  }

  useCommands([
    { id: 'history.find', title: m.filter, group: 'window', keys: ['/'], run: () => field.current?.focus() },
  ])

  return (
    <Sheet
      title={m.title}
      label={m.title}
      width="narrow"
      bar={
        <div className={styles['bar']}>
          <SearchField
            ref={field}
            label={m.filter}
            placeholder={m.filter}
            keys={keys('history.find')}
            clearLabel={m.clear}
            value={filter}
            onChange={setFilter}
          />
          <p className={styles['explain']}>{m.explain}</p>
        </div>
      }
    >
      {answer.isError ? (
        <EmptyState icon="warning" tone="bad" title={m.failed} text={messages.errors.say(asError(answer.error))}>
          <Button onPress={() => void answer.refetch()}>{m.again}</Button>
        </EmptyState>
      ) : answer.data === undefined ? (
        <p className={styles['explain']} role="status">
          {m.loading}
        </p>
      ) : history.length === 0 ? (
        <EmptyState icon="history" title={m.empty.title} text={m.empty.explain} />
      ) : moments.length === 0 ? (
        <EmptyState icon="find" title={m.none.title} text={m.none.explain} />
      ) : (
        <>
          <GridList
            aria-label={m.title}
            className={styles['list']!}
            onAction={(key) => goTo(moments.find(({ entry }) => entry.id === key))}
          >
            {days.map(({ day, moments: ofDay }) => (
              <GridListSection key={`${day} ${ofDay[0]!.entry.id}`} id={`day ${ofDay[0]!.entry.id}`}>
                <GridListHeader className={styles['day']!}>{format.date(ofDay[0]!.entry.at)}</GridListHeader>
                {ofDay.map((moment) => (
                  <Row key={moment.entry.id} moment={moment} isNow={moment.entry.id === now} go={() => goTo(moment)} />
                ))}
              </GridListSection>
            ))}
          </GridList>
          <div className={styles['foot']}>
            {moments.length > most && (
              <Button onPress={() => setMost(most + DRAWN)}>{m.more(Math.min(DRAWN, moments.length - most))}</Button>
            )}
            {moments.length <= most && history.length === limit && (
              <Button onPress={() => setLimit(limit + STEP)}>{m.older}</Button>
            )}
            {moments.length <= most && history.length < limit && now !== null && filter === '' && (
              <Button icon="undo" onPress={() => void go(null)}>
                {m.beforeAll}
              </Button>
            )}
          </div>
        </>
      )}
    </Sheet>
  )
}

function Row({ moment: { entry, name }, isNow, go }: { moment: Moment; isNow: boolean; go: () => void }): ReactNode {
  const { history: m } = useMessages()
  const format = useFormat()
  const state = isNow ? m.now : entry.undone ? m.undone : entry.own ? null : m.elsewhere
  return (
    <GridListItem
      id={entry.id}
      textValue={[name, state, format.dateTime(entry.at)].filter((part) => part !== null).join(', ')}
      className={styles['row']!}
      data-undone={entry.undone || undefined}
      data-now={isNow || undefined}
      {...(isNow ? { 'aria-current': 'step' as const } : {})}
    >
      <Icon name={entry.undone ? 'undo' : isNow ? 'forward' : 'check'} size={16} />
      <span className={styles['name']}>{name}</span>
      {state !== null && <span className={styles['state']}>{state}</span>}
      <time className={styles['when']} dateTime={entry.at} title={format.dateTime(entry.at)}>
        {format.time(entry.at)}
      </time>
      {entry.step !== null && !isNow && (
        <Button look="plain" onPress={go}>
          {entry.step === 'back' ? m.back : m.forward}
        </Button>
      )}
    </GridListItem>
  )
}
