// What selected words should read instead.
import { type ReactNode, useMemo, useState } from 'react'
import { RawMap } from '../../shared/anchoring/raw-map.ts'
import type { TextEdit } from '../../shared/model/text-edit.ts'
import { isMac, writeKey } from '../commands/keys.ts'
import { useAct, useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { say } from '../state/status.ts'
import { endTask } from '../state/text-desk.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import styles from './texts.module.css'

/** What of the file is shown beside the words. */
const MOST_RAW = 600

export function WordsDialog({ source, start, end }: { source: string; start: number; end: number }): ReactNode {
  const { texts, frame } = useMessages()
  const m = texts.words
  const act = useAct()
  const text = useAnswer('source', { source }).data
  const raw = useAnswer('rawText', { source }).data
  const place = useMemo(() => text && new RawMap(text.map).rawOf(start, end), [text, start, end])
  const words = text?.text.slice(start, end) ?? ''
  const [typed, setTyped] = useState<string | null>(null)
  const isReady = place !== undefined && place !== null && place.first < place.last
  const make = async (edit: TextEdit, done: string): Promise<void> => {
    const outcome = await act('edit', { source, add: [edit] })
    if (!outcome.ok) return
    endTask()
    say(outcome.value.changed ? done : texts.nothingThere)
  }
  const range = isReady ? { from: place.first, to: place.last } : null
  const save = (): void => {
    if (range) void make({ kind: 'text', ...range, text: typed ?? words }, m.corrected)
  }
  return (
    <Dialog
      title={m.title}
      closeLabel={texts.close}
      isOpen
      onClose={endTask}
      foot={
        <>
          <Button
            look="plain"
            icon="minus"
            isDisabled={!range}
            onPress={() => range && void make({ kind: 'remove', ...range }, m.removed)}
          >
            {m.remove}
          </Button>
          <Button onPress={endTask}>{texts.cancel}</Button>
          <Button
            look="primary"
            keys={writeKey('Mod+Enter', isMac, frame.keys.words)}
            isDisabled={!range || (typed ?? words) === words}
            onPress={save}
          >
            {m.save}
          </Button>
        </>
      }
    >
      <TextField
        autoFocus
        label={m.field}
        help={m.help}
        lines={3}
        value={typed ?? words}
        onChange={setTyped}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          save()
        }}
      />
      {raw !== undefined && range && (
        <div className={styles['raw']}>
          <span className={styles['label']}>{m.inFile}</span>
          <pre className={styles['lines']} tabIndex={0} aria-label={m.inFile} dir="auto">
            {raw.slice(range.from, Math.min(range.to, range.from + MOST_RAW))}
          </pre>
        </div>
      )}
    </Dialog>
  )
}
