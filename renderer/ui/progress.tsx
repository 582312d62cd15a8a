// Progress of work that takes longer than a second: in words, as a bar, with a way to cancel it.
import type { ReactNode } from 'react'
import { ProgressBar } from 'react-aria-components'
import { Button } from './button.tsx'
import styles from './progress.module.css'

export interface ProgressProps {
  label: string
  done: number
  /** 0 while it is not yet known how much there is. */
  total: number
  detail?: string | undefined
  cancelLabel?: string
  onCancel?: () => void
}

export function Progress({ label, done, total, detail, cancelLabel, onCancel }: ProgressProps): ReactNode {
  return (
    <div className={styles['progress']!}>
      <div className={styles['words']}>
        <span>{label}</span>
        {onCancel && cancelLabel && (
          <Button look="plain" onPress={onCancel}>
            {cancelLabel}
          </Button>
        )}
      </div>
      <ProgressBar aria-label={label} value={done} maxValue={Math.max(1, total)} isIndeterminate={total === 0}>
        {({ percentage }) => <Bar part={(percentage ?? 0) / 100} />}
      </ProgressBar>
      {detail !== undefined && <div className={styles['detail']}>{detail}</div>}
    </div>
  )
}

/** A thin line filled to `part` (0 to 1); decoration, said elsewhere in words. */
export function Bar({ part }: { part: number }): ReactNode {
  return (
    <span className={styles['bar']} aria-hidden="true">
      <span className={styles['fill']} style={{ inlineSize: `${Math.round(Math.min(1, Math.max(0, part)) * 100)}%` }} />
    </span>
  )
}
