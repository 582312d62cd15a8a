// The bar over gathered passages: words, groups, and the conditions as chips: those of a row all hold, rows after "or" are alternatives.
import { Fragment, type ReactNode, useRef } from 'react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { ConditionKind, PassageQuery } from '../../shared/model/passage-query.ts'
import { useCommands } from '../commands/registry.ts'
import { useWrittenKeys } from '../commands/written-keys.ts'
import { useMessages } from '../state/messages.tsx'
import { SearchField } from '../ui/field.tsx'
import { Menu, type MenuGroup } from '../ui/menu.tsx'
import { Pill } from '../ui/pill.tsx'
import { ConditionEditor } from './condition-editor.tsx'
import { conditionWords, type Named } from './condition-words.ts'
import { type At, blank, isWhole, replaced, withCondition } from './draft-query.ts'
import styles from './theme-view.module.css'
import gathering from './gather.module.css'
import { GROUPINGS, type Grouping } from './passages.ts'
import { useAnew } from './use-anew.ts'

export interface PassageFiltersProps {
  /** What the conditions belong to. */
  of: string
  words: string
  onWords: (words: string) => void
  draft: PassageQuery
  onDraft: (draft: PassageQuery) => void
  grouping: Grouping
  onGrouping: (grouping: Grouping) => void
  named: Named
  /** Buttons at the end: clear, keep as a view. */
  children?: ReactNode
}

/** In the order they are asked for most. */
const OFFERED: readonly ConditionKind[] = [
  'theme',
  'source',
  'work',
  'color',
  'kind',
  'note',
  'untagged',
  'date',
  'text',
]

export function PassageFilters(props: PassageFiltersProps): ReactNode {
  const { of, words, onWords, draft, onDraft, grouping, onGrouping, named } = props
  const messages = useMessages()
  const m = messages.themes.view
  const g = messages.gather
  const keys = useWrittenKeys()
  const field = useRef<HTMLInputElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const adder = useRef<HTMLButtonElement>(null)
  const [editing, setEditing] = useAnew<At | null>(of, null)
  const [adding, setAdding] = useAnew<number | null>(of, null)
  useCommands([
    { id: 'themes.find-passage', title: m.search, group: 'themes', keys: ['Mod+F'], run: () => field.current?.focus() },
    {
      id: 'themes.add-condition',
      title: g.add,
      group: 'themes',
      keys: ['Alt+C'],
      run: () => setAdding(Math.max(0, draft.any.length - 1)),
    },
    {
      id: 'themes.add-alternative',
      title: g.addOr,
      group: 'themes',
      keys: ['Alt+O'],
      when: () => draft.any.length > 0,
      run: () => setAdding(draft.any.length),
    },
  ])

  const add = (group: number, by: ConditionKind, not = false) => {
    const next = withCondition(draft, group, blank(by, not))
    onDraft(next.draft)
    // What needs no value is done at once.
    if (by !== 'note' && by !== 'untagged') setEditing(next.at)
  }
  const menuOf = (group: number): MenuGroup[] => [
    {
      id: 'kinds',
      actions: OFFERED.flatMap((by) => [
        { id: by, label: g.kinds[by], run: () => add(group, by) },
        ...(by === 'theme' ? [{ id: 'notTheme', label: g.notTheme, run: () => add(group, by, true) }] : []),
      ]),
    },
  ]
  const remove = (at: At) => {
    setEditing(null)
    onDraft(replaced(draft, at, null))
    adder.current?.focus()
  }
  const leave = (at: At) => {
    const condition = draft.any[at.group]?.[at.index]
    if (condition && !isWhole(condition)) return remove(at)
    setEditing(null)
    // It was opened from a menu that is gone: the focus would have nowhere to return to.
    requestAnimationFrame(() =>
      bar.current?.querySelector<HTMLElement>(`[data-chip="${at.group} ${at.index}"] button`)?.focus(),
    )
  }
  const last = Math.max(0, draft.any.length - 1)
  const groups = draft.any.length === 0 ? [[]] : draft.any
  return (
    <div ref={bar} className={styles['filters']}>
      <div className={styles['search']}>
        <SearchField
          ref={field}
          label={m.search}
          placeholder={m.searchShort}
          keys={keys('themes.find-passage')}
          clearLabel={m.clear}
          value={words}
          onChange={onWords}
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
      {groups.map((group, groupIndex) => (
        <Fragment key={groupIndex}>
          {groupIndex > 0 && <span className={gathering['or']}>{g.or}</span>}
          <div
            className={gathering['group']}
            role="group"
            aria-label={groupIndex === 0 ? g.label : `${g.label}: ${g.orLabel}`}
          >
            {group.map((condition, index) => {
              const at = { group: groupIndex, index }
              const said = conditionWords(condition, named)
              return (
                <DialogTrigger
                  key={index}
                  isOpen={editing?.group === groupIndex && editing.index === index}
                  onOpenChange={(open) => (open ? setEditing(at) : leave(at))}
                >
                  <span className={gathering['group']} data-chip={`${groupIndex} ${index}`}>
                    <Pill on>{said}</Pill>
                  </span>
                  <Popover className={gathering['popover']!} placement="bottom start" offset={6}>
                    <Dialog aria-label={g.editor.label(said)} className={gathering['dialog']!}>
                      <ConditionEditor
                        condition={condition}
                        named={named}
                        onChange={(next) => onDraft(replaced(draft, at, next))}
                        onRemove={() => remove(at)}
                        onDone={() => leave(at)}
                      />
                    </Dialog>
                  </Popover>
                </DialogTrigger>
              )
            })}
            {groupIndex === last && (
              <Menu
                label={g.add}
                groups={menuOf(groupIndex)}
                isOpen={adding === groupIndex}
                onOpenChange={(open) => setAdding(open ? groupIndex : null)}
              >
                <Pill ref={adder} on={false}>
                  + {g.add}
                </Pill>
              </Menu>
            )}
          </div>
        </Fragment>
      ))}
      {draft.any.length > 0 && (
        <Menu
          label={g.addOr}
          groups={menuOf(draft.any.length)}
          isOpen={adding === draft.any.length}
          onOpenChange={(open) => setAdding(open ? draft.any.length : null)}
        >
          <Pill on={false}>{g.addOr}</Pill>
        </Menu>
      )}
      {props.children}
    </div>
  )
}
