// A field whose value is chosen in a dialog: it looks like a choice and opens what is asked for.
import { type ReactNode, useId } from 'react'
import { Button } from 'react-aria-components'
import styles from './field.module.css'
import { Icon } from './icons.tsx'

export interface OpenFieldProps {
  label: string
  /** What is chosen now. */
  value: string
  onPress: () => void
}

export function OpenField({ label, value, onPress }: OpenFieldProps): ReactNode {
  const id = useId()
  return (
    <div className={styles['field']}>
      <span id={`${id}-label`} className={styles['label']}>
        {label}
      </span>
      <Button
        id={`${id}-value`}
        aria-haspopup="dialog"
        aria-labelledby={`${id}-label ${id}-value`}
        className={styles['choice']!}
        onPress={onPress}
      >
        <span className={styles['chosen']}>{value}</span>
        <Icon name="down" size={14} />
      </Button>
    </div>
  )
}
