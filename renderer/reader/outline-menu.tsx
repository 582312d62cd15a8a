// The outline: works and headings with their pages; where one is is marked.
import { Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components'
import { useMessages } from '../state/messages.tsx'
import { IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icons.tsx'
import { stepTo } from './going.ts'
import styles from './outline-menu.module.css'
import { entryAt, type OutlineEntry } from './outline.ts'
import { get, useReader } from './reader-state.ts'

function go(entry: OutlineEntry): void {
  const { surface } = get()
  stepTo(entry.start)
  surface?.root.focus({ preventScroll: true })
  surface?.select(entry.start, entry.start)
}

export function OutlineMenu() {
  const { reader } = useMessages()
  const outline = useReader((state) => state.outline)
  const top = useReader((state) => state.top)
  const here = entryAt(outline, top)
  if (outline.length === 0) return null
  return (
    <MenuTrigger>
      <IconButton icon="down" label={reader.outline.open} />
      <Popover className={styles['popover']!} placement="bottom start" offset={4}>
        <Menu
          aria-label={reader.outline.open}
          className={styles['menu']!}
          // The list opens at the place one is at.
          autoFocus
          onAction={(id) => {
            const entry = outline[Number(id)]
            // After the menu has given the focus back.
            if (entry) setTimeout(() => go(entry))
          }}
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
                <span>{entry.title}</span>
                {entry === here && <Icon name="check" size={14} />}
                {entry.page !== null && <span className={styles['page']}>{reader.page(entry.page)}</span>}
              </Text>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
