// The browser behind the windows: the machine's own Chromium, one profile, one tab for each BrowserWindow.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page, type Route } from 'playwright-core'
import { fromCarried } from './address.ts'
import { app, enders, switches } from './app.ts'
import { allowed, handlerOf } from './session.ts'
import type { WebContents } from './web-contents.ts'

/** Paths of Chromium, in the order they are tried. */
export const CHROMIUM_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export function findChromium(): string | null {
  return [process.env['CHROMIUM_BIN'] ?? '', ...CHROMIUM_PATHS].find((path) => path !== '' && existsSync(path)) ?? null
}

/** Which window a tab belongs to. */
export const owners = new Map<Page, WebContents>()
let claiming = 0
let context: Promise<BrowserContext> | null = null

export function openChromium(): Promise<BrowserContext> {
  context ??= launch()
  return context
}

async function launch(): Promise<BrowserContext> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('stand-in: there is no Chromium on this machine')
  const profile = join(app.getPath('userData'), 'standin-chromium')
  const own = [...switches].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`))
  const opened = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: process.env['STANDIN_SHOW'] === undefined,
    viewport: null,
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--remote-debugging-port=0', '--disable-component-update', '--no-first-run', ...own],
  })
  enders.push(async () => {
    await opened.close()
  })
  opened.on('page', (page) => {
    // The app's handler has refused it already; what Chromium opened nonetheless is closed before it loads anything.
    if (!owners.has(page) && claiming === 0) page.close().catch(() => {})
  })
  await opened.route(() => true, route)
  const [port, path] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')
  // What a driver of Electron waits for.
  process.stderr.write(`DevTools listening on ws://127.0.0.1:${port}${path}\n`)
  return opened
}

/** A tab for one window. */
export async function claimPage(contents: WebContents): Promise<Page> {
  const opened = await openChromium()
  claiming++
  try {
    const free = opened.pages().find((page) => !owners.has(page) && page.url() === 'about:blank')
    const page = free ?? (await opened.newPage())
    owners.set(page, contents)
    return page
  } finally {
    claiming--
  }
}

function pageOf(route: Route): Page | null {
  try {
    return route.request().frame().page()
  } catch {
    // Requests of workers have no frame.
    return null
  }
}

/** Every request of every tab passes here: navigation rules, the app's request filter, the app's own protocol; nothing goes further. */
async function route(route: Route): Promise<void> {
  const request = route.request()
  const url = fromCarried(request.url())
  const page = pageOf(route)
  const contents = page === null ? undefined : owners.get(page)
  if (page !== null && contents === undefined) return route.abort('aborted')
  if (contents && request.isNavigationRequest() && contents.leaves(url, request.frame() === page?.mainFrame())) {
    return route.abort('aborted')
  }
  if (!(await allowed(url, request.method()))) return route.abort('blockedbyclient')
  const handler = handlerOf(url)
  if (!handler) return /^(data|blob|about):/.test(url) ? route.continue() : route.abort('internetdisconnected')
  try {
    const answer = await handler(new Request(url, { method: request.method() }))
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    })
  } catch (error) {
    process.stderr.write(`stand-in: the protocol handler failed: ${String(error)}\n`)
    // The tab may have gone while its request was answered.
    await route.abort('failed').catch(() => {})
  }
}
