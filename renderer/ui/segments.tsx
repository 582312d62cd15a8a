// A few choices side by side, one of them taken.
import type { ReactNode } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { Choice } from './field.tsx'
import styles from './segments.module.css'

export interface SegmentsProps<T extends string> {
  label: string
  value: T
  choices: readonly Choice<T>[]
  onChange: (value: T) => void
  hideLabel?: boolean
}

export function Segments<T extends string>({
  label,
  value,
  choices,
  onChange,
  hideLabel,
}: SegmentsProps<T>): ReactNode {
  return (
    <RadioGroup
      value={value}
      onChange={(next) => onChange(next as T)}
      orientation="horizontal"
      className={styles['group']!}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {!hideLabel && <Label className={styles['label']!}>{label}</Label>}
      <div className={styles['segments']}>
        {choices.map((choice) => (
          <Radio key={choice.id} value={choice.id} className={styles['segment']!}>
            {choice.name}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
