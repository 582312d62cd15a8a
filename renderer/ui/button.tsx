// Buttons: one that says what it does in words, and one that shows an icon and says it in its name and tooltip.
import { type ReactNode, type Ref, type SyntheticEvent, useState } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps, ToggleButton } from 'react-aria-components'
import styles from './button.module.css'
import { Icon, type IconName } from './icons.tsx'
import { Tip } from './tooltip.tsx'

type Pressable = Omit<AriaButtonProps, 'className' | 'children' | 'style'> & { ref?: Ref<HTMLButtonElement> }

export interface ButtonProps extends Pressable {
  /** `primary`: the one next step of a view; `quiet`: everything else; `danger`: takes something away. */
  look?: 'primary' | 'quiet' | 'plain' | 'danger'
  icon?: IconName
  /** The key that does the same, shown at the end. */
  keys?: string | undefined
  children: ReactNode
}

/**
 * A browser takes the focus from a button that can no longer be pressed, and the next key goes nowhere. One that has the focus keeps it:
 * it says that it cannot be pressed, does nothing, and is disabled in earnest once the focus has left it.
 */
function useKeptFocus({ isDisabled = false, onFocusChange, ...rest }: Pressable): Pressable {
  const [focused, setFocused] = useState(false)
  const told: Pressable = {
    ...rest,
    onFocusChange: (here) => {
      setFocused(here)
      onFocusChange?.(here)
    },
  }
  if (!isDisabled) return told
  if (!focused) return { ...told, isDisabled }
  const { onPress: _, ...idle } = told
  return { ...idle, 'aria-disabled': 'true', type: 'button' }
}

export function Button({ look = 'quiet', icon, keys, children, ...rest }: ButtonProps): ReactNode {
  const kept = useKeptFocus(rest)
  return (
    <AriaButton {...kept} className={`${styles['button']} ${styles[look]}`}>
      {icon && <Icon name={icon} size={16} />}
      <span className={styles['label']}>{children}</span>
      {keys && (
        <kbd className={styles['keys']} aria-hidden="true">
          {keys}
        </kbd>
      )}
    </AriaButton>
  )
}

export interface IconButtonProps extends Omit<Pressable, 'aria-label'> {
  icon: IconName
  /** Its name, read aloud and shown in the tooltip. */
  label: string
  keys?: string | undefined
  /** A quiet dot at the corner: something waits behind this button. */
  dot?: 'good' | 'warn' | 'bad' | undefined
}

export function IconButton({ icon, label, keys, dot, ...rest }: IconButtonProps): ReactNode {
  const kept = useKeptFocus(rest)
  return (
    <Tip text={label} keys={keys}>
      <AriaButton {...kept} aria-label={label} className={styles['iconButton']!}>
        <Icon name={icon} />
        {dot && <span className={styles['dot']} data-tone={dot} />}
      </AriaButton>
    </Tip>
  )
}

export interface BareIconButtonProps {
  icon: IconName
  /** Its name, read aloud and shown by the browser. */
  label: string
  'aria-haspopup'?: 'menu'
  'aria-expanded'?: boolean
  onPress: (button: HTMLButtonElement) => void
}

/** An icon button that costs nothing but itself, for lists in which each row has one. What is done to it is not done to its row. */
export function BareIconButton({ icon, label, onPress, ...rest }: BareIconButtonProps): ReactNode {
  const press = (event: SyntheticEvent<HTMLButtonElement>): void => {
    event.stopPropagation()
    event.preventDefault()
    // Some browsers give no focus to what is clicked; what opens gives it back here.
    event.currentTarget.focus()
    onPress(event.currentTarget)
  }
  const keep = (event: SyntheticEvent): void => event.stopPropagation()
  return (
    <button
      {...rest}
      type="button"
      aria-label={label}
      title={label}
      className={`${styles['iconButton']} ${styles['bare']}`}
      onPointerDown={keep}
      onMouseDown={keep}
      onClick={press}
      // The click that a browser makes of a key would pass for a screen reader's, and what opens would take the focus otherwise.
      onKeyDown={(event) => {
        if (!event.repeat && (event.key === 'Enter' || event.key === ' ')) press(event)
      }}
    >
      <Icon name={icon} />
    </button>
  )
}

export interface ToggleIconButtonProps {
  icon: IconName
  label: string
  keys?: string | undefined
  isSelected: boolean
  onChange: (on: boolean) => void
  isDisabled?: boolean
}

export function ToggleIconButton({ icon, label, keys, ...rest }: ToggleIconButtonProps): ReactNode {
  return (
    <Tip text={label} keys={keys}>
      <ToggleButton {...rest} aria-label={label} className={styles['iconButton']!}>
        <Icon name={icon} />
      </ToggleButton>
    </Tip>
  )
}
