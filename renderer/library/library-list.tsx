// The list pane of the library: every source with author, year, progress and highlights; filtered, sorted, opened by Enter or click.
import { type KeyboardEvent, type ReactNode, useDeferredValue, useMemo, useRef } from 'react'
import { GridList, GridListHeader, GridListItem, GridListSection, ListLayout, Virtualizer } from 'react-aria-components'
import { create } from 'zustand'
import { runCommand, useCommands } from '../commands/registry.ts'
import { isMac, writeKey } from '../commands/keys.ts'
import { useWrittenKeys } from '../commands/written-keys.ts'
import { asError, useAct, useAnswer } from '../state/host.tsx'
import { useFormat, useMessages } from '../state/messages.tsx'
import { openBeside, openSource, openView, usePlace } from '../state/place.ts'
import { beginTask } from '../state/text-desk.ts'
import { say } from '../state/status.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { SearchField } from '../ui/field.tsx'
import { Menu } from '../ui/menu.tsx'
import { Pane, PaneHead } from '../ui/pane.tsx'
import { Bar } from '../ui/progress.tsx'
import styles from './library-list.module.css'
import { useProgress } from './reading-progress.ts'
import { filterRows, groupByTheme, makeRow, SORTS, type Sort, type SourceRow, sortRows } from './source-row.ts'

/** How the list is looked at; stays while other views are shown. */
const useLook = create<{ filter: string; sort: Sort; grouped: boolean }>()(() => ({
  filter: '',
  sort: 'added',
  grouped: false,
}))

/** Letters that no browser keeps for itself. */
const SORT_KEYS: Record<Sort, string> = {
  added: 'Alt+Shift+D',
  title: 'Alt+Shift+W',
  author: 'Alt+Shift+V',
  year: 'Alt+Shift+Y',
  progress: 'Alt+Shift+P',
  highlights: 'Alt+Shift+H',
}

/** Height in px of a row before it is measured. */
const ROW_HEIGHT = 62
/** Space around the rows in px; the virtual layout does not see the list's own padding. */
const LIST_PADDING = 8

