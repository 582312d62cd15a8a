// One board: what is gathered, what narrows it, and what is done with it.
import { type ReactNode, useDeferredValue, useLayoutEffect, useMemo, useRef } from 'react'
import { formatPath } from '../../shared/model/codebook.ts'
import type { Condition, PassageQuery } from '../../shared/model/passage-query.ts'
import { EVERY_PASSAGE } from '../../shared/model/passage-query.ts'
import type { ThemeDetail } from '../../shared/model/view.ts'
import { useCommands } from '../commands/registry.ts'
import { citeAs, exportManuscript } from '../state/citing-desk.ts'
import { asError, useAnswer } from '../state/host.tsx'
import { useFormat, useMessages } from '../state/messages.tsx'
import { openView } from '../state/place.ts'
import type { NoteEditorSlot } from '../state/slots.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Sheet } from '../ui/pane.tsx'
import type { Named } from './condition-words.ts'
import { asked, sameQuery } from './draft-query.ts'
import { NameDialog } from './name-dialog.tsx'
import { PassageCards } from './passage-cards.tsx'
import { PassageFilters } from './passage-filters.tsx'
import { type Grouping, groupPassages, inReadingOrder, wordsQuoted } from './passages.ts'
import { ThemeDefinition } from './theme-definition.tsx'
import { ThemeNotes } from './theme-notes.tsx'
import styles from './theme-view.module.css'
import { useAnew } from './use-anew.ts'
import { useGathered, within } from './use-gathered.ts'
import { usePassageActs } from './use-passage-acts.ts'
import { type PassageView, useViewActs } from './use-views.ts'

export interface GatheringProps {
  /** The kept view that is open, or the theme that is looked at; neither: all passages. */
  view: PassageView | null
  theme: ThemeDetail | null
  themes: readonly ThemeDetail[]
  /** The conditions to begin with. */
  start: PassageQuery
  NoteEditor: NoteEditorSlot
}

