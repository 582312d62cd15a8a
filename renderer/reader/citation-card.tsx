// What a citation printed in the text means: its entries of the list, how sure that is, how each entry was read, and the way
// into the library.
import type { ReactNode } from 'react'
import type { CslItem } from '../../shared/model/reference.ts'
import type { ListedReference } from '../../shared/model/source-text.ts'
import type { QuoteDetail } from '../../shared/model/view.ts'
import { useAct, useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { openView } from '../state/place.ts'
import { say } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { excerpt } from './excerpt.ts'
import { knownReference } from './known-reference.ts'
import styles from './note-beside.module.css'
import { useReader } from './reader-state.ts'
import type { Span } from './sentence.ts'
import type { TextSurface } from './text-surface.ts'

/** Confidence from which a field is called certain, and likely. */
const CERTAIN = 0.9
const LIKELY = 0.75

export function CitationCard({
  surface,
  citation,
  go,
}: {
  surface: TextSurface
  citation: number
  /** Goes to a block of the text. */
  go: (block: number) => void
}): ReactNode {
  const m = useMessages().reader.citationCard
  const cited = surface.source.citations[citation]
  if (!cited) return null
  const entries = cited.references.flatMap((index) => surface.source.references[index] ?? [])
  const reason = cited.reason === undefined ? '' : (m.reasons[cited.reason] ?? cited.reason)
  return (
    <div className={styles['cited']}>
      <p className={styles['certainty']} data-certainty={cited.certainty} role="status">
        {m.certainty[cited.certainty]} {reason}
      </p>
      {entries.map((entry) => (
        <Entry key={entry.block} entry={entry} at={cited} go={() => go(entry.block)} file={surface.source.file} />
      ))}
    </div>
  )
}

function Entry({ entry, at, go, file }: { entry: ListedReference; at: Span; go: () => void; file: string }): ReactNode {
  const messages = useMessages()
  const m = messages.reader.citationCard
  const act = useAct()
  const references = useAnswer('references', {})
  const quotes = useReader((state) => state.quotes)
  const active = useReader((state) => state.active)
  const passage =
    (active === null ? null : quotes.byId(active)) ?? passageOf(quotes.touching(at.start - REACH, at.end + REACH), at)
  const { item, confidence = {} } = entry
  const known = item && references.data ? knownReference(item, references.data) : null
  const add = async (): Promise<void> => {
    if (!item) return
    const outcome = await act('importReferences', { file, content: JSON.stringify([withoutId(item)]) })
    if (outcome.ok) say(m.added, 'good')
  }
  const quotedFrom = async (): Promise<void> => {
    if (!known || !passage) return
    const outcome = await act('setQuotedFrom', { annotations: [passage.id], reference: known.id })
    if (outcome.ok) say(m.quoted, 'good')
  }
  const fields = Object.entries(confidence).filter(([field]) => item?.[field] !== undefined)
  return (
    <div className={styles['entry']}>
      <p dir="auto">{entry.raw}</p>
      {fields.length > 0 && item && (
        <details className={styles['fields']}>
          <summary>{m.how}</summary>
          <dl>
            {fields.map(([field, sure]) => (
              <div key={field}>
                <dt>{messages.library.fields[field] ?? m.fields[field] ?? field}</dt>
                <dd dir="auto">
                  {written(item[field])} <span data-sure={grade(sure)}>{m.sure[grade(sure)]}</span>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <div className={styles['acts']}>
        {known ? (
          <Button icon="check" onPress={() => openView('bibliography', known.id)}>
            {m.inLibrary}
          </Button>
        ) : (
          <Button look="primary" icon="plus" isDisabled={!item || !references.data} onPress={() => void add()}>
            {m.add}
          </Button>
        )}
        {known && passage && (
          <Button look="plain" icon="quote" onPress={() => void quotedFrom()}>
            {m.quotedFrom(excerpt(passage.quote, 40))}
          </Button>
        )}
        <Button look="plain" onPress={go}>
          {messages.reader.noteBeside.goToReference}
        </Button>
      </div>
      {!item && <p className={styles['certainty']}>{m.unread}</p>}
    </div>
  )
}

function grade(confidence: number): 'certain' | 'likely' | 'doubtful' {
  return confidence >= CERTAIN ? 'certain' : confidence >= LIKELY ? 'likely' : 'doubtful'
}

/** Characters between a citation and the passage it stands for, at most. */
const REACH = 40

/** The passage a citation stands in or right behind; of several the one that ends nearest. */
function passageOf(near: readonly QuoteDetail[], { start, end }: Span): QuoteDetail | null {
  const before = near.filter((quote) => quote.start < end)
  return before.toSorted((a, b) => Math.abs(a.end - start) - Math.abs(b.end - start))[0] ?? null
}

/** The library gives it a key of its own. */
function withoutId(item: CslItem): CslItem {
  const { id, ...rest } = item
  return id === undefined ? item : rest
}

/** A CSL value in a line. */
function written(value: unknown): string {
  if (Array.isArray(value)) return value.map(written).join('; ')
  if (typeof value !== 'object' || value === null) return String(value ?? '')
  const name = value as { family?: string; given?: string; literal?: string; 'date-parts'?: unknown[][] }
  if (name['date-parts']) return name['date-parts'].map((parts) => parts.join('-')).join(' – ')
  return name.literal ?? [name.family, name.given].filter(Boolean).join(', ')
}
