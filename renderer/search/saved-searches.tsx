// Searches kept under a name: run by a press, put away, and made of what is being looked for.
import { type ReactNode, useState } from 'react'
import type { SearchQuery } from '../../shared/model/saved-view.ts'
import { useAct, useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { say } from '../state/status.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { Menu } from '../ui/menu.tsx'
import { Pill } from '../ui/pill.tsx'
import styles from './search-view.module.css'

export function SavedSearches({ now, run }: { now: SearchQuery; run: (query: SearchQuery) => void }): ReactNode {
  const { search: m } = useMessages()
  const act = useAct()
  const views = (useAnswer('views', {}).data ?? []).flatMap((view) => (view.kind === 'search' ? [view] : []))
  if (views.length === 0) return null
  const spelt = JSON.stringify(sorted(now))
  const remove = async (id: string, name: string) => {
    if ((await act('trash', { ids: [id] })).ok) say(m.saved.removed(name))
  }
  return (
    <div className={styles['saved']} role="group" aria-label={m.saved.title}>
      {views.map((view) => (
        <span key={view.id} className={styles['one']}>
          <Pill on={JSON.stringify(sorted(view.query)) === spelt} onPress={() => run(view.query)}>
            {view.name}
          </Pill>
          <Menu
            label={m.saved.more(view.name)}
            groups={[
              {
                id: 'do',
                actions: [
                  { id: 'remove', label: m.saved.remove, icon: 'trash', run: () => void remove(view.id, view.name) },
                ],
              },
            ]}
          >
            <IconButton icon="more" label={m.saved.more(view.name)} />
          </Menu>
        </span>
      ))}
    </div>
  )
}

/** The same question, however its parts are ordered. */
function sorted(query: SearchQuery): [string, unknown][] {
  return Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

export function SaveSearch({ query, onClose }: { query: SearchQuery; onClose: () => void }): ReactNode {
  const { search: m, frame } = useMessages()
  const act = useAct()
  const [name, setName] = useState(query.text)
  const save = async () => {
    const done = await act('saveView', { kind: 'search', name: name.trim(), query })
    if (!done.ok) return
    say(m.saved.kept(name.trim()), 'good')
    onClose()
  }
  return (
    <Dialog
      title={m.saved.save}
      closeLabel={frame.dismiss}
      isOpen
      onClose={onClose}
      foot={
        <Button look="primary" isDisabled={name.trim() === ''} onPress={() => void save()}>
          {m.saved.keep}
        </Button>
      }
    >
      <TextField
        autoFocus
        label={m.saved.name}
        value={name}
        onChange={setName}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && name.trim() !== '') void save()
        }}
      />
    </Dialog>
  )
}
