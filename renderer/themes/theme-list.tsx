// The codebook in the list pane: a tree with colours and counts; made, renamed, recoloured, moved, merged and removed in place.
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import {
  Collection,
  type Key,
  ListLayout,
  type Selection,
  Tree,
  useDragAndDrop,
  Virtualizer,
} from 'react-aria-components'
import { formatPath } from '../../shared/model/codebook.ts'
import type { ThemeDetail } from '../../shared/model/view.ts'
import { useWrittenKeys } from '../commands/written-keys.ts'
import { asError, useAnswer } from '../state/host.tsx'
import { useFormat, useMessages } from '../state/messages.tsx'
import { usePlace } from '../state/place.ts'
import { say } from '../state/status.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { SearchField } from '../ui/field.tsx'
import { Menu } from '../ui/menu.tsx'
import { Pane, PaneHead } from '../ui/pane.tsx'
import { CodebookImportDialog } from './codebook-import-dialog.tsx'
import { codebookMenu } from './codebook-menu.ts'
import { MakeField } from './make-field.tsx'
import { SavedViews } from './saved-views.tsx'
import { type Asked, ThemeDialog } from './theme-dialogs.tsx'
import styles from './theme-list.module.css'
import { themeMenu } from './theme-menu.ts'
import { ThemeRow } from './theme-row.tsx'
import { filterTree, makeTree, parentInward, parentOutward, type ThemeNode, visibleIds } from './theme-tree.ts'
import { useCodebookFiles } from './use-codebook-files.ts'
import { type ThemeCommands, useThemeCommands } from './use-theme-commands.ts'
import { showTheme, useThemeActs } from './use-theme-acts.ts'

/** The drag type under which themes recognise each other. */
const THEME = 'application/x-commonplace-theme'

/** A row as it is before it was measured, and the room round the list, in CSS pixels. */
const ROWS = { estimatedRowHeight: 30, padding: 8 }

