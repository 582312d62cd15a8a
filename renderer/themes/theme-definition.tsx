// What a theme means, written under its name and saved when left.
import { type ReactNode, useEffect, useState } from 'react'
import type { ThemeDetail } from '../../shared/model/view.ts'
import { useAct } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { TextField } from '../ui/field.tsx'
import styles from './theme-view.module.css'

export function ThemeDefinition({ theme }: { theme: ThemeDetail }): ReactNode {
  const m = useMessages().themes.view
  const act = useAct()
  const [text, setText] = useState(theme.definition)
  const [writing, setWriting] = useState(false)
  // Changed elsewhere (undo, another laptop) while it is not being written here.
  useEffect(() => {
    if (!writing) setText(theme.definition)
  }, [theme.definition, writing])

  const save = async () => {
    setWriting(false)
    if (text.trim() === theme.definition) return
    const saved = await act('defineTheme', { theme: theme.id, definition: text.trim() })
    // What could not be saved stays in the field.
    if (!saved.ok) setWriting(true)
  }
  return (
    <div className={styles['definition']}>
      <TextField
        label={m.definition}
        hideLabel
        placeholder={m.noDefinition}
        lines={1}
        value={text}
        onChange={(value) => {
          setWriting(true)
          setText(value)
        }}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            setText(theme.definition)
            setWriting(false)
            event.currentTarget.blur()
          } else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing)
            event.currentTarget.blur()
          else return
          event.preventDefault()
        }}
      />
    </div>
  )
}
