// The frame of a side pane and of a full view: a title with its actions, and what stands below.
import type { KeyboardEvent, ReactNode, Ref } from 'react'
import styles from './pane.module.css'

export interface PaneProps {
  children: ReactNode
  onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void
  /** Before anything inside sees the key. */
  onKeyDownCapture?: (event: KeyboardEvent<HTMLElement>) => void
  ref?: Ref<HTMLElement>
}

export function Pane({ children, ...rest }: PaneProps): ReactNode {
  return (
    <section className={styles['pane']} {...rest}>
      {children}
    </section>
  )
}

export function PaneHead({ title, children }: { title: string; children?: ReactNode }): ReactNode {
  return (
    <header className={styles['head']}>
      <h2 className={styles['title']}>{title}</h2>
      <div className={styles['actions']}>{children}</div>
    </header>
  )
}

export interface SheetProps {
  title: ReactNode
  /** Beside the title, at the end. */
  actions?: ReactNode
  /** Under the title and above the scrolling part. */
  bar?: ReactNode
  children: ReactNode
  /** Narrow, for reading and forms; wide, for cards. */
  width?: 'narrow' | 'wide'
  label?: string
  /** The part that scrolls. */
  ref?: Ref<HTMLElement>
}

/** A view that fills the main pane. */
export function Sheet({ title, actions, bar, children, width = 'wide', label, ref }: SheetProps): ReactNode {
  return (
    <section
      ref={ref}
      className={styles['sheet']}
      data-width={width}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <div className={styles['inner']}>
        <header className={styles['sheetHead']}>
          <h1 className={styles['sheetTitle']}>{title}</h1>
          {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
        </header>
        {bar}
        {children}
      </div>
    </section>
  )
}
