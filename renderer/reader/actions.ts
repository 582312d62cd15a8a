// What a reader does to passages: highlight, recolour, tag, note, copy, resize, remove. Each acts on the selection or the active passage.
import { useMemo } from 'react'
import type { Color, Kind } from '../../shared/model/annotation.ts'
import type { QuoteDetail } from '../../shared/model/view.ts'
import { announce } from '../state/announce.tsx'
import { typeAhead } from '../commands/type-ahead.ts'
import { asError, untilAnswered, useAct, useHost, type Act, type Outcome } from '../state/host.tsx'
import { startLinking } from '../state/linking.ts'
import { currentMessages } from '../state/messages.tsx'
import { citeAs } from '../state/citing-desk.ts'
import { citingChoices, copyCited } from '../state/copy-form.ts'
import { useSettings } from '../state/settings.ts'
import { say, sayError } from '../state/status.ts'
import type { Args, HostClient } from '../../shared/rpc/contract.ts'
import { excerpt } from './excerpt.ts'
import { activeReader, get, selectionNow, set, target as targetNow, type Tool } from './reader-state.ts'
import { toMerge, toSplit } from './parts.ts'
import type { Span } from './sentence.ts'

export interface Actions {
  /** Highlights the selection, or recolours the passage that is it or is active. */
  paint(color: Color): Promise<void>
  /** Opens the theme field or the note of the passage, which is highlighted first where it is not yet. */
  open(tool: Exclude<Tool, 'none'>): Promise<void>
  tag(path: string): Promise<void>
  untag(quote: QuoteDetail, theme: string): Promise<void>
  copy(): Promise<void>
  /** Opens the dialog that cites it in any form. */
  cite(): Promise<void>
  /** Asks which passage this one is to be linked to; it is highlighted first where it is not yet. */
  link(): Promise<void>
  setKind(quote: QuoteDetail, kind: Kind): Promise<void>
  trash(quote: QuoteDetail): Promise<void>
  resize(id: string, span: Span): Promise<void>
  /** Highlights a span in the last colour; one that is highlighted already becomes the active passage. */
  mark(span: Span): Promise<void>
  /** Highlights many places in the last colour, as one step; `words` is what was looked for. */
  markAll(spans: readonly Span[], words: string): Promise<void>
  /** Joins the passages in the selection, or the active passage with those it touches. */
  merge(): Promise<void>
  /** Cuts the passage at the caret in two. */
  split(): Promise<void>
}

const words = () => currentMessages().reader

/** A write that is still on its way, so that the next key may count on it. */
let pending: Promise<QuoteDetail | null> = Promise.resolve(null)

