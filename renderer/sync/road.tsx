// One road: where it leads, how it stands, what its last sync did, and what can be done with it.
import type { ReactNode } from 'react'
import type { RoadView } from '../../shared/model/sync.ts'
import { fromWireError } from '../../shared/rpc/error.ts'
import { useAct, useForget } from '../state/host.tsx'
import { useFormat, useMessages } from '../state/messages.tsx'
import { say, useStatus } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { Icon, type IconName } from '../ui/icons.tsx'
import { Progress } from '../ui/progress.tsx'
import { agoOf, roadName } from './road-words.ts'
import { useNow } from './sync-badge.tsx'
import type { SyncNow } from './use-sync-now.ts'
import styles from './sync-view.module.css'

const ICONS: Record<RoadView['address']['kind'], IconName> = { folder: 'folder', couchdb: 'globe', laptop: 'link' }

export function Road({ road, syncNow }: { road: RoadView; syncNow: SyncNow }): ReactNode {
  const messages = useMessages()
  const m = messages.sync
  const format = useFormat()
  const act = useAct()
  const forget = useForget()
  const now = useNow()
  const progress = useStatus((state) => (state.progress?.job === road.id ? state.progress : null))
  const name = roadName(road)
  const { state, last, problem } = road
  const set = async (paused: boolean) => {
    await act('pauseRoad', { road: road.id, paused })
    forget('roads')
  }
  const remove = async () => {
    const { ok } = await act('removeRoad', { road: road.id })
    forget('roads')
    if (ok) say(m.roads.removed(name))
  }
  const notices = (last?.report.notices ?? []).filter(({ code }) => code !== 'held' && code !== 'plain')
  return (
    <li className={styles['road']} aria-label={`${m.roads.kinds[road.address.kind]} ${name}`}>
      <div className={styles['head']}>
        <Icon name={ICONS[road.address.kind]} />
        <strong className={styles['name']} dir="auto">
          {name}
        </strong>
        <span className={styles['seal']} data-plain={!road.sealed || undefined}>
          {road.sealed && <Icon name="lock" size={14} />}
          {road.sealed ? m.roads.sealed : m.roads.plain}
        </span>
      </div>
      {state === 'syncing' ? (
        <Progress
          label={progress && progress.total > 0 ? m.roads.file(progress.done, progress.total) : m.roads.syncing}
          done={progress?.done ?? 0}
          total={progress?.total ?? 0}
          cancelLabel={m.roads.cancel}
          onCancel={() => void set(true)}
        />
      ) : (
        <p className={styles['quiet']}>
          {state === 'paused' && `${m.status.paused}. `}
          {last ? m.roads.last(agoOf(last.at, format, now)) : m.roads.never}
          {road.waiting > 0 && `. ${m.status.waiting(road.waiting)}`}
          {last && `. ${m.report.line(last.report)} ${m.report.files(last.report)}`}
        </p>
      )}
      {problem && (
        <p className={styles['problem']} role="alert">
          {messages.errors.say(fromWireError(problem))}
        </p>
      )}
      {notices.map((notice) => (
        <p key={notice.code} className={styles['notice']}>
          {m.notices[notice.code](notice.parameters)}
        </p>
      ))}
      {last !== null && last.report.held > 0 && <p className={styles['notice']}>{m.report.held(last.report.held)}</p>}
      <div className={styles['acts']}>
        <Button
          look="primary"
          icon="sync"
          aria-label={m.roads.nowOf(name)}
          isDisabled={state === 'syncing' || state === 'paused'}
          onPress={() => void syncNow(road.id)}
        >
          {m.roads.now}
        </Button>
        {last !== null && last.report.held > 0 && (
          <Button aria-label={m.roads.acceptOf(name)} onPress={() => void syncNow(road.id, true)}>
            {m.roads.accept}
          </Button>
        )}
        {problem?.name === 'roadEmptied' && <Button onPress={() => void syncNow(road.id, true)}>{m.roads.fill}</Button>}
        <Button
          aria-label={state === 'paused' ? m.roads.resumeOf(name) : m.roads.pauseOf(name)}
          onPress={() => void set(state !== 'paused')}
        >
          {state === 'paused' ? m.roads.resume : m.roads.pause}
        </Button>
        <Button look="plain" aria-label={m.roads.removeOf(name)} onPress={() => void remove()}>
          {m.roads.remove}
        </Button>
      </div>
    </li>
  )
}
