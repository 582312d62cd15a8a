// What an empty or broken view says: what it is for, and the one next step.
import type { ReactNode } from 'react'
import styles from './empty-state.module.css'
import { Icon, type IconName } from './icons.tsx'

export interface EmptyStateProps {
  icon: IconName
  title: string
  text?: ReactNode
  /** The next step: a button. */
  children?: ReactNode
  tone?: 'plain' | 'bad'
  /** In a narrow pane. */
  small?: boolean
}

export function EmptyState({ icon, title, text, children, tone = 'plain', small = false }: EmptyStateProps): ReactNode {
  return (
    <div
      className={styles['empty']}
      data-tone={tone}
      data-small={small || undefined}
      {...(tone === 'bad' ? { role: 'alert' } : {})}
    >
      <Icon name={icon} size={small ? 24 : 32} />
      <p className={styles['title']}>{title}</p>
      {text !== undefined && <p className={styles['text']}>{text}</p>}
      {children !== undefined && <div className={styles['step']}>{children}</div>}
    </div>
  )
}
