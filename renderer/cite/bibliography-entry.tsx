// One entry of the bibliography: its words, the user's notes on it, what its reference lacks, and what can be done with it.
import type { ReactNode } from 'react'
import { GridListItem } from 'react-aria-components'
import type { BibliographyEntry, ReferenceView } from '../../shared/model/view.ts'
import { useAct } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { openSource } from '../state/place.ts'
import { IconButton } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import styles from './bibliography-view.module.css'
import { Formatted } from './formatted.tsx'
import { editReference } from './reference-desk.tsx'

interface EntryProps {
  entry: BibliographyEntry
  reference: ReferenceView | undefined
  /** Id of the reference or source the view was opened for. */
  shown: string | null
  copy: () => void
}

export function Entry({ entry, reference, shown, copy }: EntryProps): ReactNode {
  const m = useMessages().cite
  const source = reference?.source ?? null
  const here = shown !== null && (shown === reference?.id || shown === source)
  const list = useMessages().exporting.list
  const act = useAct()
  const actions = m.entryActions(entry.text.slice(0, 60))
  const group = reference?.group ?? null
  const countAs = (next: 'primary' | 'secondary' | null) =>
    void act('groupReferences', { references: [reference!.id], group: next })
  return (
    <GridListItem id={entry.id} textValue={entry.text} className={styles['entry']!} data-here={here || undefined}>
      <div className={styles['words']}>
        <p className={styles['text']} dir="auto">
          <Formatted html={entry.html} />
        </p>
        {entry.notes?.map((note) => (
          <p key={note} className={styles['note']} dir="auto">
            {note}
          </p>
        ))}
        {reference && reference.missing.length > 0 && (
          <p className={styles['missing']}>
            {m.missing(reference.missing.map((field) => m.fields[field] ?? field).join(', '))}
          </p>
        )}
      </div>
      <Menu
        label={actions}
        groups={[
          {
            id: 'do',
            actions: [
              ...(reference
                ? [
                    {
                      id: 'edit',
                      label: m.edit,
                      icon: 'edit' as const,
                      keys: '↵',
                      run: () => editReference(reference.id),
                    },
                  ]
                : []),
              { id: 'copy', label: m.copyEntry, icon: 'copy', run: copy },
              ...(source === null
                ? []
                : [{ id: 'open', label: m.openSource, icon: 'book' as const, run: () => openSource(source) }]),
            ],
          },
          ...(reference
            ? [
                {
                  id: 'group',
                  title: list.grouping,
                  actions: [
                    {
                      id: 'primary',
                      label: list.asPrimary,
                      checked: group === 'primary',
                      run: () => countAs('primary'),
                    },
                    {
                      id: 'secondary',
                      label: list.asSecondary,
                      checked: group === 'secondary',
                      run: () => countAs('secondary'),
                    },
                    { id: 'neither', label: list.asNeither, checked: group === null, run: () => countAs(null) },
                  ],
                },
              ]
            : []),
        ]}
      >
        <IconButton icon="more" label={actions} />
      </Menu>
    </GridListItem>
  )
}
