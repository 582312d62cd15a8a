// Passages as cards in columns. Enter or a click opens one in its text; what else can be done stands in its menu and on keys.
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { GridList, GridListHeader, GridListItem, GridListSection } from 'react-aria-components'
import type { QuoteDetail } from '../../shared/model/view.ts'
import { useMessages } from '../state/messages.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { Swatch } from '../ui/swatch.tsx'
import type { PassageGroup } from './passages.ts'
import { plainNote } from './plain-note.ts'
import styles from './theme-view.module.css'

export interface PassageActs {
  open: (quote: QuoteDetail) => void
  copy: (quote: QuoteDetail) => void
  untag: (quote: QuoteDetail) => void
  trash: (quote: QuoteDetail) => void
  canUntag: (quote: QuoteDetail) => boolean
}

export interface PassageCardsProps {
  label: string
  groups: readonly PassageGroup[]
  acts: PassageActs
  /** Puts words between quotation marks. */
  quoteOf: (text: string) => string
}

/** So many cards are drawn at first, and as many more each time: thousands at once would make the window wait. */
const STEP = 150

export function PassageCards({ label, groups, acts, quoteOf }: PassageCardsProps): ReactNode {
  const m = useMessages().themes
  const [most, setMost] = useState(STEP)
  const drawn = take(groups, most)
  const left =
    groups.reduce((sum, group) => sum + group.quotes.length, 0) -
    drawn.reduce((sum, group) => sum + group.quotes.length, 0)
  const find = (key: string) => {
    const id = key.slice(key.lastIndexOf(' ') + 1)
    for (const group of groups) {
      const quote = group.quotes.find((one) => one.id === id)
      if (quote) return quote
    }
    return undefined
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const row = (event.target as HTMLElement).closest('[data-card]')
    const quote = row && find(row.getAttribute('data-card')!)
    if (!quote || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'c' || event.key === 'C') acts.copy(quote)
    else if (event.key === 'Delete') acts.trash(quote)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const card = (quote: QuoteDetail, group: PassageGroup, index: number) => {
    const key = `${encodeURIComponent(group.key)} ${quote.id}`
    return (
      <GridListItem
        key={key}
        id={key}
        textValue={quote.quote}
        className={styles['card']!}
        data-card={quote.id}
        data-color={quote.color}
      >
        <p className={styles['quote']} dir="auto">
          {quoteOf(quote.quote)}
        </p>
        {quote.note !== null && (
          <p className={styles['note']} dir="auto">
            {plainNote(quote.note)}
          </p>
        )}
        <div className={styles['foot']}>
          <span className={styles['hue']}>
            <Swatch color={quote.color} />
            <span className={styles['unseen']}>{m.colors[quote.color]}</span>
          </span>
          <span className={styles['cite']}>{quote.citation ?? m.view.noCitation}</span>
          <Menu
            label={m.view.card(index + 1)}
            groups={[
              {
                id: 'do',
                actions: [
                  { id: 'open', label: m.view.open, icon: 'book', keys: '↵', run: () => acts.open(quote) },
                  { id: 'copy', label: m.view.copy, icon: 'copy', keys: 'C', run: () => acts.copy(quote) },
                ],
              },
              {
                id: 'away',
                actions: [
                  ...(acts.canUntag(quote)
                    ? [{ id: 'untag', label: m.view.untag, icon: 'tag' as const, run: () => acts.untag(quote) }]
                    : []),
                  { id: 'trash', label: m.view.trash, icon: 'trash', keys: '⌦', run: () => acts.trash(quote) },
                ],
              },
            ]}
          >
            <IconButton icon="more" label={m.view.card(index + 1)} />
          </Menu>
        </div>
      </GridListItem>
    )
  }

  const single = drawn.length === 1 && drawn[0]!.name === ''
  return (
    <>
      <div onKeyDown={onKeyDown}>
        <GridList
          aria-label={label}
          layout="stack"
          className={single ? `${styles['cards']} ${styles['columns']}` : styles['cards']!}
          onAction={(key) => {
            const quote = find(String(key))
            if (quote) acts.open(quote)
          }}
        >
          {single
            ? drawn[0]!.quotes.map((quote, index) => card(quote, drawn[0]!, index))
            : drawn.map((group) => (
                <GridListSection key={group.key} id={`group ${group.key}`} className={styles['columns']!}>
                  <GridListHeader className={styles['group']!}>
                    {group.color && <Swatch color={group.color} />}
                    <span dir="auto">{group.name}</span>
                    <small>{group.quotes.length}</small>
                  </GridListHeader>
                  {group.quotes.map((quote, index) => card(quote, group, index))}
                </GridListSection>
              ))}
        </GridList>
      </div>
      {left > 0 && (
        <div className={styles['more']}>
          <Button onPress={() => setMost(most + STEP)}>{m.view.more(Math.min(left, STEP))}</Button>
        </div>
      )}
    </>
  )
}

/** The first `most` passages, group by group. */
function take(groups: readonly PassageGroup[], most: number): PassageGroup[] {
  const taken: PassageGroup[] = []
  let left = most
  for (const group of groups) {
    if (left <= 0) break
    taken.push({ ...group, quotes: group.quotes.slice(0, left) })
    left -= group.quotes.length
  }
  return taken
}
