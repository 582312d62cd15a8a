// Search over everything: texts, their notes, quotations, own notes, themes, references. Hits come while one types.
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { GridList, GridListHeader, GridListItem, GridListSection } from 'react-aria-components'
import { create } from 'zustand'
import type { SearchHit } from '../../shared/model/view.ts'
import { asError, useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { openSource, openView } from '../state/place.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { SearchField } from '../ui/field.tsx'
import { Icon, type IconName } from '../ui/icons.tsx'
import { Sheet } from '../ui/pane.tsx'
import { Pill } from '../ui/pill.tsx'
import { countKinds, groupHits, HIT_KINDS, type HitKind, markFound, whileTyping, wordsOf } from './hits.ts'
import styles from './search-view.module.css'

/** What was last looked for; stays while other views are shown, so that Back comes to the hits again. */
const useSearch = create<{ query: string; only: HitKind | null }>()(() => ({ query: '', only: null }))

/** Milliseconds between the last key and the question: shorter than a pause of the hands. */
const PAUSE = 120
/** More hits than anyone reads; finer words find the rest. */
const LIMIT = 300

const ICONS: Record<HitKind, IconName> = {
  quotation: 'quote',
  note: 'note',
  theme: 'tag',
  text: 'file',
  sourceNote: 'letters',
  reference: 'book',
}

export function SearchView(): ReactNode {
  const messages = useMessages()
  const m = messages.search
  const { query, only } = useSearch()
  const asked = usePaused(whileTyping(query).trim())
  const field = useRef<HTMLInputElement>(null)
  const results = useRef<HTMLDivElement>(null)
  const answer = useAnswer('search', { query: asked, limit: LIMIT }, { enabled: asked !== '', keep: true })
  const sources = useAnswer('sources', {}).data
  const hits = useMemo(() => (asked === '' ? [] : (answer.data ?? [])), [asked, answer.data])
  const counts = useMemo(() => countKinds(hits), [hits])
  const groups = useMemo(
    () =>
      groupHits(
        hits,
        only,
        (sources ?? []).map((source) => source.id),
      ),
    [hits, only, sources],
  )
  const words = useMemo(() => wordsOf(asked), [asked])
  const titles = useMemo(() => new Map((sources ?? []).map((source) => [source.id, source.title])), [sources])

  // Coming here is for typing.
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])

  const fresh = !answer.isPlaceholderData && asked === whileTyping(query).trim()
  return (
    <Sheet width="narrow" title={m.title} label={m.title}>
      <div className={styles['field']}>
        <SearchField
          ref={field}
          label={m.label}
          placeholder={m.placeholder}
          clearLabel={m.clear}
          value={query}
          onChange={(next) => useSearch.setState({ query: next })}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
            event.preventDefault()
            results.current?.querySelector<HTMLElement>('[role=row][data-key]')?.focus()
          }}
        />
      </div>
      {hits.length > 0 && (
        <div className={styles['kinds']} role="group" aria-label={m.kindsLabel}>
          <Pill on={only === null} pressed={only === null} onPress={() => useSearch.setState({ only: null })}>
            {m.all(hits.length)}
          </Pill>
          {HIT_KINDS.filter((kind) => counts.has(kind) || only === kind).map((kind) => (
            <Pill
              key={kind}
              on={only === kind}
              pressed={only === kind}
              onPress={() => useSearch.setState({ only: only === kind ? null : kind })}
            >
              {m.kinds[kind](counts.get(kind) ?? 0)}
            </Pill>
          ))}
        </div>
      )}
      <p className={styles['said']} role="status">
        {asked !== '' && fresh && answer.data && (hits.length === LIMIT ? m.many(LIMIT) : m.found(hits.length))}
      </p>
      {answer.isError ? (
        <EmptyState icon="warning" tone="bad" title={m.failed} text={messages.errors.say(asError(answer.error))}>
          <Button onPress={() => void answer.refetch()}>{m.again}</Button>
        </EmptyState>
      ) : asked === '' ? (
        <EmptyState icon="find" title={m.empty.title} text={m.empty.explain} />
      ) : fresh && answer.data && groups.length === 0 ? (
        <EmptyState icon="find" title={m.none.title(query.trim())} text={m.none.explain}>
          {only !== null && (
            <Button look="primary" onPress={() => useSearch.setState({ only: null })}>
              {m.none.everywhere}
            </Button>
          )}
        </EmptyState>
      ) : (
        <div ref={results}>
          <GridList
            aria-label={m.resultsLabel}
            className={styles['results']!}
            onAction={(key) => open(hits[Number(key)])}
          >
            {groups.map((group) => (
              <GridListSection key={`${group.kind} ${group.source ?? ''}`} id={`${group.kind} ${group.source ?? ''}`}>
                <GridListHeader className={styles['group']!}>
                  <Icon name={ICONS[group.kind]} size={16} />
                  <span>{m.groups[group.kind]}</span>
                  {group.source !== null && (
                    <span className={styles['source']} dir="auto">
                      {titles.get(group.source) ?? ''}
                    </span>
                  )}
                  <small>{group.hits.length}</small>
                </GridListHeader>
                {group.hits.map(({ key, hit }) => (
                  <GridListItem key={key} id={key} textValue={hit.snippet} className={styles['hit']!}>
                    <p className={styles['snippet']} dir="auto">
                      {markFound(hit.snippet, words).map((piece, index) =>
                        piece.found ? <mark key={index}>{piece.text}</mark> : piece.text,
                      )}
                    </p>
                    {hit.page !== null && <span className={styles['page']}>{m.page(hit.page)}</span>}
                  </GridListItem>
                ))}
              </GridListSection>
            ))}
          </GridList>
        </div>
      )}
    </Sheet>
  )
}

/** Opens the passage, or the view that shows what was found. */
function open(hit: SearchHit | undefined): void {
  if (!hit) return
  if (hit.kind === 'theme') openView('themes', hit.id)
  else if (hit.kind === 'note') openView('notes', hit.id)
  else if (hit.kind === 'reference') openView('bibliography', hit.id)
  else if (hit.source !== null) openSource(hit.source, hit.start, hit.kind === 'quotation' ? hit.id : null)
}

function usePaused(value: string): string {
  const [paused, setPaused] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE)
    return () => clearTimeout(timer)
  }, [value])
  return value === '' ? '' : paused
}
