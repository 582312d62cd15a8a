// The line between two panes: dragged by the pointer, or moved by arrow keys while it has the focus.
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import styles from './splitter.module.css'

export interface SplitterProps {
  label: string
  /** Width of the pane it sizes, in CSS pixels or in hundredths of what it shares with the other. */
  value: number
  min: number
  max: number
  onChange: (width: number) => void
  /** Enter or a double click folds the pane away, or brings it back. */
  onToggle?: () => void
  /** Which side of the line the sized pane is on. */
  side: 'start' | 'end'
  /** `part`: hundredths of the width of what the line stands in; pixels unless told. */
  unit?: 'pixels' | 'part'
  /** Id of the pane it sizes. */
  controls?: string
}

/** What one arrow key moves; with Shift ten times as much. */
const STEP = { pixels: 8, part: 1 }

export function Splitter({
  label,
  value,
  min,
  max,
  onChange,
  onToggle,
  side,
  unit = 'pixels',
  controls,
}: SplitterProps): ReactNode {
  const origin = useRef<{ x: number; value: number } | null>(null)
  const clamp = (width: number) => Math.round(Math.min(max, Math.max(min, width)))
  // +1 where moving to the right makes the pane wider.
  const towards = (element: HTMLElement) =>
    (side === 'start' ? 1 : -1) * (getComputedStyle(element).direction === 'rtl' ? -1 : 1)

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const step = STEP[unit] * (event.shiftKey ? 10 : 1) * towards(event.currentTarget)
    const next: Record<string, number> = { ArrowLeft: value - step, ArrowRight: value + step, Home: min, End: max }
    if (event.key === 'Enter' && onToggle) onToggle()
    else if (next[event.key] !== undefined) onChange(clamp(next[event.key]!))
    else return
    event.preventDefault()
  }

  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    origin.current = { x: event.clientX, value }
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    if (!origin.current) return
    const whole = event.currentTarget.parentElement?.parentElement?.clientWidth ?? 0
    const scale = unit === 'part' && whole > 0 ? 100 / whole : 1
    const moved = (event.clientX - origin.current.x) * towards(event.currentTarget) * scale
    onChange(clamp(origin.current.value + moved))
  }

  return (
    <div
      className={styles['splitter']}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      {...(controls === undefined ? {} : { 'aria-controls': controls })}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (origin.current = null)}
      onPointerCancel={() => (origin.current = null)}
      onDoubleClick={onToggle}
    />
  )
}
