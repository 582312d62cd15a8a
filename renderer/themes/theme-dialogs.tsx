// The dialogs of the codebook, by what was asked; moving and merging by choice of a target.
import { type ReactNode, useState } from 'react'
import type { ThemeDetail } from '../../shared/model/view.ts'
import { useMessages } from '../state/messages.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ChoiceField } from '../ui/field.tsx'
import { HistoryDialog } from './history-dialog.tsx'
import { KeyDialog } from './key-dialog.tsx'
import { SplitDialog } from './split-dialog.tsx'
import styles from './theme-list.module.css'
import { targetsOf } from './theme-tree.ts'
import type { ThemeActs } from './use-theme-acts.ts'

export interface Asked {
  what: 'move' | 'merge' | 'split' | 'key' | 'history'
  themes: ThemeDetail[]
}

interface Props {
  asked: Asked
  themes: readonly ThemeDetail[]
  acts: ThemeActs
  onClose: () => void
}

const TOP = 'top'

export function ThemeDialog(props: Props): ReactNode {
  const { asked, themes, onClose } = props
  const [theme] = asked.themes
  switch (asked.what) {
    case 'move':
      return <MoveDialog {...props} />
    case 'merge':
      return <MergeDialog {...props} />
    case 'history':
      return <HistoryDialog theme={theme ?? null} themes={themes} onClose={onClose} />
    case 'split':
      return theme && <SplitDialog theme={theme} themes={themes} onClose={onClose} />
    case 'key':
      return theme && <KeyDialog theme={theme} themes={themes} onClose={onClose} />
  }
}

const choiceOf = (theme: ThemeDetail) => ({ id: theme.id, name: theme.path.join(' › ') })

function MoveDialog({ asked, themes, acts, onClose }: Props): ReactNode {
  const m = useMessages().themes
  const [theme] = asked.themes
  const [target, setTarget] = useState(theme?.parent ?? TOP)
  const targets = targetsOf(
    themes,
    asked.themes.map((one) => one.id),
  )
  if (!theme) return null
  const go = () => {
    onClose()
    void acts.move(asked.themes, targets.find((one) => one.id === target) ?? null)
  }
  return (
    <Dialog
      title={m.moveDialog.title(asked.themes.map((one) => one.name).join(', '))}
      closeLabel={m.close}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{m.cancel}</Button>
          <Button look="primary" onPress={go}>
            {m.moveDialog.do}
          </Button>
        </>
      }
    >
      <ChoiceField
        label={m.moveDialog.to}
        value={target}
        onChange={setTarget}
        choices={[{ id: TOP, name: m.moveDialog.top }, ...targets.map(choiceOf)]}
      />
    </Dialog>
  )
}

function MergeDialog({ asked, themes, acts, onClose }: Props): ReactNode {
  const m = useMessages().themes
  // Several chosen: one of them stays. One chosen: any other may take it in.
  const several = asked.themes.length > 1
  const targets = several
    ? asked.themes
    : targetsOf(
        themes,
        asked.themes.map((one) => one.id),
      )
  const fullest = targets.toSorted((a, b) => b.total - a.total)[0]
  const [target, setTarget] = useState(fullest?.id ?? '')
  const into = targets.find((one) => one.id === target)
  const go = () => {
    onClose()
    if (into) void acts.merge(asked.themes, into)
  }
  return (
    <Dialog
      title={m.mergeDialog.title}
      closeLabel={m.close}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{m.cancel}</Button>
          <Button look="primary" onPress={go} isDisabled={!into}>
            {m.mergeDialog.do}
          </Button>
        </>
      }
    >
      <p className={styles['explain']}>{m.mergeDialog.explain}</p>
      <ChoiceField label={m.mergeDialog.into} value={target} onChange={setTarget} choices={targets.map(choiceOf)} />
    </Dialog>
  )
}
