// The line at the foot: saved or not, where one is, and the last thing that was said.
import { type ReactNode, useEffect } from 'react'
import { Announcer } from '../state/announce.tsx'
import { useMessages } from '../state/messages.tsx'
import { useStatus } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import styles from './status-line.module.css'

/** Milliseconds after which what was said is old news. What went wrong stands until something else is said. */
const NEWS = 20_000

export function StatusLine({ children }: { children: ReactNode }) {
  const { errors, frame } = useMessages()
  const notice = useStatus((state) => state.notice)
  const failed = useStatus((state) => state.failed)
  useEffect(() => {
    if (notice === null || notice.tone === 'bad' || notice.retry) return
    const timer = setTimeout(() => useStatus.setState({ notice: null }), NEWS)
    return () => clearTimeout(timer)
  }, [notice])
  return (
    <footer className={styles['line']} aria-label={frame.statusPane} data-pane="status" tabIndex={-1}>
      <SaveState />
      <span className={styles['here']}>{children}</span>
      <span className={styles['notice']} data-tone={notice?.tone} role="status" title={notice?.text}>
        {failed ? errors.say(failed) : notice?.text}
      </span>
      {notice?.retry && (
        <Button look="plain" onPress={notice.retry}>
          {frame.tryAgain}
        </Button>
      )}
      <Announcer className={styles['unseen']} />
    </footer>
  )
}

function SaveState() {
  const { frame } = useMessages()
  const pending = useStatus((state) => state.pending > 0)
  const failed = useStatus((state) => state.failed !== null)
  const lost = useStatus((state) => state.link !== 'open')
  if (failed)
    return (
      <b className={styles['state']} data-tone="bad">
        {frame.notSaved}
      </b>
    )
  if (lost)
    return (
      <b className={styles['state']} data-tone="warn">
        {frame.lost.title}
      </b>
    )
  if (pending) return <b className={styles['state']}>{frame.saving}</b>
  return (
    <b className={styles['state']} data-tone="good">
      {frame.saved}
    </b>
  )
}
