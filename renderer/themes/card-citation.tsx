// The citation of a card in view, in the reader's style: asked for when the card is drawn, and kept.
import type { ReactNode } from 'react'
import { useCitingLocale } from '../state/citing-locale.ts'
import { useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { useSetting } from '../state/settings.ts'
import { unbroken } from '../state/unbroken.ts'
import styles from './theme-view.module.css'

export function CardCitation({ id }: { id: string }): ReactNode {
  const m = useMessages().themes.view
  const style = useSetting('citationStyle')
  const locale = useCitingLocale()
  const cited = useAnswer('cite', { annotations: [id], style, locale })
  return (
    <span className={styles['cite']} dir="auto">
      {cited.data ? unbroken(cited.data.text) : cited.isError ? m.noCitation : '\u00a0'}
    </span>
  )
}
