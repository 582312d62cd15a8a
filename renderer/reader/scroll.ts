// Where the text is scrolled to, in offsets: what survives another width, another size, another day.
import type { TextSurface } from './text-surface.ts'

/** Space in px between the top of the view and a passage that was gone to. */
const HEADROOM = 96
/** The last paragraph's own space below it is no text. */
const END_PX = 32

/** The offset of the first line in view; null before the text is laid out. */
export function topOffset(surface: TextSurface, scroller: HTMLElement): number | null {
  const view = scroller.getBoundingClientRect()
  const section = firstBelow(surface.root.children, view.top)
  if (section === -1) return null
  const { from, to } = surface.sections[section]!
  // Only this section is asked for its paragraphs: asking within one not laid out would lay it out.
  const pieces = surface.map().pieces.filter((piece) => piece.block >= from && piece.block < to)
  const index = firstBelow(
    pieces.map((piece) => piece.element),
    view.top,
  )
  if (index === -1) return surface.sections[section]!.start
  const piece = pieces[index]!
  const box = piece.element.getBoundingClientRect()
  if (box.top >= view.top) return piece.start
  // Within a long paragraph: the character at the beginning of the first visible line.
  const backward = getComputedStyle(piece.element).direction === 'rtl'
  const place = document.caretPositionFromPoint(backward ? box.right - 2 : box.left + 2, view.top + 4)
  const offset = place ? surface.map().toOffset(place.offsetNode, place.offset) : null
  return offset !== null && offset >= piece.start && offset <= piece.end ? offset : piece.start
}

/** Index of the first element whose lower edge lies below `top`, or the last; -1 without elements. They stand one under the other. */
function firstBelow(elements: ArrayLike<Element>, top: number): number {
  let low = 0
  let high = elements.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (elements[middle]!.getBoundingClientRect().bottom > top + 1) high = middle
    else low = middle + 1
  }
  return high < 0 ? -1 : low
}

/** Scrolls so that an offset is in view: near the top, only as far as needed with `gently`, or at the very top, as `topOffset` told it, with `restore`. */
export function scrollTo(
  surface: TextSurface,
  scroller: HTMLElement,
  offset: number,
  how: 'top' | 'gently' | 'restore' = 'top',
): void {
  const piece = surface.map().pieceAt(offset)
  if (!piece) return
  const boxOf = () => surface.boxes(offset, Math.min(offset + 1, piece.end))[0] ?? piece.element.getBoundingClientRect()
  const view = scroller.getBoundingClientRect()
  const now = boxOf()
  const inView = now.top >= view.top + HEADROOM / 2 && now.bottom <= view.bottom - HEADROOM / 2
  if (how === 'gently' && inView && piece.element.checkVisibility({ contentVisibilityAuto: true })) return
  if (offset === 0) {
    scroller.scrollTop = 0
    return
  }
  // The section may only now be laid out: bring its paragraph in, then the line itself.
  piece.element.scrollIntoView({ block: 'start' })
  const space = how === 'restore' ? 0 : how === 'top' ? HEADROOM : view.height / 3
  scroller.scrollTop += boxOf().top - scroller.getBoundingClientRect().top - space
}

/** How far the reading has come, from 0 to 1: the first offset in view by the length of the text; all of it once its last line is in view. */
export function progressAt(surface: TextSurface, scroller: HTMLElement): number {
  const last = surface.root.lastElementChild?.getBoundingClientRect()
  if (!last || last.bottom <= scroller.getBoundingClientRect().bottom + END_PX) return 1
  const top = topOffset(surface, scroller) ?? 0
  return surface.source.text.length === 0 ? 1 : top / surface.source.text.length
}
