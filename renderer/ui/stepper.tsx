// A number changed in steps by two buttons, with its value between them.
import type { ReactNode } from 'react'
import { IconButton } from './button.tsx'
import styles from './stepper.module.css'

export interface StepperProps {
  label: string
  /** The value as it is shown. */
  shown: string
  lessLabel: string
  moreLabel: string
  /** Left out at the bound. */
  onLess?: (() => void) | undefined
  onMore?: (() => void) | undefined
}

export function Stepper({ label, shown, lessLabel, moreLabel, onLess, onMore }: StepperProps): ReactNode {
  return (
    <div className={styles['stepper']} role="group" aria-label={label}>
      <span className={styles['label']}>{label}</span>
      <span className={styles['control']}>
        <IconButton icon="minus" label={lessLabel} isDisabled={!onLess} onPress={() => onLess?.()} />
        <output className={styles['value']}>{shown}</output>
        <IconButton icon="plus" label={moreLabel} isDisabled={!onMore} onPress={() => onMore?.()} />
      </span>
    </div>
  )
}
