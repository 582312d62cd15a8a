// Where the selection toolbar stands: by the end of the selection, never over it. Pure; all numbers are px of the viewport.

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

export interface ToolbarPlace {
  left: number
  top: number
  /** Which side of the selection it stands on; `over` only where the selection fills the whole height. */
  side: 'below' | 'above' | 'over'
}

const GAP = 8
const EDGE = 8

/**
 * `lines` are the selection's line boxes in reading order; `view` is the part of the window the text may use.
 * Below the last line where there is room, else above the first; centred on the end of the selection as far as the edges allow.
 * `list`: height of what opens from it away from the selection; where neither side has room for that, the one with more of it is taken.
 */
export function placeToolbar(
  lines: readonly Box[],
  view: Box,
  size: { width: number; height: number },
  rightToLeft = false,
  list = 0,
): ToolbarPlace {
  const first = lines[0]
  const last = lines.at(-1)
  if (!first || !last) return { left: view.left + EDGE, top: view.top + EDGE, side: 'over' }
  const bottom = Math.max(...lines.map((line) => line.bottom))
  const top = Math.min(...lines.map((line) => line.top))
  const end = rightToLeft ? last.left : last.right
  const start = rightToLeft ? first.right : first.left
  const clamp = (x: number) => Math.max(view.left + EDGE, Math.min(x - size.width / 2, view.right - EDGE - size.width))
  const under = view.bottom - (bottom + GAP + size.height + EDGE)
  const over = top - GAP - size.height - (view.top + EDGE)
  const fitsBelow = under >= 0 && bottom + GAP >= view.top
  const fitsAbove = over >= 0 && top - GAP <= view.bottom
  if (fitsBelow && (under >= list || !fitsAbove || under >= over)) {
    return { left: clamp(end), top: bottom + GAP, side: 'below' }
  }
  if (fitsAbove) return { left: clamp(start), top: top - GAP - size.height, side: 'above' }
  return { left: clamp(end), top: view.bottom - EDGE - size.height, side: 'over' }
}
