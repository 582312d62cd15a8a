// What only this window knows of the open text: the surface, the selection, the active passage, what is open beside it.
import { create } from 'zustand'
import type { Color } from '../../shared/model/annotation.ts'
import type { QuoteDetail } from '../../shared/model/view.ts'
import { indexIntervals, type IntervalIndex } from './interval-index.ts'
import type { OutlineEntry } from './outline.ts'
import type { Span } from './sentence.ts'
import type { TextSurface } from './text-surface.ts'

/** What the toolbar or a card is asking for just now. */
export type Tool = 'none' | 'theme' | 'note'

export interface ReaderState {
  surface: TextSurface | null
  scroller: HTMLElement | null
  /** Live passages of the source. */
  quotes: IntervalIndex<QuoteDetail>
  outline: OutlineEntry[]
  /** The selected words, without white space at their ends. */
  selection: Span | null
  /** The toolbar shows once the selecting hand rests, or on Enter. */
  toolbarShown: boolean
  tool: Tool
  /** The passage that keys act on. */
  active: string | null
  /** The active passage was gone to by key or card: Shift and arrows move its ends. */
  held: boolean
  /** New ends of the held passage, not yet written. */
  resizing: (Span & { id: string }) | null
  hover: readonly string[]
  /** A highlight on its way to the library: painted at once, so that the key is answered within a frame. */
  provisional: (Span & { color: Color }) | null
  /** Index of the note open beside its marker. */
  note: number | null
  /** Index of the printed citation whose reference is open beside it. */
  citation: number | null
  finding: boolean
  goingToPage: boolean
  /** Colour of the last highlight: what N, T and C use on words not yet highlighted. */
  color: Color
  /** Offset of the first line in view, and the part of the text above the end of the view (0 to 1). */
  top: number
  progress: number
}

export const NO_QUOTES: IntervalIndex<QuoteDetail> = indexIntervals<QuoteDetail>([])

/** What is forgotten when another text is opened. */
export const FRESH: Omit<ReaderState, 'color' | 'scroller'> = {
  surface: null,
  quotes: NO_QUOTES,
  outline: [],
  selection: null,
  toolbarShown: false,
  tool: 'none',
  active: null,
  held: false,
  resizing: null,
  hover: [],
  provisional: null,
  note: null,
  citation: null,
  finding: false,
  goingToPage: false,
  top: 0,
  progress: 0,
}

export const useReader = create<ReaderState>()(() => ({ ...FRESH, scroller: null, color: 'yellow' }))

/** Elements that act on the selection while they have the focus: it is kept for them, though the page's own has gone. */
export function keepsSelection(): boolean {
  const focused = document.activeElement
  return focused !== null && focused.closest('[data-keeps-selection],[role="dialog"]') !== null
}

/** What is selected at this moment: the page tells of a change only later, and the next key may come before. */
export function selectionNow(): Span | null {
  const { surface, selection } = useReader.getState()
  if (!surface || keepsSelection()) return selection
  return surface.selection()?.span ?? null
}

/** The passage that keys act on: the active one, unless words are selected that are not exactly it. */
export function target(): QuoteDetail | null {
  const { quotes, active } = useReader.getState()
  const span = selectionNow()
  if (span) {
    return (
      quotes.touching(span.start, span.end).find((quote) => quote.start === span.start && quote.end === span.end) ??
      null
    )
  }
  return active === null ? null : (quotes.byId(active) ?? null)
}

export const set = useReader.setState
export const get = useReader.getState
