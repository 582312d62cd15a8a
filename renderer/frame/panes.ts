// F6 goes round the window's panes, as they stand on screen.

const FOCUSABLE = 'a[href],button:not([disabled]),input:not([disabled]),[tabindex]:not([tabindex="-1"])'

/** The panes that can be seen, in order. */
function panes(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.checkVisibility())
}

/** Moves the focus to the next (1) or previous (-1) pane: to what had it there before, else to its first control. */
export function movePane(direction: 1 | -1): void {
  const all = panes()
  const focused = document.activeElement
  // Panes may lie in each other; the innermost that holds the focus is where one is.
  const here = all.findLastIndex((pane) => focused !== null && pane.contains(focused))
  if (focused instanceof HTMLElement && here !== -1) lastFocus.set(all[here]!, focused)
  for (let step = 1; step <= all.length; step++) {
    const pane = all[(here + direction * step + all.length * 2) % all.length]!
    const before = lastFocus.get(pane)
    const target =
      before?.isConnected && pane.contains(before)
        ? before
        : pane.matches(FOCUSABLE)
          ? pane
          : (pane.querySelector<HTMLElement>(
              '[data-focus-here],[role="grid"] [tabindex="0"],[role="treegrid"] [tabindex="0"]',
            ) ??
            pane.querySelector<HTMLElement>(FOCUSABLE) ??
            pane)
    target.focus()
    if (document.activeElement === target) return
  }
}

const lastFocus = new WeakMap<HTMLElement, HTMLElement>()
