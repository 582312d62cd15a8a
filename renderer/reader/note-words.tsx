// A passage's note for a glance. Where the passage is to be given in one's own words, those that are still the author's are marked.
import { type ReactNode, useMemo } from 'react'
import { borrowedWords } from '../../shared/citing/paraphrase.ts'
import type { QuoteDetail } from '../../shared/model/view.ts'
import { useMessages } from '../state/messages.tsx'
import styles from './note-words.module.css'
import { plainNote } from './plain-note.ts'

/** Kinds whose note is the passage in other words. */
const OWN_WORDS: readonly QuoteDetail['kind'][] = ['paraphrase', 'summary']

export function NoteWords({ quote }: { quote: QuoteDetail }): ReactNode {
  const { links: m } = useMessages()
  const note = useMemo(() => plainNote(quote.note ?? ''), [quote.note])
  const borrowed = useMemo(
    () => (OWN_WORDS.includes(quote.kind) ? borrowedWords(quote.quote, note) : []),
    [quote.kind, quote.quote, note],
  )
  if (borrowed.length === 0) return note
  const pieces: ReactNode[] = []
  let at = 0
  for (const { start, end } of borrowed) {
    pieces.push(note.slice(at, start))
    pieces.push(
      <mark key={start} className={styles['borrowed']}>
        {note.slice(start, end)}
      </mark>,
    )
    at = end
  }
  pieces.push(note.slice(at))
  const words = borrowed.reduce((sum, run) => sum + run.words, 0)
  return (
    <>
      {pieces}
      <span className={styles['hint']} role="note">
        {m.borrowed(words)}
      </span>
    </>
  )
}
