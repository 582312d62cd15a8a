// All passages of a theme across the sources, as cards with their citations: filtered, grouped, each one step from its place in the text.
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { formatPath } from '../../shared/model/codebook.ts'
import type { QuoteDetail, ThemeDetail } from '../../shared/model/view.ts'
import { useCommands } from '../commands/registry.ts'
import { useAct, useAnswer, useHost } from '../state/host.tsx'
import { useFormat, useMessages } from '../state/messages.tsx'
import { openSource, openView, usePlace } from '../state/place.ts'
import { useSettings } from '../state/settings.ts'
import type { NoteEditorSlot } from '../state/slots.ts'
import { say, sayError } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { writeRich } from '../ui/clipboard.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Sheet } from '../ui/pane.tsx'
import { PassageCards } from './passage-cards.tsx'
import { PassageFilters } from './passage-filters.tsx'
import { countWords, filterPassages, type Grouping, groupPassages, isFiltering, NO_FILTER } from './passages.ts'
import { ThemeDefinition } from './theme-definition.tsx'
import { ThemeNotes } from './theme-notes.tsx'
import styles from './theme-view.module.css'

/** `NoteEditor`: lent by the notes, for notes on a theme. */
export function ThemeView({ NoteEditor }: { NoteEditor: NoteEditorSlot }): ReactNode {
  const shown = usePlace((place) => place.now.item)
  const themes = useAnswer('themes', {}).data
  const theme = themes?.find((one) => one.id === shown) ?? null
  // Filters belong to the theme they were made for.
  return <Passages key={theme?.id ?? ''} theme={theme} themes={themes ?? []} NoteEditor={NoteEditor} />
}

interface PassagesProps {
  theme: ThemeDetail | null
  themes: readonly ThemeDetail[]
  NoteEditor: NoteEditorSlot
}

function Passages({ theme, themes, NoteEditor }: PassagesProps): ReactNode {
  const messages = useMessages()
  const m = messages.themes
  const format = useFormat()
  const host = useHost()
  const act = useAct()
  const { citationStyle: style, citationLocale: locale } = useSettings((state) => state.values)
  const quotes = useAnswer('quotes', { ...(theme ? { theme: theme.id } : {}), style, locale }, { keep: true })
  const sources = useAnswer('sources', {}).data
  const [filter, setFilter] = useState(NO_FILTER)
  const [grouping, setGrouping] = useState<Grouping>('none')

  const below = useCallback((id: string) => subtree(themes, id), [themes])
  const passing = useMemo(
    () => filterPassages(quotes.data ?? [], filter, theme?.id ?? null, below),
    [quotes.data, filter, theme, below],
  )
  const groups = useMemo(
    () =>
      groupPassages(passing, grouping, {
        sources: sources ?? [],
        color: (color) => m.colors[color],
        noTheme: m.untagged,
        path: theme?.path ?? [],
      }),
    [passing, grouping, sources, m, theme],
  )

  const copy = useCallback(
    async (list: readonly QuoteDetail[], done: string) => {
      const citing = list.map((quote) => host.cite({ annotations: [quote.id], form: 'quote', style, locale }))
      try {
        await writeRich(
          Promise.all(citing).then((cited) => ({
            text: cited.map((one) => one.text).join('\n\n'),
            html: cited.map((one) => `<p>${one.html}</p>`).join('\n'),
          })),
        )
        say(done, 'good')
      } catch (thrown) {
        const failed = (await Promise.allSettled(citing)).find((one) => one.status === 'rejected')
        sayError(failed ? messages.errors.say(failed.reason) : `${m.view.copyFailed} ${String(thrown)}`)
      }
    },
    [host, style, locale, messages, m],
  )
  const acts = {
    open: (quote: QuoteDetail) => openSource(quote.source, quote.start, quote.id),
    copy: (quote: QuoteDetail) => void copy([quote], m.view.copied),
    async untag(quote: QuoteDetail) {
      if (theme && (await act('untag', { annotations: [quote.id], theme: theme.id })).ok) say(m.view.untagged)
    },
    async trash(quote: QuoteDetail) {
      if ((await act('trash', { ids: [quote.id] })).ok) say(m.view.trashed)
    },
    canUntag: (quote: QuoteDetail) => theme !== null && quote.themeIds.includes(theme.id),
  }
  useCommands([
    {
      id: 'themes.copy-all',
      title: m.view.copyAll,
      group: 'citing',
      keys: ['Mod+Shift+C'],
      when: () => passing.length > 0,
      run: () => void copy(passing, m.view.copiedAll(passing.length)),
    },
    {
      id: 'themes.clear-filters',
      title: m.view.clearFilters,
      group: 'themes',
      keys: ['Alt+X'],
      when: () => isFiltering(filter),
      run: () => setFilter(NO_FILTER),
    },
  ])

  const title = theme ? theme.path.join(' › ') : m.all
  const counts = [
    m.view.passages(passing.length),
    m.view.sources(new Set(passing.map((quote) => quote.source)).size),
    m.view.words(passing.reduce((sum, quote) => sum + countWords(quote.quote), 0)),
  ]
  return (
    <Sheet
      title={title}
      label={m.view.label(title)}
      actions={
        passing.length > 0 && (
          <Button icon="copy" onPress={() => void copy(passing, m.view.copiedAll(passing.length))}>
            {m.view.copyAll}
          </Button>
        )
      }
      bar={
        <>
          {theme && <ThemeDefinition key={theme.id} theme={theme} />}
          {(quotes.data?.length ?? 0) > 0 && (
            <div className={styles['bar']}>
              <PassageFilters
                filter={filter}
                onFilter={setFilter}
                grouping={grouping}
                onGrouping={setGrouping}
                themes={themes}
                theme={theme}
                quotes={quotes.data ?? []}
                sources={sources ?? []}
              />
              <span className={styles['counts']} role="status">
                {counts.join(' · ')}
              </span>
            </div>
          )}
        </>
      }
    >
      {quotes.isError ? (
        <EmptyState icon="warning" tone="bad" title={m.view.failed} text={quotes.error.message}>
          <Button onPress={() => void quotes.refetch()}>{m.again}</Button>
        </EmptyState>
      ) : quotes.data === undefined ? (
        <p className={styles['loading']} role="status">
          {m.view.loading}
        </p>
      ) : quotes.data.length === 0 ? (
        <EmptyState icon="quote" title={m.view.empty.title} text={m.view.empty.explain}>
          <Button look="primary" onPress={() => openView('reader')}>
            {m.view.empty.read}
          </Button>
        </EmptyState>
      ) : passing.length === 0 ? (
        <EmptyState icon="filter" title={m.view.none.title} text={m.view.none.explain}>
          <Button look="primary" onPress={() => setFilter(NO_FILTER)}>
            {m.view.clearFilters}
          </Button>
        </EmptyState>
      ) : (
        <PassageCards label={m.view.label(title)} groups={groups} acts={acts} quoteOf={format.quote} />
      )}
      {theme && <ThemeNotes theme={theme} NoteEditor={NoteEditor} label={formatPath(theme.path)} />}
    </Sheet>
  )
}

/** Ids of a theme and of all below it. */
function subtree(themes: readonly ThemeDetail[], id: string): ReadonlySet<string> {
  const found = new Set([id])
  // Each round finds one more level; there are never more levels than themes.
  for (let before = 0; before !== found.size;) {
    before = found.size
    for (const theme of themes) if (theme.parent !== null && found.has(theme.parent)) found.add(theme.id)
  }
  return found
}
