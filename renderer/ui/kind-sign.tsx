// What an excerpt is (the author's words, a summary, a question …): a sign and its name, told apart by shape and never by colour alone.
import type { ReactNode } from 'react'
import styles from './kind-sign.module.css'

const SIGNS: Record<string, string> = {
  verbatim: '“”',
  paraphrase: '≈',
  summary: '∑',
  thought: '✎',
  question: '?',
  check: '!',
}

/** `name` is the kind in the language in effect. */
export function KindSign({ kind, name }: { kind: string; name: string }): ReactNode {
  return (
    <span className={styles['kind']} data-kind={kind}>
      <i aria-hidden="true">{SIGNS[kind] ?? ''}</i>
      {name}
    </span>
  )
}
