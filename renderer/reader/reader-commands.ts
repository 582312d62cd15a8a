// The reader's commands with their keys, in the palette and on the key sheet as long as a text is open.
import { COLORS } from '../../shared/model/annotation.ts'
import { usePalette } from '../commands/palette.tsx'
import { useCommands, type Command } from '../commands/registry.ts'
import { announce } from '../state/announce.tsx'
import { useMessages } from '../state/messages.tsx'
import { isBesideOpen } from '../state/place.ts'
import { useSettings } from '../state/settings.ts'
import { say } from '../state/status.ts'
import type { Actions } from './actions.ts'
import { goToNext, goToQuote } from './going.ts'
import { chooseAt } from './choose.ts'
import { citationAt } from './citation-at.ts'
import { get, selectionNow, set, target } from './reader-state.ts'
import { closeThis, toOtherSide } from './sides.ts'
import { moveEnd, runsBackward } from './resize.ts'
import { selectParagraph, selectSentence, selectWord, spanHere } from './select-by-key.ts'
import type { Span } from './sentence.ts'

const open = (): boolean => get().surface !== null
/** Something is selected, being highlighted, or active: what can be tagged, noted, copied. */
export const hasTarget = (): boolean =>
  selectionNow() !== null || get().provisional !== null || get().making || target() !== null
const inText = (): boolean => open() && document.activeElement === get().surface?.root
/** The active passage is held and nothing is selected: Shift and arrows are its ends'. */
const holds = (): boolean => {
  const { active, held } = get()
  return active !== null && held && selectionNow() === null
}

/** The four ways a held passage's ends go, with their keys in a text that runs from left to right. */
const ENDS = [
  { id: 'end-forward', name: 'endForward', edge: 'end', step: 1, key: 'Shift+ArrowRight' },
  { id: 'end-back', name: 'endBack', edge: 'end', step: -1, key: 'Shift+ArrowLeft' },
  { id: 'start-forward', name: 'startForward', edge: 'start', step: 1, key: 'Alt+Shift+ArrowRight' },
  { id: 'start-back', name: 'startBack', edge: 'start', step: -1, key: 'Alt+Shift+ArrowLeft' },
] as const

export function focusText(): void {
  get().surface?.root.focus({ preventScroll: true })
}

/** Closes the innermost thing that is open, and gives the focus back to the text. */
function escape(): void {
  const state = get()
  if (state.tool !== 'none' || (state.toolbarShown && document.activeElement !== state.surface?.root)) {
    set({ tool: 'none', toolbarShown: false })
    const { selection } = state
    focusText()
    if (selection) state.surface?.select(selection.start, selection.end)
  } else if (state.note !== null || state.citation !== null) set({ note: null, citation: null })
  else if (state.toolbarShown) set({ toolbarShown: false })
  else if (state.finding) set({ finding: false })
  else if (state.goingToPage) set({ goingToPage: false })
  else if (state.selection) state.surface?.select(state.selection.end, state.selection.end)
  else set({ active: null, held: false })
  if (document.activeElement === document.body || document.activeElement === null) focusText()
}

const isBusy = (): boolean => {
  const state = get()
  return (
    state.tool !== 'none' ||
    state.note !== null ||
    state.citation !== null ||
    state.toolbarShown ||
    state.finding ||
    state.goingToPage ||
    hasTarget()
  )
}

/** Enter in the text: the toolbar of the selection, else the passage at the caret, else the note at it. */
function enter(): void {
  const { surface, quotes, active } = get()
  const selection = selectionNow()
  if (!surface) return
  if (selection) {
    set({ selection, toolbarShown: true })
    const side = surface.root.closest('[data-side]')
    // The toolbar is on the page with the next frame.
    requestAnimationFrame(() => side?.querySelector<HTMLElement>('[data-toolbar] button')?.focus())
    return
  }
  const caret = surface.caret()
  if (caret === null) return
  const note = surface.source.notes.findIndex((one) => one.markers.some((at) => Math.abs(at - caret) <= 1))
  const quote = chooseAt(quotes.at(caret), active)
  if (quote) goToQuote(quote)
  else set({ note: note === -1 ? null : note, citation: note === -1 ? citationAt(surface.source, caret) : null })
}

