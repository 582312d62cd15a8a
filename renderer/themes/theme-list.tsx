// The codebook in the list pane: a tree with colours and counts; made, renamed, recoloured, moved, merged and removed in place.
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { Collection, type Key, type Selection, Tree, useDragAndDrop } from 'react-aria-components'
import { COLORS } from '../../shared/model/annotation.ts'
import { formatPath } from '../../shared/model/codebook.ts'
import type { ThemeDetail } from '../../shared/model/view.ts'
import { isMac, nameOf } from '../commands/keys.ts'
import { type Command, keysOf, useCommands } from '../commands/registry.ts'
import { useWrittenKeys } from '../commands/written-keys.ts'
import { useAnswer } from '../state/host.tsx'
import { useFormat, useMessages } from '../state/messages.tsx'
import { usePlace } from '../state/place.ts'
import { useSettings } from '../state/settings.ts'
import { say } from '../state/status.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { SearchField, TextField } from '../ui/field.tsx'
import type { MenuGroup } from '../ui/menu.tsx'
import { Pane, PaneHead } from '../ui/pane.tsx'
import { type Asked, ThemeDialog } from './theme-dialogs.tsx'
import styles from './theme-list.module.css'
import { ThemeRow } from './theme-row.tsx'
import { filterTree, makeTree, parentInward, parentOutward, type ThemeNode, visibleIds } from './theme-tree.ts'
import { showTheme, useThemeActs } from './use-theme-acts.ts'

