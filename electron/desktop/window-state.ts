// Where the window stood when it was last closed, brought back onto a screen that is there now.
import type { BrowserWindow, Rectangle } from 'electron'
import * as v from 'valibot'
import { readJson, writeJson } from './json-file.ts'

const Px = v.pipe(v.number(), v.integer(), v.minValue(-100_000), v.maxValue(100_000))
const State = v.object({ x: Px, y: Px, width: Px, height: Px, maximized: v.boolean() })
/** Bounds in device-independent pixels. */
export type WindowState = v.InferOutput<typeof State>

export const LEAST = { width: 640, height: 420 } as const
const USUAL = { width: 1280, height: 820 } as const
/** So much of the window must lie on a screen that it can be seen and taken hold of. */
const VISIBLE_PX = 100

/** Fits what was kept (null: nothing) to the work areas of the screens; the first is the main one. */
export function placeWindow(kept: WindowState | null, screens: readonly Rectangle[]): WindowState {
  const main = screens[0] ?? { x: 0, y: 0, ...USUAL }
  if (kept !== null) {
    const home = screens.find((screen) => overlap(kept, screen) >= VISIBLE_PX)
    if (home) {
      const width = clamp(kept.width, LEAST.width, home.width)
      const height = clamp(kept.height, LEAST.height, home.height)
      // The title bar must not lie above the screen, or the window cannot be moved.
      return { x: kept.x, y: Math.max(kept.y, home.y), width, height, maximized: kept.maximized }
    }
  }
  const width = Math.min(kept?.width ?? USUAL.width, main.width)
  const height = Math.min(kept?.height ?? USUAL.height, main.height)
  const x = main.x + Math.round((main.width - width) / 2)
  const y = main.y + Math.round((main.height - height) / 2)
  return { x, y, width, height, maximized: kept?.maximized ?? false }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}

/** The smaller side of what two rectangles share, in pixels; 0 where they do not touch. */
function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, Math.min(width, height))
}

export function readWindowState(file: string): WindowState | null {
  return readJson<WindowState | null>(file, State, null)
}

/** Keeps the window's place as it closes. */
export function keepWindowState(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    writeJson(file, { ...window.getNormalBounds(), maximized: window.isMaximized() } satisfies WindowState)
  })
}
