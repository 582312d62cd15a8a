// The line above the text: what is being read, its outline, and the tools of reading.
import type { SourceView } from '../../shared/model/view.ts'
import { useShownKey } from '../commands/written-keys.ts'
import { Mentioned } from '../state/mentioned.tsx'
import { useMessages } from '../state/messages.tsx'
import { useSettings } from '../state/settings.ts'
import { usePlace } from '../state/place.ts'
import type { SourceLook } from '../state/source-look.ts'
import { IconButton, ToggleIconButton } from '../ui/button.tsx'
import { OutlineMenu } from './outline-menu.tsx'
import { ReadingControls } from './reading-controls.tsx'
import { set, useReader } from './reader-state.ts'
import { closeThis, toOtherSide } from './sides.ts'
import styles from './top-bar.module.css'
import { workLine } from './work-line.ts'

export interface TopBarProps {
  source: SourceView | undefined
  title: string
  look: SourceLook
  /** Another text stands beside this one. */
  both: boolean
}

export function TopBar({ source, title, look, both }: TopBarProps) {
  const { reader, frame, report } = useMessages()
  const top = useReader((state) => state.top)
  const findKey = useShownKey('reader.find')
  const besideKey = useShownKey('reader.beside')
  const closeKey = useShownKey('reader.close-side')
  const marginShown = useSettings((state) => state.values.marginShown)
  const setSettings = useSettings((state) => state.set)
  const works = source?.works ?? []
  const work = works.findLast((one) => one.start <= top) ?? works[0]
  const several = works.length > 1
  const workTitle = several && typeof work?.item['title'] === 'string' ? work.item['title'] : ''
  return (
    <header className={styles['bar']}>
      <h1 className={styles['title']} title={title} dir="auto">
        {title}
      </h1>
      <span className={styles['work']}>{[workTitle, work ? workLine(work.item) : ''].filter(Boolean).join(' · ')}</span>
      <OutlineMenu />
      <span className={styles['space']} />
      {source && (
        <IconButton
          icon="info"
          label={report.openCount(source.doubts)}
          dot={source.doubts > 0 ? 'warn' : undefined}
          onPress={() => usePlace.getState().go({ view: 'report', source: source.id })}
        />
      )}
      {source && <Mentioned of={source.id} look="button" />}
      <IconButton
        icon="find"
        label={reader.find.open}
        keys={findKey}
        onPress={() => set({ finding: true, goingToPage: false })}
      />
      <ReadingControls own={look} />
      <ToggleIconButton
        icon="split"
        label={frame.toggleMargin}
        isSelected={marginShown}
        onChange={(shown) => setSettings({ marginShown: shown })}
      />
      {both ? (
        <IconButton icon="close" label={reader.sides.close} keys={closeKey} onPress={closeThis} />
      ) : (
        <IconButton icon="columns" label={reader.sides.open} keys={besideKey} onPress={toOtherSide} />
      )}
    </header>
  )
}
