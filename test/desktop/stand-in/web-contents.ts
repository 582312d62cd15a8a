// `WebContents`: a tab, with the app's real preload in a world of its own, and the traffic between that world and main.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { CDPSession, Page } from 'playwright-core'
import { fromCarried, originOf, toCarried } from './address.ts'
import type { BrowserWindow } from './browser-window.ts'
import { claimPage, owners } from './chromium.ts'
import { Emitter, type Preventable, preventable } from './emitter.ts'
import { answerInvoke, type IpcMainEvent, tell, type WebFrameMain } from './ipc-main.ts'
import { Lent, type MessagePortMain } from './port.ts'
import { granted, session } from './session.ts'
import { pageWorld, preloadWorld, type ToMain, type ToPage } from './worlds.ts'

type Navigation = Preventable & { readonly url: string; readonly isMainFrame: boolean }

export interface WebContentsEvents {
  'will-navigate': [event: Navigation]
  'will-frame-navigate': [event: Navigation]
  'will-redirect': [event: Navigation]
  'will-attach-webview': [event: Preventable]
  'render-process-gone': [
    event: Preventable,
    details: { reason: 'clean-exit' | 'crashed' | 'killed'; exitCode: number },
  ]
  'did-finish-load': []
  destroyed: []
}

type OpenHandler = (details: { url: string; frameName: string }) => { action: 'deny' | 'allow' }

const WORLD = 'ElectronPreload'
/** No page can guess the name of the events between the worlds. */
const KEY = `k${randomBytes(12).toString('hex')}`
const all: WebContents[] = []

/** Permissions of Electron and what the debugger calls them. */
const PERMISSIONS: Readonly<Record<string, object[]>> = {
  geolocation: [{ name: 'geolocation' }],
  notifications: [{ name: 'notifications' }],
  media: [{ name: 'microphone' }, { name: 'camera' }],
  midi: [{ name: 'midi' }],
  'clipboard-read': [{ name: 'clipboard-read' }],
  'clipboard-sanitized-write': [{ name: 'clipboard-write' }],
}

export class WebContents extends Emitter<WebContentsEvents> {
  readonly id: number
  readonly session = session.defaultSession
  readonly #window: BrowserWindow
  readonly #preload: string | null
  readonly #script: boolean
  readonly #lent = new Lent()
  #page: Page | null = null
  #debugger: CDPSession | null = null
  #frameId = ''
  #world: number | null = null
  #claimed: Promise<void> | null = null
  /** The app itself is loading a page, which no navigation rule stops. */
  #loading = false
  #open: OpenHandler | null = null
  #gone = false

  constructor(window: BrowserWindow, preferences: Electron.WebPreferences) {
    super()
    this.#window = window
    this.#preload = preferences.preload ?? null
    this.#script = preferences.javascript !== false
    this.id = all.push(this)
  }

