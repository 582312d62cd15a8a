// `BrowserWindow`: a tab with a place and a life. Preferences weaker than the shell's promises are refused outright.
import { app, life, windows } from './app.ts'
import { Emitter, type Preventable, preventable } from './emitter.ts'
import { WebContents } from './web-contents.ts'

/** Each with the only value a hardened window may have. */
const REFUSED: readonly [keyof Electron.WebPreferences, boolean][] = [
  ['nodeIntegration', true],
  ['nodeIntegrationInWorker', true],
  ['nodeIntegrationInSubFrames', true],
  ['contextIsolation', false],
  ['sandbox', false],
  ['webSecurity', false],
  ['webviewTag', true],
  ['allowRunningInsecureContent', true],
  ['experimentalFeatures', true],
]

export interface BrowserWindowEvents {
  close: [event: Preventable]
  closed: []
  'ready-to-show': []
  focus: []
}

const open: BrowserWindow[] = []
/** Windows whose page has not been left yet. */
let alive = 0
let focused: BrowserWindow | null = null
function focusOn(window: BrowserWindow): void {
  focused = window
}

export class BrowserWindow extends Emitter<BrowserWindowEvents> {
  readonly id: number
  readonly webContents: WebContents
  #bounds: Electron.Rectangle
  #shown: boolean
  #maximized = false
  #minimized = false
  #closed = false

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    if (!life.ready) throw new Error('Cannot create BrowserWindow before app is ready')
    const preferences = options.webPreferences ?? {}
    for (const [name, value] of REFUSED) {
      if (preferences[name] === value) throw new Error(`stand-in: webPreferences.${name} must not be ${value}`)
    }
    this.#bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 }
    this.#shown = options.show !== false
    this.webContents = new WebContents(this, preferences)
    this.id = this.webContents.id
    open.push(this)
    alive++
    focusOn(this)
    app.emit('browser-window-created', preventable({}), this)
    app.emit('web-contents-created', preventable({}), this.webContents)
  }

  static getAllWindows(): BrowserWindow[] {
    return [...open]
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focused
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return contents.window
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  show(): void {
    this.#shown = true
    this.focus()
  }
  isVisible(): boolean {
    return this.#shown
  }
  focus(): void {
    focusOn(this)
    this.emit('focus')
  }
  minimize(): void {
    this.#minimized = true
  }
  isMinimized(): boolean {
    return this.#minimized
  }
  restore(): void {
    this.#minimized = false
  }
  maximize(): void {
    this.#maximized = true
  }
  isMaximized(): boolean {
    return this.#maximized
  }
  getBounds(): Electron.Rectangle {
    return { ...this.#bounds }
  }
  getNormalBounds(): Electron.Rectangle {
    return { ...this.#bounds }
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
  }
  isDestroyed(): boolean {
    return this.#closed
  }

  close(): void {
    const event = preventable({})
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }

  destroy(): void {
    if (this.#closed) return
    this.#closed = true
    open.splice(open.indexOf(this), 1)
    if (focused === this) focused = open.at(-1) ?? null
    void this.webContents.destroy(open.length === 0).then(() => {
      alive--
      this.emit('closed')
      if (alive === 0) app.lastWindowClosed()
    })
  }

  /** The tab was closed from outside. */
  tabClosed(): void {
    this.destroy()
  }
}

windows.count = () => alive
windows.closeAll = () => {
  for (const window of BrowserWindow.getAllWindows()) window.close()
  return open.length === 0
}
