// A source's own note, opened beside its marker.
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/button.tsx'
import { useMessages } from '../state/messages.tsx'
import { stepTo } from './going.ts'
import styles from './note-beside.module.css'
import { focusText } from './reader-commands.ts'
import { set, useReader } from './reader-state.ts'

const GAP_PX = 6

export function NoteBeside({ desk }: { desk: RefObject<HTMLElement | null> }) {
  const { reader } = useMessages()
  const surface = useReader((state) => state.surface)
  const index = useReader((state) => state.note)
  const own = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)
  const note = index === null ? undefined : surface?.source.notes[index]

  useLayoutEffect(() => {
    const marker = surface?.root.querySelector<HTMLElement>(`[data-note="${index}"]`)
    if (!note || !marker || !desk.current || !own.current) return
    marker.toggleAttribute('data-open', true)
    const box = marker.getBoundingClientRect()
    const origin = desk.current.getBoundingClientRect()
    const text = surface!.root.getBoundingClientRect()
    const width = own.current.offsetWidth
    const left = Math.max(text.left, Math.min(box.left - width / 2, text.right - width)) - origin.left
    setPlace({ left, top: box.bottom - origin.top + GAP_PX })
    return () => void marker.toggleAttribute('data-open', false)
  }, [surface, index, note, desk])

  if (!surface || !note) return null
  const block = surface.source.blocks[note.block]
  const text = block ? surface.source.text.slice(block.start, block.end) : ''
  const close = (): void => {
    set({ note: null })
    focusText()
  }
  return (
    <div
      ref={own}
      role="note"
      aria-label={reader.noteName(note.number)}
      className={styles['note']}
      style={place ? { left: place.left, top: place.top } : { visibility: 'hidden' }}
    >
      <header className={styles['head']}>
        <span>{reader.noteName(note.number)}</span>
        <IconButton icon="close" label={reader.noteBeside.close} keys="Esc" onPress={close} />
      </header>
      <p className={styles['text']} dir="auto" role="status">
        {text}
      </p>
      {block && (
        <Button
          look="plain"
          onPress={() => {
            close()
            stepTo(block.start)
            surface.select(block.start, block.start)
          }}
        >
          {reader.noteBeside.go}
        </Button>
      )}
    </div>
  )
}
