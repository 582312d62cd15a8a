// A menu of actions, each with its icon and its key.
import { type ReactElement, type ReactNode, useMemo } from 'react'
import {
  Header,
  Menu as AriaMenu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
  Text,
} from 'react-aria-components'
import { Icon, type IconName } from './icons.tsx'
import styles from './menu.module.css'

export interface MenuAction {
  id: string
  label: string
  icon?: IconName
  /** A colour drawn in the icon's place. */
  color?: string
  keys?: string | undefined
  /** Ticked, in a menu of choices. */
  checked?: boolean
  isDisabled?: boolean
  run: () => void
}

export interface MenuGroup {
  id: string
  title?: string
  actions: MenuAction[]
}

export interface MenuProps {
  label: string
  groups: MenuGroup[]
  /** The control that opens it. */
  children: ReactElement
  isOpen?: boolean
  onOpenChange?: (open: boolean) => void
}

export function Menu({ label, groups, children, ...rest }: MenuProps): ReactNode {
  return (
    <MenuTrigger {...rest}>
      {children}
      <Popover className={styles['popover']!} offset={4}>
        <Actions label={label} groups={groups} />
      </Popover>
    </MenuTrigger>
  )
}

export interface FloatingMenuProps {
  label: string
  groups: MenuGroup[]
  /** What it stands beside, and what has the focus again when it closes. */
  anchor: HTMLElement
  onClose: () => void
}

/** One menu that many controls open, each for its own thing: it is there while it is open. */
export function FloatingMenu({ label, groups, anchor, onClose }: FloatingMenuProps): ReactNode {
  const trigger = useMemo(() => ({ current: anchor }), [anchor])
  return (
    <Popover
      className={styles['popover']!}
      aria-label={label}
      trigger="MenuTrigger"
      triggerRef={trigger}
      placement="bottom start"
      offset={4}
      isOpen
      onOpenChange={(open) => !open && onClose()}
    >
      <Actions label={label} groups={groups} autoFocus="first" onClose={onClose} />
    </Popover>
  )
}

interface ActionsProps {
  label: string
  groups: MenuGroup[]
  autoFocus?: 'first'
  onClose?: () => void
}

function Actions({ label, groups, ...rest }: ActionsProps): ReactNode {
  const live = groups.filter((group) => group.actions.length > 0)
  return (
    <AriaMenu
      {...rest}
      aria-label={label}
      className={styles['menu']!}
      onAction={(key) => {
        for (const group of live) group.actions.find((action) => action.id === key)?.run()
      }}
      disabledKeys={live.flatMap((group) => group.actions.filter((a) => a.isDisabled).map((a) => a.id))}
    >
      {live.map((group, index) => [
        index > 0 && <Separator key={`${group.id}-line`} className={styles['line']!} />,
        <MenuSection key={group.id} {...(group.title === undefined ? { 'aria-label': label } : {})}>
          {group.title !== undefined && <Header className={styles['title']!}>{group.title}</Header>}
          {group.actions.map((action) => (
            <MenuItem key={action.id} id={action.id} textValue={action.label} className={styles['item']!}>
              <span className={styles['mark']} aria-hidden="true">
                {action.color !== undefined ? (
                  <i className={styles['swatch']} data-color={action.color} />
                ) : (
                  (action.checked ? 'check' : action.icon) && (
                    <Icon name={action.checked ? 'check' : action.icon!} size={16} />
                  )
                )}
              </span>
              <Text slot="label">{action.label}</Text>
              {action.color !== undefined && action.checked && <Icon name="check" size={14} />}
              {/* Drawn, not written: a key is no part of the action's name. */}
              {action.keys && <span className={styles['keys']} data-keys={action.keys} aria-hidden="true" />}
            </MenuItem>
          ))}
        </MenuSection>,
      ])}
    </AriaMenu>
  )
}
