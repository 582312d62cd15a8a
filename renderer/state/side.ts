// The two sides of the reader: which was last used, and whether what is being opened shall stand beside it.
import { create } from 'zustand'

/** `main` is the text that stands alone while there is but one. */
export const SIDES = ['main', 'beside'] as const
export type Side = (typeof SIDES)[number]

export const useSide = create<{ active: Side }>()(() => ({ active: 'main' }))

/** Milliseconds from the key or click that asks until what it asks for is opened: lists first close, and give the focus back. */
const STILL_MEANT_MS = 1_000
let meant = Number.NEGATIVE_INFINITY

/** Whether the key or click that asks to open something was held with Ctrl or ⌘. */
export function wantsBeside(): boolean {
  return performance.now() - meant < STILL_MEANT_MS
}

/** The next thing opened, within a moment, stands beside what is open: for commands that say so themselves. */
export function meanBeside(): void {
  meant = performance.now()
}

/** Looks at every key and click before whoever answers it; returns its stop. */
export function watchBeside(): () => void {
  const look = (event: KeyboardEvent | PointerEvent): void => {
    if (event instanceof KeyboardEvent && event.key !== 'Enter') return
    meant = event.ctrlKey || event.metaKey ? performance.now() : Number.NEGATIVE_INFINITY
  }
  addEventListener('keydown', look, { capture: true })
  addEventListener('pointerdown', look, { capture: true })
  return () => {
    removeEventListener('keydown', look, { capture: true })
    removeEventListener('pointerdown', look, { capture: true })
  }
}
