// What a page rule would change: the label of every page now and then, and the citations made already.
import type { ReactNode } from 'react'
import { GridList, GridListItem } from 'react-aria-components'
import type { EditPreview } from '../../shared/model/view.ts'
import { useMessages } from '../state/messages.tsx'
import styles from './texts.module.css'

/** So many citations show what happens to all. */
const CITATIONS_SHOWN = 6

interface Props {
  preview: EditPreview | undefined
  isEmpty: boolean
  /** The page the rule is said of, as it is called now. */
  chosen: string | null
  onChoose: (start: number, label: string | null) => void
}

export function PagesPreview({ preview, isEmpty, chosen, onChoose }: Props): ReactNode {
  const { texts } = useMessages()
  const m = texts.pages
  if (isEmpty) return <p className={styles['explain']}>{m.noPages}</p>
  if (!preview) return <p role="status">{m.working}</p>
  const shown = preview.citations.slice(0, CITATIONS_SHOWN)
  return (
    <div className={styles['preview']}>
      <section aria-label={m.preview}>
        <h3 className={styles['heading']}>{m.preview}</h3>
        <GridList
          aria-label={m.preview}
          items={preview.pages.map((page, index) => ({ ...page, id: index }))}
          dependencies={[chosen, m]}
          selectionMode="none"
          className={styles['pages']!}
          onAction={(key) => {
            const page = preview.pages[Number(key)]
            if (page) onChoose(page.start, page.before)
          }}
        >
          {(page) => (
            <GridListItem
              id={page.id}
              textValue={`${page.before ?? m.noNumber} ${m.changesTo} ${page.after ?? m.noNumber}: ${page.words}`}
              className={styles['pageRow']!}
              data-chosen={(chosen !== null && page.before === chosen) || undefined}
            >
              <span className={styles['was']}>{page.before ?? '–'}</span>
              <span aria-hidden="true">→</span>
              <b className={styles['then']} data-changed={page.before !== page.after || undefined}>
                {page.after ?? '–'}
              </b>
              <span className={styles['start']} dir="auto">
                {page.words}
              </span>
            </GridListItem>
          )}
        </GridList>
      </section>
      <section aria-label={m.citations(preview.citations.length, preview.unchanged)}>
        <h3 className={styles['heading']}>
          <span role="status">{m.citations(preview.citations.length, preview.unchanged)}</span>
        </h3>
        <ul className={styles['citations']}>
          {shown.map(({ id, quote, before, after }) => (
            <li key={id}>
              <span className={styles['start']} dir="auto">
                {quote}
              </span>
              <span>
                <del>{before}</del> <span aria-hidden="true">→</span> <ins>{after}</ins>
              </span>
            </li>
          ))}
        </ul>
        {preview.citations.length > shown.length && (
          <p className={styles['explain']}>{m.more(preview.citations.length - shown.length)}</p>
        )}
      </section>
    </div>
  )
}
