// What an excerpt is (a summary, a question …) where it is not the author's own words, which are the rule: a sign and its name, told
// apart by shape and never by colour alone.
import type { ReactNode } from 'react'
import styles from './kind-sign.module.css'

const SIGNS: Record<string, string> = {
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
