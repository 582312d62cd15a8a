// Where the reader is, and the way back: a stack of places. A place names a view and what it shows, never how.
import { create, type StoreApi, type UseBoundStore } from 'zustand'
import { useSide, wantsBeside, type Side } from './side.ts'

export const VIEWS = [
  'reader',
  'themes',
  'search',
  'bibliography',
  'notes',
  'links',
  'history',
  'report',
  'sync',
  'settings',
] as const
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

export interface PlaceState {
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

export type PlaceStore = UseBoundStore<StoreApi<PlaceState>>

const makePlace = (): PlaceStore =>
  create<PlaceState>()((set, get) => ({
    now: { view: 'reader', source: null, offset: null, settled: false, item: null },
    past: [],
    future: [],
    visit: 0,
    go(step) {
      const { now, past, visit } = get()
      const next: Place = { ...now, offset: null, settled: false, item: null, ...step }
      const same =
        next.view === now.view && next.source === now.source && next.item === now.item && next.offset === null
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

export const usePlace = makePlace()
/** The second text beside the first, with places of its own; without a source there is none. */
export const useBesidePlace = makePlace()

export function placeOf(side: Side): PlaceStore {
  return side === 'main' ? usePlace : useBesidePlace
}

export const isBesideOpen = (): boolean => useBesidePlace.getState().now.source !== null

/** The places that Back and Forward go through: those of the side that was last used. */
export function activePlace(): PlaceStore {
  const besides = useSide.getState().active === 'beside' && usePlace.getState().now.view === 'reader'
  return besides && isBesideOpen() ? useBesidePlace : usePlace
}

/** Opens a source in the side last used, or beside it where the key or the click that asks for it was held with Ctrl or ⌘. */
export function openSource(source: string, offset: number | null = null, item: string | null = null): void {
  if (wantsBeside()) openBeside(source, offset, item)
  else openIn(useSide.getState().active === 'beside' && isBesideOpen() ? 'beside' : 'main', source, offset, item)
}

/** Opens a source in the side that was not last used; with nothing open it is simply opened. */
export function openBeside(source: string, offset: number | null = null, item: string | null = null): void {
  const taken = usePlace.getState().now.source !== null
  const other = isBesideOpen() && useSide.getState().active === 'beside' ? 'main' : 'beside'
  openIn(taken ? other : 'main', source, offset, item)
}

function openIn(side: Side, source: string, offset: number | null, item: string | null): void {
  // Before it goes: who opens something reads on there.
  useSide.setState({ active: side })
  if (side === 'main') return usePlace.getState().go({ view: 'reader', source, offset, item })
  useBesidePlace.getState().go({ source, offset, item })
  if (usePlace.getState().now.view !== 'reader') usePlace.getState().go({ view: 'reader' })
}

/** Closes a side; the other text then stands alone, where it was being read. */
export function closeSide(side: Side): void {
  if (!isBesideOpen()) return
  const { source, offset } = useBesidePlace.getState().now
  if (side === 'main') {
    usePlace.getState().go({ source, offset })
    usePlace.setState({ now: { ...usePlace.getState().now, settled: true } })
  }
  useSide.setState({ active: 'main' })
  useBesidePlace.setState(useBesidePlace.getInitialState())
}

/** Shows a view, with an item of it chosen. */
export function openView(view: View, item: string | null = null): void {
  usePlace.getState().go({ view, item })
}
