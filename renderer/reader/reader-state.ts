// What only this window knows of an open text: the surface, the selection, the active passage, what is open beside it. Each side has its own;
// keys and commands act on the side last used.
import { createContext, useContext } from 'react'
import { createStore, useStore, type StoreApi } from 'zustand'
import type { Color } from '../../shared/model/annotation.ts'
import type { QuoteDetail } from '../../shared/model/view.ts'
import { useSide, type Side } from '../state/side.ts'
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
  /** Where the caret stood when the keys last were in this text. */
  caret: number | null
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
  /** The library has not yet said which passage that is. Lists may hold it already: T or N pressed in between are meant for it. */
  making: boolean
  /** Index of the note open beside its marker. */
  note: number | null
  /** Index of the printed citation whose reference is open beside it. */
  citation: number | null
  finding: boolean
  /** Goes to the next (1) or previous (-1) place found. */
  findAgain: (direction: 1 | -1) => void
  /** What is looked for, every place of it, and the one gone to. */
  found: { words: string; hits: readonly Span[]; now: Span | null }
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
  caret: null,
  toolbarShown: false,
  tool: 'none',
  active: null,
  held: false,
  resizing: null,
  hover: [],
  provisional: null,
  making: false,
  note: null,
  citation: null,
  finding: false,
  findAgain: () => {},
  found: { words: '', hits: [], now: null },
  goingToPage: false,
  top: 0,
  progress: 0,
}

export type ReaderStore = StoreApi<ReaderState>

const makeReader = (): ReaderStore => createStore<ReaderState>()(() => ({ ...FRESH, scroller: null, color: 'yellow' }))
const readers: Record<Side, ReaderStore> = { main: makeReader(), beside: makeReader() }

/** The side a component belongs to; outside both it looks at the one last used. */
export const SideContext = createContext<Side | null>(null)

export function useOwnSide(): Side {
  const active = useSide((state) => state.active)
  return useContext(SideContext) ?? active
}

/** The state of the side a component belongs to, for what happens there whichever side has the keys. */
export function useReaderStore(): ReaderStore {
  return readers[useOwnSide()]
}

export function useReader<T>(choose: (state: ReaderState) => T): T {
  return useStore(useReaderStore(), choose)
}

/** The state of the side last used: what keys and commands act on. What waits for the host keeps hold of it meanwhile. */
export function activeReader(): ReaderStore {
  return readers[useSide.getState().active]
}

export const get = (): ReaderState => activeReader().getState()
export const set = (change: Partial<ReaderState>): void => activeReader().setState(change)

/** Elements that act on the selection while they have the focus: it is kept for them, though the page's own has gone. */
export function keepsSelection(): boolean {
  const focused = document.activeElement
  return focused !== null && focused.closest('[data-keeps-selection],[role="dialog"]') !== null
}

/** What is selected at this moment: the page tells of a change only later, and the next key may come before. */
export function selectionNow(): Span | null {
  const { surface, selection } = get()
  if (!surface || keepsSelection()) return selection
  return surface.selection()?.span ?? null
}

/** The passage that keys act on: the active one, unless words are selected that are not exactly it. */
export function target(): QuoteDetail | null {
  const { quotes, active } = get()
  const span = selectionNow()
  if (span) {
    return (
      quotes.touching(span.start, span.end).find((quote) => quote.start === span.start && quote.end === span.end) ??
      null
    )
  }
  return active === null ? null : (quotes.byId(active) ?? null)
}