/** The drag type under which themes recognise each other. */
const THEME = 'application/x-commonplace-theme'

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
  const pane = useRef<HTMLElement>(null)

  const whole = useMemo(() => makeTree(themes, format.compare), [themes, format])
  const tree = useMemo(() => filterTree(whole, filter), [whole, filter])
  const byId = useMemo(() => new Map(themes.map((theme) => [theme.id, theme])), [themes])
  // While several are chosen they stay so; else the one that is shown is the one that is chosen.
  const selected = chosen.size > 1 ? chosen : new Set<Key>(shown === null ? [] : [shown])
  const acted = [...selected].map((id) => byId.get(String(id))).filter((theme) => theme !== undefined)
  const one = acted.length === 1 ? acted[0]! : null

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
  const make = (under: ThemeDetail | null) => setMaking(under ? `${formatPath(under.path)}/` : '')

  const commands: Command[] = [
    { id: 'themes.new', title: m.new, group: 'themes', keys: ['Alt+N'], run: () => make(null) },
    { id: 'themes.find', title: m.filter, group: 'themes', keys: ['/'], run: () => field.current?.focus() },
    { id: 'themes.all', title: m.all, group: 'themes', keys: ['Alt+A'], run: () => showTheme(null) },
    {
      id: 'themes.rename',
      title: m.rename,
      group: 'themes',
      keys: ['F2'],
      when: () => one !== null,
      run: () => one && setRenaming(one.id),
    },
    {
      id: 'themes.move-in',
      title: m.moveIn,
      group: 'themes',
      keys: ['Alt+Shift+ArrowRight'],
      when: () => one !== null,
      run: () => one && moveIn(one),
    },
    {
      id: 'themes.move-out',
      title: m.moveOut,
      group: 'themes',
      keys: ['Alt+Shift+ArrowLeft'],
      when: () => one !== null,
      run: () => one && moveOut(one),
    },
    {
      id: 'themes.move',
      title: m.moveTo,
      group: 'themes',
      keys: ['Alt+Shift+M'],
      when: () => one !== null,
      run: () => setAsked({ what: 'move', themes: acted }),
    },
    {
      id: 'themes.merge',
      title: acted.length > 1 ? m.mergeMany(acted.length) : m.merge,
      group: 'themes',
      keys: ['Mod+Shift+M'],
      when: () => acted.length > 0,
      run: () => setAsked({ what: 'merge', themes: acted }),
    },
    {
      id: 'themes.remove',
      title: m.removeMany(Math.max(1, acted.length)),
      group: 'themes',
      keys: ['Mod+Delete'],
      when: () => acted.length > 0,
      run: () => remove(acted),
    },
  ]
  useCommands(commands)

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

  const changedKeys = useSettings((state) => state.values.keys)
  /** The tree takes arrows for itself, with whatever modifiers; those that move a theme are taken before it sees them. */
  function onKeyDownCapture(event: KeyboardEvent<HTMLElement>): void {
    if (event.target instanceof HTMLInputElement) return
    const key = nameOf(event, isMac)
    const moving = commands.find(
      ({ id, ...rest }) =>
        (id === 'themes.move-in' || id === 'themes.move-out') && keysOf({ id, ...rest }, changedKeys).includes(key),
    )
    if (moving) moving.run()
    else if (event.key === 'Delete' && acted.length > 0) remove(acted)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const remove = (list: readonly ThemeDetail[]) => {
    setChosen(new Set())
    void acts.remove(list)
  }
  const closeDialog = () => {
    setAsked(null)
    setChosen(new Set())
  }
  /** The row has the focus again when its field goes. */
  const focusRow = (id: string) =>
    requestAnimationFrame(() => pane.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(id)}"]`)?.focus())

  function menuOf(theme: ThemeDetail): MenuGroup[] {
    const several = acted.length > 1 && acted.includes(theme)
    const list = several ? acted : [theme]
    return [
      {
        id: 'name',
        actions: several
          ? []
          : [
              {
                id: 'rename',
                label: m.rename,
                icon: 'edit',
                keys: keys('themes.rename'),
                run: () => setRenaming(theme.id),
              },
              { id: 'under', label: m.newUnder(theme.name), icon: 'plus', run: () => make(theme) },
            ],
      },
      {
        id: 'colour',
        title: m.colour,
        actions: COLORS.map((color) => ({
          id: color,
          label: m.colors[color],
          color,
          checked: theme.color === color,
          run: () => void Promise.all(list.map((each) => acts.recolour(each, color))),
        })),
      },
      {
        id: 'place',
        actions: several
          ? [
              {
                id: 'merge',
                label: m.mergeMany(list.length),
                icon: 'merge',
                keys: keys('themes.merge'),
                run: () => setAsked({ what: 'merge', themes: list }),
              },
            ]
          : [
              { id: 'in', label: m.moveIn, icon: 'indent', keys: keys('themes.move-in'), run: () => moveIn(theme) },
              {
                id: 'out',
                label: m.moveOut,
                icon: 'left',
                keys: keys('themes.move-out'),
                isDisabled: theme.parent === null,
                run: () => moveOut(theme),
              },
              {
                id: 'move',
                label: m.moveTo,
                icon: 'outline',
                keys: keys('themes.move'),
                run: () => setAsked({ what: 'move', themes: list }),
              },
              {
                id: 'merge',
                label: m.merge,
                icon: 'merge',
                keys: keys('themes.merge'),
                run: () => setAsked({ what: 'merge', themes: list }),
              },
            ],
      },
      {
        id: 'away',
        actions: [
          {
            id: 'remove',
            label: m.removeMany(list.length),
            icon: 'trash',
            keys: '⌦',
            run: () => remove(list),
          },
        ],
      },
    ]
  }

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
        <EmptyState icon="warning" tone="bad" small title={m.failed} text={answer.error.message}>
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
        </>
      )}
      {asked && <ThemeDialog asked={asked} themes={themes} acts={acts} onClose={closeDialog} />}
    </Pane>
  )
}

const withId = (node: ThemeNode) => ({ ...node, id: node.theme.id })

/** Where the name of a new theme is typed. */
function MakeField(props: {
  start: string
  onDone: () => void
  create: (path: string) => Promise<boolean>
}): ReactNode {
  const m = useMessages().themes
  const [path, setPath] = useState(props.start)
  return (
    <div className={styles['make']}>
      <TextField
        label={m.newLabel}
        help={m.newHelp}
        value={path}
        onChange={setPath}
        autoFocus
        onBlur={() => path === props.start && props.onDone()}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') props.onDone()
          else if (event.key === 'Enter') void props.create(path).then((made) => made && props.onDone())
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
    </div>
  )
}
