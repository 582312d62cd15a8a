// One row of the codebook's tree.
import { type ReactNode, useState } from 'react'
import { Button as AriaButton, TreeItem, TreeItemContent } from 'react-aria-components'
import { isMac, writeKey } from '../commands/keys.ts'
import { useMessages } from '../state/messages.tsx'
import { IconButton } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Icon } from '../ui/icons.tsx'
import { Menu, type MenuGroup } from '../ui/menu.tsx'
import { Swatch } from '../ui/swatch.tsx'
import styles from './theme-list.module.css'
import { themeTip } from './theme-tip.ts'
import type { ThemeNode } from './theme-tree.ts'

export interface ThemeRowProps {
  node: ThemeNode
  menu: () => MenuGroup[]
  renaming: boolean
  /** Gets the new name, or null where it was left as it is. */
  onRename: (name: string | null) => void
  /** The rows below. */
  children: ReactNode
}

export function ThemeRow({ node, menu, renaming, onRename, children }: ThemeRowProps): ReactNode {
  const messages = useMessages()
  const m = messages.themes
  const { theme } = node
  const name = theme.path.join(' › ')
  return (
    <TreeItem id={theme.id} textValue={theme.name} className={styles['row']!}>
      <TreeItemContent>
        {({ level, hasChildItems, isExpanded, allowsDragging }) => (
          // Levels are drawn by an attribute, since style text is refused by the page's policy; the deepest are drawn alike.
          <div className={styles['line']} data-level={Math.min(level, 8)}>
            {hasChildItems ? (
              <AriaButton slot="chevron" className={styles['chevron']!} aria-label={m.expand(theme.name)}>
                <Icon name={isExpanded ? 'down' : 'right'} size={14} />
              </AriaButton>
            ) : (
              <span className={styles['chevron']} />
            )}
            {allowsDragging && (
              <AriaButton slot="drag" className={styles['drag']!} aria-label={m.drag(theme.name)}>
                <Swatch color={theme.color} />
              </AriaButton>
            )}
            {renaming ? (
              <RenameField name={theme.name} onDone={onRename} />
            ) : (
              <>
                <span className={styles['name']} dir="auto" title={themeTip(theme, messages.gather.exampleOf)}>
                  {theme.name}
                </span>
                <span className={styles['menu']}>
                  <Menu label={m.actions(name)} groups={menu()}>
                    <IconButton icon="more" label={m.actions(theme.name)} />
                  </Menu>
                </span>
                {theme.key !== null && (
                  <kbd className={styles['keyed']}>{writeKey(theme.key, isMac, messages.frame.keys.words)}</kbd>
                )}
                <span className={styles['count']} title={m.total(theme.count, theme.total)}>
                  {theme.total}
                </span>
              </>
            )}
          </div>
        )}
      </TreeItemContent>
      {children}
    </TreeItem>
  )
}

function RenameField({ name, onDone }: { name: string; onDone: (name: string | null) => void }): ReactNode {
  const m = useMessages().themes
  const [value, setValue] = useState(name)
  return (
    // The tree takes arrows, letters and Space for itself; in the field they are text.
    <div className={styles['rename']} onPointerDown={(event) => event.stopPropagation()}>
      <TextField
        label={m.renameLabel(name)}
        hideLabel
        value={value}
        onChange={setValue}
        autoFocus
        onBlur={() => onDone(value)}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') onDone(value)
          else if (event.key === 'Escape') onDone(null)
        }}
      />
    </div>
  )
}
