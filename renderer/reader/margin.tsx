// The margin: a card beside each passage in view.
import { memo, type RefObject } from 'react'
import { useMessages } from '../state/messages.tsx'
import type { Actions } from './actions.ts'
import { Card } from './card.tsx'
import styles from './margin.module.css'
import { useOwnSide, useReader } from './reader-state.ts'
import { useCards } from './use-cards.ts'

/** Not seen until it has its place, but there: a note begun on it takes the focus at once. */
const UNPLACED = { opacity: 0 }

export const Margin = memo(function Margin({
  actions,
  desk,
  both,
}: {
  actions: Actions
  desk: RefObject<HTMLElement | null>
  /** Another text stands beside this one, with a margin of its own. */
  both: boolean
}) {
  const side = useOwnSide()
  const { reader, frame } = useMessages()
  const { cards, tops, hold } = useCards(desk)
  const active = useReader((state) => state.active)
  const hover = useReader((state) => state.hover)
  const none = useReader((state) => state.quotes.list.length === 0)
  return (
    <aside
      // Whichever way the text runs, cards are in the language of the window.
      dir="ltr"
      className={styles['margin']}
      aria-label={both ? reader.sides.here(frame.marginPane, reader.sides[side]) : frame.marginPane}
      data-pane="margin"
      tabIndex={-1}
    >
      {none && (
        <div className={styles['empty']}>
          <strong>{reader.card.emptyTitle}</strong>
          <p>{reader.card.emptyText}</p>
        </div>
      )}
      {cards.map((quote) => {
        const top = tops.get(quote.id)
        return (
          <div
            key={quote.id}
            ref={hold(quote.id)}
            className={styles['place']}
            data-active={quote.id === active || undefined}
            style={top === undefined ? UNPLACED : { top }}
          >
            <Card quote={quote} actions={actions} active={quote.id === active} hovered={hover.includes(quote.id)} />
          </div>
        )
      })}
    </aside>
  )
})
