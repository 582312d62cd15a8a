// Gathered passages as cards on the board. Enter or a click opens one in its text; what else can be done stands in its menu and on
// keys. Only the cards in view are drawn, and only they ask for their citation.
import { type KeyboardEvent, type ReactNode, type RefCallback, useMemo, useRef, useState } from 'react'
import {
  Collection,
  GridList,
  GridListHeader,
  GridListItem,
  GridListLoadMoreItem,
  GridListSection,
  Virtualizer,
} from 'react-aria-components'
import type { QuoteDetail } from '../../shared/model/view.ts'
import { isMac, nameOf } from '../commands/keys.ts'
import type { Catalogue } from '../messages/en.ts'
import { useMessages } from '../state/messages.tsx'
import { BareIconButton } from '../ui/button.tsx'
import { KindSign } from '../ui/kind-sign.tsx'
import { FloatingMenu, type MenuGroup } from '../ui/menu.tsx'
import { Swatch } from '../ui/swatch.tsx'
import { BoardLayout } from './board-layout.ts'
import { CardCitation } from './card-citation.tsx'
import type { PassageGroup } from './passages.ts'
import { plainNote } from './plain-note.ts'
import styles from './theme-view.module.css'
import { useHeights } from './use-heights.ts'

export interface PassageActs {
  open: (quote: QuoteDetail) => void
  copy: (quote: QuoteDetail) => void
  cite: (quote: QuoteDetail) => void
  untag: (quote: QuoteDetail) => void
  trash: (quote: QuoteDetail) => void
  /** Takes it as an example of the theme looked at, or no longer. */
  example: (quote: QuoteDetail, on: boolean) => void
  canUntag: (quote: QuoteDetail) => boolean
  /** Tags with the theme that has this key; false where none has. */
  tagByKey: (quote: QuoteDetail, key: string) => boolean
}

export interface PassageCardsProps {
  label: string
  groups: readonly PassageGroup[]
  acts: PassageActs
  /** Ids of the examples of the theme looked at; null where no single theme is. */
  examples: ReadonlySet<string> | null
  /** Puts words between quotation marks. */
  quoteOf: (text: string) => string
}

/** So many are given to the list at first, and as many more each time its end comes near: it looks at each it is given. */
const STEP = 90

interface Item {
  id: string
  quote: QuoteDetail
  number: number
}

interface Section {
  id: string
  group: PassageGroup
  items: Item[]
}

export function PassageCards({ label, groups, acts, examples, quoteOf }: PassageCardsProps): ReactNode {
  const [given, setGiven] = useState({ of: groups, most: STEP })
  // What is gathered anew begins at its top.
  const most = given.of === groups ? given.most : STEP
  const made = useRef(new Map<string, Item>())
  const drawn = useMemo(() => firstOf(groups, most, made.current), [groups, most])
  const byKey = useMemo(
    () => new Map(drawn.flatMap(({ items }) => items.map((item) => [item.id, item.quote] as const))),
    [drawn],
  )
  const options = useMemo(
    () => ({
      lettersOf: (key: unknown) => {
        const quote = byKey.get(String(key))
        return quote === undefined
          ? 0
          : quote.quote.length + (quote.note === null ? 0 : plainNote(quote.note).length + 60)
      },
    }),
    [byKey],
  )

  const [layout] = useState(() => new BoardLayout())
  const measure = useHeights(layout)
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const messages = useMessages()
  const exampleOf = (quote: QuoteDetail): boolean | null => (examples === null ? null : examples.has(quote.id))

  /** Before the list takes a letter for a search. */
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const row = (event.target as HTMLElement).closest('[data-key]')
    const quote = row && byKey.get(row.getAttribute('data-key')!)
    if (!quote || event.target instanceof HTMLInputElement) return
    const key = nameOf(event, isMac)
    if (key === 'C') acts.copy(quote)
    else if (key === 'Shift+C') acts.cite(quote)
    else if (key === 'E' && examples !== null) acts.example(quote, !examples.has(quote.id))
    else if (key === 'Delete') acts.trash(quote)
    else if (!acts.tagByKey(quote, key)) return
    event.preventDefault()
    event.stopPropagation()
  }

  const card = ({ id, quote, number }: Item) => (
    <PassageCard
      key={id}
      id={id}
      quote={quote}
      number={number}
      isExample={exampleOf(quote) ?? false}
      isMenuOpen={menu?.item === id}
      quoteOf={quoteOf}
      measure={measure}
      onMenu={(button) => setMenu({ item: id, quote, number, button })}
    />
  )
  const single = groups.length === 1 && groups[0]!.name === ''
  const more = groups.reduce((sum, { quotes }) => sum + quotes.length, 0) > most
  const dependencies = [examples, quoteOf, menu]
  return (
    <div onKeyDownCapture={onKeyDown}>
      <Virtualizer layout={layout} layoutOptions={options}>
        <GridList
          // A list that is grouped is another than one that is not.
          key={single ? 'flat' : 'grouped'}
          aria-label={label}
          layout={single ? 'grid' : 'stack'}
          className={styles['cards']!}
          onAction={(key) => {
            const quote = byKey.get(String(key))
            if (quote) acts.open(quote)
          }}
          dependencies={dependencies}
        >
          <Collection
            items={(single ? drawn[0]!.items : drawn) as Iterable<Item | Section>}
            dependencies={dependencies}
          >
            {(one: Item | Section) =>
              'quote' in one ? (
                card(one)
              ) : (
                <GridListSection id={one.id} aria-label={one.group.name}>
                  <GridListHeader className={styles['group']!}>
                    {one.group.color && <Swatch color={one.group.color} />}
                    <span dir="auto">{one.group.name}</span>
                    <small>{one.group.quotes.length}</small>
                  </GridListHeader>
                  <Collection items={one.items} dependencies={dependencies}>
                    {card}
                  </Collection>
                </GridListSection>
              )
            }
          </Collection>
          {more && (
            <GridListLoadMoreItem scrollOffset={2} onLoadMore={() => setGiven({ of: groups, most: most + STEP })} />
          )}
        </GridList>
      </Virtualizer>
      {menu && (
        <FloatingMenu
          label={messages.themes.view.card(menu.number)}
          groups={menuOf(menu.quote, exampleOf(menu.quote), acts, messages)}
          anchor={menu.button}
          onClose={() => setMenu(null)}
        />
      )}
    </div>
  )
}

