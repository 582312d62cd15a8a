// The commands of the window itself: views, panes, back and forward, undo and redo, palette and key sheet.
import { useCommands } from '../commands/registry.ts'
import { usePalette } from '../commands/palette.tsx'
import { useMessages } from '../state/messages.tsx'
import { activePlace, openView, usePlace, VIEWS } from '../state/place.ts'
import { useSettings } from '../state/settings.ts'
import { isListOver, toggleList } from './list-shown.ts'
import { movePane } from './panes.ts'
import { shownRecord, useUndo } from './undo.ts'

const VIEW_KEYS: Partial<Record<(typeof VIEWS)[number], string>> = {
  search: 'Mod+Shift+F',
  history: 'Mod+H',
  settings: 'Mod+,',
}

export function useFrameCommands(): void {
  const { frame, history } = useMessages()
  const kind = shownRecord(usePlace((state) => state.now))?.kind ?? 'other'
  const undoing = useUndo()
  const { set } = useSettings.getState()
  const place = () => activePlace().getState()
  const here = () => shownRecord(place().now)
  const hereDo = (which: 'undoWithin' | 'redoWithin') => () => {
    const record = here()
    if (record) undoing[which](record.id)
  }
  useCommands([
    {
      id: 'window.palette',
      title: frame.palette.open,
      group: 'window',
      keys: ['Mod+K'],
      inFields: true,
      hidden: true,
      run: () => usePalette.setState({ open: 'commands' }),
    },
    {
      id: 'window.jump',
      title: frame.jump.open,
      group: 'going',
      keys: ['Mod+P'],
      inFields: true,
      run: () => usePalette.setState({ open: 'places' }),
    },
    {
      id: 'window.keys',
      title: frame.keys.open,
      group: 'window',
      keys: ['?'],
      run: () => usePalette.setState({ open: 'keys' }),
    },
    { id: 'window.undo', title: frame.undo, group: 'window', keys: ['Mod+Z'], run: undoing.undo },
    { id: 'window.redo', title: frame.redo, group: 'window', keys: ['Mod+Shift+Z', 'Mod+Y'], run: undoing.redo },
    {
      id: 'window.undo-here',
      title: history.here.undo[kind],
      group: 'window',
      keys: ['Alt+Z'],
      when: () => here() !== null,
      run: hereDo('undoWithin'),
    },
    {
      id: 'window.redo-here',
      title: history.here.redo[kind],
      group: 'window',
      keys: ['Alt+Shift+Z'],
      when: () => here() !== null,
      run: hereDo('redoWithin'),
    },
    {
      id: 'window.back',
      title: frame.back,
      group: 'going',
      keys: ['Alt+ArrowLeft'],
      when: () => place().past.length > 0,
      run: () => place().back(),
    },
    {
      id: 'window.forward',
      title: frame.forward,
      group: 'going',
      keys: ['Alt+ArrowRight'],
      when: () => place().future.length > 0,
      run: () => place().forward(),
    },
    {
      id: 'window.next-pane',
      title: frame.nextPane,
      group: 'window',
      keys: ['F6'],
      inFields: true,
      run: () => movePane(1),
    },
    {
      id: 'window.previous-pane',
      title: frame.previousPane,
      group: 'window',
      keys: ['Shift+F6'],
      inFields: true,
      run: () => movePane(-1),
    },
    {
      id: 'window.close-list',
      title: frame.keys.close,
      group: 'window',
      keys: ['Escape'],
      hidden: true,
      when: isListOver,
      run: toggleList,
    },
    { id: 'window.list', title: frame.toggleList, group: 'window', keys: ['Mod+B'], run: toggleList },
    {
      id: 'window.margin',
      title: frame.toggleMargin,
      group: 'window',
      keys: ['Mod+Shift+B'],
      run: () => set({ marginShown: !useSettings.getState().values.marginShown }),
    },
    ...VIEWS.map((view) => ({
      id: `window.view-${view}`,
      title: frame.views[view],
      group: 'going' as const,
      keys: VIEW_KEYS[view] === undefined ? [] : [VIEW_KEYS[view]],
      inFields: true,
      run: () => openView(view),
    })),
  ])
}
