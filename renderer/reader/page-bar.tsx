// The bar that goes to a printed page.
import { useState } from 'react'
import { useMessages } from '../state/messages.tsx'
import { IconButton } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import styles from './bars.module.css'
import { stepTo } from './going.ts'
import { pageExtent, pageStart } from './page.ts'
import { get, set, useReader } from './reader-state.ts'

export function PageBar() {
  const { reader } = useMessages()
  const [label, setLabel] = useState('')
  const [missing, setMissing] = useState(false)
  const surface = useReader((state) => state.surface)
  const extent = surface ? pageExtent(surface.source.pages) : null
  const close = (): void => {
    set({ goingToPage: false })
    get().surface?.root.focus({ preventScroll: true })
  }
  const go = (): void => {
    const start = surface ? pageStart(surface.source.pages, label) : null
    if (start === null || !surface) return setMissing(true)
    close()
    stepTo(start)
  }
  return (
    <div className={styles['bar']} role="group" aria-label={reader.goToPage.open}>
      <span className={styles['name']}>{reader.goToPage.open}</span>
      <div className={styles['small']}>
        <TextField
          autoFocus
          hideLabel
          label={reader.goToPage.label}
          value={label}
          placeholder={extent?.first}
          isDisabled={extent === null}
          onChange={(value) => {
            setLabel(value)
            setMissing(false)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault()
              go()
            } else if (event.key === 'Escape') {
              event.preventDefault()
              event.stopPropagation()
              close()
            }
          }}
        />
      </div>
      <span className={styles['count']} role="status">
        {extent === null
          ? reader.goToPage.noPages
          : missing
            ? reader.goToPage.none(label)
            : reader.goToPage.range(extent.first, extent.last)}
      </span>
      <IconButton icon="close" label={reader.find.close} onPress={close} />
    </div>
  )
}
