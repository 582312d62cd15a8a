// Stands once in the window: the quiet checklist of the first lesson. It watches what the reader does and ticks itself.
import { type ReactNode, useEffect, useRef } from 'react'
import { useCommands } from '../commands/registry.ts'
import { useWrittenKeys } from '../commands/written-keys.ts'
import { asError, useLink } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { openSource } from '../state/place.ts'
import { useSettings } from '../state/settings.ts'
import { say, sayError } from '../state/status.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { onCopied } from '../ui/clipboard.ts'
import { Icon } from '../ui/icons.tsx'
import { Key } from '../ui/tooltip.tsx'
import { runCommand } from '../commands/registry.ts'
import { nextStep, standing, type Step, STEPS, stepsDone, useLesson } from './lesson-state.ts'
import styles from './lesson.module.css'

export function Lesson(): ReactNode {
  const messages = useMessages()
  const m = messages.welcome
  const link = useLink()
  const active = useLesson((lesson) => lesson.active)
  const set = useSettings((state) => state.set)
  const before = useRef(standing([]))

  const start = async () => {
    try {
      const { source } = await link.call.importStarter({})
      before.current = standing(await link.call.quotes({ source }))
      openSource(source, 0)
      useLesson.setState({ active: true, done: new Set() })
    } catch (thrown) {
      sayError(messages.errors.say(asError(thrown)))
    }
  }
  useCommands([
    { id: 'welcome.start', title: m.command, group: 'window', keys: ['Alt+Shift+L'], run: () => void start() },
  ])

  const words = useRef(m)
  words.current = m
  useEffect(() => {
    if (!active) return
    const tick = (steps: readonly Step[]) => {
      const { done } = useLesson.getState()
      const fresh = steps.filter((step) => !done.has(step))
      if (fresh.length === 0) return
      const next = new Set([...done, ...fresh])
      useLesson.setState({ done: next })
      if (nextStep(next) === null) {
        set({ lessonDone: true })
        say(words.current.allDone, 'good')
      } else say(words.current.ticked(words.current.steps[fresh.at(-1)!].title), 'good')
    }
    const stops = [
      link.on('changed', ({ quotes }) => tick(stepsDone(before.current, quotes))),
      onCopied(() => tick(['copy'])),
    ]
    return () => stops.forEach((stop) => stop())
  }, [active, link, set])

  if (!active) return null
  const end = () => {
    useLesson.setState({ active: false })
    set({ lessonDone: true })
  }
  return <Checklist end={end} />
}

/** Keys of the commands that do each step. */
const COMMANDS: Record<Step, string> = {
  highlight: 'reader.highlight-1',
  theme: 'reader.theme',
  note: 'reader.note',
  copy: 'reader.copy',
}
/** Their first keys, said where a command is not there under that name. */
const KEYS: Record<Step, string> = { highlight: '1', theme: 'T', note: 'N', copy: 'C' }

function Checklist({ end }: { end: () => void }): ReactNode {
  const m = useMessages().welcome
  const keys = useWrittenKeys()
  const done = useLesson((lesson) => lesson.done)
  const next = nextStep(done)
  return (
    <aside className={styles['lesson']} aria-label={m.label}>
      <header className={styles['head']}>
        <h2 className={styles['title']}>{next === null ? m.doneTitle : m.title}</h2>
        <IconButton icon="close" label={next === null ? m.close : m.skip} onPress={end} />
      </header>
      <ol className={styles['steps']}>
        {STEPS.map((step) => (
          <li
            key={step}
            className={styles['step']}
            data-done={done.has(step) || undefined}
            aria-current={step === next ? 'step' : undefined}
          >
            <span className={styles['tick']}>
              <Icon name="check" size={14} />
            </span>
            <div>
              <span className={styles['name']}>
                {m.steps[step].title}
                {done.has(step) && <span className={styles['unseen']}>{m.stepDone}</span>}
              </span>
              {step === next && (
                <p className={styles['how']}>
                  {m.steps[step].how} <Key>{keys(COMMANDS[step]) ?? KEYS[step]}</Key>
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
      {next === null && (
        <>
          <p className={styles['how']}>{m.whatNext}</p>
          <Button
            look="primary"
            icon="import"
            onPress={() => {
              end()
              runCommand('library.import')
            }}
          >
            {m.importOwn}
          </Button>
        </>
      )}
    </aside>
  )
}
