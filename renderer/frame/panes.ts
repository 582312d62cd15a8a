// F6 goes round the window's panes, as they stand on screen; and when what has the focus leaves with its pane, the main one has it.
import { useEffect, useRef } from 'react'

const FOCUSABLE = 'a[href],button:not([disabled]),input:not([disabled]),[tabindex]:not([tabindex="-1"])'

/** Lists take the focus themselves, or by the row it was last on. */
const LIST = ':is([role="grid"],[role="treegrid"],[role="row"])[tabindex="0"]'

/** The panes that can be seen, in order. */
function panes(): HTMLElement[] {
  const shown = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.checkVisibility())
  // A pane made of panes is not one itself.
  return shown.filter((pane) => pane.querySelector('[data-pane]') === null)
}

/** Moves the focus to the next (1) or previous (-1) pane: to what had it there before, else to its first control. */
export function movePane(direction: 1 | -1): void {
  const all = panes()
  const focused = document.activeElement
  const here = all.findIndex((pane) => focused !== null && pane.contains(focused))
  if (focused instanceof HTMLElement && here !== -1) lastFocus.set(all[here]!, focused)
  const from = here === -1 && direction === -1 ? 0 : here
  for (let step = 1; step <= all.length; step++) {
    const pane = all[(from + direction * step + all.length * 2) % all.length]!
    const before = lastFocus.get(pane)
    const target =
      before?.isConnected && pane.contains(before)
        ? before
        : pane.matches(FOCUSABLE)
          ? pane
          : (pane.querySelector<HTMLElement>(LIST) ?? pane.querySelector<HTMLElement>(FOCUSABLE) ?? pane)
    target.focus()
    if (document.activeElement === target) return
  }
}

const lastFocus = new WeakMap<HTMLElement, HTMLElement>()

/** Once `shown` is another: where what had the focus is gone, the text has it, or the main pane, from where Tab goes on. */
export function useFocusKept(shown: string): void {
  const last = useRef<EventTarget | null>(null)
  useEffect(() => {
    const note = (event: FocusEvent): void => void (last.current = event.target)
    document.addEventListener('focusin', note)
    return () => document.removeEventListener('focusin', note)
  }, [])
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      // What takes the focus by itself has it by now, and a dialog gives it back itself.
      const gone = last.current instanceof Node && !last.current.isConnected
      if (!gone || document.activeElement !== document.body || document.querySelector('[role="dialog"]')) return
      const main = document.querySelector<HTMLElement>('main')
      const text = main?.querySelector<HTMLElement>('[data-pane="text"] [role="textbox"]')
      ;(text ?? main)?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [shown])
}
