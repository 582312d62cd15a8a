// The rail: one button for each view.
import { useShownKey } from '../commands/written-keys.ts'
import { useMessages } from '../state/messages.tsx'
import { openView, usePlace, type View } from '../state/place.ts'
import type { SyncBadgeSlot } from '../state/slots.ts'
import { Icon, type IconName } from '../ui/icons.tsx'
import { Tip } from '../ui/tooltip.tsx'
import { Button } from 'react-aria-components'
import { toggleList } from './list-shown.ts'
import styles from './rail.module.css'

const ICONS: Record<View, IconName> = {
  reader: 'library',
  themes: 'tag',
  search: 'find',
  notes: 'note',
  bibliography: 'book',
  links: 'link',
  history: 'history',
  report: 'info',
  sync: 'sync',
  settings: 'settings',
}
const TOP: readonly View[] = ['reader', 'themes', 'search', 'notes', 'bibliography']

export function Rail({ SyncBadge }: { SyncBadge: SyncBadgeSlot }) {
  const { frame } = useMessages()
  return (
    <nav className={styles['rail']} aria-label={frame.viewsLabel} data-pane="rail">
      {TOP.map((view) => (
        <RailButton key={view} view={view} />
      ))}
      <span className={styles['space']} />
      <span className={styles['badge']}>
        <SyncBadge />
      </span>
      <RailButton view="settings" />
    </nav>
  )
}

function RailButton({ view }: { view: View }) {
  const { frame } = useMessages()
  const here = usePlace((state) => state.now.view) === view
  const keys = useShownKey(`window.view-${view}`)
  const press = (): void => {
    // A second press on the view one is in folds its list away, or brings it back.
    if (here && (view === 'reader' || view === 'themes')) toggleList()
    else openView(view)
  }
  return (
    <Tip text={frame.views[view]} keys={keys}>
      <Button
        className={styles['button']!}
        aria-label={frame.views[view]}
        {...(here ? { 'aria-current': 'page' as const } : {})}
        onPress={press}
      >
        <Icon name={ICONS[view]} />
      </Button>
    </Tip>
  )
}
