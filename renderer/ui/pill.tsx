// A small round button that stands for one filter: quiet while it is off, tinted while it is on.
import type { ReactNode, Ref } from 'react'
import { Button } from 'react-aria-components'
import styles from './pill.module.css'

export interface PillProps {
  on: boolean
  /** For one that is switched on and off by itself rather than opening choices. */
  pressed?: boolean
  onPress?: () => void
  children: ReactNode
  ref?: Ref<HTMLButtonElement>
}

export function Pill({ on, pressed, onPress, children, ref }: PillProps): ReactNode {
  return (
    <Button
      {...(ref ? { ref } : {})}
      {...(onPress ? { onPress } : {})}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      className={styles['pill']!}
      data-on={on || undefined}
    >
      {children}
    </Button>
  )
}