export function useReaderCommands(actions: Actions): void {
  const { reader, links } = useMessages()
  const words = reader.commands
  const command = (
    id: string,
    group: Command['group'],
    title: string,
    keys: string[],
    run: () => void,
    when: () => boolean = open,
    more: Partial<Command> = {},
  ): Command => ({ id: `reader.${id}`, group, title, keys, run, when, ...more })
  const trash = (): void => {
    const quote = target()
    if (quote) void actions.trash(quote)
  }
  const mark = (span: Span | null | undefined): void => {
    if (span) void actions.mark(span)
  }
  const found = (): boolean => open() && get().found.hits.length > 0
  useCommands([
    ...COLORS.map((color, i) =>
      command(
        `highlight-${color}`,
        'highlighting',
        reader.toolbar.highlight(reader.colors[color]),
        [String(i + 1)],
        () => void actions.paint(color),
        hasTarget,
      ),
    ),
    command('theme', 'highlighting', reader.card.addTheme, ['T'], () => void actions.open('theme'), hasTarget),
    command('note', 'highlighting', reader.card.note, ['N'], () => void actions.open('note'), hasTarget),
    command('link', 'highlighting', links.start, ['L'], () => void actions.link(), hasTarget),
    command('copy', 'highlighting', reader.card.copy, ['C'], () => void actions.copy(), hasTarget),
    command('cite-as', 'citing', reader.card.citeAs, ['Shift+C'], () => void actions.cite(), hasTarget),
    command('mark-sentence', 'highlighting', words.highlightSentence, ['S'], () => mark(spanHere('sentence'))),
    command('mark-paragraph', 'highlighting', words.highlightParagraph, ['A'], () => mark(spanHere('paragraph'))),
    command('mark-hit', 'highlighting', words.highlightHit, ['H'], () => mark(get().found.now), found),
    command(
      'mark-hits',
      'highlighting',
      words.highlightHits,
      ['Alt+H'],
      () => void actions.markAll(get().found.hits, get().found.words),
      found,
    ),
    command('merge', 'highlighting', words.merge, ['M'], () => void actions.merge(), hasTarget),
    command(
      'split',
      'highlighting',
      words.split,
      ['X'],
      () => void actions.split(),
      () => get().quotes.list.length > 0,
    ),
    command('trash', 'highlighting', reader.card.trash, ['Delete'], trash, () => target() !== null),
    ...ENDS.flatMap(({ id, name, edge, step, key }) => {
      const run = (): void => moveEnd(edge, step, actions)
      // Arrow keys move as the eye does: where the text runs from right to left, the other one moves the same end the same way.
      const mirrored = key.endsWith('Right') ? key.replace('Right', 'Left') : key.replace('Left', 'Right')
      return [
        command(id, 'highlighting', words[name], [key], run, () => holds() && !runsBackward()),
        command(
          `${id}-backward`,
          'highlighting',
          words.rightToLeft(words[name]),
          [mirrored],
          run,
          () => holds() && runsBackward(),
        ),
      ]
    }),
    command('next-highlight', 'going', words.next, ['J'], () => goToNext(1)),
    command('previous-highlight', 'going', words.previous, ['K'], () => goToNext(-1)),
    command('page', 'going', reader.goToPage.open, ['G'], () => set({ goingToPage: true, finding: false })),
    command('find', 'going', reader.find.open, ['Mod+F'], () => set({ finding: true, goingToPage: false }), open, {
      inFields: true,
    }),
    command('find-next', 'going', words.findNext, ['F3', 'Mod+G'], () => get().findAgain(1), open, { inFields: true }),
    command(
      'find-previous',
      'going',
      words.findPrevious,
      ['Shift+F3', 'Mod+Shift+G'],
      () => get().findAgain(-1),
      open,
      {
        inFields: true,
      },
    ),
    command('next-sentence', 'reading', words.nextSentence, ['.'], () => selectSentence(1)),
    command('previous-sentence', 'reading', words.previousSentence, [','], () => selectSentence(-1)),
    // Shift with the same keys, on English and on German keyboards.
    command('extend-sentence', 'reading', words.extendSentence, ['>', ':'], () => selectSentence(1, true)),
    command('extend-sentence-back', 'reading', words.extendSentenceBack, ['<', ';'], () => selectSentence(-1, true)),
    command('word', 'reading', words.word, ['W'], selectWord),
    command('paragraph', 'reading', words.paragraph, ['P'], selectParagraph),
    command('tools', 'reading', words.tools, ['Enter'], enter, inText),
    command('caret', 'reading', words.caretOn, ['F7'], () => {
      const caret = !useSettings.getState().values.caret
      useSettings.getState().set({ caret })
      const sentence = caret ? reader.caretIsOn : reader.caretIsOff
      say(sentence)
      announce(sentence)
    }),
    command('beside', 'reading', words.beside, ['B'], toOtherSide),
    command('close-side', 'reading', words.closeSide, ['Shift+B'], closeThis, isBesideOpen),
    command('open-beside', 'reading', words.openBeside, ['Alt+Shift+B'], () => usePalette.setState({ open: 'beside' })),
    command('print', 'reading', words.print, ['Alt+P'], () => window.print()),
    command('focus', 'reading', words.focusText, [], focusText),
    command('escape', 'reading', words.escape, ['Escape'], escape, () => open() && isBusy(), {
      hidden: true,
      inFields: true,
    }),
  ])
}
