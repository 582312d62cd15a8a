// The report of an import: what was done, what is in doubt, and the file beside the text made of it.
import { type ReactNode, useMemo, useState } from 'react'
import type { DoubtView, SourceReport, SourceTextView } from '../../shared/model/view.ts'
import type { TextEdit } from '../../shared/model/text-edit.ts'
import { useCommands } from '../commands/registry.ts'
import { announce } from '../state/announce.tsx'
import { asError, useAct, useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { openSource, usePlace } from '../state/place.ts'
import { say } from '../state/status.ts'
import { beginTask } from '../state/text-desk.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Account } from './account.tsx'
import { Columns } from './columns.tsx'
import { DoubtList } from './doubt-list.tsx'
import { questionOf } from './doubt-words.ts'
import { Links, type LinkedPlace } from './linked.ts'
import styles from './report.module.css'

/** Shows the report of the source the window's place names. */
export function ReportView(): ReactNode {
  const { report: m, frame, errors } = useMessages()
  const id = usePlace((place) => place.now.source)
  const asked = { enabled: id !== null }
  const report = useAnswer('report', { source: id ?? '' }, asked)
  const source = useAnswer('source', { source: id ?? '' }, asked)
  const raw = useAnswer('rawText', { source: id ?? '' }, asked)
  const title = useAnswer('sources', {}).data?.find((one) => one.id === id)?.title
  if (id === null) return <EmptyState icon="book" title={m.nothing.title} text={m.nothing.explain} />
  const failed = report.error ?? source.error ?? raw.error
  if (failed) {
    const again = (): void => void Promise.all([report.refetch(), source.refetch(), raw.refetch()])
    return (
      <EmptyState icon="warning" tone="bad" title={m.failed} text={errors.say(asError(failed))}>
        <Button onPress={again}>{frame.tryAgain}</Button>
      </EmptyState>
    )
  }
  if (!report.data || !source.data || raw.data === undefined) return <EmptyState icon="book" title={m.opening} />
  return <Report key={id} report={report.data} source={source.data} raw={raw.data} title={title || source.data.file} />
}

interface ReportProps {
  report: SourceReport
  source: SourceTextView
  raw: string
  title: string
}

function Report({ report, source, raw, title }: ReportProps): ReactNode {
  const messages = useMessages()
  const m = messages.report
  const act = useAct()
  const { doubts } = report
  const links = useMemo(() => new Links(source), [source])
  const [key, setKey] = useState(() => (doubts.find(({ answer }) => answer === null) ?? doubts[0])?.key ?? null)
  const current = doubts.find((doubt) => doubt.key === key) ?? doubts[0] ?? null
  const [moved, setMoved] = useState<LinkedPlace | null>(null)
  // Until one moves in a column, both show the question's place.
  const here = useMemo(
    () => moved ?? (current ? links.ofRaw({ start: current.from, end: current.to }, 'doubt') : null),
    [moved, current, links],
  )

  const choose = (doubt: DoubtView): void => {
    setKey(doubt.key)
    setMoved(null)
    announce(questionOf(doubt, messages).ask)
  }
  const step = (direction: 1 | -1): void => {
    const next = doubts[(current ? doubts.indexOf(current) : -1) + direction]
    if (next) choose(next)
  }
  const nextOpen = (after: DoubtView): void => {
    const at = doubts.indexOf(after)
    const rest = [...doubts.slice(at + 1), ...doubts.slice(0, at)]
    const next = rest.find(({ answer }) => answer === null)
    if (next) choose(next)
    else announce(m.allDone)
  }
  const answer = async (edit: TextEdit, done: string): Promise<void> => {
    if (!current || current.answer !== null) return
    const outcome = await act('edit', { source: report.source, add: [edit] })
    if (!outcome.ok) return
    say(done, 'good')
    nextOpen(current)
  }
  const accept = (): void => {
    if (current) void answer({ kind: 'settled', code: current.code, at: current.from }, m.accepted)
  }
  const takeOther = (): void => {
    if (!current || current.answer !== null) return
    const { task } = questionOf(current, messages)
    if (current.other) void answer(current.other, m.changed)
    else if (task === 'pages') beginTask({ what: 'pages', source: report.source, at: 0 })
    else if (task === 'facts') {
      beginTask({ what: 'facts', source: report.source, at: current.start ?? 0 })
      void answer({ kind: 'settled', code: `${current.code}-no`, at: current.from }, m.corrected)
    } else say(m.cannotOther)
  }
  const reopen = async (): Promise<void> => {
    if (!current || current.answer === null) return
    const outcome = await act('edit', { source: report.source, remove: [current.answer] })
    if (outcome.ok) say(m.reopened)
  }
  const openInReader = (): void => {
    if (here) openSource(report.source, here.text.start)
  }
  const look = (): void => document.querySelector<HTMLElement>('[data-pane="raw"]')?.focus()
  const one = (): boolean => current !== null
  useCommands([
    { id: 'report.next', title: m.next, group: 'going', keys: ['J'], when: one, run: () => step(1) },
    { id: 'report.previous', title: m.previous, group: 'going', keys: ['K'], when: one, run: () => step(-1) },
    { id: 'report.accept', title: m.accept, group: 'library', keys: ['Y'], when: one, run: accept },
    { id: 'report.other', title: m.other, group: 'library', keys: ['N'], when: one, run: takeOther },
    { id: 'report.reopen', title: m.reopen, group: 'library', keys: ['U'], when: one, run: () => void reopen() },
    { id: 'report.look', title: m.look, group: 'going', keys: ['L'], run: look },
    { id: 'report.in-reader', title: m.inReader, group: 'going', keys: ['O'], when: one, run: openInReader },
  ])
  return (
    <div className={styles['report']}>
      <header className={styles['head']}>
        <h1 className={styles['title']}>
          {m.title}
          <span className={styles['of']} dir="auto">
            {title}
          </span>
        </h1>
        <Button icon="book" onPress={() => openSource(report.source)}>
          {m.read}
        </Button>
      </header>
      <div className={styles['body']}>
        <div className={styles['side']} data-pane="questions">
          <Account account={report.account} />
          <DoubtList
            doubts={doubts}
            current={current}
            choose={choose}
            accept={accept}
            takeOther={takeOther}
            reopen={() => void reopen()}
            openInReader={openInReader}
          />
        </div>
        <Columns raw={raw} source={source} links={links} here={here} onHere={setMoved} />
      </div>
    </div>
  )
}
