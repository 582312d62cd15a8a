// One of the two texts of the report: a long text in pieces that are filled as they come near, with the place in hand marked.
import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { chunkAt, type Chunk, type Marked, marksIn, partsOf } from './chunks.ts'
import styles from './columns.module.css'

export interface TextColumnProps<C extends Chunk> {
  label: string
  heading: string
  kind: 'raw' | 'text'
  text: string
  chunks: readonly C[]
  /** Sorted and disjoint: what left the text, and the like. */
  marks: readonly Marked[]
  here: Chunk | null
  /** Brings `here` into view when it changes. */
  follows: boolean
  onPlace: (offset: number) => void
  onStep: (direction: 1 | -1) => void
  /** What a piece holds: the stretches that stand on their own, with their kind. */
  stretches: (chunk: C) => readonly (Chunk & { kind: string })[]
  id: string
}

export function TextColumn<C extends Chunk>(props: TextColumnProps<C>): ReactNode {
  const { label, heading, kind, text, chunks, marks, here, follows, onPlace, onStep, stretches, id } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState<ReadonlySet<number>>(new Set([0]))
  const wanted = here === null ? -1 : chunkAt(chunks, here.start)

  useEffect(() => {
    const root = scroller.current
    if (!root) return
    const observer = new IntersectionObserver(
      (entries) => {
        const came = entries.filter((entry) => entry.isIntersecting).map(({ target }) => indexOf(target))
        if (came.length > 0) setNear((before) => new Set([...before, ...came]))
      },
      { root, rootMargin: '100% 0px' },
    )
    for (const piece of root.querySelectorAll('[data-chunk]')) observer.observe(piece)
    return () => observer.disconnect()
  }, [chunks])

  useLayoutEffect(() => {
    const root = scroller.current
    const mark = root?.querySelector('[data-here]')
    if (!root || !mark || !follows) return
    const box = mark.getBoundingClientRect()
    const frame = root.getBoundingClientRect()
    const room = frame.height * 0.2
    if (box.top < frame.top + room / 2 || box.bottom > frame.bottom - room)
      root.scrollTop += box.top - frame.top - frame.height * 0.35
  }, [here, follows, text])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    if (event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    onStep(event.key === 'ArrowDown' ? 1 : -1)
  }
  const onClick = (event: MouseEvent): void => {
    const offset = offsetAt(event)
    if (offset !== null) onPlace(offset)
  }
  return (
    <section className={styles['column']} aria-labelledby={id}>
      <h2 id={id} className={styles['heading']}>
        {heading}
      </h2>
      <div
        ref={scroller}
        className={styles['text']}
        data-kind={kind}
        data-pane={kind === 'raw' ? 'raw' : 'clean'}
        role="group"
        aria-label={label}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        {chunks.map((chunk, index) => (
          <Piece
            key={chunk.start}
            index={index}
            text={text}
            chunk={chunk}
            stretches={stretches as (chunk: Chunk) => readonly (Chunk & { kind: string })[]}
            marks={marks}
            here={touches(here, chunk) ? here : null}
            filled={near.has(index) || index === wanted}
          />
        ))}
      </div>
    </section>
  )
}

function touches(here: Chunk | null, { start, end }: Chunk): boolean {
  return here !== null && here.start < Math.max(end, start + 1) && here.end >= start
}

interface PieceProps {
  index: number
  text: string
  chunk: Chunk
  stretches: (chunk: Chunk) => readonly (Chunk & { kind: string })[]
  marks: readonly Marked[]
  here: Chunk | null
  filled: boolean
}

const Piece = memo(function Piece({ index, text, chunk, stretches, marks, here, filled }: PieceProps): ReactNode {
  return (
    <div
      className={styles['piece']}
      data-chunk={index}
      style={{ '--characters': chunk.end - chunk.start } as Record<string, number>}
    >
      {filled &&
        stretches(chunk).map((stretch) => (
          <p key={stretch.start} data-block={stretch.kind} dir="auto">
            {partsOf(stretch, [...marksIn(marks, stretch), ...(here ? [{ ...here, kind: 'here' }] : [])]).map(
              (part, i) =>
                part.kinds.includes('here') ? (
                  <mark key={i} data-here="" data-at={part.start} data-kinds={part.kinds.join(' ')} title={part.title}>
                    {text.slice(part.start, part.end)}
                  </mark>
                ) : (
                  <span key={i} data-at={part.start} data-kinds={part.kinds.join(' ')} title={part.title}>
                    {text.slice(part.start, part.end)}
                  </span>
                ),
            )}
          </p>
        ))}
    </div>
  )
})

function indexOf(element: Element): number {
  return Number((element as HTMLElement).dataset['chunk'])
}

/** The offset of the character under a click. */
function offsetAt(event: MouseEvent): number | null {
  const place = document.caretPositionFromPoint(event.clientX, event.clientY)
  const holder = place?.offsetNode.parentElement?.closest<HTMLElement>('[data-at]')
  return place && holder ? Number(holder.dataset['at']) + place.offset : null
}
