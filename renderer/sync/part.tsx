// One part of the sync view: a heading and what stands below.
import { type ReactNode, useId } from 'react'
import styles from './sync-view.module.css'

export function Part({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const id = useId()
  return (
    <section className={styles['part']} aria-labelledby={id}>
      <h2 id={id} className={styles['title']}>
        {title}
      </h2>
      {children}
    </section>
  )
}
