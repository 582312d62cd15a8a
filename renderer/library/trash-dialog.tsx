// The trash: everything that was removed, newest first, each to be restored.
import type { ReactNode } from 'react'
import { GridList, GridListItem } from 'react-aria-components'
import { useAct, useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { say } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import type { IconName } from '../ui/icons.tsx'
import { Icon } from '../ui/icons.tsx'
import { useDesk } from './desk.ts'
import styles from './trash-dialog.module.css'

const ICONS: Record<string, IconName> = {
  source: 'file',
  highlight: 'quote',
  note: 'note',
  theme: 'tag',
  view: 'filter',
  reference: 'book',
}

export function TrashDialog(): ReactNode {
  const shown = useDesk((desk) => desk.trashShown)
  return shown ? <Trash /> : null
}

function Trash(): ReactNode {
  const m = useMessages().library
  const act = useAct()
  const trashed = useAnswer('trashed', {})
  const items = trashed.data ?? []
  const restore = async (ids: string[], name: string | null) => {
    const outcome = await act('restore', { ids })
    if (outcome.ok) say(name === null ? m.trashView.restoredMany(ids.length) : m.trashView.restored(name), 'good')
  }
  return (
    <Dialog
      title={m.trashView.title}
      closeLabel={m.close}
      isOpen
      onClose={() => useDesk.setState({ trashShown: false })}
      width="wide"
      foot={
        items.length > 1 && (
          <Button
            icon="restore"
            onPress={() =>
              void restore(
                items.map((item) => item.id),
                null,
              )
            }
          >
            {m.trashView.restoreAll}
          </Button>
        )
      }
    >
      {items.length > 0 && <p className={styles['explain']}>{m.trashView.explain}</p>}
      <GridList
        aria-label={m.trashView.title}
        items={items}
        selectionMode="none"
        className={styles['list']!}
        onAction={(key) => {
          const item = items.find((one) => one.id === key)
          if (item) void restore([item.id], item.label)
        }}
        renderEmptyState={() => (
          <EmptyState icon="trash" title={m.trashView.empty} text={m.trashView.emptyExplain} small />
        )}
      >
        {(item) => (
          <GridListItem id={item.id} textValue={item.label} className={styles['row']!}>
            <Icon name={ICONS[item.kind] ?? 'file'} size={16} />
            <span className={styles['kind']}>{m.trashView.kinds[item.kind] ?? item.kind}</span>
            <span className={styles['label']} dir="auto">
              {item.label || m.trashView.nameless}
            </span>
            <Button look="plain" onPress={() => void restore([item.id], item.label)}>
              {m.trashView.restore}
            </Button>
          </GridListItem>
        )}
      </GridList>
    </Dialog>
  )
}
