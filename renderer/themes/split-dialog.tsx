// Splits a theme by going through its passages one by one: a number takes the theme below of that number, N makes one, Space leaves
// the passage for later, Backspace goes back. Every decision is kept at once, and all of them are one step of undo.
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { ThemeDetail } from '../../shared/model/view.ts'
import { announce } from '../state/announce.tsx'
import { useFormat, useMessages } from '../state/messages.tsx'
import { say } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { Swatch } from '../ui/swatch.tsx'
import { Key } from '../ui/tooltip.tsx'
import { CardCitation } from './card-citation.tsx'
import { plainNote } from './plain-note.ts'
import styles from './codebook.module.css'
import { useSplit } from './use-split.ts'

export interface SplitDialogProps {
  theme: ThemeDetail
  themes: readonly ThemeDetail[]
  onClose: () => void
}

/** Themes that have a number key. */
const KEYED = 9

export function SplitDialog({ theme, themes, onClose }: SplitDialogProps): ReactNode {
  const m = useMessages().codebook
  const format = useFormat()
  const [making, setMaking] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const split = useSplit(theme, themes, ({ into, from }) =>
    announce(from !== undefined ? m.split.taken(from) : into === undefined ? m.split.skipped : m.split.moved(into)),
  )
  const { current, targets, done, all } = split
  const isDone = split.ready && current === null

  // The keys are the board's own: it has the focus whenever no name is being typed.
  useEffect(() => {
    if (!making) box.current?.focus()
  }, [making, split.ready, isDone])
  // What a screen reader hears is the passage itself, each time another comes.
  const spoken = current?.quote
  useEffect(() => {
    if (spoken !== undefined) announce(`${m.split.progress(done + 1, all)}: ${spoken}`)
  }, [spoken, done, all, m])

  const leave = () => {
    if (split.moved > 0) say(m.split.stopped(split.moved))
    onClose()
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (making || event.altKey || event.shiftKey || event.target instanceof HTMLInputElement) return
    const undo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z'
    if (!undo && (event.ctrlKey || event.metaKey)) return
    const onButton = (event.target as HTMLElement).closest('button') !== null
    const target = /^[1-9]$/u.test(event.key) ? targets[Number(event.key) - 1] : undefined
    if (undo || event.key === 'Backspace') split.goBack()
    else if (target !== undefined) split.take(target)
    else if (event.key.toLowerCase() === 'n' && current !== null) setMaking(true)
    else if (event.key === ' ' && !onButton) split.skip()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <Dialog
      title={m.split.title(theme.name)}
      closeLabel={m.split.leave}
      isOpen
      onClose={leave}
      width="wide"
      foot={
        <>
          <span className={styles['progressWords']} role="status">
            {m.split.progress(done, all)}
          </span>
          {isDone && split.left > 0 && <Button onPress={split.again}>{m.split.again}</Button>}
          <Button look={isDone ? 'primary' : 'quiet'} onPress={leave}>
            {isDone ? m.split.finish : m.split.leave}
          </Button>
        </>
      }
    >
      <div
        ref={box}
        className={styles['split']}
        role="group"
        aria-label={m.split.title(theme.name)}
        tabIndex={-1}
        onKeyDownCapture={onKeyDown}
      >
        <progress
          className={styles['progress']}
          aria-label={m.split.progressLabel}
          max={Math.max(1, all)}
          value={done}
        />
        {isDone ? (
          <div className={styles['over']}>
            <p>{all === 0 ? m.split.nothing : m.split.done(split.moved)}</p>
            {split.left > 0 && <p>{m.split.left(split.left)}</p>}
          </div>
        ) : (
          current && (
            <blockquote className={styles['passage']} data-color={current.color} aria-label={m.split.passage(done + 1)}>
              <p dir="auto">{format.quote(current.quote)}</p>
              {current.note !== null && (
                <p className={styles['passageNote']} dir="auto">
                  {plainNote(current.note)}
                </p>
              )}
              <div className={styles['passageFoot']}>
                <CardCitation id={current.id} />
              </div>
            </blockquote>
          )
        )}
        <section aria-label={m.split.into}>
          <h3 className={styles['intoTitle']}>{m.split.into}</h3>
          {targets.length === 0 && <p className={styles['hint']}>{m.split.none}</p>}
          <ol className={styles['targets']}>
            {targets.map((target, index) => (
              <li key={target.id}>
                <button
                  type="button"
                  className={styles['target']}
                  disabled={current === null}
                  aria-keyshortcuts={index < KEYED ? String(index + 1) : undefined}
                  onClick={() => split.take(target)}
                >
                  <Key>{index < KEYED ? String(index + 1) : ' '}</Key>
                  <Swatch color={target.color} />
                  <span className={styles['targetName']} dir="auto">
                    {target.name}
                  </span>
                  <span className={styles['targetCount']}>{target.total}</span>
                </button>
              </li>
            ))}
          </ol>
          {targets.length > KEYED && <p className={styles['hint']}>{m.split.keys.more}</p>}
          {making ? (
            <NewTarget
              onDone={(name) => {
                setMaking(false)
                if (name !== null) split.makeAndTake(name)
              }}
            />
          ) : (
            !isDone && (
              <div className={styles['doing']}>
                <Button look="plain" icon="plus" keys="N" onPress={() => setMaking(true)}>
                  {m.split.new}
                </Button>
                <Button look="plain" icon="right" keys="␣" onPress={split.skip}>
                  {m.split.skip}
                </Button>
                <Button look="plain" icon="undo" keys="⌫" isDisabled={!split.canGoBack} onPress={split.goBack}>
                  {m.split.back}
                </Button>
              </div>
            )
          )}
          {isDone && split.canGoBack && (
            <Button look="plain" icon="undo" keys="⌫" onPress={split.goBack}>
              {m.split.back}
            </Button>
          )}
        </section>
      </div>
    </Dialog>
  )
}

function NewTarget({ onDone }: { onDone: (name: string | null) => void }): ReactNode {
  const m = useMessages().codebook.split
  const [name, setName] = useState('')
  return (
    <TextField
      label={m.newLabel}
      value={name}
      onChange={setName}
      autoFocus
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') onDone(name.trim() === '' ? null : name.trim())
        else if (event.key === 'Escape') onDone(null)
        else return
        event.preventDefault()
        // Escape here must not also leave the dialog.
        event.stopPropagation()
      }}
    />
  )
}
