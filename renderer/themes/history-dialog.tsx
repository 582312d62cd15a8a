// The history of the codebook, newest first, of all themes or of one; Enter goes to the theme a change was about.
import { type ReactNode, useState } from 'react'
import { GridList, GridListItem } from 'react-aria-components'
import type { ThemeDetail } from '../../shared/model/view.ts'
import { asError, useAnswer } from '../state/host.tsx'
import { useFormat, useMessages } from '../state/messages.tsx'
import { say } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ChoiceField } from '../ui/field.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import styles from './codebook.module.css'
import { historyWords } from './history-words.ts'
import { showTheme } from './use-theme-acts.ts'

const ALL = 'all'

export interface HistoryDialogProps {
  /** The theme to begin with; null for all. */
  theme: ThemeDetail | null
  themes: readonly ThemeDetail[]
  onClose: () => void
}

export function HistoryDialog({ theme, themes, onClose }: HistoryDialogProps): ReactNode {
  const messages = useMessages()
  const m = messages.codebook.history
  const format = useFormat()
  const [which, setWhich] = useState(theme?.id ?? ALL)
  const answer = useAnswer('codebookHistory', which === ALL ? {} : { theme: which }, { keep: true })
  const changes = answer.data ?? []
  const go = (id: string) => {
    const change = changes.find((one) => one.id === id)
    const target = change?.themes.find(({ live }) => live)
    if (target === undefined) return say(m.gone)
    onClose()
    showTheme(target.id)
  }
  return (
    <Dialog
      title={theme === null ? m.title : m.titleOf(theme.name)}
      closeLabel={messages.codebook.close}
      isOpen
      onClose={onClose}
      width="wide"
      foot={<Button onPress={onClose}>{messages.codebook.close}</Button>}
    >
      <div className={styles['filter']}>
        <ChoiceField
          label={m.which}
          value={which}
          onChange={setWhich}
          choices={[{ id: ALL, name: m.all }, ...themes.map(({ id, path }) => ({ id, name: path.join(' › ') }))]}
        />
      </div>
      {answer.isError ? (
        <EmptyState icon="warning" tone="bad" small title={m.failed} text={messages.errors.say(asError(answer.error))}>
          <Button onPress={() => void answer.refetch()}>{m.again}</Button>
        </EmptyState>
      ) : answer.data === undefined ? (
        <p role="status">{m.reading}</p>
      ) : (
        <GridList
          aria-label={m.label}
          className={styles['list']!}
          items={changes}
          onAction={(id) => go(String(id))}
          renderEmptyState={() => <p className={styles['hint']}>{m.none}</p>}
        >
          {(change) => {
            const lines = historyWords(change, m)
            return (
              <GridListItem
                id={change.id}
                textValue={lines.join(', ')}
                className={`${styles['entry']} ${change.undone ? styles['undone'] : ''}`}
              >
                <div>
                  {lines.map((line, index) => (
                    <p key={index}>{line}</p>
                  ))}
                </div>
                <span className={styles['when']}>
                  {[
                    ...(change.undone ? [m.undone] : []),
                    ...(change.passages > 0 ? [m.passages(change.passages)] : []),
                    format.dateTime(change.at),
                  ].join(' · ')}
                </span>
              </GridListItem>
            )
          }}
        </GridList>
      )}
    </Dialog>
  )
}
