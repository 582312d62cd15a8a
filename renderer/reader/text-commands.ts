// Commands that change the text being read: corrections at the selection or caret at once, what asks for more in a dialog of its own.
import { RawMap } from '../../shared/anchoring/raw-map.ts'
import type { TextEdit } from '../../shared/model/text-edit.ts'
import { useCommands, type Command } from '../commands/registry.ts'
import { useAct, type Act } from '../state/host.tsx'
import { currentMessages, useMessages } from '../state/messages.tsx'
import { say } from '../state/status.ts'
import { beginTask, useTextDesk } from '../state/text-desk.ts'
import { excerpt } from './excerpt.ts'
import { activeReader, get, selectionNow, set } from './reader-state.ts'
import { topOffset } from './scroll.ts'
import type { Span } from './sentence.ts'
import type { TextSurface } from './text-surface.ts'

const open = (): boolean => get().surface !== null

/** The selection, else the caret, else the first line in view. */
function here(surface: TextSurface): Span {
  const { scroller } = get()
  const at = surface.caret() ?? (scroller && topOffset(surface, scroller)) ?? 0
  return selectionNow() ?? { start: at, end: at }
}

/** The raw characters of a stretch of the text; of a caret those of the character after it. */
function rawOf({ source }: TextSurface, { start, end }: Span): { from: number; to: number } {
  const map = new RawMap(source.map)
  const place = map.rawOf(start, Math.max(end, start + 1))
  const at = map.rawAt(start)
  return place && place.first < place.last ? { from: place.first, to: place.last } : { from: at, to: at + 1 }
}

/** Makes the edit, and says what came of it. */
async function make(act: Act, source: string, edit: TextEdit, done: string): Promise<void> {
  const outcome = await act('edit', { source, add: [edit] })
  if (outcome.ok) say(outcome.value.changed ? done : currentMessages().texts.nothingThere)
}

/** What is done to the text at the selection or caret. */
function editsHere(act: Act) {
  const words = () => currentMessages().texts
  const at = (edit: (surface: TextSurface, span: Span) => TextEdit | null, done: () => string) => (): void => {
    const { surface } = get()
    const place = surface && here(surface)
    const made = place && edit(surface, place)
    if (!made) return say(words().nothingThere)
    // What was selected has been dealt with; the next key goes on from there.
    set({ selection: null, caret: place.start, toolbarShown: false, tool: 'none' })
    if (document.activeElement === surface.root) surface.select(place.start, place.start)
    void make(act, surface.source.id, made, done())
  }
  return {
    join: at(
      (surface, { start }) => {
        const { blocks } = surface.source
        const next = blocks[blocks.findLastIndex((block) => block.start <= start) + 1]
        return next ? { kind: 'join', at: rawOf(surface, { start: next.start, end: next.start }).from } : null
      },
      () => words().joined,
    ),
    break: at(
      (surface, { start }) => ({ kind: 'break', at: rawOf(surface, { start, end: start }).from }),
      () => words().broken,
    ),
    heading: at(
      (surface, span) => ({ kind: 'block', ...rawOf(surface, span), as: 'heading', level: 2 }),
      () => words().nowHeading,
    ),
    paragraph: at(
      (surface, span) => ({ kind: 'block', ...rawOf(surface, span), as: 'paragraph' }),
      () => words().nowParagraph,
    ),
    splitWork: at(
      (surface, { start }) => ({ kind: 'splitWork', at: rawOf(surface, { start, end: start }).from }),
      () => words().workSplit,
    ),
    extent: at(
      (surface, span) => {
        const { from, to } = rawOf(surface, span)
        return span.start < span.end ? { kind: 'extent', at: from, from, to } : null
      },
      () => words().workExtent,
    ),
    joinWork: at(
      (surface, { start }) => ({ kind: 'joinWork', at: rawOf(surface, { start, end: start }).from }),
      () => words().workJoined,
    ),
  }
}

export function useTextCommands(): void {
  const { texts } = useMessages()
  const act = useAct()
  const edit = editsHere(act)
  const words = texts.commands
  const command = (id: string, title: string, keys: string[], run: () => void, when = open): Command => ({
    id: `text.${id}`,
    group: 'reading',
    title,
    keys,
    run,
    when,
  })
  /** Opens what asks for more, about the place that is being read. */
  const ask = (begin: (source: string, span: Span) => void) => (): void => {
    const { surface } = get()
    if (surface) begin(surface.source.id, here(surface))
  }
  useCommands([
    command('words', words.words, ['E'], askForWords, () => open() && selectionNow() !== null),
    command('join', words.join, ['Shift+J'], edit.join),
    command('break', words.break, ['Shift+K'], edit.break),
    command('heading', words.heading, ['Shift+H'], edit.heading),
    command('paragraph', words.paragraph, ['Shift+P'], edit.paragraph),
    command(
      'pages',
      words.pages,
      ['Shift+G'],
      ask((source, { start }) => beginTask({ what: 'pages', source, at: start })),
    ),
    command('split-work', words.splitWork, ['Shift+W'], edit.splitWork),
    command('join-work', words.joinWork, ['Shift+V'], edit.joinWork),
    command('extent', words.extent, ['Shift+X'], edit.extent, () => open() && selectionNow() !== null),
    command(
      'facts',
      words.facts,
      ['Shift+F'],
      ask((source, { start }) => beginTask({ what: 'facts', source, at: start })),
    ),
    command(
      'audit',
      words.audit,
      ['Shift+A'],
      ask((source) => beginTask({ what: 'audit', source })),
    ),
    command(
      'reread',
      words.reread,
      ['Alt+R'],
      ask((source) => beginTask({ what: 'reread', source })),
    ),
    command(
      'replace',
      words.replace,
      ['Alt+U'],
      ask((source) => beginTask({ what: 'replace', source })),
    ),
    {
      ...command('attach', words.attach, ['Mod+Enter'], () => void attach(act), canAttach),
      group: 'highlighting',
    },
  ])
}

/** Opens the dialog for the selected words. */
export function askForWords(): void {
  const { surface } = get()
  const selection = selectionNow()
  if (!surface || !selection) return
  const { start, end } = selection
  if (surface.source.text.slice(start, end).includes('\n')) return say(currentMessages().texts.words.oneParagraph)
  beginTask({ what: 'words', source: surface.source.id, start, end })
}

/** A passage looks for its place in this text, and words are selected. */
export function canAttach(): boolean {
  const { repairing } = useTextDesk.getState()
  return repairing !== null && repairing.source === get().surface?.source.id && selectionNow() !== null
}

/** Puts the passage that looks for its place on the selected words. */
export async function attach(act: Act): Promise<void> {
  const { repairing } = useTextDesk.getState()
  const reader = activeReader()
  const selection = selectionNow()
  if (!repairing || !selection) return
  const outcome = await act('repair', { annotation: repairing.passage.id, ...selection })
  if (!outcome.ok) return
  useTextDesk.setState({ repairing: null })
  reader.setState({ selection: null, toolbarShown: false, active: repairing.passage.id, held: true })
  say(currentMessages().texts.repair.attached(excerpt(outcome.value.quote)), 'good')
}