export function LibraryList(): ReactNode {
  const messages = useMessages()
  const m = messages.library
  const format = useFormat()
  const keys = useWrittenKeys()
  const act = useAct()
  const sources = useAnswer('sources', {})
  const progress = useProgress(sources.data)
  const { filter, sort, grouped } = useLook()
  const quotes = useAnswer('quotes', {}, { enabled: grouped })
  const openNow = usePlace((place) => place.now.source)
  const field = useRef<HTMLInputElement>(null)
  const wanted = useDeferredValue(filter)

  const all = useMemo(() => (sources.data ?? []).map((source) => makeRow(source, progress)), [sources.data, progress])
  const rows = useMemo(() => sortRows(filterRows(all, wanted), sort, format.compare), [all, wanted, sort, format])
  const groups = useMemo(
    () => (grouped && quotes.data ? groupByTheme(rows, quotes.data, format.compare) : null),
    [grouped, quotes.data, rows, format],
  )
  const lacking = all.filter((row) => row.missing.length > 0).length

  const remove = async (row: SourceRow) => {
    const outcome = await act('trash', { ids: [row.id] })
    if (!outcome.ok) return
    say(m.removed(row.title))
    if (openNow === row.id) usePlace.getState().go({ source: null })
  }

  useCommands([
    { id: 'library.filter', title: m.filterLabel, group: 'library', keys: ['/'], run: () => field.current?.focus() },
    ...SORTS.map((one) => ({
      id: `library.sort-${one}`,
      title: `${m.sortBy}: ${m.sorts[one]}`,
      group: 'library' as const,
      keys: [SORT_KEYS[one]],
      run: () => useLook.setState({ sort: one }),
    })),
    {
      id: 'library.group',
      title: m.groupByTheme,
      group: 'library',
      keys: ['Alt+G'],
      run: () => useLook.setState({ grouped: !grouped }),
    },
  ])

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.key !== 'Delete') return
    const key = (event.target as HTMLElement).closest('[data-row]')?.getAttribute('data-row')
    const row = rows.find((one) => one.id === key)
    if (!row) return
    event.preventDefault()
    event.stopPropagation()
    void remove(row)
  }

  const itemOf = (row: SourceRow, group: string | null = null) => (
    <GridListItem
      key={group === null ? row.id : `${group} ${row.id}`}
      id={group === null ? row.id : `${group} ${row.id}`}
      textValue={row.title}
      className={styles['row']!}
      data-row={row.id}
      data-open={row.id === openNow || undefined}
    >
      <Row row={row} remove={() => void remove(row)} />
    </GridListItem>
  )

  return (
    <Pane onKeyDown={onKeyDown}>
      <PaneHead title={m.title}>
        <Menu
          label={m.add}
          groups={[
            {
              id: 'add',
              actions: [
                {
                  id: 'files',
                  label: m.importFiles,
                  icon: 'file',
                  keys: keys('library.import'),
                  run: () => runCommand('library.import'),
                },
                {
                  id: 'folder',
                  label: m.importFolder,
                  icon: 'folder',
                  keys: keys('library.import-folder'),
                  run: () => runCommand('library.import-folder'),
                },
                {
                  id: 'starter',
                  label: m.importStarter,
                  icon: 'play',
                  run: () => runCommand('library.import-starter'),
                },
              ],
            },
          ]}
        >
          <IconButton icon="plus" label={m.add} />
        </Menu>
        <Menu
          label={m.more}
          groups={[
            {
              id: 'sort',
              title: m.sortBy,
              actions: SORTS.map((one) => ({
                id: one,
                label: m.sorts[one],
                checked: sort === one,
                keys: keys(`library.sort-${one}`),
                run: () => useLook.setState({ sort: one }),
              })),
            },
            {
              id: 'group',
              actions: [
                {
                  id: 'grouped',
                  label: m.groupByTheme,
                  keys: keys('library.group'),
                  checked: grouped,
                  run: () => useLook.setState({ grouped: !grouped }),
                },
              ],
            },
            {
              id: 'rest',
              actions: [
                {
                  id: 'facts',
                  label: m.completeFacts,
                  icon: 'ask',
                  keys: keys('citing.missing-facts'),
                  isDisabled: lacking === 0,
                  run: () => runCommand('citing.missing-facts'),
                },
                {
                  id: 'trash',
                  label: m.trash,
                  icon: 'trash',
                  keys: keys('library.trash'),
                  run: () => runCommand('library.trash'),
                },
              ],
            },
          ]}
        >
          <IconButton icon="more" label={m.more} />
        </Menu>
      </PaneHead>
      <div className={styles['field']}>
        <SearchField
          ref={field}
          label={m.filterLabel}
          placeholder={m.filter(all.length)}
          keys={keys('library.filter')}
          clearLabel={m.clearFilter}
          value={filter}
          onChange={(value) => useLook.setState({ filter: value })}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault()
              event.currentTarget.closest('section')?.querySelector<HTMLElement>('[role=row]')?.focus()
            }
          }}
        />
      </div>
      {lacking > 0 && filter === '' && (
        <div className={styles['lacking']}>
          <Button look="plain" icon="ask" onPress={() => runCommand('citing.missing-facts')}>
            {m.factsMissing(lacking)}
          </Button>
        </div>
      )}
      {sources.isError ? (
        <EmptyState
          icon="warning"
          tone="bad"
          small
          title={m.failed.title}
          text={messages.errors.say(asError(sources.error))}
        >
          <Button onPress={() => void sources.refetch()}>{m.failed.again}</Button>
        </EmptyState>
      ) : sources.data === undefined ? (
        <p className={styles['loading']} role="status">
          {m.loading}
        </p>
      ) : all.length === 0 ? (
        <EmptyState icon="library" small title={m.empty.title} text={m.empty.explain}>
          <Button icon="import" onPress={() => runCommand('library.import')}>
            {m.importFiles}
          </Button>
        </EmptyState>
      ) : rows.length === 0 ? (
        <EmptyState icon="find" small title={m.noMatch.title} text={m.noMatch.explain}>
          <Button onPress={() => useLook.setState({ filter: '' })}>{m.clearFilter}</Button>
        </EmptyState>
      ) : groups ? (
        <GridList
          aria-label={m.listLabel}
          className={styles['list']!}
          onAction={(key) => openSource(String(key).split(' ').at(-1)!)}
        >
          {groups.map((group) => (
            <GridListSection key={group.theme ?? ''} id={group.theme ?? ''}>
              <GridListHeader className={styles['group']!}>{group.theme ?? m.noTheme}</GridListHeader>
              {group.rows.map((row) => itemOf(row, encodeURIComponent(group.theme ?? '')))}
            </GridListSection>
          ))}
        </GridList>
      ) : (
        <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight: ROW_HEIGHT, padding: LIST_PADDING }}>
          <GridList
            aria-label={m.listLabel}
            className={`${styles['list']} ${styles['virtual']}`}
            items={rows}
            dependencies={[openNow, m]}
            onAction={(key) => openSource(String(key))}
          >
            {(row) => itemOf(row)}
          </GridList>
        </Virtualizer>
      )}
    </Pane>
  )
}

