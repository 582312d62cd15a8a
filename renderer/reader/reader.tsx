// The reader: the text of the open source, and beside it what was written on it.
import { useRef, type CSSProperties, type ReactNode } from 'react'
import type { QuoteDetail, SourceTextView, SourceView } from '../../shared/model/view.ts'
import { asError, useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { usePlace } from '../state/place.ts'
import { useSettings } from '../state/settings.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Splitter } from '../ui/splitter.tsx'
import { useActions } from './actions.ts'
import { FindBar } from './find-bar.tsx'
import { Handles } from './handles.tsx'
import './highlights.css'
import { Margin } from './margin.tsx'
import { NoteBeside } from './note-beside.tsx'
import { PageBar } from './page-bar.tsx'
import { useReaderCommands } from './reader-commands.ts'
import { set, useReader } from './reader-state.ts'
import './reading.css'
import styles from './reader.module.css'
import { SlotsContext, type ReaderSlots } from './slots.tsx'
import { Toolbar } from './toolbar.tsx'
import { TopBar } from './top-bar.tsx'
import { useFind } from './use-find.ts'
import { usePointer } from './use-pointer.ts'
import { useReadingPlace } from './use-reading-place.ts'
import { useSurface } from './use-surface.ts'

const NONE: readonly QuoteDetail[] = []
const MARGIN_LIMITS = { min: 200, max: 480 }

/** Shows the source the window's place names. */
export function Reader(slots: ReaderSlots) {
  const { reader, frame, errors } = useMessages()
  const id = usePlace((state) => state.now.source)
  const text = useAnswer('source', { source: id ?? '' }, { enabled: id !== null })
  const quotes = useAnswer('quotes', { source: id ?? '' }, { enabled: id !== null })
  const sources = useAnswer('sources', {})
  if (id === null) {
    return (
      <Nothing>
        <EmptyState icon="library" title={frame.empty.title} text={frame.empty.explain} />
      </Nothing>
    )
  }
  if (text.isError) {
    return (
      <Nothing>
        <EmptyState icon="warning" tone="bad" title={reader.openFailed} text={errors.say(asError(text.error))}>
          <Button onPress={() => void text.refetch()}>{frame.tryAgain}</Button>
        </EmptyState>
      </Nothing>
    )
  }
  if (!text.data) {
    return (
      <Nothing>
        <EmptyState icon="book" title={reader.opening} />
      </Nothing>
    )
  }
  return (
    <SlotsContext value={slots}>
      <OpenText
        key={id}
        text={text.data}
        quotes={quotes.data ?? NONE}
        source={sources.data?.find((source) => source.id === id)}
      />
    </SlotsContext>
  )
}

/** The view without a text: named for screen readers all the same. */
function Nothing({ children }: { children: ReactNode }) {
  const { frame } = useMessages()
  return (
    <div>
      <h1 className={styles['unseen']}>{frame.views.reader}</h1>
      {children}
    </div>
  )
}

interface OpenTextProps {
  text: SourceTextView
  quotes: readonly QuoteDetail[]
  source: SourceView | undefined
}

function OpenText({ text, quotes, source }: OpenTextProps) {
  const { reader, frame } = useMessages()
  const scroller = useRef<HTMLDivElement>(null)
  const desk = useRef<HTMLDivElement>(null)
  const root = useRef<HTMLDivElement>(null)
  const actions = useActions()
  const surface = useSurface(root, scroller, text, quotes)
  usePointer(surface)
  useReadingPlace(surface)
  const finding = useFind()
  useReaderCommands(actions, (direction) => {
    if (finding.hits.length === 0) set({ finding: true })
    else finding.again(direction)
  })
  const settings = useSettings((state) => state.values)
  const change = useSettings((state) => state.set)
  const finds = useReader((state) => state.finding)
  const pages = useReader((state) => state.goingToPage)
  const toolbar = useReader((state) => state.toolbarShown)
  const title = source?.title ?? text.file
  const look = {
    '--reading-size': `${settings.size / 16}rem`,
    '--reading-width': String(settings.width),
    '--reading-leading': String(settings.leading),
    '--reading-face': `var(--font-${settings.face === 'serif' ? 'reading' : 'ui'})`,
    '--margin-width': `${settings.marginWidth}px`,
  } as CSSProperties
  const numbered = text.pages.length === 0
  return (
    <div className={styles['reader']} style={look} data-margin={settings.marginShown}>
      <TopBar source={source} title={title} />
      {finds && <FindBar finding={finding} />}
      {pages && <PageBar />}
      <div className={styles['frame']}>
        <div ref={scroller} className={styles['scroller']}>
          <div ref={desk} className={styles['desk']}>
            <div className={styles['page']}>
              <div
                ref={root}
                className={`reading-text${numbered ? ' numbered' : ''}`}
                role="textbox"
                aria-multiline="true"
                aria-readonly="true"
                aria-label={reader.textLabel(title)}
                tabIndex={0}
                spellCheck={false}
                data-reading=""
                data-pane="text"
              />
            </div>
            <Margin actions={actions} desk={desk} />
            <Handles actions={actions} desk={desk} />
            {toolbar && <Toolbar actions={actions} desk={desk} />}
            <NoteBeside desk={desk} />
            {settings.marginShown && (
              <div className={styles['splitter']}>
                <Splitter
                  label={frame.resizeMargin}
                  value={settings.marginWidth}
                  {...MARGIN_LIMITS}
                  side="end"
                  onChange={(marginWidth) => change({ marginWidth })}
                  onToggle={() => change({ marginShown: false })}
                />
              </div>
            )}
          </div>
        </div>
      </div>
    </div>
  )
}
