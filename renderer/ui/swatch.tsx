// A small square of a highlight's hue, and the row of five to choose from.
import type { ReactNode } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import styles from './swatch.module.css'

export function Swatch({ color }: { color: string }): ReactNode {
  return <i className={styles['swatch']} data-color={color} aria-hidden="true" />
}

export interface SwatchRowProps<T extends string> {
  label: string
  value: T
  colors: readonly { id: T; name: string }[]
  onChange: (color: T) => void
}

export function SwatchRow<T extends string>({ label, value, colors, onChange }: SwatchRowProps<T>): ReactNode {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onChange={(next) => onChange(next as T)}
      orientation="horizontal"
      className={styles['row']!}
    >
      {colors.map((color) => (
        <Radio key={color.id} value={color.id} aria-label={color.name} className={styles['choice']!}>
          <i className={styles['big']} data-color={color.id} />
        </Radio>
      ))}
    </RadioGroup>
  )
}
