// Choosing one of 2,700 citation styles: by words of its name, by discipline, by the way it cites; and adding one from a file.
import { type ReactNode, useDeferredValue, useRef, useState } from 'react'
import { GridList, GridListItem, Text } from 'react-aria-components'
import type { StyleView } from '../../shared/model/style-view.ts'
import { useAct, useAnswer, useForget } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { useSettings } from '../state/settings.ts'
import { say } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ChoiceField, SearchField } from '../ui/field.tsx'
import { closeCare } from './care-state.ts'
import styles from './care.module.css'

/** More than anyone looks through: another word shows fewer. */
const SHOWN = 100
const ANY = 'any'

export function StylePicker(): ReactNode {
  const { care: m, cite } = useMessages()
  const [search, setSearch] = useState('')
  const [field, setField] = useState(ANY)
  const [format, setFormat] = useState(ANY)
  const now = useSettings((state) => state.values.citationStyle)
  const set = useSettings((state) => state.set)
  const query = useDeferredValue(search.trim())
  const found = useAnswer(
    'styles',
    {
      ...(query === '' ? {} : { search: query }),
      ...(field === ANY ? {} : { field }),
      ...(format === ANY ? {} : { format }),
      limit: SHOWN,
    },
    { keep: true },
  )
  const kinds = useAnswer('styleKinds', {}).data
  const take = useAddStyle()
  const act = useAct()
  const forget = useForget()
  const list = useRef<HTMLDivElement>(null)
  const file = useRef<HTMLInputElement>(null)
  // What is in use comes first, wherever it stands among the thousands.
  const inUse = useAnswer('styles', { search: now, limit: 1 }).data?.find(({ name }) => name === now)
  const whole = query === '' && field === ANY && format === ANY
  const first = whole && inUse ? [inUse] : []
  const shown = [...first, ...(found.data ?? []).filter(({ name }) => name !== first[0]?.name)]

  const choose = (style: StyleView | undefined) => {
    if (!style || style.added === 'aside') return
    set({ citationStyle: style.name })
    closeCare()
    say(cite.edition(style.edition), 'good')
  }
  const move = async (style: StyleView) => {
    const back = style.added === 'aside'
    const done = await act('removeStyle', { name: style.name, back })
    if (!done.ok) return
    // A style that is gone sets nothing; the usual one takes its place.
    if (!back && now === style.name) set({ citationStyle: 'apa' })
    if (!back) say(m.style.removed(style.title))
    forget('styles')
  }
  const kindChoices = (any: string, names: Record<string, string>, counts: Record<string, number> | undefined) => [
    { id: ANY, name: any },
    ...Object.entries(names)
      .filter(([id]) => counts === undefined || id in counts)
      .map(([id, name]) => ({ id, name, detail: counts && m.style.found(counts[id] ?? 0) })),
  ]
  return (
    <Dialog
      title={m.style.title}
      closeLabel={m.close}
      isOpen
      onClose={closeCare}
      width="wide"
      foot={
        <>
          <span className={styles['aside']}>{m.style.notice}</span>
          <Button icon="plus" onPress={() => file.current?.click()}>
            {m.style.add}
          </Button>
        </>
      }
    >
      <input
        ref={file}
        type="file"
        accept=".csl"
        hidden
        aria-hidden="true"
        tabIndex={-1}
        data-testid="add-style"
        onChange={(event) => {
          const [one] = event.currentTarget.files ?? []
          if (one) void take(one).then(() => file.current && (file.current.value = ''))
        }}
      />
      <div className={styles['find']}>
        <SearchField
          autoFocus
          label={m.style.search}
          placeholder={m.style.search}
          clearLabel={m.clear}
          value={search}
          onChange={setSearch}
          onSubmit={() => choose(shown[0])}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return
            event.preventDefault()
            list.current?.querySelector<HTMLElement>('[role="row"]')?.focus()
          }}
        />
        <ChoiceField
          label={m.style.field}
          value={field}
          onChange={setField}
          choices={kindChoices(m.style.anyField, m.style.fields, kinds?.fields)}
        />
        <ChoiceField
          label={m.style.format}
          value={format}
          onChange={setFormat}
          choices={kindChoices(m.style.anyFormat, m.style.formats, kinds?.formats)}
        />
      </div>
      <p className={styles['said']} role="status">
        {found.data === undefined
          ? m.loading
          : shown.length >= SHOWN
            ? m.style.more(SHOWN)
            : m.style.found(shown.length)}
      </p>
      {found.data !== undefined && shown.length === 0 ? (
        <EmptyState icon="find" title={m.style.noMatch} text={m.style.noMatchExplain} small />
      ) : (
        <div ref={list}>
          <GridList
            aria-label={m.style.list}
            className={styles['list']!}
            items={shown.map((style) => ({ ...style, id: style.name }))}
            dependencies={[now, m]}
            onAction={(key) => choose(shown.find((style) => style.name === key))}
          >
            {(style) => (
              <GridListItem
                id={style.id}
                textValue={style.title}
                className={styles['style']!}
                data-now={style.name === now || undefined}
              >
                <span className={styles['words']}>
                  <Text className={styles['name']!}>{style.title}</Text>
                  <span className={styles['detail']}>{detailOf(style, now, m)}</span>
                </span>
                {style.added && (
                  <Button
                    look="plain"
                    icon={style.added === 'aside' ? 'restore' : 'minus'}
                    onPress={() => void move(style)}
                  >
                    {style.added === 'aside' ? m.style.putBack : m.style.remove}
                  </Button>
                )}
              </GridListItem>
            )}
          </GridList>
        </div>
      )}
    </Dialog>
  )
}

function detailOf(style: StyleView, now: string, m: ReturnType<typeof useMessages>['care']): string {
  return [
    style.name === now ? m.style.inUse : '',
    style.edition === style.title ? '' : style.edition,
    m.style.formats[style.format] ?? '',
    ...style.fields.filter((field) => field !== 'generic-base').map((field) => m.style.fields[field] ?? field),
    style.added === undefined ? '' : style.added === 'aside' ? m.style.aside : m.style.own,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Adds a .csl file and uses it. What is wrong with one is said in the status line. */
export function useAddStyle(): (file: File | { name: string; text(): Promise<string> }) => Promise<boolean> {
  const m = useMessages().care
  const act = useAct()
  const forget = useForget()
  const set = useSettings((state) => state.set)
  return async (file) => {
    const added = await act('addStyle', { file: file.name, content: await file.text() })
    if (!added.ok) return false
    forget('styles')
    forget('style')
    set({ citationStyle: added.value.name })
    say(m.style.added(added.value.title), 'good')
    return true
  }
}
