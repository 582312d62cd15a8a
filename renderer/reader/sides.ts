// Two texts side by side: opening the second, going from one to the other, closing one.
import { announce } from '../state/announce.tsx'
import { currentMessages } from '../state/messages.tsx'
import { closeSide, isBesideOpen, openBeside } from '../state/place.ts'
import { useSide, type Side } from '../state/side.ts'
import { activeReader, get } from './reader-state.ts'
import { topOffset } from './scroll.ts'

/** The side that keys and commands act on from now on; what was open at the other's selection closes. */
export function takeSide(side: Side): void {
  if (useSide.getState().active === side) return
  const left = activeReader()
  const { surface, selection, caret } = left.getState()
  left.setState({
    toolbarShown: false,
    hover: [],
    // The page tells of a selection only a moment after it was made.
    selection: surface?.selection()?.span ?? selection,
    caret: surface?.caret() ?? caret,
  })
  useSide.setState({ active: side })
}

/** Opens the same text a second time, at the same place; where two stand already, goes to the other. */
export function toOtherSide(): void {
  const words = currentMessages().reader.sides
  if (isBesideOpen()) {
    takeSide(useSide.getState().active === 'main' ? 'beside' : 'main')
    get().surface?.root.focus({ preventScroll: true })
    return
  }
  const { surface, scroller } = get()
  if (!surface) return
  openBeside(surface.source.id, (scroller && topOffset(surface, scroller)) ?? 0)
  announce(words.opened)
}

export function closeThis(): void {
  closeSide(useSide.getState().active)
  get().surface?.root.focus({ preventScroll: true })
  announce(currentMessages().reader.sides.closed)
}
