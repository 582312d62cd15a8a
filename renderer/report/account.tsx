// What reading did, in words: joined, removed, recognised.
import type { ReactNode } from 'react'
import type { RemovedReason } from '../../shared/model/source-text.ts'
import type { ReportAccount } from '../../shared/report/account.ts'
import { useMessages } from '../state/messages.tsx'
import styles from './report.module.css'

export function Account({ account }: { account: ReportAccount }): ReactNode {
  const m = useMessages().report
  const { pages, citations } = account
  const some = (n: number, say: (n: number) => string): string[] => (n > 0 ? [say(n)] : [])
  const joined = [...some(account.lines, m.lines), ...some(account.hyphens, m.hyphens)]
  const removed = Object.entries(account.removed).map(([reason, n]) => m.gone(n, reason as RemovedReason))
  const recognised = [
    ...some(account.works, m.works),
    ...some(account.paragraphs, m.paragraphs),
    ...some(account.headings, m.headings),
    ...some(account.items, m.items),
    ...some(account.quotes, m.quotes),
    ...some(account.tables, m.tables),
    ...some(account.captions, m.captions),
    ...some(account.notes, (n) => m.notes(n, account.called)),
    ...some(account.entries, (n) => m.entries(n, account.readEntries)),
    ...some(citations.exact + citations.near + citations.none, () =>
      m.citations(citations.exact, citations.near, citations.none),
    ),
    pages ? m.pages(pages.first, pages.last, pages.printed, pages.counted, pages.guessed) : m.noPages,
  ]
  return (
    <section className={styles['account']} aria-label={m.accountTitle}>
      <Fact name={m.joined} facts={joined} none={m.none} />
      <Fact name={m.removed} facts={removed} none={m.none} />
      <Fact name={m.recognised} facts={recognised} none={m.none} />
    </section>
  )
}

function Fact({ name, facts, none }: { name: string; facts: readonly string[]; none: string }): ReactNode {
  return (
    <div className={styles['fact']}>
      <h2 className={styles['factName']}>{name}</h2>
      <ul>
        {(facts.length > 0 ? facts : [none]).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </div>
  )
}
