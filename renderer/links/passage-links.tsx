// What links a passage to others, in both directions, on its card: each is gone to by a press, and taken away where the card is active.
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { LinkView } from '../../shared/model/view.ts'
import { useAct, useAnswer } from '../state/host.tsx'
import { Mentioned } from '../state/mentioned.tsx'
import { useFormat, useMessages } from '../state/messages.tsx'
import { openSource } from '../state/place.ts'
import { say } from '../state/status.ts'
import { Icon } from '../ui/icons.tsx'
import styles from './passage-links.module.css'

/** One line of the card. */
const LETTERS = 60

export function PassageLinks({ passage, active = false }: { passage: string; active?: boolean }): ReactNode {
  const { links: m } = useMessages()
  const format = useFormat()
  const act = useAct()
  const links = useAnswer('links', {}).data ?? []
  const own = links.filter(({ from, to }) => from.id === passage || to.id === passage)
  if (own.length === 0) return active ? <Mentioned of={passage} /> : null
  const remove = async ({ relation, from, to }: LinkView) => {
    const done = await act('unlink', { from: from.id, relation, to: to.id })
    if (done.ok) say(m.removed)
  }
  return (
    <>
      <ul className={styles['links']} aria-label={m.onCard}>
        {own.map((link) => {
          const out = link.from.id === passage
          const other = out ? link.to : link.from
          const words = other.quote.length > LETTERS ? `${other.quote.slice(0, LETTERS).trimEnd()}…` : other.quote
          const name = out ? m.does[link.relation] : m.suffers[link.relation]
          return (
            <li key={`${link.relation} ${link.from.id} ${link.to.id}`} data-relation={link.relation}>
              <Button className={styles['go']!} onPress={() => openSource(other.source, other.start, other.id)}>
                <Icon name={out ? 'forward' : 'back'} size={14} />
                <span className={styles['name']}>{name}</span>
                <span className={styles['words']} dir="auto">
                  {words}
                </span>
              </Button>
              {active && (
                <Button
                  className={styles['remove']!}
                  aria-label={m.remove(name, format.quote(words))}
                  onPress={() => void remove(link)}
                >
                  ×
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {active && <Mentioned of={passage} />}
    </>
  )
}
