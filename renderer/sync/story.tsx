// What syncs brought, in words with links, and the way back from each.
import type { ReactNode } from 'react'
import { Button as Link } from 'react-aria-components'
import type { SyncStory } from '../../shared/model/sync.ts'
import { nameChange } from '../state/change-name.ts'
import { useAct, useAnswer, useForget } from '../state/host.tsx'
import { useFormat, useMessages } from '../state/messages.tsx'
import { openRecord } from '../state/open-record.ts'
import { say } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { Part } from './part.tsx'
import { useDeviceName } from './use-device-name.ts'
import styles from './sync-view.module.css'

/** Changes told one by one; of a first sync there are thousands. */
const TOLD = 20

export function Story(): ReactNode {
  const { sync } = useMessages()
  const m = sync.story
  const stories = useAnswer('syncStory', {}).data ?? []
  return (
    <Part title={m.title}>
      {stories.length === 0 ? (
        <p className={styles['quiet']}>{m.none}</p>
      ) : (
        <ol className={styles['list']}>
          {stories.map((story) => (
            <OneSync key={story.id} story={story} />
          ))}
        </ol>
      )}
    </Part>
  )
}

function OneSync({ story }: { story: SyncStory }): ReactNode {
  const { sync } = useMessages()
  const m = sync.story
  const format = useFormat()
  const act = useAct()
  const forget = useForget()
  const deviceName = useDeviceName()
  const told = story.changes.slice(-TOLD).toReversed()
  const touched = [...new Set([...told.flatMap(({ records }) => records.slice(0, 1)), ...story.merged.slice(0, TOLD)])]
  const named = new Map(
    (useAnswer('named', { ids: touched.filter(isNamed) }).data ?? []).map((record) => [record.id, record]),
  )
  const when = format.dateTime(story.at)
  const undo = async () => {
    const done = await act('undoSync', { id: story.id })
    forget('syncStory')
    if (done.ok) say(m.tookBack(done.value.undone, done.value.skipped), 'good')
  }
  return (
    <li className={styles['story']} aria-label={when}>
      <div className={styles['head']}>
        <time dateTime={story.at} className={styles['name']}>
          {when}
        </time>
        {story.undone ? (
          <span className={styles['quiet']}>{m.undone}</span>
        ) : (
          story.report.pulled > 0 && (
            <Button look="plain" icon="undo" aria-label={m.undoOf(when)} onPress={() => void undo()}>
              {m.undo}
            </Button>
          )
        )}
      </div>
      <p className={styles['quiet']}>{sync.report.line(story.report)}</p>
      <ul className={styles['told']}>
        {told.map((change) => (
          <li key={change.id}>
            <Go record={named.get(change.records[0] ?? '')}>
              {m.didOn(deviceName(change.device), nameChange(change))}
            </Go>
          </li>
        ))}
        {story.changes.length > told.length && (
          <li className={styles['quiet']}>{m.more(story.changes.length - told.length)}</li>
        )}
      </ul>
      {story.merged.length > 0 && (
        <>
          <p className={styles['quiet']}>{m.merged}</p>
          <ul className={styles['told']}>
            {story.merged.slice(0, TOLD).flatMap((id) => {
              const record = named.get(id)
              return record === undefined
                ? []
                : [
                    <li key={id}>
                      <Go record={record}>{record.label}</Go>
                      <BothKept story={story} id={id} />
                    </li>,
                  ]
            })}
          </ul>
        </>
      )}
    </li>
  )
}

/** Who did what to a record that was joined. */
function BothKept({ story, id }: { story: SyncStory; id: string }): ReactNode {
  const m = useMessages().sync.story
  const deviceName = useDeviceName()
  const touching = (changes: SyncStory['changes']) => changes.filter(({ records }) => records.includes(id))
  const [theirs, yours] = [touching(story.changes), touching(story.own)]
  if (theirs.length === 0 || yours.length === 0) return null
  const words = [
    ...theirs.map((change) => m.didOn(deviceName(change.device), nameChange(change))),
    ...yours.map((change) => m.you(nameChange(change))),
    m.bothKept,
  ]
  return <p className={styles['quiet']}>{words.join('; ')}</p>
}

type Named = Parameters<typeof openRecord>[0]

/** A link where there is something to go to. */
function Go({ record, children }: { record: Named; children: ReactNode }): ReactNode {
  if (record === undefined || record.state !== 'live') return <span dir="auto">{children}</span>
  return (
    <Link className={styles['go']!} onPress={() => openRecord(record)}>
      <span dir="auto">{children}</span>
    </Link>
  )
}

/** Kinds of records that can be named and gone to. */
function isNamed(id: string): boolean {
  return /^(?:src|an|note|code):/u.test(id)
}
