// The questions an import left, one after the other, with their answers under the one in hand.
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import type { DoubtView } from '../../shared/model/view.ts'
import { useShownKey } from '../commands/written-keys.ts'
import { useMessages } from '../state/messages.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icons.tsx'
import { Bar } from '../ui/progress.tsx'
import { questionOf } from './doubt-words.ts'
import styles from './report.module.css'

export interface DoubtListProps {
  doubts: readonly DoubtView[]
  current: DoubtView | null
  choose: (doubt: DoubtView) => void
  accept: () => void
  takeOther: () => void
  reopen: () => void
  openInReader: () => void
}

export function DoubtList(props: DoubtListProps): ReactNode {
  const messages = useMessages()
  const m = messages.report
  const { doubts, current, choose } = props
  const list = useRef<HTMLOListElement>(null)
  const done = doubts.filter(({ answer }) => answer !== null).length
  useLayoutEffect(() => {
    list.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' })
  }, [current?.key])
  return (
    <section className={styles['questions']} aria-label={m.questions}>
      <header className={styles['questionsHead']}>
        <h2 className={styles['questionsTitle']}>{m.questions}</h2>
        {doubts.length > 0 && (
          <span className={styles['progress']} role="status">
            {m.progress(done, doubts.length)}
          </span>
        )}
      </header>
      {doubts.length > 0 && <Bar part={done / doubts.length} />}
      {doubts.length === 0 && <EmptyState icon="check" small title={m.noQuestions} />}
      <ol ref={list} className={styles['list']}>
        {doubts.map((doubt) => (
          <li key={doubt.key} className={styles['doubt']} data-current={doubt === current || undefined}>
            <button
              type="button"
              className={styles['ask']}
              data-doubt={doubt.code}
              data-answered={doubt.answer !== null || undefined}
              aria-current={doubt === current ? 'true' : undefined}
              onClick={() => choose(doubt)}
            >
              <span className={styles['tick']}>
                {doubt.answer === null ? <span className={styles['dot']} /> : <Icon name="check" size={14} />}
              </span>
              <span>
                {doubt.answer !== null && <span className={styles['unseen']}>{m.answered}: </span>}
                {questionOf(doubt, messages).ask}
              </span>
            </button>
            {doubt === current && <Answers {...props} doubt={doubt} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Answers({ doubt, accept, takeOther, reopen, openInReader }: DoubtListProps & { doubt: DoubtView }): ReactNode {
  const messages = useMessages()
  const m = messages.report
  const { yes, no } = questionOf(doubt, messages)
  const keys = {
    accept: useShownKey('report.accept'),
    other: useShownKey('report.other'),
    reopen: useShownKey('report.reopen'),
    reader: useShownKey('report.in-reader'),
  }
  return (
    <div className={styles['answers']}>
      {doubt.answer === null ? (
        <>
          <Button look="primary" keys={keys.accept} onPress={accept}>
            {yes}
          </Button>
          {no !== null && (
            <Button keys={keys.other} onPress={takeOther}>
              {no}
            </Button>
          )}
        </>
      ) : (
        <Button icon="undo" keys={keys.reopen} onPress={reopen}>
          {m.reopen}
        </Button>
      )}
      <Button look="plain" icon="book" keys={keys.reader} onPress={openInReader}>
        {m.inReader}
      </Button>
    </div>
  )
}
