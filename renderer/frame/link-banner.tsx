// Says that the library does not answer, what is safe meanwhile, and when it answers again.
import { useEffect, useRef } from 'react'
import { useMessages } from '../state/messages.tsx'
import { say, useStatus } from '../state/status.ts'
import { Icon } from '../ui/icons.tsx'
import styles from './link-banner.module.css'

export function LinkBanner() {
  const { frame } = useMessages()
  const link = useStatus((state) => state.link)
  const lost = link !== 'open'
  const before = useRef(lost)
  useEffect(() => {
    if (before.current && !lost) say(frame.lost.regained, 'good')
    before.current = lost
  }, [lost, frame])
  if (!lost) return null
  return (
    <div className={styles['banner']} role="alert">
      <Icon name="warning" size={16} />
      <strong>{frame.lost.title}</strong>
      <span>{link === 'over' ? frame.lost.over : frame.lost.explain}</span>
    </div>
  )
}
