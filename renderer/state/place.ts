// Where the reader is, and the way back: a stack of places. A place names a view and what it shows, never how.
import { create } from 'zustand'

export const VIEWS = ['reader', 'themes', 'search', 'bibliography', 'notes', 'links', 'settings'] as const
export type View = (typeof VIEWS)[number]

export interface Place {
  view: View
  /** The source open in the reader; it stays open behind the other views. */
  source: string | null
  /** UTF-16 code units into the source's text; null: where the reader stopped. */
  offset: number | null
  /** The offset is the top of the view as it was left, rather than a passage gone to. */
  settled: boolean
  /** Id of the theme, note, passage or reference the view shows. */
  item: string | null
}

/** A step to a place; what is left out stays as it is, except that `offset` and `item` are forgotten. */
export type Step = Partial<Omit<Place, 'settled'>>

interface PlaceState {
  now: Place
  past: Place[]
  future: Place[]
  /** Counts the visits, so that going to the same offset twice scrolls twice. */
  visit: number
  /** Goes to a place and remembers the present one for `back`. */
  go(step: Step): void
  /** Notes where the reader has scrolled to, so that `back` returns there; it is not a step. */
  settle(offset: number): void
  back(): void
  forward(): void
}

/** A day's reading fits; older places are forgotten first. */
const MOST_PLACES = 200

export const usePlace = create<PlaceState>()((set, get) => ({
  now: { view: 'reader', source: null, offset: null, settled: false, item: null },
  past: [],
  future: [],
  visit: 0,
  go(step) {
    const { now, past, visit } = get()
    const next: Place = { ...now, offset: null, settled: false, item: null, ...step }
    const same = next.view === now.view && next.source === now.source && next.item === now.item && next.offset === null
    if (same && next.view !== 'reader') return
    set({
      now: next,
      past: same ? past : [...past, now].slice(-MOST_PLACES),
      future: same ? get().future : [],
      visit: visit + 1,
    })
  },
  settle(offset) {
    const { now } = get()
    if (now.view === 'reader' && now.offset !== offset) set({ now: { ...now, offset, settled: true } })
  },
  back() {
    const { now, past, future, visit } = get()
    const last = past.at(-1)
    if (last) set({ now: last, past: past.slice(0, -1), future: [now, ...future], visit: visit + 1 })
  },
  forward() {
    const { now, past, future, visit } = get()
    const [next, ...rest] = future
    if (next) set({ now: next, past: [...past, now], future: rest, visit: visit + 1 })
  },
}))

/** Opens a source, at an offset or where it was left. */
export function openSource(source: string, offset: number | null = null, item: string | null = null): void {
  usePlace.getState().go({ view: 'reader', source, offset, item })
}

/** Shows a view, with an item of it chosen. */
export function openView(view: View, item: string | null = null): void {
  usePlace.getState().go({ view, item })
}
