// The outline: works and headings with their pages; where one is is marked.
import { useState, type KeyboardEvent } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components'
import { useMessages } from '../state/messages.tsx'
import { IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icons.tsx'
import { stepTo } from './going.ts'
import styles from './outline-menu.module.css'
import { entryAt } from './outline.ts'
import { useReader } from './reader-state.ts'

export function OutlineMenu() {
  const { reader } = useMessages()
  const outline = useReader((state) => state.outline)
  const top = useReader((state) => state.top)
  const here = entryAt(outline, top)
  const [open, setOpen] = useState(false)
  const go = (id: string): void => {
    const entry = outline[Number(id)]
    // After the menu has given the focus back.
    if (entry) setTimeout(() => stepTo(entry.start))
  }
  // The menu itself takes Enter alone.
  const goBeside = (event: KeyboardEvent): void => {
    const id = (event.target as HTMLElement).getAttribute('data-key')
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || id === null) return
    event.preventDefault()
    event.stopPropagation()
    setOpen(false)
    go(id)
  }
  if (outline.length === 0) return null
  return (
    <MenuTrigger isOpen={open} onOpenChange={setOpen}>
      <IconButton icon="down" label={reader.outline.open} />
      <Popover className={styles['popover']!} placement="bottom start" offset={4}>
        <div onKeyDownCapture={goBeside}>
          <Menu
            aria-label={reader.outline.open}
            className={styles['menu']!}
            // The list opens at the place one is at.
            autoFocus
            onAction={(id) => go(String(id))}
          >
            {outline.map((entry, i) => (
              <MenuItem
                // Two headings may say the same; their order is theirs alone.
                key={`${i} ${entry.start}`}
                id={String(i)}
                textValue={entry.title}
                className={styles['item']!}
                data-kind={entry.kind}
                data-here={entry === here || undefined}
                style={{ paddingInlineStart: `${12 + Math.min(entry.depth, 5) * 16}px` }}
              >
                <Text slot="label" className={styles['label']!}>
                  <span dir="auto">{entry.title}</span>
                  {entry === here && <Icon name="check" size={14} />}
                  {entry.page !== null && <span className={styles['page']}>{reader.page(entry.page)}</span>}
                </Text>
              </MenuItem>
            ))}
          </Menu>
        </div>
      </Popover>
    </MenuTrigger>
  )
}
