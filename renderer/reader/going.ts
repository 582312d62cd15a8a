// Going about in the open text: to a passage, to the next one, to an offset.
import type { QuoteDetail } from '../../shared/model/view.ts'
import { announce } from '../state/announce.tsx'
import { currentMessages } from '../state/messages.tsx'
import { activePlace, openBeside } from '../state/place.ts'
import { wantsBeside } from '../state/side.ts'
import { excerpt } from './excerpt.ts'
import { pageAt } from './page.ts'
import { get, set } from './reader-state.ts'
import { scrollTo, topOffset } from './scroll.ts'

/** Makes a passage the active one and brings it into view; the caret goes to its beginning. */
export function goToQuote(quote: QuoteDetail, how: 'key' | 'pointer' = 'key'): void {
  const { surface, scroller } = get()
  set({ active: quote.id, held: true, tool: 'none', selection: null, toolbarShown: false })
  if (!surface || !scroller) return
  if (how === 'key') {
    scrollTo(surface, scroller, quote.start, 'gently')
    surface.root.focus({ preventScroll: true })
    surface.select(quote.start, quote.start)
    set({ caret: quote.start })
  }
  announce(currentMessages().reader.passage(describe(quote)))
}

/** What a screen reader hears of a passage. */
export function describe(quote: QuoteDetail): {
  color: string
  text: string
  page: string | null
  themes: string[]
  note: string | null
  kind: string | null
} {
  const { colors, kinds } = currentMessages().reader
  return {
    color: colors[quote.color],
    text: excerpt(quote.quote, 120),
    page: quote.page,
    themes: quote.themes.map((path) => path.join(' › ')),
    note: quote.note,
    kind: quote.kind === 'verbatim' ? null : kinds[quote.kind],
  }
}

/** The passage after (1) or before (-1) the active one, or after the place of reading. */
export function goToNext(direction: 1 | -1): void {
  const { quotes, active, surface, scroller } = get()
  if (quotes.list.length === 0) return announce(currentMessages().reader.highlights(0))
  const at = active === null ? -1 : quotes.list.findIndex((quote) => quote.id === active)
  let next: QuoteDetail | undefined
  if (at !== -1) next = quotes.list[at + direction]
  else {
    const from = surface?.caret() ?? (surface && scroller ? topOffset(surface, scroller) : 0) ?? 0
    next =
      direction === 1
        ? quotes.list.find((quote) => quote.start >= from)
        : quotes.list.findLast((quote) => quote.start < from)
  }
  if (next) goToQuote(next)
  else announce(currentMessages().reader.noMoreHighlights)
}

/** Goes to an offset, caret and all, as a step that Back undoes; or opens the place beside, where the key or click was held with Ctrl or ⌘. */
export function stepTo(offset: number): void {
  const { surface, scroller } = get()
  if (!surface || !scroller) return
  if (wantsBeside()) return openBeside(surface.source.id, offset)
  const from = topOffset(surface, scroller)
  const place = activePlace().getState()
  if (from !== null) place.settle(from)
  place.go({ view: 'reader', offset })
}

/** The printed page of an offset, for status and announcements. */
export function pageOf(offset: number): string | null {
  const { surface } = get()
  return surface ? pageAt(surface.source.pages, offset) : null
}