function Row({ row, remove }: { row: SourceRow; remove: () => void }): ReactNode {
  const {
    frame,
    library: m,
    report: reports,
    texts: { commands: texts },
  } = useMessages()
  const title = row.title || row.file || m.unnamed
  const byline = [row.author, row.works > 1 ? m.works(row.works) : '', row.year].filter(Boolean)
  const lacks = row.missing.map((field) => m.fields[field] ?? field)
  return (
    <>
      <div className={styles['title']} dir="auto" title={title}>
        {title}
      </div>
      <div className={styles['by']}>
        {lacks.length > 0 && byline.length === 0 ? (
          <span className={styles['ask']}>{m.missing(lacks.slice(0, 3).join(', '))}</span>
        ) : (
          <span className={styles['who']} dir="auto">
            {byline.join(row.works > 1 ? ' · ' : ' ') || m.words(row.words)}
          </span>
        )}
        {lacks.length > 0 && byline.length > 0 && (
          <span
            className={styles['mark']}
            role="img"
            aria-label={m.missing(lacks.join(', '))}
            title={m.missing(lacks.join(', '))}
          >
            ?
          </span>
        )}
        {row.doubts > 0 && (
          <span
            className={styles['doubts']}
            role="img"
            aria-label={reports.doubts(row.doubts)}
            title={reports.doubts(row.doubts)}
          />
        )}
        <span className={styles['count']}>{row.highlights > 0 ? m.highlights(row.highlights) : '–'}</span>
        <span className={styles['menu']}>
          <Menu
            label={m.sourceMenu(title)}
            groups={[
              {
                id: 'source',
                actions: [
                  { id: 'open', label: m.open, icon: 'book', keys: '↵', run: () => openSource(row.id) },
                  {
                    id: 'beside',
                    label: m.openBeside,
                    icon: 'columns',
                    keys: writeKey('Mod+Enter', isMac, frame.keys.words),
                    run: () => openBeside(row.id),
                  },
                  {
                    id: 'report',
                    label: reports.openCount(row.doubts),
                    icon: 'info',
                    run: () => usePlace.getState().go({ view: 'report', source: row.id }),
                  },
                  {
                    id: 'reference',
                    label: m.copyReference,
                    icon: 'quote',
                    run: () => openView('bibliography', row.id),
                  },
                ],
              },
              {
                id: 'text',
                actions: [
                  {
                    id: 'pages',
                    label: texts.pages,
                    icon: 'numbers',
                    run: () => beginTask({ what: 'pages', source: row.id, at: 0 }),
                  },
                  {
                    id: 'audit',
                    label: texts.audit,
                    icon: 'check',
                    run: () => beginTask({ what: 'audit', source: row.id }),
                  },
                  {
                    id: 'reread',
                    label: texts.reread,
                    icon: 'sync',
                    run: () => beginTask({ what: 'reread', source: row.id }),
                  },
                  {
                    id: 'replace',
                    label: texts.replace,
                    icon: 'import',
                    run: () => beginTask({ what: 'replace', source: row.id }),
                  },
                ],
              },
              { id: 'away', actions: [{ id: 'remove', label: m.remove, icon: 'trash', keys: '⌦', run: remove }] },
            ]}
          >
            <IconButton icon="more" label={m.sourceMenu(title)} />
          </Menu>
        </span>
      </div>
      <Bar part={row.progress} />
    </>
  )
}
