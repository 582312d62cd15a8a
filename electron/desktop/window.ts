// A window on the library: sandboxed, without Node, on our own page; and the plain one that shows the notices.
import { BrowserWindow, screen } from 'electron'
import { ORIGIN } from './protocol.ts'
import { keepWindowState, LEAST, placeWindow, readWindowState } from './window-state.ts'

export interface WindowPlace {
  preload: string
  /** Where the last window's bounds are kept. */
  stateFile: string
}

/** How far a further window is moved from the place of the one before, in pixels. */
const STEP_PX = 28

export async function openWindow({ preload, stateFile }: WindowPlace): Promise<BrowserWindow> {
  const displays = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()]
  const state = placeWindow(
    readWindowState(stateFile),
    displays.map((display) => display.workArea),
  )
  const shift = BrowserWindow.getAllWindows().length * STEP_PX
  const window = new BrowserWindow({
    show: false,
    title: 'Commonplace',
    x: state.x + shift,
    y: state.y + shift,
    width: state.width,
    height: state.height,
    minWidth: LEAST.width,
    minHeight: LEAST.height,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: process.platform === 'darwin',
    },
  })
  if (state.maximized) window.maximize()
  keepWindowState(window, stateFile)
  window.once('ready-to-show', () => window.show())
  reviveAfterCrash(window)
  await window.loadURL(`${ORIGIN}/`)
  return window
}

/** A page that crashes at once again and again would be reloaded for ever. */
const MOST_CRASHES = 3
const CRASH_SPAN_MS = 60_000

/** Loads the page anew when its process dies; what it had not sent yet is all that can be lost. */
function reviveAfterCrash(window: BrowserWindow): void {
  let crashes: number[] = []
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return
    const now = Date.now()
    crashes = [...crashes.filter((at) => now - at < CRASH_SPAN_MS), now]
    if (crashes.length <= MOST_CRASHES) void window.loadURL(`${ORIGIN}/`)
  })
}

/** The licences of what is shipped: a page without script, in a window without a bridge. */
export async function openNotices(): Promise<void> {
  const window = new BrowserWindow({
    show: false,
    title: 'Commonplace',
    width: 760,
    height: 720,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
  })
  window.once('ready-to-show', () => window.show())
  await window.loadURL(`${ORIGIN}/notices.html`)
}
