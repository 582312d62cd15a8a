// The selection toolbar: five colours, theme, note, copy. It opens by the end of the selection and never over it.
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { Button, Toolbar as AriaToolbar } from 'react-aria-components'
import { COLORS } from '../../shared/model/annotation.ts'
import { useShownKey } from '../commands/written-keys.ts'
import { useMessages } from '../state/messages.tsx'
import { Icon, type IconName } from '../ui/icons.tsx'
import type { Actions } from './actions.ts'
import { excerpt } from './excerpt.ts'
import { focusText } from './reader-commands.ts'
import { get, set, useReader } from './reader-state.ts'
import { useSlots } from './slots.tsx'
import { askForWords } from './text-commands.ts'
import { placeToolbar, type ToolbarPlace } from './toolbar-place.ts'
import styles from './toolbar.module.css'

/** Not seen until it has its place, but there: what is hidden cannot be focused, and T opens it and its field at once. */
const UNPLACED = { opacity: 0 }

/** What the list of themes wants beside the selection, in px: some six of them. */
const LIST_HEIGHT = 200

/** Stands in the scrolled desk, so that it moves with the words it belongs to. */
export function Toolbar({ actions, desk }: { actions: Actions; desk: RefObject<HTMLElement | null> }) {
  const { reader, texts } = useMessages()
  const { ThemeField } = useSlots()
  const surface = useReader((state) => state.surface)
  const selection = useReader((state) => state.selection)
  const tool = useReader((state) => state.tool)
  const own = useRef<HTMLDivElement>(null)
  const place = usePlacement(own, desk, tool === 'theme' ? LIST_HEIGHT : 0)
  const themeKey = useShownKey('reader.theme')
  const noteKey = useShownKey('reader.note')
  const copyKey = useShownKey('reader.copy')
  const correctKey = useShownKey('text.words')
  if (!selection) return null

  const back = (): void => {
    set({ tool: 'none', toolbarShown: false })
    focusText()
    get().surface?.select(selection.start, selection.end)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    back()
  }
  return (
    <div
      ref={own}
      className={styles['toolbar']}
      data-toolbar=""
      dir="ltr"
      data-keeps-selection=""
      data-side={place?.side}
      style={place ? { left: place.left, top: place.top } : UNPLACED}
      onKeyDown={onKeyDown}
    >
      <AriaToolbar aria-label={reader.toolbar.label} className={styles['row']!}>
        {COLORS.map((color, i) => (
          <Button
            key={color}
            className={styles['colour']!}
            aria-label={reader.toolbar.highlight(reader.colors[color])}
            data-color={color}
            onPress={() => void actions.paint(color)}
          >
            <i />
            <kbd aria-hidden="true" data-keys={i + 1} />
          </Button>
        ))}
        <hr />
        {tool === 'theme' ? (
          <div>
            <ThemeField
              autoFocus
              side={place?.side === 'above' ? 'above' : 'below'}
              chosen={[]}
              onChoose={(path) => void actions.tag(path)}
              onClose={back}
            />
          </div>
        ) : (
          <Act icon="tag" keys={themeKey} name={reader.toolbar.theme} run={() => void actions.open('theme')} />
        )}
        <Act icon="note" keys={noteKey} name={reader.toolbar.note} run={() => void actions.open('note')} />
        <Act icon="copy" keys={copyKey} name={reader.toolbar.copy} run={() => void actions.copy()} />
        <Act icon="edit" keys={correctKey} name={texts.correct} run={askForWords} />
      </AriaToolbar>
      <span className={styles['unseen']}>
        {excerpt(surface?.source.text.slice(selection.start, selection.end) ?? '')}
      </span>
    </div>
  )
}

/** Its key is drawn in it: a tooltip would take the first Escape for itself. */
function Act({ icon, name, keys, run }: { icon: IconName; name: string; keys: string | undefined; run: () => void }) {
  return (
    <Button className={styles['act']!} onPress={run}>
      <Icon name={icon} size={16} />
      {name}
      <kbd aria-hidden="true" data-keys={keys} />
    </Button>
  )
}

/** Where the toolbar stands, in px of the desk; measured before it is painted, and anew when its own size changes. */
function usePlacement(
  own: RefObject<HTMLElement | null>,
  desk: RefObject<HTMLElement | null>,
  list: number,
): ToolbarPlace | null {
  const surface = useReader((state) => state.surface)
  const scroller = useReader((state) => state.scroller)
  const selection = useReader((state) => state.selection)
  const [place, setPlace] = useState<ToolbarPlace | null>(null)
  useLayoutEffect(() => {
    const element = own.current
    if (!surface || !scroller || !selection || !element || !desk.current) return
    const measure = (): void => {
      const origin = desk.current!.getBoundingClientRect()
      const view = scroller.getBoundingClientRect()
      const rightToLeft =
        getComputedStyle(surface.map().pieceAt(selection.start)?.element ?? surface.root).direction === 'rtl'
      const size = { width: element.offsetWidth, height: element.offsetHeight }
      const next = placeToolbar(surface.boxes(selection.start, selection.end), view, size, rightToLeft, list)
      setPlace({ ...next, left: next.left - origin.left, top: next.top - origin.top })
    }
    measure()
    const watcher = new ResizeObserver(measure)
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [surface, scroller, selection, own, desk, list])
  return place
}
