// The reader: the text of the open source, and beside it what was written on it; one such, or two side by side.
import { useCallback, useMemo, useRef, type CSSProperties, type ReactNode } from 'react'
import type { QuoteDetail, SourceTextView, SourceView } from '../../shared/model/view.ts'
import { asError, useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { usePaper } from '../state/paper.ts'
import { closeSide, placeOf, useBesidePlace } from '../state/place.ts'
import { useSetting, useSettings } from '../state/settings.ts'
import { useSide, type Side } from '../state/side.ts'
import { useSourceLook, type SourceLook } from '../state/source-look.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Splitter } from '../ui/splitter.tsx'
import { useActions } from './actions.ts'
import { useAllCommands } from './all-commands.ts'
import { directionOf } from './direction.ts'
import { FindBar } from './find-bar.tsx'
import { Handles } from './handles.tsx'
import './highlights.css'
import { Margin } from './margin.tsx'
import { NoteBeside } from './note-beside.tsx'
import { PageBar } from './page-bar.tsx'
import { hasTarget } from './reader-commands.ts'
import { RepairBar } from './repair-bar.tsx'
import { SideContext, useReader } from './reader-state.ts'
import './reading.css'
import styles from './reader.module.css'
import { takeSide } from './sides.ts'
import { SlotsContext, type ReaderSlots } from './slots.tsx'
import { Toolbar } from './toolbar.tsx'
import { TopBar } from './top-bar.tsx'
import { useArrivedMark } from './use-arrived.ts'
import { useFind } from './use-find.ts'
import { usePrint } from './use-print.ts'
import { usePointer } from './use-pointer.ts'
import { useReadingPlace } from './use-reading-place.ts'
import { useSurface } from './use-surface.ts'
import { workLine } from './work-line.ts'

const NONE: readonly QuoteDetail[] = []
const MARGIN_LIMITS = { min: 200, max: 480 }
const SHARE_LIMITS = { min: 25, max: 75 }

/** Shows the source the window's place names, and the one beside it where there is one. */
export function Reader(slots: ReaderSlots) {
  const { reader } = useMessages()
  const both = useBesidePlace((state) => state.now.source !== null)
  const share = useSetting('mainShare')
  const change = useSettings((state) => state.set)
  const actions = useActions()
  useAllCommands(actions)
  const { ThemeKeys } = slots
  const tag = useCallback((path: string) => void actions.tag(path), [actions])
  return (
    <SlotsContext value={slots}>
      <ThemeKeys tag={tag} when={hasTarget} />
      <div className={styles['sides']}>
        <div
          className={styles['both']}
          data-both={both || undefined}
          style={{ '--main-share': `${share}fr`, '--beside-share': `${100 - share}fr` } as CSSProperties}
        >
          <OneSide side="main" both={both} />
          {both && (
            <>
              <div className={styles['between']}>
                <Splitter
                  label={reader.sides.resize}
                  value={share}
                  {...SHARE_LIMITS}
                  side="start"
                  unit="part"
                  onChange={(mainShare) => change({ mainShare })}
                  onToggle={() => change({ mainShare: 50 })}
                />
              </div>
              <OneSide side="beside" both />
            </>
          )}
        </div>
      </div>
    </SlotsContext>
  )
}

/** What is pressed or has the focus in a side makes it the one that keys act on. */
function OneSide({ side, both }: { side: Side; both: boolean }) {
  const { reader } = useMessages()
  const active = useSide((state) => state.active === side)
  const take = (): void => takeSide(side)
  return (
    <SideContext value={side}>
      <div
        className={styles['side']}
        data-side={side}
        data-active={(both && active) || undefined}
        onFocusCapture={take}
        onPointerDownCapture={take}
        {...(both ? { role: 'group', 'aria-label': reader.sides[side] } : {})}
      >
        <OneSource side={side} both={both} />
      </div>
    </SideContext>
  )
}

function OneSource({ side, both }: { side: Side; both: boolean }) {
  const { reader, frame, errors } = useMessages()
  const id = placeOf(side)((state) => state.now.source)
  const text = useAnswer('source', { source: id ?? '' }, { enabled: id !== null })
  const quotes = useAnswer('quotes', { source: id ?? '' }, { enabled: id !== null })
  const sources = useAnswer('sources', {})
  // What the text does not have any more cannot be painted on it; the bar above it says so.
  const here = useMemo(() => quotes.data?.filter(({ lost }) => !lost) ?? NONE, [quotes.data])
  const look = useSourceLook(id ?? '')
  if (id === null) {
    return (
      <Nothing>
        <EmptyState icon="library" title={frame.empty.title} text={frame.empty.explain} />
      </Nothing>
    )
  }
  // What stands open is read on, also where asking for it once more has failed.
  if (text.isError && text.data === undefined) {
    return (
      <Nothing>
        <EmptyState icon="warning" tone="bad" title={reader.openFailed} text={errors.say(asError(text.error))}>
          <Button onPress={() => void text.refetch()}>{frame.tryAgain}</Button>
          {both && <Button onPress={() => closeSide(side)}>{reader.sides.close}</Button>}
        </EmptyState>
      </Nothing>
    )
  }
  if (!text.data || !look.known) {
    return (
      <Nothing>
        <EmptyState icon="book" title={reader.opening} />
      </Nothing>
    )
  }
  return (
    <OpenText
      key={id}
      text={text.data}
      quotes={here}
      source={sources.data?.find((source) => source.id === id)}
      look={look}
      both={both}
    />
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
  look: SourceLook
  both: boolean
}

function OpenText({ text, quotes, source, look: own, both }: OpenTextProps) {
  const { reader, frame } = useMessages()
  const scroller = useRef<HTMLDivElement>(null)
  const desk = useRef<HTMLDivElement>(null)
  const root = useRef<HTMLDivElement>(null)
  const actions = useActions()
  const surface = useSurface(root, scroller, text, quotes)
  usePointer(surface)
  useReadingPlace(surface)
  const finding = useFind()
  useArrivedMark()
  usePrint(text, source?.title ?? text.file, text.works[0] ? workLine(text.works[0].item) : '', quotes)
  const settings = useSettings((state) => state.values)
  const change = useSettings((state) => state.set)
  const finds = useReader((state) => state.finding)
  const pages = useReader((state) => state.goingToPage)
  const toolbar = useReader((state) => state.toolbarShown)
  const title = source?.title ?? text.file
  const look = {
    '--reading-size': `${own.look.size / 16}rem`,
    '--reading-width': String(own.look.width),
    '--reading-leading': String(own.look.leading),
    '--reading-face': `var(--font-${own.look.face === 'serif' ? 'reading' : 'ui'})`,
    '--margin-width': `${settings.marginWidth}px`,
  } as CSSProperties
  const numbered = text.pages.length === 0
  const direction = useMemo(() => directionOf(text.text), [text])
  const paper = usePaper(own.own ? own.look.paper : null)
  return (
    <div className={styles['reader']} style={look} data-margin={settings.marginShown} data-paper={paper}>
      <TopBar source={source} title={title} look={own} both={both} />
      {finds && <FindBar finding={finding} actions={actions} />}
      {pages && <PageBar />}
      <RepairBar source={text.id} />
      <div className={styles['frame']}>
        <div ref={scroller} className={styles['scroller']}>
          <div ref={desk} className={styles['desk']} dir={direction}>
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
            <Margin actions={actions} desk={desk} both={both} />
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
