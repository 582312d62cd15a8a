// The first thing seen of an empty library: what this is for, and two ways to begin.
import type { ReactNode } from 'react'
import { runCommand } from '../commands/registry.ts'
import { useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { usePlace } from '../state/place.ts'
import { Button } from '../ui/button.tsx'
import styles from './welcome.module.css'

/** Shows `children` as soon as there is anything to read. */
export function Welcome({ children }: { children: ReactNode }): ReactNode {
  const m = useMessages().welcome
  const sources = useAnswer('sources', {}).data
  const open = usePlace((place) => place.now.source)
  if (open !== null || sources === undefined || sources.length > 0) return children
  return (
    <section className={styles['welcome']} aria-labelledby="welcome-title">
      <div className={styles['sheet']}>
        <h1 id="welcome-title" className={styles['title']}>
          {m.hello}
        </h1>
        <p className={styles['lead']}>{m.lead}</p>
        <div className={styles['ways']}>
          <div className={styles['way']}>
            <h2>{m.tryTitle}</h2>
            <p>{m.tryText}</p>
            <Button look="primary" icon="play" onPress={() => runCommand('welcome.start')}>
              {m.try}
            </Button>
          </div>
          <div className={styles['way']}>
            <h2>{m.ownTitle}</h2>
            <p>{m.ownText}</p>
            <span className={styles['buttons']}>
              <Button icon="import" onPress={() => runCommand('library.import')}>
                {m.importFiles}
              </Button>
              <Button icon="folder" onPress={() => runCommand('library.import-folder')}>
                {m.importFolder}
              </Button>
            </span>
          </div>
        </div>
        <p className={styles['private']}>{m.private}</p>
      </div>
    </section>
  )
}
