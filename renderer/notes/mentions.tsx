// The notes that link to a record: its way back. Nothing where there is none.
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import type { MentionsProps } from '../state/mentioned.tsx'
import { openView } from '../state/place.ts'
import { IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icons.tsx'
import { Menu } from '../ui/menu.tsx'
import { firstLine } from './note-list.ts'
import styles from './mentions.module.css'

export function Mentions({ of, look = 'list' }: MentionsProps): ReactNode {
  const { notes: m } = useMessages()
  const mentions = useAnswer('mentions', { of }).data ?? []
  if (mentions.length === 0) return null
  if (look === 'button')
    return (
      <Menu
        label={m.mentions.title}
        groups={[
          {
            id: 'notes',
            title: m.mentions.title,
            actions: mentions.map((note) => ({
              id: note.id,
              label: firstLine(note.markdown) || m.nothingYet,
              icon: 'note' as const,
              run: () => openView('notes', note.id),
            })),
          },
        ]}
      >
        <IconButton icon="note" label={m.mentions.count(mentions.length)} />
      </Menu>
    )
  return (
    <section className={styles['mentions']} aria-label={m.mentions.title}>
      <h3 className={styles['title']}>{m.mentions.title}</h3>
      <ul>
        {mentions.map((note) => (
          <li key={note.id}>
            <Button className={styles['go']!} onPress={() => openView('notes', note.id)}>
              <Icon name="note" size={14} />
              <span dir="auto">{firstLine(note.markdown) || m.nothingYet}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
