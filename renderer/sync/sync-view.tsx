// Sync: the roads to other laptops, what waits for a decision, what happened, copies.
import { type ReactNode, useState } from 'react'
import { useCommands } from '../commands/registry.ts'
import { asError, useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Sheet } from '../ui/pane.tsx'
import { AddRoad } from './add-road.tsx'
import { Conflicts } from './conflicts.tsx'
import { Copies } from './copies.tsx'
import { Devices } from './devices.tsx'
import { Laptops } from './laptops.tsx'
import { PairDialog } from './pair-dialog.tsx'
import { Originals } from './originals.tsx'
import { Part } from './part.tsx'
import { Quarantine } from './quarantine.tsx'
import { Road } from './road.tsx'
import { Story } from './story.tsx'
import { Twins } from './twins.tsx'
import { useSyncNow } from './use-sync-now.ts'
import styles from './sync-view.module.css'

type Adding = 'folder' | 'couchdb' | 'laptop'

export function SyncView(): ReactNode {
  const messages = useMessages()
  const m = messages.sync
  const answer = useAnswer('roads', {})
  const roads = answer.data ?? []
  const [adding, setAdding] = useState<Adding | null>(null)
  const syncNow = useSyncNow()
  const all = () => void Promise.all(roads.map(({ id }) => syncNow(id)))
  useCommands([
    { id: 'sync.now', title: m.commands.now, group: 'library', keys: ['S'], when: () => roads.length > 0, run: all },
    { id: 'sync.folder', title: m.commands.addFolder, group: 'library', run: () => setAdding('folder') },
    { id: 'sync.server', title: m.commands.addServer, group: 'library', run: () => setAdding('couchdb') },
    { id: 'sync.laptop', title: m.commands.addLaptop, group: 'library', run: () => setAdding('laptop') },
  ])
  return (
    <Sheet
      width="narrow"
      title={m.title}
      label={m.title}
      actions={
        roads.length > 1 && (
          <Button icon="sync" keys="S" onPress={all}>
            {m.roads.all}
          </Button>
        )
      }
      bar={<p className={`${styles['explain']} ${styles['lead']}`}>{m.explain}</p>}
    >
      {answer.isError ? (
        <EmptyState icon="warning" tone="bad" title={m.status.failed} text={messages.errors.say(asError(answer.error))}>
          <Button onPress={() => void answer.refetch()}>{messages.frame.tryAgain}</Button>
        </EmptyState>
      ) : answer.data === undefined ? (
        <p className={styles['explain']} role="status">
          {m.loading}
        </p>
      ) : (
        <>
          {roads.length === 0 ? (
            <EmptyState icon="sync" title={m.empty.title} text={m.empty.explain} />
          ) : (
            <>
              <Conflicts />
              <Twins />
              <Part title={m.roads.title}>
                <ul className={styles['list']}>
                  {roads.map((road) => (
                    <Road key={road.id} road={road} syncNow={syncNow} />
                  ))}
                </ul>
                <Originals />
              </Part>
            </>
          )}
          <Part title={m.add.title}>
            <ul className={styles['ways']}>
              <Way icon="folder" name={m.add.folder} explain={m.add.folderExplain} go={() => setAdding('folder')} />
              <Way icon="globe" name={m.add.server} explain={m.add.serverExplain} go={() => setAdding('couchdb')} />
              <Way icon="link" name={m.add.laptop} explain={m.add.laptopExplain} go={() => setAdding('laptop')} />
            </ul>
          </Part>
          {roads.length > 0 && <Devices />}
          <Laptops />
          {roads.length > 0 && <Story />}
          <Quarantine />
          <Copies />
        </>
      )}
      {(adding === 'folder' || adding === 'couchdb') && (
        <AddRoad kind={adding} syncNow={syncNow} onClose={() => setAdding(null)} />
      )}
      {adding === 'laptop' && <PairDialog syncNow={syncNow} onClose={() => setAdding(null)} />}
    </Sheet>
  )
}

interface WayProps {
  icon: 'folder' | 'globe' | 'link'
  name: string
  explain: string
  go: () => void
}

function Way({ icon, name, explain, go }: WayProps): ReactNode {
  return (
    <li className={styles['way']}>
      <Button icon={icon} onPress={go}>
        {name}
      </Button>
      <span className={styles['quiet']}>{explain}</span>
    </li>
  )
}
