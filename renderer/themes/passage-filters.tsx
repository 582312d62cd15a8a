// The filters over a theme's passages: words, colour, kind, source, and not another theme; and how they are grouped.
import { type ReactNode, useRef } from 'react'
import { COLORS, KINDS } from '../../shared/model/annotation.ts'
import type { QuoteDetail, SourceView, ThemeDetail } from '../../shared/model/view.ts'
import { useCommands } from '../commands/registry.ts'
import { useWrittenKeys } from '../commands/written-keys.ts'
import { useMessages } from '../state/messages.tsx'
import { Button } from '../ui/button.tsx'
import { SearchField } from '../ui/field.tsx'
import { Menu, type MenuAction } from '../ui/menu.tsx'
import { Pill } from '../ui/pill.tsx'
import { GROUPINGS, type Grouping, isFiltering, NO_FILTER, type PassageFilter } from './passages.ts'
import styles from './theme-view.module.css'

export interface PassageFiltersProps {
  filter: PassageFilter
  onFilter: (filter: PassageFilter) => void
  grouping: Grouping
  onGrouping: (grouping: Grouping) => void
  theme: ThemeDetail | null
  themes: readonly ThemeDetail[]
  sources: readonly SourceView[]
  /** All passages, unfiltered: what does not occur among them is not offered. */
  quotes: readonly QuoteDetail[]
}

export function PassageFilters(props: PassageFiltersProps): ReactNode {
  const { filter, onFilter, grouping, onGrouping, theme, themes, sources, quotes } = props
  const messages = useMessages()
  const m = messages.themes.view
  const keys = useWrittenKeys()
  const field = useRef<HTMLInputElement>(null)
  useCommands([
    { id: 'themes.find-passage', title: m.search, group: 'themes', keys: ['Mod+F'], run: () => field.current?.focus() },
  ])
  const change = (part: Partial<PassageFilter>) => onFilter({ ...filter, ...part })
  const occurring = <T,>(pick: (quote: QuoteDetail) => T) => new Set(quotes.map(pick))

  /** A pill that opens the choices of one filter, the first of them being none. */
  function choice<T extends string>(
    label: string,
    none: string,
    now: T | null,
    all: { id: T; name: string; color?: string }[],
    set: (value: T | null) => void,
  ) {
    const actions: MenuAction[] = [
      { id: 'none', label: none, checked: now === null, run: () => set(null) },
      ...all.map((one) => ({
        id: `is ${one.id}`,
        label: one.name,
        ...(one.color === undefined ? {} : { color: one.color }),
        checked: now === one.id,
        run: () => set(one.id),
      })),
    ]
    const chosen = all.find((one) => one.id === now)
    return (
      <Menu label={label} groups={[{ id: 'all', actions }]}>
        <Pill on={now !== null}>{chosen ? `${label}: ${chosen.name}` : label}</Pill>
      </Menu>
    )
  }

  const colors = occurring((quote) => quote.color)
  const kinds = occurring((quote) => quote.kind)
  const inSources = occurring((quote) => quote.source)
  const carried = new Set(quotes.flatMap((quote) => quote.themeIds))
  const others = themes.filter((one) => one.id !== theme?.id && carried.has(one.id))
  const hasBelow = theme !== null && themes.some((one) => one.parent === theme.id)
  return (
    <div className={styles['filters']}>
      <div className={styles['search']}>
        <SearchField
          ref={field}
          label={m.search}
          placeholder={m.searchShort}
          keys={keys('themes.find-passage')}
          clearLabel={m.clear}
          value={filter.search}
          onChange={(search) => change({ search })}
        />
      </div>
      <Menu
        label={m.group}
        groups={[
          {
            id: 'group',
            actions: GROUPINGS.map((one) => ({
              id: one,
              label: m.groups[one],
              checked: grouping === one,
              run: () => onGrouping(one),
            })),
          },
        ]}
      >
        <Pill on={grouping !== 'none'}>{grouping === 'none' ? m.group : m.groups[grouping]}</Pill>
      </Menu>
      {(inSources.size > 1 || filter.source !== null) &&
        choice(
          m.source,
          m.anySource,
          filter.source,
          sources.filter((source) => inSources.has(source.id)).map((source) => ({ id: source.id, name: source.title })),
          (source) => change({ source }),
        )}
      {(colors.size > 1 || filter.color !== null) &&
        choice(
          m.color,
          m.anyColor,
          filter.color,
          COLORS.filter((color) => colors.has(color)).map((color) => ({
            id: color,
            name: messages.themes.colors[color],
            color,
          })),
          (color) => change({ color }),
        )}
      {(kinds.size > 1 || filter.kind !== null) &&
        choice(
          m.kind,
          m.anyKind,
          filter.kind,
          KINDS.filter((kind) => kinds.has(kind)).map((kind) => ({ id: kind, name: messages.themes.kinds[kind] })),
          (kind) => change({ kind }),
        )}
      {(others.length > 0 || filter.not !== null) &&
        choice(
          m.not,
          m.noNot,
          filter.not,
          others.map((one) => ({ id: one.id, name: one.path.join(' › '), color: one.color })),
          (not) => change({ not }),
        )}
      {hasBelow && (
        <Pill on={filter.own} pressed={filter.own} onPress={() => change({ own: !filter.own })}>
          {m.own}
        </Pill>
      )}
      {isFiltering(filter) && (
        <Button look="plain" icon="close" onPress={() => onFilter(NO_FILTER)}>
          {m.clearFilters}
        </Button>
      )}
    </div>
  )
}
