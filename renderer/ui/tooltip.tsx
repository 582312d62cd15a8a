// A tooltip names a control and shows its key. It never holds what cannot be had otherwise.
import { type ReactElement, type ReactNode, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { Tooltip, TooltipTrigger } from 'react-aria-components'
import styles from './tooltip.module.css'

/** Milliseconds the pointer rests before the name appears; focus by key shows it at once. */
const REST = 600

export function Tip({
  text,
  keys,
  children,
}: {
  text: string
  keys?: string | undefined
  children: ReactElement
}): ReactNode {
  const [isOpen, setOpen] = useState(false)
  // React Aria would keep the first Escape for the tooltip, and what is open around it would take a second. Here the tooltip is gone
  // before the key comes to anything else.
  useEffect(() => {
    if (!isOpen) return
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') flushSync(() => setOpen(false))
    }
    window.addEventListener('keydown', leave, true)
    return () => window.removeEventListener('keydown', leave, true)
  }, [isOpen])
  return (
    <TooltipTrigger delay={REST} closeDelay={80} isOpen={isOpen} onOpenChange={setOpen}>
      {children}
      <Tooltip className={styles['tip']!} offset={6}>
        {text}
        {keys && <kbd className={styles['keys']}>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  )
}

/** A key as it is drawn in lists, menus and hints. Hidden from screen readers, which are told by `aria-keyshortcuts`. */
export function Key({ children }: { children: ReactNode }): ReactNode {
  return (
    <kbd className={styles['key']} aria-hidden="true">
      {children}
    </kbd>
  )
}
