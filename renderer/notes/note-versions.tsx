// The texts a note has had: when, how long, and what would change by going back to one.
import { type ReactNode, useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { asError, useAct, useAnswer } from '../state/host.tsx'
import { useFormat, useMessages } from '../state/messages.tsx'
import { say } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import styles from './note-versions.module.css'
import { differenceOf, wordsIn } from './version-difference.ts'

export function NoteVersions({ note, onClose }: { note: string; onClose: () => void }): ReactNode {
  const messages = useMessages()
  const m = messages.notes.versions
  const format = useFormat()
  const act = useAct()
  const answer = useAnswer('noteVersions', { note })
  const versions = answer.data ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const now = versions[0]
  const shown = versions.find(({ change }) => change === chosen) ?? versions[1] ?? now
  const restore = async () => {
    if (!shown) return
    const done = await act('restoreNote', { note, change: shown.change })
    if (!done.ok) return
    say(m.restored(format.dateTime(shown.at)), 'good')
    onClose()
  }
  return (
    <Dialog
      title={m.title}
      closeLabel={messages.frame.dismiss}
      isOpen
      onClose={onClose}
      width="wide"
      foot={
        shown !== undefined &&
        shown !== now && (
          <Button look="primary" icon="restore" onPress={() => void restore()}>
            {m.restore}
          </Button>
        )
      }
    >
      {answer.isError ? (
        <EmptyState icon="warning" tone="bad" title={m.failed} text={messages.errors.say(asError(answer.error))} />
      ) : versions.length < 2 ? (
        <EmptyState icon="history" small title={m.only.title} text={m.only.explain} />
      ) : (
        <div className={styles['versions']}>
          <ListBox
            autoFocus
            aria-label={m.title}
            className={styles['list']!}
            selectionMode="single"
            selectionBehavior="replace"
            disallowEmptySelection
            selectedKeys={shown ? [shown.change] : []}
            onSelectionChange={(keys) => setChosen(keys === 'all' ? null : String([...keys][0]))}
          >
            {versions.map((version, index) => (
              <ListBoxItem
                key={version.change}
                id={version.change}
                textValue={format.dateTime(version.at)}
                className={styles['version']!}
              >
                <span>{index === 0 ? m.now : format.dateTime(version.at)}</span>
                <small>
                  {m.words(wordsIn(version.markdown))}
                  {!version.own && ` · ${m.elsewhere}`}
                </small>
              </ListBoxItem>
            ))}
          </ListBox>
          <div className={styles['difference']} role="region" aria-label={m.difference} tabIndex={0}>
            {shown && now && shown !== now ? (
              differenceOf(asRead(now.markdown), asRead(shown.markdown)).map(({ text, is }, index) =>
                is === 'new' ? (
                  <ins key={index}>{text}</ins>
                ) : is === 'gone' ? (
                  <del key={index}>{text}</del>
                ) : (
                  <span key={index}>{text}</span>
                ),
              )
            ) : (
              <span>{asRead(now?.markdown ?? '')}</span>
            )}
          </div>
          <p className={styles['legend']}>{m.legend}</p>
        </div>
      )}
    </Dialog>
  )
}

/** Without the ids that links carry: nobody reads them. */
function asRead(markdown: string): string {
  return markdown.replaceAll(/\]\(commonplace:[^)]*\)/gu, ']')
}
