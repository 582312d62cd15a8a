// Search over everything: texts, their notes, quotations, own notes, themes, references. Hits come while one types.
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { GridList, GridListHeader, GridListItem, GridListSection } from 'react-aria-components'
import { create } from 'zustand'
import * as v from 'valibot'
import type { SearchQuery } from '../../shared/model/saved-view.ts'
import { SearchFilter } from '../../shared/model/search-filter.ts'
import type { SearchHit } from '../../shared/model/view.ts'
import { useCommands } from '../commands/registry.ts'
import { useWrittenKeys } from '../commands/written-keys.ts'
import { useArrived } from '../state/arrived.ts'
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
import { FilterBar, isNarrowed } from './filter-bar.tsx'
import { SavedSearches, SaveSearch } from './saved-searches.tsx'
import styles from './search-view.module.css'

/** What was last looked for; stays while other views are shown, so that Back comes to the hits again. */
const useSearch = create<{ query: string; only: HitKind | null; filter: SearchFilter; narrowing: boolean }>()(() => ({
  query: '',
  only: null,
  filter: {},
  narrowing: false,
}))

/** Milliseconds between the last key and the question: shorter than a pause of the hands. */
const PAUSE = 120
/** More hits than anyone reads; finer words find the rest. */
const LIMIT = 300
/** The first of them, which are there before the rest is looked for. */
const FIRST = 20
/** This window's searches: the newer ends the older, the first hits and the rest each by themselves. */
const SITTING = crypto.randomUUID()

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
  const { query, only, filter, narrowing } = useSearch()
  const keys = useWrittenKeys()
  const [saving, setSaving] = useState(false)
  const asked = usePaused(whileTyping(query).trim())
  const field = useRef<HTMLInputElement>(null)
  const results = useRef<HTMLDivElement>(null)
  const first = useAnswer(
    'search',
    { query: asked, limit: FIRST, sitting: `${SITTING} first`, ...filter },
    { enabled: asked !== '', keep: true },
  )
  const more = !first.isPlaceholderData && (first.data?.length ?? 0) >= FIRST
  const rest = useAnswer(
    'search',
    { query: asked, limit: LIMIT, sitting: `${SITTING} rest`, ...filter },
    { enabled: asked !== '' && more },
  )
  const answer = more && rest.data ? rest : first
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
  const spelled = useMemo(() => [...new Set(hits.flatMap((hit) => hit.spelled ?? []))], [hits])
  const words = useMemo(() => [...wordsOf(asked), ...spelled], [asked, spelled])
  const question: SearchQuery = { text: query.trim(), ...filter }
  const run = ({ text, ...other }: SearchQuery) => {
    const narrowed = v.safeParse(SearchFilter, other)
    const next = narrowed.success ? narrowed.output : {}
    useSearch.setState({ query: text, only: null, filter: next, narrowing: isNarrowed(next) })
  }
  useCommands([
    {
      id: 'search.filters',
      title: m.filters.show,
      group: 'going',
      keys: ['Alt+F'],
      inFields: true,
      run: () => useSearch.setState(({ narrowing: now }) => ({ narrowing: !now })),
    },
    {
      id: 'search.save',
      title: m.saved.save,
      group: 'going',
      keys: ['Mod+S'],
      inFields: true,
      when: () => query.trim() !== '',
      run: () => setSaving(true),
    },
  ])
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
      <div className={styles['tools']}>
        <Button
          look="plain"
          icon="filter"
          keys={keys('search.filters')}
          aria-expanded={narrowing}
          onPress={() => useSearch.setState({ narrowing: !narrowing })}
        >
          {isNarrowed(filter) ? m.filters.on : m.filters.show}
        </Button>
        {query.trim() !== '' && (
          <Button look="plain" icon="plus" keys={keys('search.save')} onPress={() => setSaving(true)}>
            {m.saved.save}
          </Button>
        )}
      </div>
      {narrowing && <FilterBar filter={filter} onFilter={(next) => useSearch.setState({ filter: next })} />}
      <SavedSearches now={question} run={run} />
      {saving && <SaveSearch query={question} onClose={() => setSaving(false)} />}
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
        {fresh && spelled.length > 0 && ` ${m.spelled(spelled)}`}
      </p>
      {answer.isError ? (
        <EmptyState icon="warning" tone="bad" title={m.failed} text={messages.errors.say(asError(answer.error))}>
          <Button onPress={() => void answer.refetch()}>{m.again}</Button>
        </EmptyState>
      ) : asked === '' ? (
        <EmptyState icon="find" title={m.empty.title} text={m.empty.explain}>
          <Syntax />
        </EmptyState>
      ) : fresh && answer.data && groups.length === 0 ? (
        <EmptyState icon="find" title={m.none.title(query.trim())} text={m.none.explain}>
          {(only !== null || isNarrowed(filter)) && (
            <Button look="primary" onPress={() => useSearch.setState({ only: null, filter: {} })}>
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

/** How words are asked for, each way with an example. */
function Syntax(): ReactNode {
  const { search: m } = useMessages()
  return (
    <dl className={styles['syntax']}>
      {m.syntax.map(([example, meaning]) => (
        <div key={example}>
          <dt>
            <code>{example}</code>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Opens the passage, or the view that shows what was found. */
function open(hit: SearchHit | undefined): void {
  if (!hit) return
  if (hit.kind === 'theme') openView('themes', hit.id)
  else if (hit.kind === 'note') openView('notes', hit.id)
  else if (hit.kind === 'reference') openView('bibliography', hit.id)
  else if (hit.source !== null) {
    const { source, start, end, kind } = hit
    useArrived.setState({ at: kind !== 'quotation' && start !== null && end !== null ? { source, start, end } : null })
    openSource(source, start, kind === 'quotation' ? hit.id : null)
  }
}

function usePaused(value: string): string {
  const [paused, setPaused] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE)
    return () => clearTimeout(timer)
  }, [value])
  return value === '' ? '' : paused
}