export function Gathering({ view, theme, themes, start, NoteEditor }: GatheringProps): ReactNode {
  const messages = useMessages()
  const m = messages.themes
  const g = messages.gather
  const format = useFormat()
  const viewActs = useViewActs()
  const quotes = useAnswer('quotes', {})
  const sourceList = useAnswer('sources', {}).data
  const sources = useMemo(() => sourceList ?? [], [sourceList])
  // Conditions belong to the theme or the view they were put down for.
  const of = view?.id ?? theme?.id ?? ''
  const [draft, setDraft] = useAnew(of, start)
  const [words, setWords] = useAnew(of, '')
  const [grouping, setGrouping] = useAnew<Grouping>(of, 'none')
  const [naming, setNaming] = useAnew(of, false)
  const sheet = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    if (sheet.current) sheet.current.scrollTop = 0
  }, [of])

  const base = useMemo<Condition[]>(() => (theme === null ? [] : [{ by: 'theme', themes: [theme.id] }]), [theme])
  const asking = useMemo(() => {
    const typed: Condition[] = words.trim() === '' ? [] : [{ by: 'text', text: words.trim() }]
    return { of, question: within(asked(draft), [...base, ...typed]) }
  }, [of, draft, words, base])
  const { question } = asking
  // Typing comes first and the board follows; but no board answers what was asked of another.
  const followed = useDeferredValue(asking)
  const all = quotes.data && inReadingOrder(quotes.data, sources)
  const passing = useGathered(all, (followed.of === of ? followed : asking).question, themes, sourceList)
  const ofTheme = useGathered(
    all,
    useMemo(() => within(EVERY_PASSAGE, base), [base]),
    themes,
    sourceList,
  )
  const examples = useMemo(() => (theme === null ? null : new Set(theme.examples.map(({ id }) => id))), [theme])
  const groups = useMemo(
    () =>
      groupPassages(passing, grouping, {
        sources,
        color: (color) => m.colors[color],
        noTheme: m.untagged,
        path: theme?.path ?? [],
        ...(examples && { examples }),
      }),
    [passing, grouping, sources, m, theme, examples],
  )
  const acts = usePassageActs(theme, themes)
  const named = useMemo<Named>(() => ({ messages, format, themes, sources }), [messages, format, themes, sources])

  const narrowed = draft.any.length > 0 || words !== ''
  const changed = view !== null && !sameQuery(question, view.query)
  const shownTitle = view?.name ?? theme?.name ?? m.all
  const clear = () => {
    setDraft(EVERY_PASSAGE)
    setWords('')
  }
  /** A whole theme keeps its sub-themes' headings; what was narrowed is what is seen. */
  const exportAll = () =>
    exportManuscript(
      theme !== null && !narrowed ? { theme: theme.id } : { passages: passing.map(({ id }) => id), title: shownTitle },
      shownTitle,
    )
  useCommands([
    {
      id: 'themes.copy-all',
      title: m.view.copyAll,
      group: 'citing',
      keys: ['Mod+Shift+C'],
      when: () => passing.length > 0,
      run: () => void acts.copyAll(passing),
    },
    {
      id: 'themes.cite-all',
      title: m.view.citeAs,
      group: 'citing',
      keys: ['Shift+C'],
      when: () => passing.length > 0,
      run: () => citeAs(passing.map(({ id }) => id)),
    },
    {
      id: 'themes.export',
      title: m.view.exportAll,
      group: 'citing',
      keys: ['Alt+E'],
      when: () => passing.length > 0,
      run: exportAll,
    },
    {
      id: 'themes.clear-filters',
      title: m.view.clearFilters,
      group: 'themes',
      keys: ['Alt+X'],
      when: () => narrowed,
      run: clear,
    },
    {
      id: 'themes.keep-view',
      title: g.views.save,
      group: 'themes',
      keys: ['Alt+S'],
      when: () => question.any.length > 0,
      run: () => setNaming(true),
    },
    {
      id: 'themes.update-view',
      title: g.views.update,
      group: 'themes',
      when: () => changed,
      run: () => view && void viewActs.update(view, question),
    },
  ])

  const title = view?.name ?? (theme ? theme.path.join(' › ') : m.all)
  const counts = useMemo(
    () => [
      m.view.passages(passing.length),
      m.view.sources(new Set(passing.map((quote) => quote.source)).size),
      m.view.words(wordsQuoted(passing)),
    ],
    [m, passing],
  )
  return (
    <Sheet
      ref={sheet}
      title={title}
      label={m.view.label(title)}
      actions={
        passing.length > 0 && (
          <>
            <Button icon="copy" onPress={() => void acts.copyAll(passing)}>
              {m.view.copyAll}
            </Button>
            <Button icon="download" onPress={exportAll}>
              {m.view.exportAll}
            </Button>
          </>
        )
      }
      bar={
        <>
          {theme && <ThemeDefinition key={theme.id} theme={theme} />}
          {(ofTheme.length > 0 || view !== null) && (
            <div className={styles['bar']}>
              <PassageFilters
                of={of}
                words={words}
                onWords={setWords}
                draft={draft}
                onDraft={setDraft}
                grouping={grouping}
                onGrouping={setGrouping}
                named={named}
              >
                {narrowed && view === null && (
                  <Button look="plain" icon="close" onPress={clear}>
                    {m.view.clearFilters}
                  </Button>
                )}
                {changed && view && (
                  <Button icon="check" onPress={() => void viewActs.update(view, question)}>
                    {g.views.update}
                  </Button>
                )}
                {question.any.length > 0 && (narrowed || theme !== null) && (view === null || changed) && (
                  <Button look="plain" icon="filter" onPress={() => setNaming(true)}>
                    {g.views.save}
                  </Button>
                )}
              </PassageFilters>
              <span className={styles['counts']} role="status">
                {counts.join(' · ')}
              </span>
            </div>
          )}
        </>
      }
    >
      {quotes.isError ? (
        <EmptyState icon="warning" tone="bad" title={m.view.failed} text={messages.errors.say(asError(quotes.error))}>
          <Button onPress={() => void quotes.refetch()}>{m.again}</Button>
        </EmptyState>
      ) : quotes.data === undefined ? (
        <p className={styles['loading']} role="status">
          {m.view.loading}
        </p>
      ) : passing.length > 0 ? (
        <PassageCards
          label={m.view.label(title)}
          groups={groups}
          acts={acts}
          examples={examples}
          quoteOf={format.quote}
        />
      ) : ofTheme.length === 0 && view === null ? (
        <EmptyState icon="quote" title={m.view.empty.title} text={m.view.empty.explain}>
          <Button look="primary" onPress={() => openView('reader')}>
            {m.view.empty.read}
          </Button>
        </EmptyState>
      ) : (
        <EmptyState icon="filter" title={m.view.none.title} text={m.view.none.explain}>
          <Button look="primary" onPress={clear}>
            {m.view.clearFilters}
          </Button>
        </EmptyState>
      )}
      {theme && <ThemeNotes key={theme.id} theme={theme} NoteEditor={NoteEditor} label={formatPath(theme.path)} />}
      {naming && (
        <NameDialog
          title={g.views.nameTitle}
          label={g.views.nameLabel}
          start={theme?.name ?? view?.name ?? ''}
          doLabel={g.views.keep}
          onName={(name) => viewActs.keep(name, question)}
          onClose={() => setNaming(false)}
        />
      )}
    </Sheet>
  )
}
