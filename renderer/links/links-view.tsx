// All links between passages, by relation: the contradictions of the literature on one page, each side with its citation.
import { type KeyboardEvent, type ReactNode, useMemo } from 'react'
import { GridList, GridListHeader, GridListItem, GridListSection } from 'react-aria-components'
import { type Relation, RELATIONS } from '../../shared/model/annotation.ts'
import type { LinkEnd, LinkView } from '../../shared/model/view.ts'
import { useWrittenKeys } from '../commands/written-keys.ts'
import { useCitingLocale } from '../state/citing-locale.ts'
import { asError, useAct, useAnswer } from '../state/host.tsx'
import { useFormat, useMessages } from '../state/messages.tsx'
import { openSource, openView, usePlace } from '../state/place.ts'
import { useSetting } from '../state/settings.ts'
import { say } from '../state/status.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icons.tsx'
import { Menu } from '../ui/menu.tsx'
import { Sheet } from '../ui/pane.tsx'
import { Pill } from '../ui/pill.tsx'
import styles from './links-view.module.css'

const keyOf = ({ relation, from, to }: LinkView) => `${relation} ${from.id} ${to.id}`

export function LinksView(): ReactNode {
  const messages = useMessages()
  const m = messages.links
  const act = useAct()
  const keys = useWrittenKeys()
  const style = useSetting('citationStyle')
  const locale = useCitingLocale()
  const item = usePlace((place) => (place.now.view === 'links' ? place.now.item : null))
  const only = RELATIONS.find((relation) => relation === item) ?? null
  const answer = useAnswer('links', { style, locale })
  const links = answer.data ?? []
  const groups = useMemo(() => Map.groupBy(answer.data ?? [], ({ relation }) => relation), [answer.data])
  const shown = only === null ? [...groups] : [...groups].filter(([relation]) => relation === only)
  const find = (key: string) => links.find((link) => keyOf(link) === key)
  const go = ({ source, start, id }: LinkEnd) => openSource(source, start, id)
  const remove = async ({ relation, from, to }: LinkView) => {
    const done = await act('unlink', { from: from.id, relation, to: to.id })
    if (done.ok) say(m.removed)
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const row = (event.target as HTMLElement).closest('[data-link]')
    const link = row && find(row.getAttribute('data-link')!)
    if (!link || event.key !== 'Delete') return
    event.preventDefault()
    event.stopPropagation()
    void remove(link)
  }

  return (
    <Sheet
      title={only === null ? m.title : m.showAll[only]}
      label={m.title}
      bar={
        links.length > 0 && (
          <div className={styles['kinds']} role="group" aria-label={m.relationsLabel}>
            <Pill on={only === null} pressed={only === null} onPress={() => openView('links')}>
              {m.all(links.length)}
            </Pill>
            {RELATIONS.map((relation) => (
              <Pill
                key={relation}
                on={only === relation}
                pressed={only === relation}
                onPress={() => openView('links', only === relation ? null : relation)}
              >
                {m.count(relation, groups.get(relation)?.length ?? 0)}
              </Pill>
            ))}
          </div>
        )
      }
    >
      {answer.isError ? (
        <EmptyState icon="warning" tone="bad" title={m.failed} text={messages.errors.say(asError(answer.error))}>
          <Button onPress={() => void answer.refetch()}>{m.again}</Button>
        </EmptyState>
      ) : answer.data === undefined ? (
        <p className={styles['loading']} role="status">
          {m.loading}
        </p>
      ) : shown.length === 0 ? (
        <EmptyState
          icon="link"
          title={only === null ? m.empty.title : m.none[only]}
          text={m.empty.explain(keys('reader.link') ?? 'L')}
        >
          <Button look="primary" onPress={() => openView('reader')}>
            {m.empty.read}
          </Button>
        </EmptyState>
      ) : (
        <div onKeyDown={onKeyDown}>
          <GridList
            aria-label={m.title}
            className={styles['list']!}
            onAction={(key) => {
              const link = find(String(key))
              if (link) go(link.from)
            }}
          >
            {shown.map(([relation, found]) => (
              <GridListSection key={relation} id={relation}>
                <GridListHeader className={styles['group']!}>
                  {m.showAll[relation]}
                  <small>{found.length}</small>
                </GridListHeader>
                {found.map((link) => (
                  <Pair key={keyOf(link)} link={link} go={go} remove={(one) => void remove(one)} />
                ))}
              </GridListSection>
            ))}
          </GridList>
        </div>
      )}
    </Sheet>
  )
}

interface PairProps {
  link: LinkView
  go: (end: LinkEnd) => void
  remove: (link: LinkView) => void
}

function Pair({ link, go, remove }: PairProps): ReactNode {
  const { links: m } = useMessages()
  const format = useFormat()
  const name = m.does[link.relation]
  return (
    <GridListItem
      id={keyOf(link)}
      textValue={`${link.from.quote} ${name} ${link.to.quote}`}
      className={styles['pair']!}
      data-link={keyOf(link)}
    >
      <Side end={link.from} />
      <p className={styles['relation']} data-relation={link.relation satisfies Relation}>
        <Icon name="forward" size={16} />
        {name}
      </p>
      <Side end={link.to} />
      <Menu
        label={m.pair}
        groups={[
          {
            id: 'go',
            actions: [
              { id: 'from', label: m.openFrom, icon: 'book', keys: '↵', run: () => go(link.from) },
              { id: 'to', label: m.openTo, icon: 'forward', run: () => go(link.to) },
            ],
          },
          {
            id: 'away',
            actions: [
              {
                id: 'unlink',
                label: m.remove(name, format.quote(link.to.quote.slice(0, 40))),
                icon: 'trash',
                keys: '⌦',
                run: () => remove(link),
              },
            ],
          },
        ]}
      >
        <IconButton icon="more" label={m.pair} />
      </Menu>
    </GridListItem>
  )
}

function Side({ end }: { end: LinkEnd }): ReactNode {
  const { links: m } = useMessages()
  const format = useFormat()
  return (
    <div className={styles['side']} data-color={end.color}>
      <p className={styles['quote']} dir="auto">
        {format.quote(end.quote)}
      </p>
      <p className={styles['cite']}>{end.citation ?? m.noCitation}</p>
    </div>
  )
}
