// The theme field: two letters, Enter. Shift+Enter makes a new theme of what is typed.
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Popover } from 'react-aria-components'
import { formatPath } from '../../shared/model/codebook.ts'
import type { ThemeDetail } from '../../shared/model/view.ts'
import { useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import type { ThemeFieldProps } from '../state/slots.ts'
import { Icon } from '../ui/icons.tsx'
import { Swatch } from '../ui/swatch.tsx'
import { useRecentThemes } from './recent-themes.ts'
import styles from './theme-field.module.css'
import { matchThemes, newPath } from './theme-match.ts'
import { themeTip } from './theme-tip.ts'

/** As many as are read at a glance. */
const MOST_SHOWN = 8
/** Frames in which a card finds its place, with much to spare. */
const FOCUS_TRIES = 60

interface Option {
  id: string
  written: string
  /** Null for the row that makes a new theme. */
  theme: ThemeDetail | null
  taken: boolean
}

export function ThemeField({ chosen, autoFocus = false, side, onChoose, onClose }: ThemeFieldProps): ReactNode {
  const messages = useMessages()
  const m = messages.themes
  const id = useId()
  const themes = useAnswer('themes', {}).data
  const [recent, markUsed] = useRecentThemes()
  const [typed, setTyped] = useState('')
  // -1: none yet, so that Enter on the empty field closes it.
  const [active, setActive] = useState(-1)
  const [open, setOpen] = useState(autoFocus)
  const input = useRef<HTMLInputElement>(null)

  // Before anything is painted: the letters of a quick hand must not go elsewhere. What the field stands in may still be hidden
  // while its place is found, and hidden fields take no focus; so it is tried again, frame by frame. Nor may it scroll to where it is
  // before it has its place: the text would go away from the passage, and the passage's card with it.
  useLayoutEffect(() => {
    if (!autoFocus) return
    let frame = 0
    const take = (tries: number): void => {
      input.current?.focus({ preventScroll: true })
      if (document.activeElement !== input.current && tries > 0) frame = requestAnimationFrame(() => take(tries - 1))
    }
    take(FOCUS_TRIES)
    return () => cancelAnimationFrame(frame)
  }, [autoFocus])

  const made = newPath(themes ?? [], typed)
  const options = useMemo<Option[]>(() => {
    const found = matchThemes(themes ?? [], typed, recent)
      .slice(0, MOST_SHOWN)
      .map((theme) => ({ id: theme.id, written: formatPath(theme.path), theme, taken: chosen.includes(theme.id) }))
    return made === null ? found : [...found, { id: 'new', written: made, theme: null, taken: false }]
  }, [themes, typed, recent, chosen, made])
  // The first that is not on the passage yet, or the one the arrows reached.
  const current = Math.min(active, options.length - 1)

  function choose(option: Option | undefined): void {
    if (!option || option.taken) return
    if (option.theme) markUsed(option.id)
    onChoose(option.written)
  }

  function move(step: number): void {
    if (!open) return setOpen(true)
    if (options.length === 0) return
    let next = current < 0 && step < 0 ? 0 : current
    // Themes the passage has are shown but passed over.
    for (let tries = 0; tries < options.length; tries++) {
      next = (next + step + options.length) % options.length
      if (!options[next]!.taken) break
    }
    setActive(next)
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    // A composition's own keys (choosing a candidate) are not ours.
    if (event.nativeEvent.isComposing) return
    const handled = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter() {
        if (event.shiftKey && made !== null) choose(options.at(-1))
        else if (typed.trim() === '' && (!open || current < 0)) onClose()
        else if (options[current]?.taken) {
          // The passage has it already: the next that fits is meant, but never a new theme of half a name.
          const next = options.find((option) => !option.taken && option.theme)
          if (next) choose(next)
          else onClose()
        } else choose(options[current])
      },
      Escape() {
        if (open && typed !== '') {
          setTyped('')
          setActive(-1)
        } else onClose()
      },
    }[event.key]
    if (!handled) return
    event.preventDefault()
    // Escape here must not also close what the field stands in.
    event.stopPropagation()
    handled()
  }

  const shown = open && options.length > 0
  return (
    <div className={styles['field']}>
      <input
        ref={input}
        className={styles['input']}
        role="combobox"
        aria-label={m.field.label}
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={shown ? `${id}-list` : undefined}
        aria-activedescendant={shown && current >= 0 ? `${id}-${options[current]!.id}` : undefined}
        placeholder={m.field.placeholder}
        value={typed}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(event.target.value === '' ? -1 : 0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <Popover
        triggerRef={input}
        isOpen={shown}
        isNonModal
        placement={side === 'above' ? 'top start' : 'bottom start'}
        // Beside a selection it must not come over it.
        shouldFlip={side === undefined}
        offset={8}
        className={styles['popover']!}
        aria-label={m.field.list}
      >
        <ul id={`${id}-list`} role="listbox" aria-label={m.field.list} className={styles['list']}>
          {options.map((option, index) => (
            <li
              key={option.id}
              title={option.theme ? themeTip(option.theme, messages.gather.exampleOf) : undefined}
              id={`${id}-${option.id}`}
              role="option"
              aria-selected={index === current}
              aria-disabled={option.taken || undefined}
              className={styles['option']}
              // Pressing must not take the focus out of the field.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
              onPointerMove={() => index !== current && !option.taken && setActive(index)}
            >
              {option.theme ? (
                <>
                  <Swatch color={option.theme.color} />
                  <span className={styles['name']} dir="auto">
                    {option.theme.path.join(' › ')}
                  </span>
                  <span className={styles['end']}>
                    {option.taken ? <Icon name="check" size={14} /> : index === current ? '↵' : option.theme.total}
                    {option.taken && <span className={styles['unseen']}>{m.field.taken}</span>}
                  </span>
                </>
              ) : (
                <>
                  <span className={styles['new']}>{m.field.make(option.written)}</span>
                  <span className={styles['end']}>{options.length === 1 ? '↵' : '⇧↵'}</span>
                </>
              )}
            </li>
          ))}
        </ul>
      </Popover>
    </div>
  )
}