export function ThemeList(): ReactNode {
  const messages = useMessages()
  const m = messages.themes
  const format = useFormat()
  const keys = useWrittenKeys()
  const acts = useThemeActs()
  const answer = useAnswer('themes', {})
  const themes = useMemo(() => answer.data ?? [], [answer.data])
  const shown = usePlace((place) => (place.now.view === 'themes' ? place.now.item : null))
  const [filter, setFilter] = useState('')
  const [folded, setFolded] = useState<ReadonlySet<Key>>(new Set())
  const [chosen, setChosen] = useState<ReadonlySet<Key>>(new Set())
  const [renaming, setRenaming] = useState<string | null>(null)
  const [making, setMaking] = useState<string | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const files = useCodebookFiles()
  const pane = useRef<HTMLElement>(null)

  const whole = useMemo(() => makeTree(themes, format.compare), [themes, format])
  const tree = useMemo(() => filterTree(whole, filter), [whole, filter])
  const byId = useMemo(() => new Map(themes.map((theme) => [theme.id, theme])), [themes])
  // While several are chosen they stay so; else the one that is shown is the one that is chosen.
  const selected = chosen.size > 1 ? chosen : new Set<Key>(shown === null ? [] : [shown])
  const acted = [...selected].map((id) => byId.get(String(id))).filter((theme) => theme !== undefined)

  // What was done to several, or another theme shown, ends the choice of several.
  useEffect(() => {
    if (shown !== null) setChosen((now) => (now.size > 1 && !now.has(shown) ? new Set() : now))
  }, [shown])

  const moveIn = (theme: ThemeDetail) => {
    const parent = parentInward(whole, theme.id)
    if (parent === undefined) return say(m.cannotMove)
    void acts.move([theme], byId.get(parent) ?? null)
  }
  const moveOut = (theme: ThemeDetail) => {
    const parent = parentOutward(whole, theme.id)
    if (parent !== undefined) void acts.move([theme], parent === null ? null : (byId.get(parent) ?? null))
  }
  const make = (under: ThemeDetail | null): void => setMaking(under ? `${formatPath(under.path)}/` : '')

  const doing: ThemeCommands = {
    make: () => make(null),
    makeUnder: make,
    find: () => field.current?.focus(),
    rename: (theme) => setRenaming(theme.id),
    recolour: (list, color) => void Promise.all(list.map((each) => acts.recolour(each, color))),
    moveIn,
    moveOut,
    ask: (what, list) => setAsked({ what, themes: [...list] }),
    askHistory: () => setAsked({ what: 'history', themes: [] }),
    remove(list) {
      setChosen(new Set())
      void acts.remove(list)
    },
    importFile: () => picker.current?.click(),
    exportAs: (format) => void files.exportAs(format),
  }
  const onKeyDownCapture = useThemeCommands(acted, doing)

  const { dragAndDropHooks } = useDragAndDrop<ThemeNode>({
    getItems: (ids) =>
      [...ids].map((id) => ({ [THEME]: String(id), 'text/plain': byId.get(String(id))?.path.join(' › ') ?? '' })),
    acceptedDragTypes: [THEME],
    getDropOperation: () => 'move',
    onMove({ keys: moved, target }) {
      const parent = target.dropPosition === 'on' ? String(target.key) : (byId.get(String(target.key))?.parent ?? null)
      const list = [...moved].map((id) => byId.get(String(id))).filter((theme) => theme !== undefined)
      void acts.move(list, parent === null ? null : (byId.get(parent) ?? null))
    },
  })

  function onSelectionChange(selection: Selection): void {
    const next = selection === 'all' ? new Set<Key>(themes.map((theme) => theme.id)) : selection
    setChosen(next)
    if (next.size === 1) showTheme(String([...next][0]))
  }

  const closeDialog = () => {
    setAsked(null)
    setChosen(new Set())
  }
  /** The row has the focus again when its field goes. */
  const focusRow = (id: string) =>
    requestAnimationFrame(() => pane.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(id)}"]`)?.focus())

  const menuOf = (theme: ThemeDetail) =>
    themeMenu(acted.length > 1 && acted.includes(theme) ? acted : [theme], doing, messages, keys)

  const renderNode = (node: ThemeNode): ReactNode => (
    <ThemeRow
      key={node.theme.id}
      node={node}
      menu={() => menuOf(node.theme)}
      renaming={renaming === node.theme.id}
      onRename={(name) => {
        setRenaming(null)
        focusRow(node.theme.id)
        if (name !== null) void acts.rename(node.theme, name)
      }}
    >
      <Collection items={node.children.map(withId)}>{renderNode}</Collection>
    </ThemeRow>
  )

  // Everything is unfolded unless it was folded; a filter unfolds all it found.
  const expanded =
    filter === '' ? themes.map((theme) => theme.id).filter((id) => !folded.has(id)) : themes.map((theme) => theme.id)

  return (
    <Pane ref={pane} onKeyDownCapture={onKeyDownCapture}>
      <PaneHead title={m.title}>
        <IconButton icon="plus" label={m.new} keys={keys('themes.new')} onPress={() => make(null)} />
        <Menu label={messages.codebook.more} groups={codebookMenu(doing, messages.codebook, keys)}>
          <IconButton icon="more" label={messages.codebook.more} />
        </Menu>
      </PaneHead>
      <div className={styles['field']}>
        <SearchField
          ref={field}
          label={m.filter}
          placeholder={m.filter}
          keys={keys('themes.find')}
          clearLabel={m.clearFilter}
          value={filter}
          onChange={setFilter}
          onKeyDown={(event) => {
            const first = visibleIds(tree, () => true)[0]
            if ((event.key !== 'ArrowDown' && event.key !== 'Enter') || first === undefined) return
            event.preventDefault()
            event.currentTarget.closest('section')?.querySelector<HTMLElement>('[role=row]')?.focus()
          }}
        />
      </div>
      {making !== null && <MakeField start={making} onDone={() => setMaking(null)} create={acts.create} />}
      {answer.isError ? (
        <EmptyState icon="warning" tone="bad" small title={m.failed} text={messages.errors.say(asError(answer.error))}>
          <Button onPress={() => void answer.refetch()}>{m.again}</Button>
        </EmptyState>
      ) : answer.data !== undefined && themes.length === 0 ? (
        making === null && (
          <EmptyState icon="tag" small title={m.empty.title} text={m.empty.explain}>
            <Button look="primary" icon="plus" keys={keys('themes.new')} onPress={() => make(null)}>
              {m.new}
            </Button>
          </EmptyState>
        )
      ) : (
        <>
          <div className={styles['all']}>
            <Button look="plain" icon="board" onPress={() => showTheme(null)}>
              {m.all}
            </Button>
          </div>
          <SavedViews />
          {/* Rows in view alone are drawn: a codebook has hundreds of themes, and each row its menu and its handles. */}
          <Virtualizer layout={ListLayout} layoutOptions={ROWS}>
            <Tree
              aria-label={m.listLabel}
              className={styles['tree']!}
              items={tree.map(withId)}
              selectionMode="multiple"
              selectionBehavior="replace"
              selectedKeys={selected}
              onSelectionChange={onSelectionChange}
              expandedKeys={expanded}
              onExpandedChange={(open) =>
                setFolded(new Set(themes.map((theme) => theme.id).filter((id) => !open.has(id))))
              }
              dragAndDropHooks={dragAndDropHooks as never}
              onAction={(id) => showTheme(String(id))}
              dependencies={[renaming, themes, selected.size]}
              renderEmptyState={() => <p className={styles['none']}>{m.noMatch}</p>}
            >
              {renderNode}
            </Tree>
          </Virtualizer>
        </>
      )}
      <input
        ref={picker}
        type="file"
        className={styles['file']}
        data-testid="import-codebook"
        aria-label={messages.codebook.file.import}
        accept=".qdc,.csv,.md,.markdown,.txt"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          // The same file may be chosen again.
          if (file) void files.look(file)
          event.currentTarget.value = ''
        }}
      />
      <CodebookImportDialog files={files} />
      {asked && <ThemeDialog asked={asked} themes={themes} acts={acts} onClose={closeDialog} />}
    </Pane>
  )
}

const withId = (node: ThemeNode) => ({ ...node, id: node.theme.id })
