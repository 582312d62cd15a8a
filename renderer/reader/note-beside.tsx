// What the text itself says elsewhere, opened beside the word: a note at its marker, references at a printed citation.
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { useMessages } from '../state/messages.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { CitationCard } from './citation-card.tsx'
import { stepTo } from './going.ts'
import styles from './note-beside.module.css'
import { focusText } from './reader-commands.ts'
import { set, useReader } from './reader-state.ts'
import type { TextSurface } from './text-surface.ts'

const GAP_PX = 6

interface Beside {
  title: string
  texts: string[]
  /** Block to go to; of a citation each entry has its own way. */
  block: number | null
  /** Index of the citation that is shown. */
  citation: number | null
  /** Box of the word it belongs to, in the viewport. */
  anchor: () => DOMRect | undefined
  marker?: HTMLElement | null
}

function useBeside(surface: TextSurface | null): Beside | null {
  const { reader } = useMessages()
  const note = useReader((state) => state.note)
  const citation = useReader((state) => state.citation)
  if (!surface) return null
  const { source, root } = surface
  const sourceNote = note === null ? undefined : source.notes[note]
  if (sourceNote) {
    const block = source.blocks[sourceNote.block]
    const marker = root.querySelector<HTMLElement>(`[data-note="${note}"]`)
    return {
      title: reader.noteName(sourceNote.number),
      texts: block ? [source.text.slice(block.start, block.end)] : [],
      block: sourceNote.block,
      citation: null,
      anchor: () => marker?.getBoundingClientRect(),
      marker,
    }
  }
  const cited = citation === null ? undefined : source.citations[citation]
  if (!cited) return null
  return {
    title: source.text.slice(cited.start, cited.end),
    texts: [],
    block: null,
    citation,
    anchor: () => surface.boxes(cited.start, cited.end).at(-1),
  }
}

export function NoteBeside({ desk }: { desk: RefObject<HTMLElement | null> }) {
  const { reader } = useMessages()
  const surface = useReader((state) => state.surface)
  const beside = useBeside(surface)
  const own = useRef<HTMLDivElement>(null)
  const latest = useRef(beside)
  latest.current = beside
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)
  const shown = beside && `${beside.title} ${beside.block} ${beside.citation}`

  useLayoutEffect(() => {
    const box = latest.current?.anchor()
    const marker = latest.current?.marker
    if (!shown || !surface || !box || !desk.current || !own.current) return
    marker?.toggleAttribute('data-open', true)
    const origin = desk.current.getBoundingClientRect()
    const text = surface.root.getBoundingClientRect()
    const width = own.current.offsetWidth
    const left = Math.max(text.left, Math.min(box.left - width / 2, text.right - width)) - origin.left
    setPlace({ left, top: box.bottom - origin.top + GAP_PX })
    return () => void marker?.toggleAttribute('data-open', false)
  }, [surface, shown, desk])

  if (!surface || !beside) return null
  const close = (): void => {
    set({ note: null, citation: null })
    focusText()
  }
  const go = (index: number): void => {
    const block = surface.source.blocks[index]
    if (!block) return
    close()
    stepTo(block.start)
  }
  return (
    <div
      ref={own}
      role="note"
      aria-label={beside.title}
      className={styles['note']}
      style={place ? { left: place.left, top: place.top } : { visibility: 'hidden' }}
    >
      <header className={styles['head']}>
        <span className={styles['title']}>{beside.title}</span>
        <IconButton icon="close" label={reader.noteBeside.close} keys="Esc" onPress={close} />
      </header>
      {beside.citation !== null && <CitationCard surface={surface} citation={beside.citation} go={go} />}
      {beside.block !== null && (
        <>
          <div className={styles['text']} role="status">
            {beside.texts.map((text) => (
              <p key={text} dir="auto">
                {text}
              </p>
            ))}
          </div>
          <Button look="plain" onPress={() => go(beside.block!)}>
            {reader.noteBeside.go}
          </Button>
        </>
      )}
    </div>
  )
}