/** The first `most` cards, group by group. Those made before are the same ones, so that what is drawn stays as it is. */
function firstOf(groups: readonly PassageGroup[], most: number, made: Map<string, Item>): Section[] {
  const taken: Section[] = []
  let left = most
  for (const group of groups) {
    if (left <= 0) break
    // Grouped by theme, one passage may stand in several groups.
    const prefix = encodeURIComponent(group.key)
    const items = group.quotes.slice(0, left).map((quote, index) => {
      const id = `${prefix} ${quote.id}`
      const known = made.get(id)
      if (known !== undefined && known.quote === quote && known.number === index + 1) return known
      const item = { id, quote, number: index + 1 }
      made.set(id, item)
      return item
    })
    taken.push({ id: `group ${group.key}`, group, items })
    left -= items.length
  }
  return taken
}

/** One menu serves all cards: to give each its own would cost more than the card. */
interface OpenMenu {
  /** Id of the card. */
  item: string
  quote: QuoteDetail
  number: number
  button: HTMLElement
}

/** `isExample`: null where no single theme is looked at. */
function menuOf(quote: QuoteDetail, isExample: boolean | null, acts: PassageActs, messages: Catalogue): MenuGroup[] {
  const m = messages.themes.view
  const g = messages.gather
  return [
    {
      id: 'do',
      actions: [
        { id: 'open', label: m.open, icon: 'book', keys: '↵', run: () => acts.open(quote) },
        { id: 'copy', label: m.copy, icon: 'copy', keys: 'C', run: () => acts.copy(quote) },
        { id: 'cite', label: m.citeAs, icon: 'book', keys: '⇧C', run: () => acts.cite(quote) },
        ...(isExample === null
          ? []
          : [
              {
                id: 'example',
                label: isExample ? g.noExample : g.takeExample,
                icon: 'check' as const,
                keys: 'E',
                run: () => acts.example(quote, !isExample),
              },
            ]),
      ],
    },
    {
      id: 'away',
      actions: [
        ...(acts.canUntag(quote)
          ? [{ id: 'untag', label: m.untag, icon: 'tag' as const, run: () => acts.untag(quote) }]
          : []),
        { id: 'trash', label: m.trash, icon: 'trash', keys: '⌦', run: () => acts.trash(quote) },
      ],
    },
  ]
}

interface CardProps {
  id: string
  quote: QuoteDetail
  number: number
  isExample: boolean
  isMenuOpen: boolean
  quoteOf: (text: string) => string
  /** Looks at its height. */
  measure: RefCallback<HTMLElement>
  onMenu: (button: HTMLElement) => void
}

function PassageCard({ id, quote, number, isExample, isMenuOpen, quoteOf, measure, onMenu }: CardProps): ReactNode {
  const messages = useMessages()
  const m = messages.themes
  const g = messages.gather
  return (
    <GridListItem
      ref={measure}
      id={id}
      textValue={quote.quote}
      className={styles['card']!}
      data-card={quote.id}
      data-color={quote.color}
    >
      {isExample && <span className={styles['exampleMark']}>{g.example}</span>}
      <p className={styles['quote']} dir="auto">
        {quote.kind === 'verbatim' ? quoteOf(quote.quote) : quote.quote}
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
        {/* The author's own words stand between quotation marks; what is something else says what. */}
        {quote.kind !== 'verbatim' && <KindSign kind={quote.kind} name={messages.reader.kinds[quote.kind]} />}
        {quote.lost && <span className={styles['lost']}>{messages.texts.audit.how.lost}</span>}
        <CardCitation id={quote.id} />
        <BareIconButton
          icon="more"
          label={m.view.card(number)}
          aria-haspopup="menu"
          aria-expanded={isMenuOpen}
          onPress={onMenu}
        />
      </div>
    </GridListItem>
  )
}