  static all(): WebContents[] {
    return all.filter((contents) => !contents.#gone)
  }

  static ofTarget(targetId: string): WebContents | undefined {
    return WebContents.all().find((contents) => contents.#frameId === targetId)
  }

  get window(): BrowserWindow {
    return this.#window
  }

  getURL(): string {
    return this.#page ? fromCarried(this.#page.url()) : ''
  }

  isDestroyed(): boolean {
    return this.#gone
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#open = handler
  }

  /** Chromium's tab has no such setting: nothing of the page reaches a network here anyhow. */
  setWebRTCIPHandlingPolicy(_policy: 'disable_non_proxied_udp'): void {}

  close(): void {
    this.#window.close()
  }

  reload(): void {
    // Another load that comes meanwhile takes its place.
    this.loadURL(this.getURL()).catch(() => {})
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    const paper = options.pageSize === 'A4' ? { paperWidth: 8.27, paperHeight: 11.7 } : {}
    const { data } = await this.#debugger!.send('Page.printToPDF', paper)
    return Buffer.from(data, 'base64')
  }

  send(channel: string, ...args: unknown[]): void {
    void this.#toPage({ kind: 'message', channel, args, ports: [] })
  }

  postMessage(channel: string, message: unknown, transfer: MessagePortMain[] = []): void {
    const ports = transfer.map((port) =>
      this.#lent.lend(
        port,
        (id, data) => void this.#toPage({ kind: 'port', id, data }),
        (id) => void this.#toPage({ kind: 'ended', id }),
      ),
    )
    void this.#toPage({ kind: 'message', channel, args: [message], ports })
  }

  async loadURL(url: string): Promise<void> {
    this.#claimed ??= this.#claim(url)
    await this.#claimed
    this.#loading = true
    try {
      await this.#page!.goto(toCarried(url), { waitUntil: 'load' })
    } finally {
      this.#loading = false
    }
    this.emit('did-finish-load')
    this.#window.emit('ready-to-show')
  }

  /** Whether a navigation is refused by the app. A load the app asked for, and a reload, leave nothing. */
  leaves(url: string, isMainFrame: boolean): boolean {
    if (this.#loading || (isMainFrame && url === this.getURL())) return false
    const events: Navigation[] = []
    for (const name of isMainFrame
      ? (['will-frame-navigate', 'will-navigate'] as const)
      : (['will-frame-navigate'] as const)) {
      const event = preventable({ url, isMainFrame })
      events.push(event)
      this.emit(name, event)
    }
    return events.some((event) => event.defaultPrevented)
  }

  /** The window is closed: its page is left. Chromium ends with its last tab, so that one is kept, empty. */
  async destroy(last: boolean): Promise<void> {
    if (this.#gone) return
    this.#gone = true
    const page = this.#page
    if (page !== null && !page.isClosed()) {
      this.#loading = true
      // The tab may be closing by itself.
      await (last ? page.goto('about:blank') : page.close()).catch(() => {})
      await this.#debugger?.detach().catch(() => {})
      owners.delete(page)
    }
    this.#lent.allEnded()
    this.emit('destroyed')
  }

  async #claim(url: string): Promise<void> {
    const page = await claimPage(this)
    this.#page = page
    const cdp = await page.context().newCDPSession(page)
    this.#debugger = cdp
    await cdp.send('Runtime.enable')
    await cdp.send('Page.enable')
    this.#frameId = (await cdp.send('Page.getFrameTree')).frameTree.frame.id
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      const frame = (context.auxData as { frameId?: string } | undefined)?.frameId
      if (context.name === WORLD && frame === this.#frameId) this.#world = context.id
    })
    cdp.on('Runtime.executionContextsCleared', () => {
      this.#world = null
      this.#lent.allEnded()
    })
    cdp.on('Runtime.bindingCalled', ({ name, executionContextId, payload }) => {
      if (name === '__standinSend' && executionContextId === this.#world) void this.#hear(JSON.parse(payload) as ToMain)
    })
    cdp.on('Page.windowOpen', ({ url: opened, windowName }) => {
      this.#open?.({ url: fromCarried(opened), frameName: windowName })
    })
    page.on('crash', () => this.#crashed(page))
    await sizeWindow(cdp, this.#window.getBounds())
    page.on('close', () => {
      if (this.#page === page) this.#window.tabClosed()
    })
    await this.#inject(cdp)
    for (const [permission, names] of Object.entries(PERMISSIONS)) {
      const setting = (await granted(this, permission, url)) ? 'granted' : 'denied'
      for (const name of names)
        await cdp.send('Browser.setPermission', { permission: name as { name: string }, setting })
    }
  }

  /** A crashed tab shows nothing any more; the next load gets a new one, where Electron would start a new process in the old. */
  #crashed(page: Page): void {
    this.#claimed = null
    this.#world = null
    this.#page = null
    this.#lent.allEnded()
    this.emit('render-process-gone', preventable({}), { reason: 'crashed', exitCode: 1 })
    void (this.#claimed ?? Promise.resolve()).then(() => page.close()).catch(() => {})
  }

  async #inject(cdp: CDPSession): Promise<void> {
    if (!this.#script) await cdp.send('Emulation.setScriptExecutionDisabled', { value: true })
    if (this.#preload === null) return
    const preload = readFileSync(this.#preload, 'utf8')
    const key = JSON.stringify(KEY)
    await cdp.send('Runtime.addBinding', { name: '__standinSend', executionContextName: WORLD })
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${pageWorld.toString()})(${key})` })
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: WORLD,
      source: `(${preloadWorld.toString()})(${key}, ${JSON.stringify(process.platform)}, function (require, process, module, exports) {\n${preload}\n})`,
    })
  }

  async #toPage(message: ToPage): Promise<void> {
    if (this.#world === null || this.#debugger === null) return
    const expression = `__standin.receive(${JSON.stringify(message)})`
    // The page may be gone by the time it would hear.
    await this.#debugger.send('Runtime.evaluate', { contextId: this.#world, expression }).catch(() => {})
  }

  async #hear(message: ToMain): Promise<void> {
    if (message.kind === 'port') this.#lent.heard(message.id, message.data)
    else if (message.kind === 'ended') this.#lent.ended(message.id)
    else if (message.kind === 'file') await this.#tellPath(message.id)
    else if (message.kind === 'send') tell(message.channel, this.#event(), message.args)
    else {
      const { id, channel } = message
      try {
        const value = await answerInvoke(channel, this.#event(), message.args)
        await this.#toPage({ kind: 'reply', id, value })
      } catch (error) {
        await this.#toPage({ kind: 'refusal', id, channel, message: String(error) })
      }
    }
  }

  #event(): IpcMainEvent {
    const url = this.getURL()
    const senderFrame: WebFrameMain = { url, origin: originOf(url), parent: null }
    return preventable({ sender: this as WebContents, senderFrame, ports: [] as MessagePortMain[] })
  }

  async #tellPath(id: number): Promise<void> {
    if (this.#world === null || this.#debugger === null) return
    const { result } = await this.#debugger.send('Runtime.evaluate', {
      contextId: this.#world,
      expression: `__standin.files[${id}]`,
    })
    // A file that a page made itself has no path.
    const none = { path: '' }
    const { path } = await this.#debugger.send('DOM.getFileInfo', { objectId: result.objectId! }).catch(() => none)
    await this.#toPage({ kind: 'path', id, path })
  }
}

/** The tab is as large as the window would be. */
async function sizeWindow(cdp: CDPSession, { width, height }: Electron.Rectangle): Promise<void> {
  const { windowId } = await cdp.send('Browser.getWindowForTarget')
  await cdp.send('Browser.setWindowBounds', { windowId, bounds: { width, height } })
}

export const webContents = {
  getAllWebContents: () => WebContents.all(),
  fromDevToolsTargetId: (targetId: string) => WebContents.ofTarget(targetId),
}
