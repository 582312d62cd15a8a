// Above the text, when some of its passages are not where they belong: how many; and the one that looks for its place, in its old
// surroundings, beside the text in which its words are to be selected.
import { useEffect } from 'react'
import type { AuditPassage } from '../../shared/model/view.ts'
import { isMac, writeKey } from '../commands/keys.ts'
import { useAct, useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { beginTask, useTextDesk } from '../state/text-desk.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icons.tsx'
import { stepTo } from './going.ts'
import { useReader } from './reader-state.ts'
import styles from './repair-bar.module.css'
import { attach } from './text-commands.ts'

export function RepairBar({ source }: { source: string }) {
  const repairing = useTextDesk((desk) => desk.repairing)
  if (repairing?.source === source) return <Repairing key={repairing.passage.id} passage={repairing.passage} />
  return <Notice source={source} />
}

function Notice({ source }: { source: string }) {
  const { texts } = useMessages()
  const counts = useAnswer('audit', { source }, { keep: true }).data?.counts
  if (!counts || counts.lost + counts.moved + counts.fuzzy === 0) return null
  return (
    <div className={styles['notice']} role="status">
      <Icon name="warning" size={16} />
      <span>{texts.notice(counts.lost, counts.moved + counts.fuzzy)}</span>
      <Button look="plain" onPress={() => beginTask({ what: 'audit', source })}>
        {texts.review}
      </Button>
    </div>
  )
}

function Repairing({ passage }: { passage: AuditPassage }) {
  const { texts, frame } = useMessages()
  const m = texts.repair
  const act = useAct()
  const selection = useReader((state) => state.selection)
  const surface = useReader((state) => state.surface)
  useEffect(() => {
    if (!surface) return
    // The dialog gives the focus back first.
    const frameId = requestAnimationFrame(() => {
      stepTo(passage.start)
      surface.root.focus({ preventScroll: true })
      surface.select(passage.start, passage.start)
    })
    return () => cancelAnimationFrame(frameId)
  }, [surface, passage])
  return (
    <section className={styles['repair']} aria-label={m.label} data-keeps-selection="">
      <div className={styles['old']}>
        <h2 className={styles['stood']}>{passage.around?.page ? m.stoodOn(passage.around.page) : m.stood}</h2>
        <p className={styles['context']} dir="auto">
          {passage.around?.before}
          <mark>{passage.was ?? passage.quote}</mark>
          {passage.around?.after}
        </p>
      </div>
      <div className={styles['do']}>
        <span className={styles['hint']}>{m.select}</span>
        <Button
          look="primary"
          isDisabled={selection === null}
          keys={writeKey('Mod+Enter', isMac, frame.keys.words)}
          onPress={() => void attach(act)}
        >
          {m.attach}
        </Button>
        <Button onPress={() => useTextDesk.setState({ repairing: null })}>{m.leave}</Button>
      </div>
    </section>
  )
}
