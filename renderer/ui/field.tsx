// Fields to write in: one line, several lines, a search, a choice, a yes or no. Each carries its label, help and error.
import type { KeyboardEvent, ReactNode, Ref } from 'react'
import {
  Button,
  Checkbox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField as AriaSearchField,
  Select,
  SelectValue,
  Text,
  TextArea,
  TextField as AriaTextField,
} from 'react-aria-components'
import styles from './field.module.css'
import { Icon } from './icons.tsx'
import { Key } from './tooltip.tsx'

/** Without the properties that were not given: React Aria's types tell absent from undefined. */
function given<T extends object>(properties: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as never
}

interface FieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  /** A line under the field that says what is wanted. */
  help?: string | undefined
  /** What is wrong; the field is then marked invalid. */
  error?: string | undefined
  placeholder?: string | undefined
  autoFocus?: boolean
  isReadOnly?: boolean
  isDisabled?: boolean
  onBlur?: () => void
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void
  lang?: string | undefined
  /** Shows the label only to screen readers. */
  hideLabel?: boolean
  ref?: Ref<HTMLInputElement>
  /** Marks a field whose content is wanted but missing. */
  wanted?: boolean
}

/** The class of what holds a field and the button of what stands in it. */
export const withButton = styles['withButton']!

export interface TextFieldProps extends FieldProps {
  /** Several lines: grows with what is written, to `lines` at first. */
  lines?: number
  type?: 'text' | 'url' | 'number' | 'password'
}

export function TextField({
  label,
  help,
  error,
  placeholder,
  lines,
  hideLabel,
  onKeyDown,
  lang,
  ref,
  wanted,
  type = 'text',
  ...rest
}: TextFieldProps): ReactNode {
  return (
    <AriaTextField
      {...rest}
      type={type}
      isInvalid={error !== undefined}
      className={styles['field']!}
      data-wanted={wanted || undefined}
    >
      <Label className={hideLabel ? styles['unseen']! : styles['label']!}>{label}</Label>
      {lines === undefined ? (
        <Input
          {...(ref ? { ref } : {})}
          className={styles['input']!}
          {...given({ placeholder, onKeyDown, lang })}
          dir="auto"
        />
      ) : (
        <TextArea className={styles['area']!} rows={lines} {...given({ placeholder, onKeyDown, lang })} dir="auto" />
      )}
      {help !== undefined && (
        <Text slot="description" className={styles['help']!}>
          {help}
        </Text>
      )}
      <FieldError className={styles['error']!}>{error}</FieldError>
    </AriaTextField>
  )
}

export interface SearchFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  /** The key that comes here, shown while the field is empty. */
  keys?: string | undefined
  autoFocus?: boolean
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  onSubmit?: (value: string) => void
  /** Name of the button that empties the field. */
  clearLabel: string
  ref?: Ref<HTMLInputElement>
}

export function SearchField({
  label,
  placeholder,
  keys,
  onKeyDown,
  clearLabel,
  ref,
  ...rest
}: SearchFieldProps): ReactNode {
  return (
    <AriaSearchField {...rest} aria-label={label} className={styles['search']!}>
      <Icon name="find" size={16} />
      <Input {...(ref ? { ref } : {})} className={styles['bare']!} {...given({ placeholder, onKeyDown })} dir="auto" />
      {rest.value === '' ? (
        keys && <Key>{keys}</Key>
      ) : (
        <Button className={styles['clear']!} aria-label={clearLabel}>
          <Icon name="close" size={14} />
        </Button>
      )}
    </AriaSearchField>
  )
}

export interface Choice<T extends string> {
  id: T
  name: string
  detail?: string | undefined
}

export interface ChoiceFieldProps<T extends string> {
  label: string
  value: T
  choices: readonly Choice<T>[]
  onChange: (value: T) => void
  hideLabel?: boolean
  isDisabled?: boolean
  help?: string | undefined
}

export function ChoiceField<T extends string>({
  label,
  value,
  choices,
  onChange,
  hideLabel,
  help,
  ...rest
}: ChoiceFieldProps<T>): ReactNode {
  return (
    <Select
      {...rest}
      value={value}
      onChange={(key) => key !== null && onChange(String(key) as T)}
      className={styles['field']!}
    >
      <Label className={hideLabel ? styles['unseen']! : styles['label']!}>{label}</Label>
      <Button className={styles['choice']!}>
        <SelectValue className={styles['chosen']!}>
          {choices.find((choice) => choice.id === value)?.name ?? value}
        </SelectValue>
        <Icon name="down" size={14} />
      </Button>
      {help !== undefined && (
        <Text slot="description" className={styles['help']!}>
          {help}
        </Text>
      )}
      <Popover className={styles['popover']!}>
        <ListBox className={styles['choices']!} items={choices}>
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.name} className={styles['option']!}>
              <Text slot="label">{choice.name}</Text>
              {choice.detail !== undefined && (
                <Text slot="description" className={styles['detail']!}>
                  {choice.detail}
                </Text>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}

export interface TickProps {
  isSelected: boolean
  onChange?: (on: boolean) => void
  isDisabled?: boolean
  isReadOnly?: boolean
  children: ReactNode
}

export function Tick({ children, ...rest }: TickProps): ReactNode {
  return (
    <Checkbox {...rest} className={styles['tick']!}>
      <span className={styles['box']}>
        <Icon name="check" size={14} />
      </span>
      {children}
    </Checkbox>
  )
}

export interface DayFieldProps {
  label: string
  /** "2026-03-01", or empty. */
  value: string
  onChange: (day: string) => void
  autoFocus?: boolean
}

/** A day, typed or chosen as the browser offers it in the reader's own calendar. */
export function DayField({ label, value, onChange, autoFocus }: DayFieldProps): ReactNode {
  return (
    <label className={styles['field']!}>
      <span className={styles['label']!}>{label}</span>
      <input
        type="date"
        className={styles['input']!}
        value={value}
        autoFocus={autoFocus}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}
