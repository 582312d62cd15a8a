// Where the name of a new theme is typed.
import { type ReactNode, useState } from 'react'
import { useMessages } from '../state/messages.tsx'
import { TextField } from '../ui/field.tsx'
import styles from './theme-list.module.css'

export interface MakeFieldProps {
  /** What stands there already: the path of the theme it goes under, with its "/". */
  start: string
  onDone: () => void
  /** Answers whether the theme was made. */
  create: (path: string) => Promise<boolean>
}

export function MakeField({ start, onDone, create }: MakeFieldProps): ReactNode {
  const m = useMessages().themes
  const [path, setPath] = useState(start)
  return (
    <div className={styles['make']}>
      <TextField
        label={m.newLabel}
        help={m.newHelp}
        value={path}
        onChange={setPath}
        autoFocus
        onBlur={() => path === start && onDone()}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') onDone()
          else if (event.key === 'Enter') void create(path).then((made) => made && onDone())
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
    </div>
  )
}
