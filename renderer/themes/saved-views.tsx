// The kept views, above the tree of themes: opened by Enter or a click, named anew and put away by menu and keys.
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { GridList, GridListItem } from 'react-aria-components'
import { useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { usePlace } from '../state/place.ts'
import { IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icons.tsx'
import { Menu } from '../ui/menu.tsx'
import { NameDialog } from './name-dialog.tsx'
import styles from './theme-list.module.css'
import { showTheme } from './use-theme-acts.ts'
import { type PassageView, useViewActs } from './use-views.ts'

export function SavedViews(): ReactNode {
  const m = useMessages().gather.views
  const shown = usePlace((place) => place.now.item)
  const acts = useViewActs()
  const [renaming, setRenaming] = useState<PassageView | null>(null)
  const answer = useAnswer('views', {}).data
  const views = (answer ?? []).filter((view): view is PassageView => view.kind === 'passages')
  if (views.length === 0) return null

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const id = (event.target as HTMLElement).closest('[data-key]')?.getAttribute('data-key')
    const view = views.find((one) => one.id === id)
    if (!view) return
    if (event.key === 'Delete') void acts.remove(view)
    else if (event.key === 'F2') setRenaming(view)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section className={styles['views']} onKeyDownCapture={onKeyDown}>
      <h3 className={styles['viewsTitle']}>{m.title}</h3>
      <GridList
        aria-label={m.title}
        items={views}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={shown === null ? [] : [shown]}
        onAction={(id) => showTheme(String(id))}
        onSelectionChange={(keys) => keys !== 'all' && keys.size === 1 && showTheme(String([...keys][0]))}
        dependencies={[shown]}
      >
        {(view) => (
          <GridListItem id={view.id} textValue={view.name} className={styles['row']!}>
            <div className={styles['line']}>
              <span className={styles['chevron']}>
                <Icon name="filter" size={14} />
              </span>
              <span className={styles['name']} dir="auto">
                {view.name}
              </span>
              <span className={styles['menu']}>
                <Menu
                  label={m.actions(view.name)}
                  groups={[
                    {
                      id: 'view',
                      actions: [
                        { id: 'rename', label: m.rename, icon: 'edit', keys: 'F2', run: () => setRenaming(view) },
                        { id: 'remove', label: m.remove, icon: 'trash', keys: '⌦', run: () => void acts.remove(view) },
                      ],
                    },
                  ]}
                >
                  <IconButton icon="more" label={m.actions(view.name)} />
                </Menu>
              </span>
            </div>
          </GridListItem>
        )}
      </GridList>
      {renaming && (
        <NameDialog
          title={m.renameTitle(renaming.name)}
          label={m.nameLabel}
          start={renaming.name}
          doLabel={m.rename}
          onName={(name) => acts.rename(renaming, name)}
          onClose={() => setRenaming(null)}
        />
      )}
    </section>
  )
}