function makeActions(act: Act, host: HostClient): Actions {
  /** Highlights once, also where the line breaks before the library has acknowledged it: then it may or may not have been done. */
  async function highlightSurely(args: Args<'highlight'>): Promise<Outcome<QuoteDetail>> {
    const outcome = await act('highlight', args)
    if (outcome.ok || outcome.error.name !== 'closed') return outcome
    const there = await untilAnswered(() => host.quotes({ source: args.source }))
    const made = there?.find(
      ({ start, end, color }) => start === args.start && end === args.end && color === args.color,
    )
    return made ? { ok: true, value: made } : act('highlight', args)
  }

  async function highlight(color: Color, themes: string[] = []): Promise<QuoteDetail | null> {
    // The hand may be in the other text by the time the library answers.
    const reader = activeReader()
    const { surface } = reader.getState()
    const selection = selectionNow()
    if (!surface || !selection) return null
    const hadFocus = document.activeElement === surface.root
    // The caret is noted at once: the page tells of it only later, and a field may have the focus by then.
    const caret = selection.end
    set({
      provisional: { ...selection, color },
      making: true,
      selection: null,
      caret,
      toolbarShown: false,
      tool: 'none',
      color,
    })
    surface.root.focus({ preventScroll: true })
    surface.select(selection.end, selection.end)
    const outcome = await highlightSurely({
      source: surface.source.id,
      ...selection,
      color,
      ...(themes.length > 0 ? { themes } : {}),
    })
    if (!outcome.ok) {
      // The words are selected again, so that the same key tries again.
      reader.setState({ provisional: null, making: false })
      if (hadFocus && get().surface === surface) surface.select(selection.start, selection.end)
      return null
    }
    const quote = outcome.value
    reader.setState({ active: quote.id, held: true, making: false })
    say(words().highlighted(words().colors[color], excerpt(quote.quote)))
    return quote
  }

  /** The passage that keys act on, when what is on its way is done. The one just made counts, though the list may not hold it yet. */
  async function meant(): Promise<QuoteDetail | null> {
    const last = await pending
    const target = targetNow()
    if (target) return target
    return last !== null && get().active === last.id && selectionNow() === null ? last : null
  }

  /** The passage that is meant, highlighted now where it is not yet one. */
  async function passage(): Promise<QuoteDetail | null> {
    const target = await meant()
    if (target) return target
    pending = highlight(get().color)
    return pending
  }

  return {
    async paint(color) {
      // Words that are selected are taken at once: they may not be by the time an answer comes.
      const target = selectionNow() === null ? await meant() : targetNow()
      if (!target) {
        pending = highlight(color)
        await pending
        return
      }
      set({ color, active: target.id, held: true })
      if (target.color === color) return
      const outcome = await act('recolour', { annotations: [target.id], color })
      if (outcome.ok) say(words().recoloured(words().colors[color]))
    },
    async open(tool) {
      // Words not yet highlighted get their theme in the toolbar: the passage is made together with it.
      const selection = selectionNow()
      if (tool === 'theme' && selection && !targetNow()) return set({ tool, selection, toolbarShown: true })
      const ahead = typeAhead(tool === 'theme')
      const reader = activeReader()
      const quote = await passage()
      if (quote) reader.setState({ active: quote.id, held: false, selection: null, toolbarShown: false, tool })
      ahead.finish(quote !== null)
    },
    async tag(path) {
      const target = await meant()
      if (!target) {
        pending = highlight(get().color, [path])
        await pending
        return
      }
      const outcome = await act('tag', { annotations: [target.id], theme: path })
      if (outcome.ok) say(words().tagged(path))
    },
    async untag(quote, theme) {
      await act('untag', { annotations: [quote.id], theme })
    },
    async link() {
      const quote = await passage()
      if (quote) startLinking(quote.id)
    },
    async copy() {
      const quote = await passage()
      if (!quote) return
      const { copyFormat } = useSettings.getState().values
      try {
        const cited = host.cite({ annotations: [quote.id], ...citingChoices(), form: 'quote' })
        await copyCited(
          cited.then((one) => [one]),
          copyFormat,
        )
        const { text, edition } = await cited
        say(words().copied(excerpt(text), edition), 'good')
      } catch (thrown) {
        sayError(currentMessages().errors.say(asError(thrown)))
      }
    },
    async cite() {
      const quote = await passage()
      if (quote) citeAs([quote.id])
    },
    async setKind(quote, kind) {
      await act('setKind', { annotations: [quote.id], kind })
    },
    async trash(quote) {
      const reader = activeReader()
      const outcome = await act('trash', { ids: [quote.id] })
      if (!outcome.ok) return
      if (reader.getState().active === quote.id) reader.setState({ active: null, held: false, tool: 'none' })
      say(words().trashed)
    },
    async resize(id, span) {
      const reader = activeReader()
      const { resizing } = reader.getState()
      const outcome = await act('resize', { annotation: id, ...span })
      // A key pressed meanwhile has moved the end on; that is written in its turn.
      if (reader.getState().resizing === resizing) reader.setState({ resizing: null })
      if (outcome.ok) say(words().resized(excerpt(outcome.value.quote)))
    },
    async mark(span) {
      const reader = activeReader()
      const last = await pending
      const { surface, quotes, color, provisional } = reader.getState()
      if (!surface) return
      const same = (one: Span | null): boolean => one?.start === span.start && one.end === span.end
      // The one just made may not stand in the list yet.
      const there = same(provisional) ? last : quotes.touching(span.start, span.end).find(same)
      // The caret goes on, so that the same key marks what follows.
      if (document.activeElement === surface.root) surface.select(span.end, span.end)
      reader.setState({ selection: null, caret: span.end, toolbarShown: false, tool: 'none' })
      if (there) return reader.setState({ active: there.id, held: true })
      reader.setState({ provisional: { ...span, color }, making: true })
      pending = highlightSurely({ source: surface.source.id, ...span, color }).then((outcome) => {
        if (!outcome.ok) {
          reader.setState({ provisional: null, making: false })
          return null
        }
        reader.setState({ active: outcome.value.id, held: true, making: false })
        say(words().highlighted(words().colors[color], excerpt(outcome.value.quote)))
        return outcome.value
      })
      await pending
    },
    async markAll(spans, wanted) {
      const { surface, color } = get()
      if (!surface || spans.length === 0) return
      const ranges = spans.map(({ start, end }) => ({ start, end }))
      const outcome = await act('highlightAll', { source: surface.source.id, ranges, color, words: wanted })
      if (outcome.ok) tell(words().highlightedAll(outcome.value.made, outcome.value.present))
    },
    async merge() {
      await pending
      const reader = activeReader()
      const passages = toMerge(reader)
      if (passages.length < 2) return tell(words().noneToMerge)
      const outcome = await act('mergePassages', { annotations: passages.map(({ id }) => id) })
      if (!outcome.ok) return
      reader.setState({ active: outcome.value.id, held: true })
      tell(words().merged(excerpt(outcome.value.quote)))
    },
    async split() {
      await pending
      const reader = activeReader()
      const place = toSplit(reader)
      if (!place) return tell(words().splitWhere)
      const outcome = await act('splitPassage', { annotation: place.quote.id, at: place.at })
      if (!outcome.ok) return
      const { first, second } = outcome.value
      reader.setState({ active: second.id, held: true })
      tell(words().split(excerpt(first.quote, 40), excerpt(second.quote, 40)))
    },
  }
}

/** For the eye and for the ear. */
function tell(sentence: string): void {
  say(sentence)
  announce(sentence)
}

export function useActions(): Actions {
  const act = useAct()
  const host = useHost()
  return useMemo(() => makeActions(act, host), [act, host])
}
